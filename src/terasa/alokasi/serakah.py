"""Greedy: items by satisfaction per cost, each bought if it still fits."""

from __future__ import annotations

from collections.abc import Iterable

from terasa.alokasi.lajur import Lajur, Rasio


def choose_greedily(lajur: Lajur) -> list[int]:
    """Items in order of selection; unsupported ones come last in tie order, as far as they fit."""
    return extend_greedily(lajur, ())


def extend_greedily(lajur: Lajur, menang: Iterable[int]) -> list[int]:
    """What greedy adds to the items already bought, within what is left of the ceiling."""
    biaya, sudah = lajur.pemilihan.biaya, set(menang)
    sisa = lajur.pemilihan.pagu - sum(biaya[p] for p in sudah)
    tambahan = []
    for p in _order(lajur):
        if p not in sudah and biaya[p] <= sisa:
            sisa -= biaya[p]
            tambahan.append(p)
    return tambahan


def _order(lajur: Lajur) -> list[int]:
    """Most satisfaction per cost first; with cost as satisfaction that is most support first."""
    biaya, total, seri = lajur.pemilihan.biaya, lajur.total.tolist(), lajur.seri.tolist()
    if lajur.kepuasan_biaya:
        # What costs nothing gives nothing by this measure, so it has no ratio; it fits anywhere.
        return sorted(range(len(biaya)), key=lambda p: (-total[p] if biaya[p] else 0, seri[p]))
    # Without support all are equally far behind.
    return sorted(range(len(biaya)), key=lambda p: (Rasio(biaya[p] if total[p] else 1, total[p]), seri[p]))
