"""Bootstrap interval of the SKM index: respondents are drawn again, unsur stay together. Needs NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from terasa.statistik.skm import KONVERSI, UNSUR, round_ikm

if TYPE_CHECKING:
    from numpy.typing import NDArray

ULANGAN = 10_000
BENIH = 0
UJUNG = (2.5, 97.5)
# Draws held in memory at once.
SEPENGGAL = 2_000_000


class SelangIkm(NamedTuple):
    """Lower and upper end of the index, 25-100 with two decimals."""

    lo: Decimal
    hi: Decimal


def bootstrap_ikm(
    jawaban: Sequence[Sequence[int | None]], ulangan: int = ULANGAN, benih: int = BENIH
) -> SelangIkm | None:
    """Percentile interval (2.5 and 97.5) of the index over resamples of respondents (Efron and Tibshirani 1993, ch. 13).

    Rows of nine answers 1-4 or None. None when an unsur has no answer at all. The same rows in the same order and the
    same seed give the same interval. A resample in which an unsur drew no answer has no index and is left out.
    """
    if not jawaban:
        return None
    nilai = np.array([[0 if x is None else x for x in baris] for baris in jawaban], dtype=np.int64)
    ada = nilai > 0
    if not ada.any(axis=0).all():
        return None
    ikm = np.concatenate(list(_resample(nilai, ada, ulangan, np.random.default_rng(benih))))
    lo, hi = np.percentile(ikm[np.isfinite(ikm)], UJUNG)
    return SelangIkm(_round(lo), _round(hi))


def bootstrap_nrr(
    nilai: Sequence[int], ulangan: int = ULANGAN, benih: int = BENIH
) -> tuple[Fraction, Fraction]:
    """The same interval for the mean of one unsur (1-4) over those who answered it. Raises ValueError when nobody did."""
    if not nilai:
        raise ValueError("Tidak ada jawaban atas unsur ini.")
    isi, rng, n = np.array(nilai, dtype=np.int64), np.random.default_rng(benih), len(nilai)
    sekali = max(1, SEPENGGAL // n)
    potong = [min(sekali, ulangan - mulai) for mulai in range(0, ulangan, sekali)]
    rata = np.concatenate(
        [isi[rng.integers(0, n, size=(satu, n), dtype=np.int32)].mean(axis=1) for satu in potong]
    )
    lo, hi = (Fraction(str(round(float(x), 12))) for x in np.percentile(rata, UJUNG))
    return lo, hi


def _resample(
    nilai: NDArray[np.int64], ada: NDArray[np.bool_], ulangan: int, rng: np.random.Generator
) -> list[NDArray[np.float64]]:
    n = len(nilai)
    sekali = max(1, SEPENGGAL // n)
    potong = [min(sekali, ulangan - mulai) for mulai in range(0, ulangan, sekali)]
    hitung = _count_penuh if ada.all() else _count_bolong
    return [hitung(nilai, ada, rng.integers(0, n, size=(satu, n), dtype=np.int32)) for satu in potong]


def _count_penuh(
    nilai: NDArray[np.int64], _ada: NDArray[np.bool_], undian: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Everyone answered everything: the index is the mean of the row sums."""
    n = int(undian.shape[1])
    jumlah: NDArray[np.float64] = nilai.sum(axis=1)[undian].sum(axis=1).astype(np.float64)
    return jumlah * (KONVERSI / (len(UNSUR) * n))


def _count_bolong(
    nilai: NDArray[np.int64], ada: NDArray[np.bool_], undian: NDArray[np.int32]
) -> NDArray[np.float64]:
    """How often each respondent was drawn, times answers and times answered; an unsur without answers gives nan."""
    banyak, n = undian.shape
    geser = undian + np.arange(banyak, dtype=np.int64)[:, None] * n
    kali = np.bincount(geser.ravel(), minlength=banyak * n).reshape(banyak, n).astype(np.float64)
    with np.errstate(invalid="ignore"):
        nrr: NDArray[np.float64] = (kali @ nilai.astype(np.float64)) / (kali @ ada.astype(np.float64))
    jumlah: NDArray[np.float64] = nrr.sum(axis=1)
    return jumlah * (KONVERSI / len(UNSUR))


def _round(nilai: float) -> Decimal:
    # Twelve decimals take the last bit away, so that 76.605 stays a half and is rounded up.
    return round_ikm(Fraction(str(round(float(nilai), 12))))
