"""Mengingatkan kantor pembina sebelum sebuah masa jabatan berakhir, satu kali pada tiap ambang."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran as P
from terasa.akun.enums import JenisUnit
from terasa.aturan.queries import count_due
from terasa.aturan.rules.kalender import add_bulan
from terasa.kabar.services import tell_roles
from terasa.perangkat.models import MasaJabatan
from terasa.perangkat.queries import list_ambang, list_segera_berakhir
from terasa.umum import konteks
from terasa.umum.ingatan import remembered
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.rules import kabupaten_of

DESA = frozenset({JenisUnit.DESA, JenisUnit.KELURAHAN})


@konteks.act("remind_akhir_jabatan")
def remind_akhir_jabatan(*, by: Pelaku, now: datetime) -> int:
    """Tell those who prepare a succession; a threshold that was missed is told late, an older one no more.

    Returns how many tenures stood at a threshold.
    """
    hari = timezone.localdate(now)
    with remembered():
        # No threshold lies further ahead than two years; the rule itself says how far.
        semua = list_segera_berakhir(MasaJabatan.objects.all(), hari, add_bulan(hari, 24))
        return sum(_remind(m, hari, now) for m in semua)


def _remind(masa: MasaJabatan, hari: date, now: datetime) -> bool:
    akhir, kabupaten = masa.sampai_on, kabupaten_of(masa.jabatan.kode_wilayah)
    assert akhir is not None
    tiba = [
        (bulan, kode)
        for bulan, kode in list_ambang(kabupaten, hari)
        if count_due(kode, kabupaten=kabupaten, mulai=akhir).jatuh_tempo <= hari
    ]
    if not tiba:
        return False
    bulan, kode = tiba[0]
    jabatan = masa.jabatan
    desa = jabatan.unit.jenis in DESA
    tell_roles(
        kejadian=f"akhir:{masa.pk.hex}:{kode[-8:]}:{akhir:%Y%m%d}",
        subjek=_("Masa jabatan %(jabatan)s %(unit)s berakhir %(hari)s")
        % {"jabatan": jabatan.nama, "unit": jabatan.unit.nama, "hari": format_tanggal(akhir)},
        teks=_("%(orang)s memegangnya. Ini pengingat %(bulan)d bulan; siapkan penggantinya.")
        % {"orang": masa.orang.nama_lengkap, "bulan": bulan},
        tautan=f"/kerja/perangkat/jabatan/{jabatan.pk}/",
        now=now,
        jenis=(P.DINAS_PMD, P.CAMAT) if desa else (P.BAGIAN_PEMERINTAHAN,),
        kode_wilayah=jabatan.kode_wilayah,
    )
    return True
