"""A share with its interval, and the rules for publishing it."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import NamedTuple

Z95 = 1.96
# Correlation of answers inside one desa, where it cannot be measured.
RHO_BAWAAN = 0.05
# Three answers of one person are worth at most three persons.
PALING_BANYAK = 3.0


class Peringatan(StrEnum):
    """What must stand beside a published figure."""

    DITAHAN = "ditahan"
    SELANG_LEBAR = "selang-lebar"


class Selang(NamedTuple):
    """Lower and upper end, as proportions from 0 to 1."""

    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class BatasTerbit:
    """Fewer than `tahan` answers: withheld; fewer than `peringatan`: shown with a warning."""

    tahan: int = 10
    peringatan: int = 30

    def judge(self, n: int) -> Peringatan | None:
        """The warning for that many answers."""
        if n < self.tahan:
            return Peringatan.DITAHAN
        return Peringatan.SELANG_LEBAR if n < self.peringatan else None


BATAS_TERBIT = BatasTerbit()


@dataclass(frozen=True, slots=True)
class Angka:
    """x of n in percent with its interval. Withheld figures carry n only, so no page can print them."""

    x: int | None
    n: int
    persen: float | None
    lo: float | None
    hi: float | None
    ditahan: bool
    peringatan: Peringatan | None


def wilson(x: float, n: int, z: float = Z95, deff: float = 1.0) -> Selang:
    """Wilson score interval of x of n (Wilson 1927), on n / deff answers. Raises ValueError."""
    _require_counts(x, n, deff)
    if n == 0:
        return Selang(0.0, 1.0)
    efektif = n / deff
    p = x / n
    bagi = 1.0 + z * z / efektif
    tengah = (p + z * z / (2.0 * efektif)) / bagi
    lebar = z * sqrt(p * (1.0 - p) / efektif + z * z / (4.0 * efektif * efektif)) / bagi
    # At the ends the formula gives exactly 0 or 1 but for the last bit.
    return Selang(0.0 if x == 0 else max(0.0, tengah - lebar), 1.0 if x == n else min(1.0, tengah + lebar))


def design_effect(m: float, rho: float = RHO_BAWAAN) -> float:
    """1 + (m - 1) rho for clusters of m answers on average (Kish 1965). Raises ValueError."""
    if m < 1.0 or not 0.0 <= rho <= 1.0:
        raise ValueError("Banyaknya jawaban per kelompok paling sedikit 1 dan rho antara 0 dan 1.")
    return 1.0 + (m - 1.0) * rho


def effective_n(n: int, jumlah: float, kuadrat: float) -> float:
    """Yes-or-no answers that n scores (0-1) with this sum and sum of squares are worth, from n to 3n.

    n mu (1 - mu) / s^2 with s^2 the sample variance (Kish 1965: a yes or no varies by mu (1 - mu)). A score between 0
    and 1 never varies more (Bhatia and Davis 2000); without any spread it is n at 0 and 1, and 3n in between.
    """
    rata = jumlah / n if n else 0.0
    if n < 2 or rata in (0.0, 1.0):
        return float(n)
    ragam = max(kuadrat - jumlah * rata, 0.0) / (n - 1)
    return n * min(max(rata * (1.0 - rata) / ragam, 1.0), PALING_BANYAK) if ragam else PALING_BANYAK * n


def estimate(
    x: int, n: int, *, z: float = Z95, deff: float = 1.0, batas: BatasTerbit = BATAS_TERBIT
) -> Angka:
    """A publishable figure for x of n. Raises ValueError."""
    selang = wilson(x, n, z, deff)
    peringatan = batas.judge(n)
    if n == 0 or peringatan is Peringatan.DITAHAN:
        return Angka(None, n, None, None, None, True, Peringatan.DITAHAN)
    return Angka(x, n, 100.0 * x / n, 100.0 * selang.lo, 100.0 * selang.hi, False, peringatan)


def _require_counts(x: float, n: int, deff: float) -> None:
    if not 0 <= x <= n:
        raise ValueError(f"x harus antara 0 dan n, bukan {x} dari {n}.")
    if not deff > 0.0:
        raise ValueError("Efek rancangan harus lebih dari 0.")
