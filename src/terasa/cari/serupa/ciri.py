"""Ciri satu usulan: sekali dihitung, dibandingkan berkali-kali."""

from __future__ import annotations

import math
from dataclasses import dataclass

from terasa.cari.serupa.istilah import known_stem, load_istilah
from terasa.cari.serupa.kata import HURUF, fold
from terasa.cari.serupa.kosakata import Kosakata
from terasa.cari.serupa.pekerjaan import Pekerjaan, read_pekerjaan
from terasa.cari.serupa.tempat import (
    ATAS,
    PENANDA,
    PENGENAL,
    ROMAWI,
    Tempat,
    read_resmi,
    read_tempat,
    tidy_pengenal,
)
from terasa.cari.serupa.usulan import Usulan

# Three letters: the length with the best retrieval for stemmed and misspelt European text (McNamee & Mayfield 2004).
PANJANG_GRAM = 3
# They only introduce a place, which is compared by itself.
PENUNJUK_TEMPAT = PENANDA | {"rt", "rw"}


@dataclass(frozen=True, slots=True)
class Ciri:
    """What is compared. `kata`: weight by stem, of unit length; `asli`: a word as typed for each stem."""

    id: str
    kode_desa: str
    tempat: Tempat
    pekerjaan: Pekerjaan
    kata: dict[str, float]
    gram: frozenset[str]
    asli: dict[str, str]

    @property
    def is_perorangan(self) -> bool:
        """Whether what is asked goes to single people or households, who differ under equal words."""
        benda = load_istilah().benda
        return any(benda[b].perorangan for b in self.pekerjaan.benda)


def build_ciri(usulan: Usulan, kosakata: Kosakata) -> Ciri:
    """Read one wish once."""
    resmi = read_resmi(usulan.desa, usulan.kecamatan)
    tempat = read_tempat(
        usulan.lokasi, f"{usulan.judul} ; {usulan.uraian}", resmi, lambda kata: kosakata.is_nama(kata, usulan)
    )
    pekerjaan = read_pekerjaan(usulan.judul, usulan.uraian, usulan.lokasi, usulan.volume, usulan.satuan)
    bukan_kata = {n for n, _ in tempat.nama} | {n for n, _ in resmi}
    tertulis = _words(usulan, bukan_kata)
    kata, asli = _weigh(tertulis, kosakata)
    # Numbers as typed, so that a reason shows 2.09.04.006 and not its comparable form.
    asli |= {
        tidy_pengenal(p): p for p in PENGENAL.findall(fold(f"{usulan.judul} {usulan.uraian} {usulan.lokasi}"))
    }
    return Ciri(usulan.id, usulan.kode_desa, tempat, pekerjaan, kata, _grams(tertulis), asli)


def _words(usulan: Usulan, bukan_kata: set[str]) -> list[str]:
    """Words of title, description and place, without names, numbers, and what lies above the village."""
    teks = fold(f"{usulan.judul} ; {usulan.uraian} ; {usulan.lokasi}")
    return [
        k
        for k in HURUF.findall(ATAS.sub(" ", PENGENAL.sub(" ", teks)))
        if len(k) > 1 and k.isalpha() and k not in bukan_kata and k not in ROMAWI and k not in PENUNJUK_TEMPAT
    ]


def _weigh(kata: list[str], kosakata: Kosakata) -> tuple[dict[str, float], dict[str, str]]:
    """Weights of unit length by stem, and how each stem was first written."""
    asli: dict[str, str] = {}
    for satu in kata:
        asli.setdefault(known_stem(satu), satu)
    bobot = {dasar: kosakata.weigh(dasar) for dasar in asli}
    panjang = math.sqrt(sum(b * b for b in bobot.values())) or 1.0
    return {dasar: b / panjang for dasar, b in bobot.items()}, asli


def _grams(kata: list[str]) -> frozenset[str]:
    """Letter triples, word by word."""
    return frozenset(f" {k} "[i : i + PANJANG_GRAM] for k in kata for i in range(len(k) + 3 - PANJANG_GRAM))
