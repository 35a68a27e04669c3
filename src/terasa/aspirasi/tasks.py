"""Jam yang menjaga janji: jawaban pertama diingatkan sebelum lewat, dan camat tahu bila lewat."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from terasa.akun.enums import JenisPeran
from terasa.aspirasi import rules
from terasa.aspirasi.services.kabari import PENJAWAB
from terasa.aturan.models import Tenggat
from terasa.aturan.queries import get_aturan, hari_kerja_of, libur_of
from terasa.aturan.rules import tanggal_pengingat
from terasa.kabar.services import tell_roles
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, Pelaku
from terasa.umum.tanggal import format_tanggal


@app.periodic(cron="15 * * * *")
@app.task(name="aspirasi.ingatkan", queueing_lock="aspirasi-ingatkan")
def remind_periodically(timestamp: int) -> None:
    """Hourly; each reminder is written once, so a morning without power is caught up the same day."""
    with konteks.pakai(konteks.sistem("Jam Terasa")):
        remind_first_answers(by=SISTEM, now=timezone.now())


@konteks.act("remind_first_answers")
def remind_first_answers(*, by: Pelaku, now: datetime) -> int:
    """Remind villages of first answers that fall due, and the camat of those past it. Returns how many."""
    hari_ini = timezone.localdate(now)
    berjalan = Tenggat.objects.filter(aturan_kode__in=rules.JAM, selesai_at__isnull=True)
    return sum(_remind(tenggat, hari_ini, now) for tenggat in berjalan)


def _remind(tenggat: Tenggat, hari_ini: date, now: datetime) -> int:
    if hari_ini > tenggat.jatuh_tempo_on:
        return _tell(tenggat, "lewat", _("Jawaban pertama terlambat"), (*PENJAWAB, JenisPeran.CAMAT), now)
    if hari_ini in _reminder_days(tenggat):
        return _tell(tenggat, hari_ini.isoformat(), _("Jawaban pertama segera jatuh tempo"), PENJAWAB, now)
    return 0


def _reminder_days(tenggat: Tenggat) -> list[date]:
    aturan = get_aturan(tenggat.aturan_kode, kabupaten=tenggat.kabupaten, pada=tenggat.mulai_on)
    libur = libur_of(tenggat.kabupaten)
    hari_kerja = hari_kerja_of(tenggat.kabupaten, tenggat.mulai_on)
    return tanggal_pengingat(aturan, tenggat.jatuh_tempo_on, libur, hari_kerja, mulai=tenggat.mulai_on)


def _tell(tenggat: Tenggat, saat: str, subjek: str, jenis: tuple[JenisPeran, ...], now: datetime) -> int:
    return tell_roles(
        kejadian=f"aspirasi-tenggat:{tenggat.pk}:{saat}",
        subjek=subjek,
        teks=_("%(judul)s dijanjikan paling lambat %(hari)s.")
        % {"judul": tenggat.judul, "hari": format_tanggal(tenggat.jatuh_tempo_on, hari=True)},
        tautan="/kerja/aspirasi/?status=diajukan",
        now=now,
        jenis=jenis,
        kode_wilayah=tenggat.kode_wilayah,
    )
