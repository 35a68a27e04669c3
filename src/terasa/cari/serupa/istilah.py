"""Istilah pekerjaan dari `istilah.toml`: benda, bahan, satuan, dan kata yang tidak pernah nama tempat."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from terasa.cari.serupa.kata import split_kata, stem

# A word this long that differs from a term in one letter is taken for a typing error of it.
SALAH_KETIK_MULAI = 6

Frasa = tuple[str, ...]


@dataclass(frozen=True)
class Benda:
    """A kind of thing asked for. `satuan` are the dimensions it is measured in."""

    kode: str
    sebut: str
    satuan: frozenset[str]
    wadah: bool
    perorangan: bool
    kegiatan: bool


@dataclass(frozen=True)
class Istilah:
    """The terms, by the stems of their phrases."""

    benda: dict[str, Benda]
    bahan: dict[str, str]
    frasa: dict[Frasa, tuple[str, str]]
    satuan: dict[str, str]
    umum: frozenset[str]
    tertulis: frozenset[str]
    sambung: frozenset[str]
    terpanjang: int
    hapusan: dict[str, str] = field(repr=False)


@cache
def load_istilah() -> Istilah:
    """The shipped terms, read once."""
    isi = tomllib.loads((Path(__file__).parent / "istilah.toml").read_text(encoding="utf-8"))
    frasa: dict[Frasa, tuple[str, str]] = {}
    for jenis in ("benda", "bahan"):
        for kode, satu in isi[jenis].items():
            frasa.update(dict.fromkeys(_phrases(satu["frasa"]), (jenis, kode)))
    frasa.update(dict.fromkeys(_phrases(isi["kumpulan"]["frasa"]), ("kumpulan", "")))
    satuan = {stem(k): dimensi for dimensi, daftar in isi["satuan"].items() for k in split_unit(daftar)}
    umum = {stem(k) for daftar in isi["umum"].values() for k in split_kata(daftar)}
    kata = umum | {k for kunci in frasa if frasa[kunci][0] != "kumpulan" for k in kunci} | set(satuan)
    return Istilah(
        {kode: _benda(kode, satu) for kode, satu in isi["benda"].items()},
        {kode: satu["sebut"] for kode, satu in isi["bahan"].items()},
        frasa,
        satuan,
        frozenset(kata),
        frozenset(_written(isi)),
        frozenset(split_kata(isi["umum"]["sambung"])),
        max(map(len, frasa)),
        _deletions(set(_written(isi))),
    )


def split_unit(teks: str) -> list[str]:
    """Units as single words: "m2" stays one word, "meter persegi" becomes two."""
    return teks.lower().replace("²", "2").replace("³", "3").replace(",", " ").split()


@lru_cache(maxsize=65536)
def is_istilah(kata: str) -> bool:
    """Whether a word is a term as written, or a term with affixes. "karang" is not, although "pekarangan" is."""
    istilah = load_istilah()
    dasar = stem(kata)
    return kata in istilah.tertulis or (dasar != kata and dasar in istilah.umum)


@lru_cache(maxsize=65536)
def known_stem(kata: str) -> str:
    """The stem, or the term it misspells by one letter."""
    dasar = stem(kata)
    istilah = load_istilah()
    if dasar in istilah.umum or len(kata) < SALAH_KETIK_MULAI or not kata.isalpha():
        return dasar
    for kunci in (kata, *_without_one(kata)):
        if kunci in istilah.hapusan:
            return istilah.hapusan[kunci]
    return dasar


def _benda(kode: str, satu: dict[str, str | bool]) -> Benda:
    return Benda(
        kode,
        str(satu["sebut"]),
        frozenset(str(satu.get("satuan", "")).split()),
        bool(satu.get("wadah")),
        bool(satu.get("perorangan")),
        bool(satu.get("kegiatan")),
    )


def _phrases(teks: str) -> list[Frasa]:
    return [tuple(stem(k) for k in split_kata(satu)) for satu in teks.split(",") if satu.strip()]


def _written(isi: dict[str, Any]) -> Iterator[str]:
    """Every single word of the terms as it is written."""
    for jenis in ("benda", "bahan"):
        for satu in isi[jenis].values():
            yield from split_kata(satu["frasa"])
    for daftar in (*isi["umum"].values(), *isi["satuan"].values()):
        yield from split_kata(daftar)


def _deletions(kata: set[str]) -> dict[str, str]:
    """The root of every term, by the term with one letter left out: the one-edit neighbourhood of SymSpell (Garbe 2012)."""
    return {
        sisa: stem(k) for k in sorted(kata) if len(k) > SALAH_KETIK_MULAI for sisa in (k, *_without_one(k))
    }


def _without_one(kata: str) -> list[str]:
    return [kata[:i] + kata[i + 1 :] for i in range(len(kata))]
