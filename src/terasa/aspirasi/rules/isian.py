"""Isian sebuah aspirasi sebagaimana datang dari formulir, API, atau kotak luring."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from terasa.aspirasi.enums import Kelompok, Sumber

FOTO_TERBANYAK = 3
MASALAH_TERPANJANG = 4000
JUDUL_TERPANJANG = 100


@dataclass(frozen=True)
class DataAspirasi:
    """A resident's words and place, already cleaned. `kode_desa` is dotted; contacts may stay empty."""

    kode_desa: str
    masalah: str
    dusun: str = ""
    patokan: str = ""
    lat: Decimal | None = None
    lng: Decimal | None = None
    kelompok: Kelompok = Kelompok.SENDIRI
    surel: str = ""
    telepon: str = ""
    sumber: Sumber = Sumber.WEB


def short_title(teks: str) -> str:
    """The first words of a public text, for lists and search."""
    satu_baris = " ".join(teks.split())
    if len(satu_baris) <= JUDUL_TERPANJANG:
        return satu_baris
    return satu_baris[: JUDUL_TERPANJANG - 1].rsplit(" ", 1)[0] + "…"
