"""How dear an item could have been: the highest cost at which it would still be chosen in a count that stands.

The count does not change before the item itself is bought. So it is enough to see, at the price of every round,
what its supporters would put in: below that sum it comes before the winner of that round; at exactly that sum
the tie order decides. docs/alokasi/bagian-setara.md, "Mengapa tidak terpilih".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from terasa.alokasi.inti.alasan import bound_costs
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.neraca import Neraca, Taksiran
from terasa.alokasi.seri import KunciSeri


@dataclass(frozen=True)
class Pelengkapan:
    """What greedy completion bought: (item, money before), and what was left; `dipakai` whether the rule has it."""

    langkah: tuple[tuple[int, int], ...]
    sisa: int
    dipakai: bool


class Batas(NamedTuple):
    """The highest cost at which an item would be chosen, and the item it would then come before; None: none, the
    money that is left in the end would do."""

    biaya: int
    lawan: int | None


def find_limits(
    neraca: Neraca, pelengkapan: Pelengkapan, kunci: KunciSeri, taksiran: Taksiran
) -> list[Batas]:
    """Highest cost, in smallest units, at which each item of the estimate would be chosen; 0 when none would do."""
    daftar = taksiran.daftar
    if not daftar:
        return []
    pagu = neraca.lajur.pemilihan.pagu
    putaran = _limits_in_rounds(neraca, kunci, taksiran)
    if pelengkapan.dipakai:
        lengkap = _Serakah(neraca.lajur, neraca.satisfaction, pelengkapan, kunci)
        putaran = [lengkap.raise_limit(p, b) for p, b in zip(daftar, putaran, strict=True)]
    return [b if b.biaya <= pagu else Batas(pagu, b.lawan) for b in putaran]


def _limits_in_rounds(neraca: Neraca, kunci: KunciSeri, taksiran: Taksiran) -> list[Batas]:
    pasti = bound_costs(taksiran.terkumpul, taksiran.galat)
    batas = [(int(b), r) for b, r in zip(pasti.biaya.tolist(), pasti.putaran.tolist(), strict=True)]
    for n in np.flatnonzero(pasti.ragu >= 0).tolist():
        r = int(pasti.ragu[n])
        batas[n] = max(batas[n], (_limit_at(neraca, kunci, taksiran.daftar[n], r), r), key=itemgetter(0))
        if pasti.lain[n] > batas[n][0]:
            batas[n] = _settle_limit(neraca, kunci, taksiran, n, batas[n])
    lawan = [*neraca.menang, None]
    return [Batas(b, lawan[r]) if b > 0 else Batas(0, lawan[r]) for b, r in batas]


def _settle_limit(
    neraca: Neraca, kunci: KunciSeri, taksiran: Taksiran, n: int, batas: tuple[int, int]
) -> tuple[int, int]:
    """Whole numbers decide where a sum may be whole; the most promising round first."""
    baris, galat = taksiran.terkumpul[n], taksiran.galat[n]
    atas = np.floor(baris + galat)
    calon = np.flatnonzero((np.floor(baris - galat) != atas) & (atas > batas[0]))
    for r in calon[np.argsort(-atas[calon], kind="stable")].tolist():
        if atas[r] <= batas[0]:
            break
        batas = max(batas, (_limit_at(neraca, kunci, taksiran.daftar[n], r), r), key=itemgetter(0))
    return batas


def _limit_at(neraca: Neraca, kunci: KunciSeri, p: int, r: int) -> int:
    if r == len(neraca.menang):
        return neraca.left(p) // neraca.skala
    bagian, kali, basah = neraca.collect(p, r)
    batas, lebih = divmod(bagian, neraca.skala * kali)
    if lebih or not basah:
        return batas
    pemenang = neraca.menang[r]
    menang_seri = kunci(p, batas, 0) < kunci(pemenang, neraca.lajur.pemilihan.biaya[pemenang], 0)
    return batas if menang_seri and batas else batas - 1


class _Serakah:
    """The highest cost at which greedy completion would have taken an item with the money left over."""

    def __init__(
        self, lajur: Lajur, kepuasan: Callable[[int], int], pelengkapan: Pelengkapan, kunci: KunciSeri
    ) -> None:
        self._sisa = max(0, pelengkapan.sisa)
        self._kunci = kunci
        self._biaya = lajur.pemilihan.biaya
        total: list[int] = lajur.total.tolist()
        self._kepuasan = [t * kepuasan(p) for p, t in enumerate(total)]
        self._langkah = [
            (lawan, sisa, self._biaya[lawan], self._kepuasan[lawan]) for lawan, sisa in pelengkapan.langkah
        ]
        # No step has more money left than the first.
        self._terbanyak = self._langkah[0][1] if self._langkah else self._sisa

    def raise_limit(self, p: int, batas: Batas) -> Batas:
        """The limit in the rounds, or a higher one of this item here, its satisfaction taken as it is."""
        tertinggi, siapa = batas
        if self._terbanyak <= tertinggi:
            return batas
        if self._sisa > tertinggi:
            tertinggi, siapa = self._sisa, None
        punya = self._kepuasan[p]
        for lawan, sisa, biaya, kepuasan in self._langkah:
            if sisa <= tertinggi:
                continue
            seharga, lebih = divmod(punya * biaya, kepuasan)
            if seharga <= tertinggi:
                continue
            if not lebih and self._kunci(p, seharga, 0) > self._kunci(lawan, biaya, 0):
                seharga -= 1
            if (seharga := min(sisa, seharga)) > tertinggi:
                tertinggi, siapa = seharga, lawan
        return Batas(tertinggi, siapa)
