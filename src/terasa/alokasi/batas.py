"""How dear an item could have been: the highest cost at which it would still be chosen in a count that stands.

The count does not change before the item itself is bought. So it is enough to see, at the price of every round,
what its supporters would put in: below that sum it comes before the winner of that round; at exactly that sum
the tie order decides. docs/alokasi/bagian-setara.md, "Mengapa tidak terpilih".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import itemgetter

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


@dataclass(frozen=True, slots=True)
class Batas:
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
    lengkap = _Serakah(neraca.lajur, neraca.satisfaction, pelengkapan, kunci)
    semua = (max(b, lengkap.find_limit(p), key=_cost) for p, b in zip(daftar, putaran, strict=True))
    return [b if b.biaya <= pagu else replace(b, biaya=pagu) for b in semua]


def _cost(batas: Batas) -> int:
    return batas.biaya


def _limits_in_rounds(neraca: Neraca, kunci: KunciSeri, taksiran: Taksiran) -> list[Batas]:
    pasti = bound_costs(taksiran.terkumpul, taksiran.galat)
    batas = [(int(b), r) for b, r in zip(pasti.biaya.tolist(), pasti.putaran.tolist(), strict=True)]
    for n in np.flatnonzero(pasti.ragu).tolist():
        batas[n] = _settle_limit(neraca, kunci, taksiran, n, batas[n])
    lawan = [*neraca.menang, None]
    return [Batas(max(0, b), lawan[r]) for b, r in batas]


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
        self._pelengkapan = pelengkapan
        self._kunci = kunci
        self._biaya = lajur.pemilihan.biaya
        self._kepuasan = [t * kepuasan(p) for p, t in enumerate(lajur.total.tolist())]

    def find_limit(self, p: int) -> Batas:
        if not self._pelengkapan.dipakai:
            return Batas(0, None)
        biaya, siapa = max(0, self._pelengkapan.sisa), None
        for lawan, sisa in self._pelengkapan.langkah:
            if sisa > biaya and (seharga := min(sisa, self._limit_before(p, lawan))) > biaya:
                biaya, siapa = seharga, lawan
        return Batas(biaya, siapa)

    def _limit_before(self, p: int, lawan: int) -> int:
        """Highest cost at which item p comes before the other one, its satisfaction taken as it is."""
        seharga: int
        seharga, lebih = divmod(self._kepuasan[p] * self._biaya[lawan], self._kepuasan[lawan])
        if not lebih and self._kunci(p, seharga, 0) > self._kunci(lawan, self._biaya[lawan], 0):
            seharga -= 1
        return seharga
