"""Satu baris corong: hitungan, penyebutnya, dan selang angka yang terasa."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from operator import attrgetter

from terasa import statistik


@dataclass(frozen=True)
class Hitungan:
    """What the cells of one row add up to; each field as `corong.models.Sel` defines it.

    `jawaban_ditahan`: answers of cells that have too few of them, which are in no sum.
    """

    usulan: int = 0
    suara: int = 0
    disepakati: int = 0
    dianggarkan: int = 0
    dibangun: int = 0
    kegiatan: int = 0
    pagu: int = 0
    selesai: int = 0
    pagu_selesai: int = 0
    diukur: int = 0
    pagu_diukur: int = 0
    jawaban: int = 0
    teratasi: int = 0
    jawaban_kuadrat: int = 0
    jawaban_ditahan: int = 0

    @classmethod
    def total(cls, semua: Iterable[Hitungan]) -> Hitungan:
        """All of them added up; of none, zeros."""
        return cls(*map(sum, zip(*map(NILAI, semua), strict=True)))


NILAI = attrgetter(*(f.name for f in fields(Hitungan)))


def count_deff(h: Hitungan, rho: Fraction) -> float:
    """deff = 1 + (m - 1) rho, each kegiatan one cluster, m the average cluster weighted by its size,
    sum n^2 / sum n (Kish 1965, 5.4). Needs answers."""
    return statistik.design_effect(max(h.jawaban_kuadrat / h.jawaban, 1.0), float(rho))


def measure_terasa(h: Hitungan, *, rho: Fraction, batas: statistik.BatasTerbit) -> statistik.Angka:
    """Drawn residents whose problem is solved, of those who answered, with an interval as wide as `count_deff` says.
    Where nothing may be shown, n is what is held back."""
    if not h.jawaban:
        return replace(statistik.estimate(0, 0, batas=batas), n=h.jawaban_ditahan)
    return statistik.estimate(h.teratasi, h.jawaban, deff=count_deff(h, rho), batas=batas)
