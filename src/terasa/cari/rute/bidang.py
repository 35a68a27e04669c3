"""Contoh tambahan dari nama unit dan kata bidang urusannya, untuk unit yang baru sedikit menerima usulan."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from terasa.cari.rute.ciri import KATA
from terasa.cari.serupa.istilah import known_stem
from terasa.cari.serupa.kata import split_kata

# Words of a unit's name that say nothing about its work.
SEBUTAN = frozenset(("dinas", "badan", "kantor", "dan", "daerah", "bagian", "kabupaten", "kota"))


def describe_unit(opd: str) -> list[list[str]]:
    """Features of made-up examples: the unit's name, and the words of each bidang its name names."""
    nama = [k for k in split_kata(opd) if k.isalpha() and len(k) > 2 and k not in SEBUTAN]
    contoh = [_features(nama)] if nama else []
    return contoh + [_features(kata) for bidang, kata in _load() if bidang in split_kata(opd)]


@cache
def _load() -> tuple[tuple[str, tuple[str, ...]], ...]:
    isi = tomllib.loads((Path(__file__).parent / "urusan.toml").read_text(encoding="utf-8"))
    return tuple((satu["nama"], tuple(split_kata(satu["kata"]))) for satu in isi["bidang"])


def _features(kata: list[str] | tuple[str, ...]) -> list[str]:
    return sorted({f"{KATA}{known_stem(k)}" for k in kata})
