"""Foto laporan diperiksa terhadap tempat pekerjaan dan hari laporannya."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from terasa.program.rules.tempat import count_km
from terasa.umum.rupiah import format_angka

# Stored as they stand, so in one language whatever the screen shows.
SESUAI, TANPA_TITIK, TANPA_TEMPAT = "sesuai", "tanpa titik", "pekerjaan belum bertitik"
JAUH, TANPA_WAKTU, SUDAH_DIPAKAI = "jauh", "tanpa tanggal foto", "sudah dipakai"
Tempat = tuple[Decimal, Decimal]


def check_foto(
    *,
    titik: Tempat | None,
    tempat: Collection[Tempat],
    diambil_on: date | None,
    per_tanggal: date,
    batas_km: Decimal,
    batas_hari: int,
    hari_ini: date,
    dipakai: str = "",
) -> str:
    """What the check of a photo says, in words; "" only stands for a report without a photo.

    `dipakai` names the report that showed the same picture before.
    """
    kata = [
        _check_tempat(titik, tempat, batas_km),
        _check_hari(diambil_on, per_tanggal, batas_hari, hari_ini),
        f"{SUDAH_DIPAKAI} pada {dipakai}" if dipakai else "",
    ]
    berbeda = [k for k in kata if k and k != SESUAI]
    return "; ".join(berbeda) or SESUAI


def is_periksa(hasil: str) -> bool:
    """Whether it was taken where the work is and shown only once, so that the public may be told that it was checked."""
    ragu = hasil.startswith((TANPA_TITIK, TANPA_TEMPAT, JAUH)) or SUDAH_DIPAKAI in hasil
    return bool(hasil) and not ragu


def _check_tempat(titik: Tempat | None, tempat: Collection[Tempat], batas_km: Decimal) -> str:
    if titik is None:
        return TANPA_TITIK
    if not tempat:
        return TANPA_TEMPAT
    jarak = Decimal(str(round(min(count_km(titik, satu) for satu in tempat), 1)))
    if jarak <= batas_km:
        return SESUAI
    return f"{JAUH} {format_angka(jarak)} km dari titik"


def _check_hari(diambil_on: date | None, per_tanggal: date, batas_hari: int, hari_ini: date) -> str:
    if diambil_on is None:
        return TANPA_WAKTU
    if diambil_on > hari_ini:
        return f"tanggal fotonya {(diambil_on - hari_ini).days} hari di masa depan"
    selisih = (diambil_on - per_tanggal).days
    if abs(selisih) <= batas_hari:
        return SESUAI
    return f"diambil {abs(selisih)} hari {'sesudah' if selisih > 0 else 'sebelum'} tanggal laporan"
