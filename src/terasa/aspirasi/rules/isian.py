"""Isian sebuah aspirasi sebagaimana datang dari formulir, API, atau kotak luring."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from terasa.aspirasi.enums import Kelompok, Sumber

FOTO_TERBANYAK = 3
MASALAH_TERPANJANG = 4000
JUDUL_TERPANJANG = 100


# Signs that turn the reading direction of what follows them, and control signs other than tab and line ends: an
# officer must see the words in the order in which they are stored.
PEMBALIK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean_kata(teks: str) -> str:
    """The text without signs that hide or turn it; Arabic letters and their own direction stay."""
    return PEMBALIK.sub("", teks)


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
