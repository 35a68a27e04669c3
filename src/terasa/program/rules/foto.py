"""Foto laporan diperiksa terhadap tempat pekerjaan dan hari laporannya."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from terasa.program.rules.tempat import count_km
from terasa.umum.rupiah import format_angka

# Stored as they stand, so in one language whatever the screen shows.
SESUAI, TANPA_TITIK, TANPA_TEMPAT = "sesuai", "tanpa titik", "pekerjaan belum bertitik"
Tempat = tuple[Decimal, Decimal]


def check_foto(
    *,
    titik: Tempat | None,
    tempat: Collection[Tempat],
    diambil_on: date | None,
    per_tanggal: date,
    batas_km: Decimal,
    batas_hari: int,
) -> str:
    """What the check of a photo says, in words; "" only stands for a report without a photo."""
    kata = [_check_tempat(titik, tempat, batas_km), _check_hari(diambil_on, per_tanggal, batas_hari)]
    berbeda = [k for k in kata if k and k != SESUAI]
    return "; ".join(berbeda) or SESUAI


def is_periksa(hasil: str) -> bool:
    """Whether there was a place to compare, so that the public may be told that it was checked."""
    return bool(hasil) and not hasil.startswith((TANPA_TITIK, TANPA_TEMPAT))


def _check_tempat(titik: Tempat | None, tempat: Collection[Tempat], batas_km: Decimal) -> str:
    if titik is None:
        return TANPA_TITIK
    if not tempat:
        return TANPA_TEMPAT
    jarak = Decimal(str(round(min(count_km(titik, satu) for satu in tempat), 1)))
    if jarak <= batas_km:
        return SESUAI
    return f"jauh {format_angka(jarak)} km dari titik"


def _check_hari(diambil_on: date | None, per_tanggal: date, batas_hari: int) -> str:
    if diambil_on is None:
        return ""
    selisih = abs((diambil_on - per_tanggal).days)
    if selisih <= batas_hari:
        return SESUAI
    return f"diambil {selisih} hari dari tanggal laporan"
