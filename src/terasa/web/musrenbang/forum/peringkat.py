"""Menggeser peringkat: menyisipkan satu usulan, atau menukarnya dengan tetangganya. Tanpa basis data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

K = TypeVar("K")


def insert_ranks(tetap: Iterable[tuple[K, int]], baru: Iterable[tuple[K, int]]) -> dict[K, int]:
    """Ranks 1, 2, 3 … where each of `baru` gets its place and the others move down in their old order."""
    urutan = [kunci for kunci, _peringkat in sorted(tetap, key=lambda t: t[1])]
    for kunci, peringkat in sorted(baru, key=lambda b: b[1]):
        urutan.insert(max(peringkat, 1) - 1, kunci)
    return {kunci: n for n, kunci in enumerate(urutan, start=1)}


def swap_neighbour(urutan: Sequence[tuple[K, int]], kunci: K, langkah: int) -> dict[K, int]:
    """The two new ranks when `kunci` moves up (-1) or down (+1) in its list; empty at the end of the list."""
    berurut = sorted(urutan, key=lambda t: t[1])
    di = next((n for n, (satu, _p) in enumerate(berurut) if satu == kunci), None)
    if di is None or not 0 <= di + langkah < len(berurut):
        return {}
    (a, p), (b, q) = berurut[di], berurut[di + langkah]
    return {a: q, b: p}
