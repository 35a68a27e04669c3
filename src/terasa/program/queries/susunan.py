"""Ke mana sebuah kegiatan diteruskan, dari mana ia berasal, dan nama lamanya."""

from __future__ import annotations

from terasa.program.enums import JenisSusunan, StatusKegiatan
from terasa.program.models import Kegiatan, SusunanKegiatan
from terasa.program.rules import BELUM_BERJALAN

TERJAUH = 6


def list_penerus(kegiatan: Kegiatan) -> list[Kegiatan]:
    """The kegiatan that it goes on in today, through every later split and merge; itself when it goes on alone."""
    kini, antre = [kegiatan], []
    for _n in range(TERJAUH):
        diteruskan = [k.pk for k in kini if k.status == StatusKegiatan.DITERUSKAN]
        if not diteruskan:
            break
        panah = SusunanKegiatan.objects.filter(dari__in=diteruskan).exclude(jenis=JenisSusunan.GANTI_NAMA)
        antre = [s.ke for s in panah.select_related("ke__unit")]
        kini = list({k.pk: k for k in [*(k for k in kini if k.pk not in diteruskan), *antre]}.values())
    return sorted(kini, key=lambda k: k.nama)


def list_susunan(kegiatan: Kegiatan) -> list[SusunanKegiatan]:
    """Names it had before, and what it was split from or merged of; one query."""
    return list(SusunanKegiatan.objects.filter(ke=kegiatan).select_related("dari"))


def list_dapat_digabung(kegiatan: Kegiatan) -> list[Kegiatan]:
    """Others of its unit, year and budget code that have not begun either; one query."""
    semua = Kegiatan.objects.filter(
        unit=kegiatan.unit,
        tahun=kegiatan.tahun,
        nomenklatur_versi=kegiatan.nomenklatur_versi,
        nomenklatur_kode=kegiatan.nomenklatur_kode,
        status__in=BELUM_BERJALAN,
        pekerjaan=None,
        realisasi=None,
    )
    return list(semua.exclude(pk=kegiatan.pk).order_by("nama"))
