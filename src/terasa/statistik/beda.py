"""What changed between two waves, with the interval of the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from terasa.statistik.angka import BATAS_TERBIT, Z95, BatasTerbit, Peringatan, effective_n, wilson


@dataclass(frozen=True, slots=True)
class Bagian:
    """A share (0-1) of one wave with the ends of its interval, and the number of respondents behind it."""

    nilai: float
    bawah: float
    atas: float
    n: int


@dataclass(frozen=True, slots=True)
class Beda:
    """Later minus earlier, from -1 to 1, with its interval; withheld: n only. `n` is that of the smaller wave."""

    nilai: float | None
    bawah: float | None
    atas: float | None
    n: int
    ditahan: bool
    peringatan: Peringatan | None

    @property
    def berubah(self) -> int:
        """1 better, -1 worse, 0 when the interval holds "no change" or nothing is published."""
        if self.bawah is None or self.atas is None:
            return 0
        return (self.bawah > 0.0) - (self.atas < 0.0)


def measure_bagian(skor: Sequence[float], *, deff: float = 1.0, z: float = Z95) -> Bagian:
    """The share of scores 0-1 (a yes or no, or the index of a person) on its effective number. Raises ValueError."""
    n = len(skor)
    if n == 0 or any(not 0.0 <= s <= 1.0 for s in skor):
        raise ValueError("Skor harus ada dan antara 0 dan 1.")
    jumlah = sum(skor)
    efektif = effective_n(n, jumlah, sum(s * s for s in skor))
    selang = wilson(jumlah, n, z, deff * n / efektif)
    return Bagian(jumlah / n, selang.lo, selang.hi, n)


def compare_terpisah(lama: Bagian, baru: Bagian, *, batas: BatasTerbit = BATAS_TERBIT) -> Beda:
    """Two waves with different respondents (Newcombe 1998, Statistics in Medicine 17, 873-890, method 10)."""
    return _compare(lama, baru, 0.0, batas)


def compare_sama(
    pasangan: Sequence[tuple[float, float]],
    *,
    deff: float = 1.0,
    z: float = Z95,
    batas: BatasTerbit = BATAS_TERBIT,
) -> Beda:
    """The same respondents twice, as (earlier, later) scores 0-1; those who answered once are left out by the caller.

    Wilson intervals of both waves joined with their correlation (Newcombe 1998, Statistics in Medicine 17, 2635-2650;
    Zou 2007, Psychological Methods 12, 399-413). Raises ValueError.
    """
    lama, baru = (measure_bagian(isi, deff=deff, z=z) for isi in zip(*pasangan, strict=True))
    return _compare(lama, baru, correlate(pasangan), batas)


def correlate(pasangan: Sequence[tuple[float, float]]) -> float:
    """Pearson correlation, a positive one lowered by Newcombe's continuity correction; 0 where nothing varies."""
    n = len(pasangan)
    a, b = sum(p for p, _q in pasangan), sum(q for _p, q in pasangan)
    # In units of n^2: for a yes or no the numerator is the determinant of the 2 x 2 table.
    bersama = n * sum(p * q for p, q in pasangan) - a * b
    ragam = [n * sum(s * s for s in isi) - sum(isi) ** 2 for isi in zip(*pasangan, strict=True)]
    if min(ragam) <= 1e-9 * n * n:
        return 0.0
    if bersama > 0.0:
        bersama = max(bersama - n / 2.0, 0.0)
    return max(-1.0, min(1.0, bersama / sqrt(ragam[0] * ragam[1])))


def _compare(lama: Bagian, baru: Bagian, r: float, batas: BatasTerbit) -> Beda:
    n = min(lama.n, baru.n)
    peringatan = batas.judge(n)
    if n == 0 or peringatan is Peringatan.DITAHAN:
        return Beda(None, None, None, n, True, Peringatan.DITAHAN)
    nilai = baru.nilai - lama.nilai
    turun = _join(baru.nilai - baru.bawah, lama.atas - lama.nilai, r)
    naik = _join(baru.atas - baru.nilai, lama.nilai - lama.bawah, r)
    return Beda(nilai, max(-1.0, nilai - turun), min(1.0, nilai + naik), n, False, peringatan)


def _join(satu: float, dua: float, r: float) -> float:
    return sqrt(max(satu * satu - 2.0 * r * satu * dua + dua * dua, 0.0))
