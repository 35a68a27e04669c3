"""Pengingat tindak lanjut: menjelang tenggat kepada pelaksana, sesudahnya naik kepada pemberi."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.kabar.services import tell_roles
from terasa.tindak_lanjut import rules
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal

# Our own choice, no law: so many days before it is due the doer is reminded.
INGATKAN_HARI = 3
BUKAN_KANTOR = {JenisPeran.WARGA, JenisPeran.PENDAMPING, JenisPeran.PEMERIKSA, JenisPeran.ADMIN_TEKNIS}
PENERIMA = sorted({j.value for j in JenisPeran} - {j.value for j in BUKAN_KANTOR})


@konteks.act("remind_tindak_lanjut")
def remind_tindak_lanjut(*, by: Pelaku, now: datetime) -> tuple[int, int]:
    """Remind doers of what is due soon, and tell givers of what is late. Returns how many of each.

    Asked again on the same day, or for the late ones in the same week, it tells nobody twice.
    """
    hari = timezone.localdate(now)
    segera = TindakLanjut.objects.filter(
        status__in=rules.MENUNGGU_PELAKSANA,
        jatuh_tempo_on__range=(hari, hari + timedelta(days=INGATKAN_HARI)),
    )
    terlambat = TindakLanjut.objects.terlambat(hari)
    return _remind(segera, now), _escalate(terlambat, now)


def _remind(segera: QuerySet[TindakLanjut], now: datetime) -> int:
    semua = list(segera.select_related("pelaksana"))
    for t in semua:
        _tell(
            t,
            t.pelaksana,
            f"tl-segera:{t.pk}:{t.jatuh_tempo_on}",
            _("Tenggat %(hari)s: %(teks)s")
            % {"hari": format_tanggal(t.jatuh_tempo_on), "teks": t.teks[:120]},
            now,
        )
    return len(semua)


def _escalate(terlambat: QuerySet[TindakLanjut], now: datetime) -> int:
    tahun, minggu, _hari = timezone.localdate(now).isocalendar()
    semua = list(terlambat.select_related("pelaksana", "pemberi"))
    for t in semua:
        _tell(
            t,
            t.pemberi,
            f"tl-lewat:{t.pk}:{tahun}-{minggu}",
            _("Lewat tenggat di %(kantor)s: %(teks)s") % {"kantor": t.pelaksana.nama, "teks": t.teks[:120]},
            now,
        )
    return len(semua)


def _tell(t: TindakLanjut, unit: Unit, kejadian: str, subjek: str, now: datetime) -> None:
    tell_roles(
        kejadian=kejadian,
        subjek=subjek,
        teks=t.teks,
        tautan=f"/kerja/tindak-lanjut/{t.pk}/",
        now=now,
        jenis=PENERIMA,
        kode_wilayah=unit.kode_wilayah,
        unit_id=unit.pk,
    )
