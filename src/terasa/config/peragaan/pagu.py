"""Angka tiap desa dan pagu kewilayahan peragaan: dikarang dari nomor desanya, selalu sama."""

from __future__ import annotations

from datetime import datetime

from terasa.musrenbang.models import DataTempat
from terasa.musrenbang.queries.pagu import list_angka
from terasa.musrenbang.services.pagu import set_pagu
from terasa.umum.pelaku import PelakuTetap

SUMBER = "Angka peragaan, dikarang"


def publish_ceilings(*, kabupaten: str, tahun: int, total: int, bappeda: PelakuTetap, now: datetime) -> None:
    """Made-up figures of every desa for that budget year, and the ceilings that follow."""
    DataTempat.objects.bulk_create(
        DataTempat(
            kabupaten=kabupaten,
            tahun=tahun,
            kode_wilayah=tempat.kode,
            penduduk=700 + n * 37 % 1900,
            penduduk_miskin=30 + n * 13 % 140,
            luas=350 + n * 211 % 4200,
            kesulitan=f"{(n * 7 % 40) / 10:.1f}",
            sumber=SUMBER,
            diubah_at=now,
        )
        for n, tempat in enumerate(list_angka(kabupaten, tahun))
    )
    set_pagu(kabupaten=kabupaten, tahun=tahun, total=total, by=bappeda, now=now)
