"""Urutan kunjungan: setiap faktor 0 sampai 1 dengan angka mentahnya, dan yang tidak ada datanya tidak ikut.

Ini alat menyusun rencana, bukan penilaian: tidak ada akibat apa pun bagi desa yang berada di atas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

NOL, SATU = Fraction(0), Fraction(1)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bobot:
    """How much a factor counts. `penuh` is the raw figure from which it counts in full."""

    kode: str
    nama: str
    bobot: int
    penuh: int


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A raw figure of one place: `mentah` of `penyebut`, as known on `per_on`. `nilai` is None without data.

    `sebab` says why there is none.
    """

    nilai: Fraction | None
    mentah: str = ""
    penyebut: str = ""
    per_on: date | None = None
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class Faktor:
    """One factor of one place, with its share of all weights."""

    bobot: Bobot
    ukuran: Ukuran
    bagian: Fraction

    @property
    def sumbangan(self) -> Fraction:
        """Of the score; nothing without data."""
        return NOL if self.ukuran.nilai is None else self.bagian * self.ukuran.nilai

    @property
    def persen(self) -> int:
        return round((self.ukuran.nilai or NOL) * 100)


@dataclass(frozen=True, slots=True)
class Prioritas:
    """The score of one place, 0 to 1: what is certain. None when nothing is known."""

    faktor: tuple[Faktor, ...]

    @property
    def skor(self) -> Fraction | None:
        ada = [f for f in self.faktor if f.ukuran.nilai is not None and f.bobot.bobot]
        return sum((f.sumbangan for f in ada), NOL) if ada else None

    @property
    def persen(self) -> int | None:
        return None if self.skor is None else round(self.skor * 100)

    @property
    def tertinggi(self) -> int:
        """What the score, of 100, would be at most if every factor without data were at its worst."""
        tanpa = sum((f.bagian for f in self.faktor if f.ukuran.nilai is None), NOL)
        return round(((self.skor or NOL) + tanpa) * 100)

    @property
    def terhitung(self) -> int:
        """How many of the factors had data."""
        return sum(f.ukuran.nilai is not None for f in self.faktor)

    @property
    def alasan(self) -> list[Faktor]:
        """Factors that raise the score, the strongest first."""
        ada = [f for f in self.faktor if f.sumbangan > 0]
        return sorted(ada, key=lambda f: (-f.sumbangan, f.bobot.kode))


def read_bobot(isi: Mapping[str, Any]) -> tuple[Bobot, ...]:
    """The weights of the rule `bobot-prioritas-pembinaan`; a negative one counts as 0."""
    return tuple(
        Bobot(
            str(f["kode"]),
            str(f.get("nama", f["kode"])),
            max(int(f.get("bobot", 0)), 0),
            max(int(f.get("penuh", 1)), 1),
        )
        for f in isi.get("faktor", ())
    )


def without_saving(bobot: Iterable[Bobot], coba: Mapping[str, int]) -> tuple[Bobot, ...]:
    """The same factors with other weights (0 to 100), for a look that is kept nowhere."""
    return tuple(replace(b, bobot=min(max(coba.get(b.kode, b.bobot), 0), 100)) for b in bobot)


def score(bobot: Sequence[Bobot], ukuran: Mapping[str, Ukuran]) -> Prioritas:
    """Weigh what is known against all weights: a factor without data adds nothing, so it never counts as bad."""
    tanpa = Ukuran(None)
    semua = sum(b.bobot for b in bobot)
    return Prioritas(
        tuple(Faktor(b, ukuran.get(b.kode, tanpa), Fraction(b.bobot, semua) if semua else NOL) for b in bobot)
    )


def order(semua: Iterable[tuple[str, T, Prioritas]]) -> list[tuple[str, T, Prioritas]]:
    """The highest score first, equal ones by code, and last those of which nothing is known."""
    return sorted(semua, key=lambda s: (s[2].skor is None, -(s[2].skor or NOL), s[0]))


def share(sebagian: int, semua: int) -> Fraction | None:
    """A share as 0 to 1; None when there is nothing to share."""
    return Fraction(min(max(sebagian, 0), semua), semua) if semua > 0 else None


def up_to(jumlah: int, penuh: int) -> Fraction:
    """A count as 0 to 1, full from `penuh` on."""
    return Fraction(min(max(jumlah, 0), penuh), penuh)


def shortfall(serapan_persen: Fraction, pada: date) -> Fraction:
    """How far the money lags behind the elapsed part of the year, as a share of that part; 0 when it does not."""
    berjalan = Fraction(pada.timetuple().tm_yday * 100, 366 if _is_kabisat(pada.year) else 365)
    return min(max((berjalan - serapan_persen) / berjalan, NOL), SATU)


def _is_kabisat(tahun: int) -> bool:
    return tahun % 4 == 0 and (tahun % 100 != 0 or tahun % 400 == 0)
