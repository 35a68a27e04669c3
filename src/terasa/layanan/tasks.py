"""Jam yang menjaga janji: unit diingatkan sebelum dan sesudah lewat; yang pribadi dihapus sesudah waktunya."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from terasa.akun.models import Unit
from terasa.aturan.models import Tenggat
from terasa.aturan.queries import get_aturan, hari_kerja_of, libur_of
from terasa.aturan.rules import tanggal_pengingat
from terasa.kabar.services import tell_roles
from terasa.layanan import rules
from terasa.layanan.models import Permohonan
from terasa.layanan.permissions import PELAYAN
from terasa.layanan.services.hapus import retire_isi
from terasa.layanan.services.langkah import OBJEK
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, Pelaku
from terasa.umum.tanggal import format_tanggal


@app.periodic(cron="25 * * * *")
@app.task(name="layanan.ingatkan", queueing_lock="layanan-ingatkan")
def remind_periodically(timestamp: int) -> None:
    """Hourly; each reminder is written once, so a morning without power is caught up the same day."""
    with konteks.pakai(konteks.sistem("Jam Terasa")):
        remind_units(by=SISTEM, now=timezone.now())


@app.periodic(cron="50 2 * * *")
@app.task(name="layanan.retensi", queueing_lock="layanan-retensi")
def retire_periodically(timestamp: int) -> None:
    """Every night; what is left over goes the next night."""
    with konteks.pakai(konteks.sistem("Masa simpan")):
        for kabupaten in Unit.objects.order_by().values_list("kabupaten", flat=True).distinct():
            retire_isi(kabupaten=kabupaten, by=SISTEM, now=timezone.now())


@konteks.act("remind_units")
def remind_units(*, by: Pelaku, now: datetime) -> int:
    """Remind units of promises that fall due, and once of those that are late. Returns how many people were told."""
    hari = timezone.localdate(now)
    berjalan = list(
        Tenggat.objects.filter(
            objek_jenis=OBJEK, aturan_kode__in=(*rules.JAM, rules.JAM_PPID_KEBERATAN), selesai_at__isnull=True
        )
    )
    semua = Permohonan.objects.in_bulk({t.objek_id for t in berjalan})
    unit = {str(pk): p for pk, p in semua.items()}
    return sum(_remind(t, unit[t.objek_id], hari, now) for t in berjalan if t.objek_id in unit)


def _remind(tenggat: Tenggat, permohonan: Permohonan, hari: date, now: datetime) -> int:
    lewat = hari > tenggat.jatuh_tempo_on
    if not lewat and hari not in _reminder_days(tenggat):
        return 0
    return tell_roles(
        kejadian=f"layanan-tenggat:{tenggat.pk}:{'lewat' if lewat else hari.isoformat()}",
        subjek=_("Janji layanan terlewat") if lewat else _("Janji layanan segera jatuh tempo"),
        teks=_("%(judul)s dijanjikan paling lambat %(hari)s.")
        % {"judul": tenggat.judul, "hari": format_tanggal(tenggat.jatuh_tempo_on, hari=True)},
        tautan=f"/kerja/layanan/permohonan/{permohonan.kode}/",
        now=now,
        jenis=PELAYAN,
        kode_wilayah=permohonan.kode_wilayah,
        unit_id=permohonan.unit_id,
    )


def _reminder_days(tenggat: Tenggat) -> list[date]:
    aturan = get_aturan(tenggat.aturan_kode, kabupaten=tenggat.kabupaten, pada=tenggat.mulai_on)
    libur, hari_kerja = libur_of(tenggat.kabupaten), hari_kerja_of(tenggat.kabupaten, tenggat.mulai_on)
    return tanggal_pengingat(aturan, tenggat.jatuh_tempo_on, libur, hari_kerja, mulai=tenggat.mulai_on)
