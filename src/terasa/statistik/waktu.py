"""How long something took: the middle, and what nine of ten did not exceed. Days are whole and skewed, so no mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

SEMBILAN_PERSEPULUH = Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class Lama:
    """`n` durations in days; the figures are None when there is none."""

    n: int
    median: Fraction | None
    p90: int | None


def summarise_hari(hari: Iterable[int]) -> Lama:
    """Median (mean of the middle two when even) and 90th percentile by nearest rank: a day that really occurred.

    Nearest rank is the smallest value that at least 90 % do not exceed (Hyndman and Fan 1996, type 1).
    """
    urut = sorted(hari)
    if not urut:
        return Lama(0, None, None)
    letak = -(-SEMBILAN_PERSEPULUH * len(urut) // 1)
    return Lama(len(urut), median(map(Fraction, urut)), urut[int(letak) - 1])
