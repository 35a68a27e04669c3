"""Pemilih alokasi: daftar peringkat forum menjadi skor menurut tabel yang diumumkan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from terasa.alokasi import Pemilih
from terasa.alokasi.errors import KodeGanda


@dataclass(frozen=True)
class Daftar:
    """One forum's ranked list of usulan codes, best first, with its published weight."""

    forum: str
    nama: str
    bobot: Fraction
    kode: tuple[str, ...]


def make_pemilih(daftar: Iterable[Daftar], calon: Iterable[str], skor: Mapping[int, int]) -> list[Pemilih]:
    """A voter per list. A rank keeps the score of its place in the forum's own whole list.

    `skor` gives the score of every rank that occurs. Raises KodeGanda.
    """
    boleh = set(calon)
    return [
        Pemilih(
            id=d.forum,
            bobot=d.bobot,
            nilai={kode: Fraction(skor[n]) for n, kode in enumerate(_unique(d), start=1) if kode in boleh},
        )
        for d in daftar
    ]


def _unique(daftar: Daftar) -> Sequence[str]:
    if len(set(daftar.kode)) != len(daftar.kode):
        ganda = next(k for k in daftar.kode if daftar.kode.count(k) > 1)
        raise KodeGanda(f"{ganda} ditulis lebih dari sekali dalam peringkat {daftar.nama}.")
    return daftar.kode
