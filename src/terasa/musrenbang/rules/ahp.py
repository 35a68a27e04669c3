"""AHP: bobot kriteria dari perbandingan berpasangan, dengan rasio konsistensinya.

Bobot adalah vektor eigen utama matriks perbandingan, dihitung NumPy (LAPACK), dibulatkan ke 6 angka di belakang koma
dan dibuat berjumlah tepat satu, sehingga angka yang diumumkan adalah angka yang dipakai.
CR = ((lambda_maks - n) / (n - 1)) / RI; tabel RI dan batas CR adalah aturan bertanggal `ahp-konsistensi`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar

ANGKA_BOBOT = 6
ANGKA_RASIO = 4
# Saaty's scale: nothing is more than nine times as important as another.
TERJAUH = 9
SKALA = (
    *(Fraction(n) for n in range(TERJAUH, 0, -1)),
    *(Fraction(1, n) for n in range(2, TERJAUH + 1)),
)


class CannotWeigh(AturanDilanggar):
    """The pairwise comparisons give no weights that can be used."""


@dataclass(frozen=True)
class HasilAhp:
    """Weights that sum to one, and how consistent the comparisons are; `cr` None below three criteria."""

    bobot: dict[str, Fraction]
    lambda_maks: float
    cr: float | None
    batas: Fraction

    @property
    def konsisten(self) -> bool:
        return self.cr is None or self.cr <= float(self.batas)


def weigh(
    kode: Sequence[str], banding: Sequence[Sequence[Any]], *, ri: Mapping[str, Any], batas: Fraction
) -> HasilAhp:
    """Weights from triples (a, b, how many times a outweighs b), each pair once. Raises CannotWeigh."""
    matriks = _matrix(list(kode), banding)
    n = len(kode)
    nilai, vektor = np.linalg.eig(matriks)
    utama = int(np.argmax(nilai.real))
    arah = np.abs(vektor[:, utama].real)
    bulat = [Fraction(str(round(float(b), ANGKA_BOBOT))) for b in arah / arah.sum()]
    # What rounding took or gave goes to the heaviest, so that they sum to one.
    bulat[bulat.index(max(bulat))] += 1 - sum(bulat)
    lambda_maks = float(nilai[utama].real)
    return HasilAhp(
        bobot=dict(zip(kode, bulat, strict=True)),
        lambda_maks=round(lambda_maks, ANGKA_RASIO),
        cr=_ratio(lambda_maks, n, ri),
        batas=batas,
    )


@dataclass(frozen=True)
class Bentrok:
    """The pair that contradicts the others most: as given, and what the weights of all pairs say."""

    a: str
    b: str
    kali: Fraction
    semestinya: Fraction


def find_bentrok(banding: Sequence[Sequence[Any]], bobot: Mapping[str, Fraction]) -> Bentrok | None:
    """The comparison furthest from the ratio of the weights, and the step of Saaty's scale nearest to that ratio."""

    def distance(a: str, b: str, kali: Any) -> float:
        return abs(math.log(float(_times(kali)) * float(bobot[b]) / float(bobot[a])))

    if len(banding) < 3:
        return None
    a, b, kali = max(banding, key=lambda satu: distance(*satu))
    langkah = min(SKALA, key=lambda n: abs(math.log(float(n) * float(bobot[b]) / float(bobot[a]))))
    return Bentrok(a, b, _times(kali), langkah)


def list_pasangan(kode: Sequence[str]) -> list[tuple[str, str]]:
    """Every two criteria once, in the order they are asked."""
    return list(combinations(kode, 2))


def _ratio(lambda_maks: float, n: int, ri: Mapping[str, Any]) -> float | None:
    """Two criteria cannot contradict each other."""
    if n < 3:
        return None
    if str(n) not in ri:
        raise CannotWeigh(
            _("Indeks acak untuk %(n)d kriteria belum ada pada aturan ahp-konsistensi.") % {"n": n}, code="ri"
        )
    return round(max((lambda_maks - n) / (n - 1), 0.0) / float(Fraction(str(ri[str(n)]))), ANGKA_RASIO)


def _matrix(kode: Sequence[str], banding: Sequence[Sequence[Any]]) -> Any:
    letak = {k: n for n, k in enumerate(kode)}
    matriks = np.eye(len(kode))
    sudah: set[frozenset[str]] = set()
    for a, b, kali in banding:
        nilai = _times(kali)
        if a not in letak or b not in letak or a == b or frozenset((a, b)) in sudah:
            raise CannotWeigh(
                _("Perbandingan %(a)s dan %(b)s tidak dikenal atau ditulis dua kali.") % {"a": a, "b": b},
                code="banding",
            )
        sudah.add(frozenset((a, b)))
        matriks[letak[a], letak[b]], matriks[letak[b], letak[a]] = float(nilai), float(1 / nilai)
    if len(sudah) != len(kode) * (len(kode) - 1) // 2:
        raise CannotWeigh(
            _("Setiap dua kriteria dibandingkan satu kali; masih ada yang kurang."), code="banding"
        )
    return matriks


def _times(kali: Any) -> Fraction:
    try:
        nilai = Fraction(str(kali))
    except (ValueError, ZeroDivisionError):
        nilai = Fraction(0)
    if not Fraction(1, TERJAUH) <= nilai <= TERJAUH:
        raise CannotWeigh(
            _("Perbandingan ditulis 1/9 sampai 9, bukan “%(n)s”.") % {"n": kali}, code="banding"
        )
    return nilai
