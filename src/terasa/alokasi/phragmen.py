"""Sequential Phragmén: the next item is the one that leaves its supporters with the least load.

What costs more than the whole pagu takes no part.

Brill, Freeman, Janson, Lackner (2017); with costs Los, Christoff, Grossi (2022). Voters share the cost of what
is bought so that the highest load stays lowest. A group's load is that of the last item bought from its
ballot, so a candidate load is (cost + sum of W_r load_r) / W with whole W: floats in front, whole numbers behind.
"""

from __future__ import annotations

import math

import numpy as np

from terasa.alokasi.inti import Status, make_fragmen
from terasa.alokasi.inti.sekali import load_once
from terasa.alokasi.kekangan import Kekangan, Ruang
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.pemilihan import Indeks


def share_loads(lajur: Lajur, kekangan: Kekangan | None = None) -> list[int]:
    """Items in order of purchase, in one call where no tie needs long whole numbers and nothing is constrained."""
    menang = None if kekangan else load_once(lajur)
    return Phragmen(lajur, kekangan).run() if menang is None else menang


class Phragmen:
    """One count. After `settle`, `beban[r]` over `penyebut` is the exact load left by purchase r."""

    def __init__(self, lajur: Lajur, kekangan: Kekangan | None = None) -> None:
        self.lajur = lajur
        self.beban: list[int] = []
        self.penyebut = 1
        self._inti = make_fragmen(lajur)
        self._ruang = Ruang(kekangan, lajur.pemilihan) if kekangan else None
        if self._ruang:
            self._inti.kekang(self._ruang.tutup)

    def run(self) -> list[int]:
        """Items in order of purchase. Stops when an item tied for the least load does not fit."""
        while (status := self._inti.jalan()) is not Status.SELESAI:
            if status is Status.RAGU and not self._decide():
                return self._inti.menang
            self._bought()
        if self._inti.penuh:
            return self._inti.menang
        return self._inti.menang + self._buy_unsupported()

    def _bought(self) -> None:
        if self._ruang is None:
            return
        dibuka = self._ruang.buy(self._inti.menang[-1])
        self._inti.kekang(self._ruang.tutup)
        for p in dibuka:
            if self.lajur.total[p] and self.lajur.pemilihan.biaya[p] <= self.lajur.pemilihan.pagu:
                self._inti.kembalikan(p, 0.0)

    def _decide(self) -> bool:
        """Buy among contestants that floats cannot tell apart; False when one that ties does not fit."""
        lawan = self._inti.lawan
        seri = self._find_least([p for p, _ in lawan])
        if any(self.lajur.pemilihan.biaya[p] > self._inti.sisa for p in seri):
            return False
        beli = min(seri, key=self.lajur.seri.__getitem__)
        for p, kunci in lawan:
            if p != beli:
                self._inti.kembalikan(p, kunci)
        self._inti.beli(beli)
        return True

    def _buy_unsupported(self) -> list[int]:
        """Without supporters the load is infinite: last of all, and all of them tie."""
        biaya, total, sisa = self.lajur.pemilihan.biaya, self.lajur.total.tolist(), self._inti.sisa
        tanpa = [p for p in range(len(biaya)) if not total[p] and biaya[p] <= self.lajur.pemilihan.pagu]
        menang: list[int] = []
        while tanpa:
            boleh = [p for p in tanpa if self._ruang is None or not self._ruang.tutup[p]]
            if not boleh or any(biaya[p] > sisa for p in boleh):
                break
            p = min(boleh, key=self.lajur.seri.__getitem__)
            sisa -= biaya[p]
            menang.append(p)
            tanpa.remove(p)
            if self._ruang is not None:
                self._ruang.buy(p)
        return menang

    def _find_least(self, lawan: list[int]) -> list[int]:
        """Those whose exact load is least."""
        self.settle()
        tepat = [(*self._exact(p), p) for p in lawan]
        seri = tepat[:1]
        for muatan in tepat[1:]:
            kiri, kanan = muatan[0] * seri[0][1], seri[0][0] * muatan[1]
            if kiri < kanan:
                seri = [muatan]
            elif kiri == kanan:
                seri.append(muatan)
        return [p for _, _, p in seri]

    def _exact(self, p: int) -> tuple[int, int]:
        """The load that buying the item would leave: numerator, denominator."""
        awal, akhir = self.lajur.lajur_awal[p : p + 2]
        babak = self._inti.babak[self.lajur.lajur_kelompok[awal:akhir]]
        poin = self.lajur.lajur_poin[awal:akhir]
        bobot = np.bincount(babak, weights=poin, minlength=len(self.beban) + 1).astype(np.int64).tolist()
        return self._loaded(p, bobot), int(self.lajur.total[p]) * self.penyebut

    def _loaded(self, p: int, bobot: list[int]) -> int:
        """Cost and what its supporters carry already, times the common denominator."""
        muatan = sum(w * beban for w, beban in zip(bobot[1:], self.beban, strict=False) if w)
        return self.lajur.pemilihan.biaya[p] * self.penyebut + muatan

    @property
    def babak(self) -> Indeks:
        """Per group: number of the purchase that loaded it last, 0 before."""
        return self._inti.babak

    def settle(self) -> None:
        """Exact loads of the purchases so far over one common denominator."""
        for r in range(len(self.beban), len(self._inti.menang)):
            p = self._inti.menang[r]
            muatan, total = self._loaded(p, self._inti.bobot(r)), int(self.lajur.total[p])
            bersama = math.gcd(muatan, total)
            muatan, total = muatan // bersama, total // bersama
            if total > 1:
                self.beban = [beban * total for beban in self.beban]
                self.penyebut *= total
            self.beban.append(muatan)
