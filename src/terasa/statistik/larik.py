"""The same formulas as `angka`, over arrays: shares, effective numbers and Wilson intervals of many rows at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from terasa.statistik.angka import PALING_BANYAK, Z95

Larik = NDArray[np.float64]
Bulat = NDArray[np.int64]
Tanda = NDArray[np.bool_]


def divide(atas: Any, bawah: Any) -> Larik:
    """Quotient of two arrays; NaN where nothing is to be divided by."""
    hasil: Larik = np.full(np.broadcast_shapes(np.shape(atas), np.shape(bawah)), np.nan)
    np.divide(atas, bawah, out=hasil, where=np.asarray(bawah) != 0)
    return hasil


def sum_by(kelompok: Bulat, isi: Larik, banyak: int) -> Larik:
    """Sums of `isi` in `banyak` groups, by the group number of each."""
    return np.bincount(kelompok, weights=isi, minlength=banyak).astype(np.float64, copy=False)


def wilson_many(p: Larik, n_efektif: Larik, z: float = Z95) -> tuple[Larik, Larik]:
    """Ends of the Wilson score interval (Wilson 1927) of shares p (0-1) on n_efektif answers; NaN for none."""
    per_n = divide(1.0, n_efektif)
    bagi = 1.0 + z * z * per_n
    tengah = (p + z * z * per_n / 2.0) / bagi
    lebar = z * np.sqrt(p * (1.0 - p) * per_n + (z * per_n / 2.0) ** 2) / bagi
    bawah = np.where(p == 0.0, 0.0, np.maximum(0.0, tengah - lebar))
    return bawah, np.where(p == 1.0, 1.0, np.minimum(1.0, tengah + lebar))


def effective_many(n: Larik, jumlah: Larik, kuadrat: Larik) -> Larik:
    """`angka.effective_n` over arrays: respondents, sum and sum of squares of their scores (0-1)."""
    rata = divide(jumlah, n)
    ragam = divide(np.maximum(kuadrat - jumlah * rata, 0.0), n - 1.0)
    nisbah = divide(rata * (1.0 - rata), ragam)
    # No spread at all: at 0 or 1 everybody said the same three times, in between the bound decides.
    tepi = (rata == 0.0) | (rata == 1.0) | (n < 2.0)
    return np.asarray(n * np.where(tepi, 1.0, np.clip(np.nan_to_num(nisbah, nan=9.0), 1.0, PALING_BANYAK)))
