"""Batas masukan: setiap bilangan punya batas, setiap teks punya panjang dan tidak memuat NUL."""

from __future__ import annotations

from typing import Annotated

from ninja import Field, Schema
from pydantic import StringConstraints

Teks = Annotated[str, StringConstraints(max_length=120, pattern=r"^[^\x00]*$")]
Kode = Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")]
TITIK = r"\."
# A kode wilayah with or without dots; the fourth part of a Kemendagri code begins with 1, 2 or 3.
DUA = "(?:0[1-9]|[1-9][0-9])"


def _levels(pemisah: str) -> str:
    """Pattern of one to four levels with this separator."""
    desa = rf"(?:{pemisah}[123][0-9]{{3}})?"
    return rf"{DUA}(?:{pemisah}{DUA}(?:{pemisah}{DUA}{desa})?)?"


POLA_WILAYAH = rf"^(?:{_levels(TITIK)}|{_levels('')})?$"
KodeWilayah = Annotated[str, StringConstraints(max_length=13, pattern=POLA_WILAYAH)]


class Halaman(Schema):
    """Which page and how many rows on it."""

    halaman: int = Field(1, ge=1, le=100_000)
    sebanyak: int = Field(50, ge=1, le=200)

    @property
    def mulai(self) -> int:
        return (self.halaman - 1) * self.sebanyak


class SaringUsulan(Halaman):
    kabupaten: KodeWilayah = Field("", description="Kode kabupaten, misalnya 63.06")
    tahun: int | None = Field(None, ge=2000, le=2100, description="Tahun anggaran")
    wilayah: KodeWilayah = Field("", description="Kode kecamatan atau desa di dalam kabupaten")
    status: Kode = ""
    capai: Kode = Field("", description="Tahap yang pernah dicapai, misalnya terbangun")
    bidang: Kode = ""
    kata: Teks = ""


class SaringKegiatan(Halaman):
    tahun: int | None = Field(None, ge=2000, le=2100, description="Tahun anggaran")
    wilayah: KodeWilayah = Field("", description="Kode kabupaten, kecamatan, atau desa yang dilayani")
    status: Kode = ""
    kata: Teks = ""


class SaringWilayah(Schema):
    cari: Teks = Field(..., description="Kode atau nama")
    di: KodeWilayah = Field("", description="Hanya di dalam wilayah ini")
    tingkat: int | None = Field(None, ge=1, le=4)
    sebanyak: int = Field(20, ge=1, le=50)
