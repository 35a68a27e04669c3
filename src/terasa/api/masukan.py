"""Batas masukan: setiap bilangan punya batas, setiap teks punya panjang dan tidak memuat NUL."""

from __future__ import annotations

from typing import Annotated

from ninja import Field, Schema
from pydantic import StringConstraints

Teks = Annotated[str, StringConstraints(max_length=120, pattern=r"^[^\x00]*$")]
Kode = Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")]


class Halaman(Schema):
    """Which page and how many rows on it."""

    halaman: int = Field(1, ge=1, le=100_000)
    sebanyak: int = Field(50, ge=1, le=200)

    @property
    def mulai(self) -> int:
        return (self.halaman - 1) * self.sebanyak


class SaringUsulan(Halaman):
    kabupaten: Kode = Field("", description="Kode kabupaten, misalnya 63.06")
    tahun: int | None = Field(None, ge=2000, le=2100, description="Tahun anggaran")
    wilayah: Kode = Field("", description="Kode kecamatan atau desa di dalam kabupaten")
    status: Kode = ""
    capai: Kode = Field("", description="Tahap yang pernah dicapai, misalnya terbangun")
    bidang: Kode = ""
    kata: Teks = ""


class SaringKegiatan(Halaman):
    tahun: int | None = Field(None, ge=2000, le=2100, description="Tahun anggaran")
    wilayah: Kode = Field("", description="Kode kabupaten, kecamatan, atau desa yang dilayani")
    status: Kode = ""
    kata: Teks = ""


class SaringWilayah(Schema):
    cari: Teks = Field(..., description="Kode atau nama")
    di: Kode = Field("", description="Hanya di dalam wilayah ini")
    tingkat: int | None = Field(None, ge=1, le=4)
    sebanyak: int = Field(20, ge=1, le=50)
