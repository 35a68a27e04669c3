"""Membagi rupiah menurut bobot tanpa kehilangan satu rupiah pun (sisa terbesar, Hamilton)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def round_shares(total: int, bagian: Sequence[Fraction]) -> list[int]:
    """Whole numbers nearest below, the rest one each to the largest fractions; ties by place."""
    bawah = [int(b) for b in bagian]
    sisa = total - sum(bawah)
    urut = sorted(range(len(bagian)), key=lambda i: (bawah[i] - bagian[i], i))
    for i in urut[:sisa]:
        bawah[i] += 1
    return bawah


def split_exact(jumlah: int, bobot: Sequence[int | Decimal | Fraction]) -> list[int]:
    """Whole parts of `jumlah` by weight, their sum exactly `jumlah`; equal remainders go to the earlier part.

    Raises ValueError for a negative weight or no weight at all.
    """
    tepat = [Fraction(b) for b in bobot]
    seluruh = sum(tepat, Fraction(0))
    if seluruh <= 0 or any(b < 0 for b in tepat):
        raise ValueError("bobotnya kosong atau ada yang negatif")
    return round_shares(jumlah, [jumlah * b / seluruh for b in tepat])


def take_persen(jumlah: int, persen: Decimal) -> int:
    """That many per cent of whole rupiah, half up."""
    return int((Decimal(jumlah) * persen / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
