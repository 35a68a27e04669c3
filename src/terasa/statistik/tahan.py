"""No withheld figure is left over by subtraction: from a total, from another table, or from yesterday's page.

Tables that overlap (desa, kecamatan, unit, year) are not patched one by one with a second hidden row each (secondary
suppression: Cox 1980, JASA 75, 377-385), which would have to see all of them at once (Gusfield 1988, SIAM J. Computing
17, 552-571). One rule stands under all: **a sum holds only parts that may be shown by themselves.** Whoever adds and
subtracts such sums, in any number of tables, reaches sums of parts again, and none of them has fewer than `tahan`
answers. The price is a total without the answers that were too few; how many those are is said beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from terasa.statistik.angka import BATAS_TERBIT, BatasTerbit


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Yes `x` of `n` answers in the parts that may be shown, and the answers of those that may not."""

    x: int
    n: int
    ditahan: int


def is_publishable(n: int, batas: BatasTerbit = BATAS_TERBIT) -> bool:
    """Whether a part with that many answers may stand by itself, and so in a sum."""
    return n > 0 and n >= batas.tahan


def sum_published(bagian: Iterable[tuple[int, int]], batas: BatasTerbit = BATAS_TERBIT) -> Jumlah:
    """The sum of parts (x, n) under the rule of this module. Raises ValueError."""
    x = n = ditahan = 0
    for ya, semua in bagian:
        if not 0 <= ya <= semua:
            raise ValueError(f"x harus antara 0 dan n, bukan {ya} dari {semua}.")
        if is_publishable(semua, batas):
            x, n = x + ya, n + semua
        else:
            ditahan += semua
    return Jumlah(x, n, ditahan)


def is_revealing(sisa: int, batas: BatasTerbit = BATAS_TERBIT) -> bool:
    """Whether two figures of one group that differ by that many people would tell what those few said."""
    return 0 < sisa < batas.tahan


def cut_growing(datang: Sequence[datetime], terbit: Iterable[tuple[datetime, BatasTerbit]]) -> int:
    """How many of the answers that came in (moments, ascending) are shown after those publications (moment, limit).

    A count that grows is published in steps of at least `tahan` answers; a smaller rest waits for the next
    publication, or two pages of different days would tell what the few between them said.
    """
    tampil = 0
    for saat, batas in sorted(terbit, key=lambda satu: satu[0]):
        ada = bisect_right(datang, saat)
        if is_publishable(ada - tampil, batas):
            tampil = ada
    return tampil
