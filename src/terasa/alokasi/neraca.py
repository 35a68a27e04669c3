"""The account of one count of equal shares, exact: who paid what, and what would have been paid for the others.

Kept in whole parts: one smallest unit of money is `skala` parts. Compact: the items in order and one whole number
each say it all, because everybody pays the price per point, or all they have left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

import numpy as np

from terasa.alokasi.inti.alasan import Nyata, Riwayat, collect_payments
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.pemilihan import Indeks

EPS = 2.0**-52
# Up to so many entries all columns are turned into lists at once.
SEKALIGUS = 50_000


@dataclass(frozen=True, eq=False)
class Taksiran:
    """Smallest units that the supporters of each item would put in at the price of each round; the last column is
    all they have left. Shape (items, rounds + 1); `galat` bounds the error of each item."""

    daftar: tuple[int, ...]
    terkumpul: Nyata
    galat: Nyata


@dataclass(frozen=True, eq=False)
class Neraca:
    """`harga[r]` over `penyebut` is the price per point of round r, in parts of 1/n of the smallest unit, n all
    entitlements together. `habis[g]`: the round in which group g ran dry, -1 for those who did not.
    """

    lajur: Lajur
    modal: int
    menang: list[int]
    harga: tuple[int, ...]
    penyebut: int
    habis: Indeks
    biaya_lain: Mapping[int, int] = field(default_factory=dict)

    def with_costs(self, biaya: Mapping[int, int]) -> Neraca:
        """The same account, with the real cost of items that were not bought."""
        return replace(self, biaya_lain=biaya)

    @cached_property
    def skala(self) -> int:
        """Parts in one smallest unit."""
        return self.penyebut * self.lajur.pemilihan.hak_total

    @cached_property
    def babak(self) -> list[int]:
        """Round in which each item was bought, -1 otherwise."""
        babak = [-1] * len(self.lajur.pemilihan.biaya)
        for r, p in enumerate(self.menang):
            babak[p] = r
        return babak

    @cached_property
    def _surat(self) -> list[list[tuple[int, int]]]:
        """Rounds that each group paid for, and its points in them, in order of the rounds."""
        pemilihan, babak = self.lajur.pemilihan, self.babak
        awal, isi, poin = pemilihan.awal.tolist(), pemilihan.isi.tolist(), self.lajur.baris_poin.tolist()
        return [
            sorted(
                (babak[isi[i]], poin[i])
                for i in range(awal[g], awal[g + 1])
                if poin[i] and babak[isi[i]] >= 0
            )
            for g in range(len(awal) - 1)
        ]

    @cached_property
    def _awal(self) -> list[int]:
        """Parts that each group starts with."""
        return [hak * self.modal * self.penyebut for hak in self.lajur.pemilihan.hak_kelompok.tolist()]

    @cached_property
    def _kepuasan_biaya(self) -> bool:
        return self.lajur.kepuasan_biaya

    @cached_property
    def _habis(self) -> list[int]:
        daftar: list[int] = self.habis.tolist()
        return daftar

    def money_before(self, g: int, r: int) -> int:
        """Parts that group g has before round r."""
        if 0 <= self._habis[g] < r:
            return 0
        uang = self._awal[g]
        for babak, poin in self._surat[g]:
            if babak >= r:
                break
            uang -= poin * self.harga[babak]
        return uang

    def money_left(self, g: int) -> int:
        """Parts that group g has in the end."""
        if (sisa := self._sisa.get(g)) is None:
            sisa = self._sisa[g] = self.money_before(g, len(self.menang))
        return sisa

    @cached_property
    def _sisa(self) -> dict[int, int]:
        return {}

    def supporters(self, p: int) -> list[tuple[int, int]]:
        """Groups that support the item, with their points."""
        if self._semua_pendukung:
            return self._semua_pendukung[p]
        if (daftar := self._pendukung.get(p)) is None:
            awal, akhir = int(self.lajur.lajur_awal[p]), int(self.lajur.lajur_awal[p + 1])
            kelompok = self.lajur.lajur_kelompok[awal:akhir].tolist()
            poin = self.lajur.lajur_poin[awal:akhir].astype(np.int64).tolist()
            daftar = self._pendukung[p] = list(zip(kelompok, poin, strict=True))
        return daftar

    @cached_property
    def _semua_pendukung(self) -> list[list[tuple[int, int]]]:
        """Of all items, where that is little."""
        if len(self.lajur.lajur_poin) > SEKALIGUS:
            return []
        poin = self.lajur.lajur_poin.astype(np.int64).tolist()
        semua = list(zip(self.lajur.lajur_kelompok.tolist(), poin, strict=True))
        return [semua[a:b] for a, b in pairwise(self.lajur.lajur_awal.tolist())]

    @cached_property
    def _pendukung(self) -> dict[int, list[tuple[int, int]]]:
        return {}

    def payments(self, r: int) -> dict[int, int]:
        """Parts that each group paid in round r."""
        harga = self.harga[r]
        return {
            g: self.money_before(g, r) if self._habis[g] == r else poin * harga
            for g, poin in self.supporters(self.menang[r])
            if not 0 <= self._habis[g] < r
        }

    def collect(self, p: int, r: int) -> tuple[int, int, bool]:
        """What the supporters of an item would put in at the price per satisfaction of round r: parts, times the
        number that comes second; and whether one of them would not run dry. Its satisfaction is taken as it is."""
        kali, bagi = self.satisfaction(p), self.satisfaction(self.menang[r])
        harga, jumlah, basah = self.harga[r] * kali, 0, False
        for g, poin in self.supporters(p):
            uang, bagian = self.money_before(g, r) * bagi, poin * harga
            if uang < bagian:
                jumlah += uang
            else:
                jumlah += bagian
                basah = True
        return jumlah, bagi, basah

    def satisfaction(self, p: int) -> int:
        """Satisfaction in one point."""
        if not self._kepuasan_biaya:
            return 1
        return self.biaya_lain.get(p, self.lajur.pemilihan.biaya[p])

    def left(self, p: int) -> int:
        """Parts that the supporters of an item have left in the end."""
        return sum([self.money_left(g) for g, _ in self.supporters(p)])

    def estimate(self, daftar: Sequence[int], uang_saat: Nyata | None = None) -> Taksiran:
        """`collect` of these items for every round, and `left`, as floats.

        `uang_saat`, shape (rounds + 1, groups), takes the money of every group before each round and in the end.
        """
        kalah = np.array(daftar, dtype=np.int32)
        pemilihan = self.lajur.pemilihan
        satu = self.modal / pemilihan.hak_total
        uang: Nyata = pemilihan.hak_kelompok * np.float64(satu)
        awal, akhir = self.lajur.lajur_awal[kalah], self.lajur.lajur_awal[kalah + 1]
        jumlah = np.concatenate([[0], np.cumsum(pemilihan.hak_kelompok[self.lajur.lajur_kelompok])])
        dipegang = (jumlah[akhir] - jumlah[awal]) * satu
        menang = np.array(self.menang, dtype=np.int32)
        harga = np.array([h / self.skala for h in self.harga])
        kepuasan = np.array([float(self.satisfaction(p)) for p in kalah.tolist()])
        kunci = harga / np.array([float(self.satisfaction(p)) for p in self.menang])
        riwayat = Riwayat(menang, harga, kunci)
        terkumpul = collect_payments(self.lajur, riwayat, kalah, kepuasan, uang, uang_saat)
        galat = (len(menang) + (akhir - awal) + 64.0) * EPS * (4.0 * dipegang + 1.0)
        return Taksiran(tuple(daftar), terkumpul, galat)

    def rupiah(self, bagian: int) -> Fraction:
        """Parts as smallest units of money."""
        return Fraction(bagian, self.skala)
