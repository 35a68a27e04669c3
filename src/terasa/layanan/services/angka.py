"""Angka sebagaimana dicetak."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def koma(nilai: Fraction | Decimal, angka: int) -> str:
    """Half up, with a decimal comma."""
    bulat = int(Fraction(nilai) * 10**angka + Fraction(1, 2))
    return f"{bulat // 10**angka},{bulat % 10**angka:0{angka}d}"
