"""Greedy: items by satisfaction per cost, each bought if it still fits."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from terasa.alokasi.inti.susun import scale_ratio
from terasa.alokasi.kekangan import Kekangan, Ruang
from terasa.alokasi.lajur import Lajur


def choose_greedily(lajur: Lajur, kekangan: Kekangan | None = None) -> list[int]:
    """Items in order of selection; unsupported ones come last in tie order, as far as they fit."""
    return extend_greedily(lajur, (), kekangan)


def extend_greedily(
    lajur: Lajur, menang: Sequence[int], kekangan: Kekangan | None = None, *, tanpa_pendukung: bool = True
) -> list[int]:
    """What greedy adds to the items already bought, within what is left of the ceiling.

    Without `tanpa_pendukung` items that nobody supports stay out.
    """
    biaya, sudah = lajur.pemilihan.biaya, set(menang)
    sisa = lajur.pemilihan.pagu - sum([biaya[p] for p in sudah])
    semua = order_greedily(lajur) if tanpa_pendukung else order_supported(lajur)
    urut = [p for p in semua if p not in sudah]
    if not kekangan:
        tambahan = []
        for p in urut:
            if biaya[p] <= sisa:
                sisa -= biaya[p]
                tambahan.append(p)
        return tambahan
    ruang = Ruang(kekangan, lajur.pemilihan)
    for p in menang:
        ruang.buy(p)
    return _extend_within(ruang, urut, biaya, sisa)


def _extend_within(ruang: Ruang, urut: list[int], biaya: Sequence[int], sisa: int) -> list[int]:
    """A purchase may open items that came before it in the order: they get their turn at once."""
    letak = {p: n for n, p in enumerate(urut)}
    antre, tambahan = list(range(len(urut))), []
    while antre:
        p = urut[heapq.heappop(antre)]
        if ruang.tutup[p] or biaya[p] > sisa:
            continue
        sisa -= biaya[p]
        tambahan.append(p)
        for q in ruang.buy(p):
            if q in letak:
                heapq.heappush(antre, letak[q])
    return tambahan


def order_greedily(lajur: Lajur) -> list[int]:
    """Most satisfaction per cost first; with cost as satisfaction that is most support first."""
    biaya, total, seri = lajur.pemilihan.biaya, lajur.total.tolist(), lajur.seri.tolist()
    if lajur.kepuasan_biaya:
        # What costs nothing gives nothing by this measure, so it has no ratio; it fits anywhere.
        return sorted(range(len(biaya)), key=lambda p: (-total[p] if biaya[p] else 0, seri[p]))
    return sorted(range(len(biaya)), key=lambda p: (_price(biaya[p], total[p]), seri[p]))


def order_supported(lajur: Lajur) -> list[int]:
    """The same without what nobody supports, and without what takes no part as it costs too much."""
    urut: list[int] = lajur.dasar.tolist()
    if not lajur.kepuasan_biaya:
        return lajur.gratis + urut
    biaya, total = lajur.pemilihan.biaya, lajur.total.tolist()
    gratis = [p for p in range(len(biaya)) if not biaya[p] and total[p]]
    return urut + sorted(gratis, key=lajur.seri.tolist().__getitem__)


def _price(biaya: int, total: int) -> tuple[bool, int]:
    """Without support all are equally far behind."""
    return (False, scale_ratio(biaya, total)) if total else (True, 0)
