"""The voters' money: exact fractions, written late, behind floats that enclose them.

`lo[i] <= money of i <= hi[i]` always holds, so a float comparison that comes out clearly is a proof.
One that does not is settled on exact fractions (`settle`, then `exact_price`).
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from terasa.alokasi.kasus import Butir, Kasus

# A fraction num/den that is not reduced: reducing long numbers costs more than keeping them long.
Pecahan = tuple[int, int]

EPS = 2.0**-52

# Tries at an upper bound before the exact sums are asked.
PERCOBAAN = 6


@dataclass(frozen=True, slots=True)
class Bayaran:
    """A settled purchase: exact price per point and what those who ran dry put in."""

    butir: Butir
    harga: Pecahan
    kering: tuple[tuple[int, Pecahan], ...]


def slack(banyak: int) -> float:
    """Relative error that covers summing that many rounded floats."""
    return (banyak + 16) * EPS


def enclose(angka: Pecahan) -> tuple[float, float]:
    """Floats just below and just above a fraction; division of ints rounds correctly."""
    dekat = angka[0] / angka[1]
    return math.nextafter(dekat, 0.0), math.nextafter(dekat, math.inf)


class Uang:
    """Money of every voter during one count. `riwayat[i]`: (purchases before, exact money) of voter i."""

    def __init__(self, kasus: Kasus, total: int) -> None:
        self.skala = kasus.skala
        self.pasti: list[Pecahan] = [(total * bobot, kasus.bobot_total) for bobot in kasus.bobot]
        batas = [enclose(uang) if uang[0] else (0.0, 0.0) for uang in self.pasti]
        self.lo = [bawah for bawah, _ in batas]
        self.hi = [atas for _, atas in batas]
        self.riwayat: list[list[tuple[int, Pecahan]]] = [[(0, uang)] for uang in self.pasti]
        self.bayaran: list[Bayaran] = []
        self._tertunda: list[tuple[Butir, list[int], list[int]]] = []

    def lower_price(self, butir: Butir, harga: float) -> float | None:
        """Raise a lower bound on the price; None when the supporters surely cannot pay."""
        hi = self.hi
        longgar = slack(len(butir.poin))
        biaya = butir.biaya * (1.0 - longgar)
        while True:
            # Whoever is dry at a price below the true one is dry at the true one: each pass is a bound.
            kering = basah = 0.0
            for i, poin in zip(butir.pendukung, butir.taksiran, strict=True):
                uang = hi[i]
                if uang < harga * poin:
                    kering += uang
                else:
                    basah += poin
            if basah == 0.0:
                return None if kering * (1.0 + longgar) < butir.biaya else harga
            naik = (biaya - kering) / basah * (1.0 - longgar)
            if naik <= harga:
                return harga
            harga = naik

    def upper_price(self, butir: Butir, harga: float) -> float | None:
        """A price just above `harga` at which the supporters surely can pay; None if floats cannot tell."""
        lo = self.lo
        longgar = slack(len(butir.poin))
        atas = harga * (1.0 + 8.0 * longgar)
        for _ in range(PERCOBAAN):
            kering = basah = 0.0
            for i, poin in zip(butir.pendukung, butir.taksiran, strict=True):
                if lo[i] < atas * poin:
                    kering += lo[i]
                else:
                    basah += poin
            if (kering + basah * atas) * (1.0 - longgar) >= butir.biaya:
                return atas
            if basah == 0.0:
                return None
            atas = max(atas, (butir.biaya * (1.0 + longgar) - kering) / basah) * (1.0 + 4.0 * longgar)
        return None

    def is_plenty(self, butir: Butir, harga: float) -> bool:
        """Whether surely no supporter runs dry at that price."""
        lo = self.lo
        naik = harga * (1.0 + 8.0 * EPS)
        # The hottest line of a count: a loop is twice as fast as all() over a generator.
        for i, poin in zip(butir.pendukung, butir.taksiran, strict=True):  # noqa: SIM110
            if lo[i] < naik * poin:
                return False
        return True

    def pay(self, butir: Butir, bawah: float, atas: float) -> None:
        """Take the payments for an item whose price lies between the bounds; exact sums follow later."""
        bawah *= 1.0 - 4.0 * EPS
        atas *= 1.0 + 4.0 * EPS
        lo, hi = self.lo, self.hi
        kering: list[int] = []
        ragu: list[int] = []
        for j, (i, poin) in enumerate(zip(butir.pendukung, butir.taksiran, strict=True)):
            paling_sedikit, paling_banyak = bawah * poin, atas * poin
            if hi[i] < paling_sedikit:
                kering.append(j)
                lo[i] = hi[i] = 0.0
                continue
            if lo[i] <= paling_banyak:
                ragu.append(j)
            hi[i] = (hi[i] - min(paling_sedikit, lo[i])) * (1.0 + 2.0 * EPS)
            lo[i] = max(0.0, lo[i] - paling_banyak) * (1.0 - 2.0 * EPS)
        self._tertunda.append((butir, kering, ragu))

    def settle(self) -> None:
        """Write the exact sums of every purchase so far and tighten the floats around them."""
        tersentuh: set[int] = set()
        for butir, kering, ragu in self._tertunda:
            self._settle_one(butir, kering, ragu)
            tersentuh.update(butir.pendukung)
        self._tertunda.clear()
        for i in tersentuh:
            self.lo[i], self.hi[i] = enclose(self.pasti[i]) if self.pasti[i][0] else (0.0, 0.0)

    def exact_price(self, butir: Butir, bawah: float) -> Pecahan | None:
        """Exact price above a lower bound, on settled sums; None when the supporters cannot pay."""
        bawah *= 1.0 - 4.0 * EPS
        kering = [
            j
            for j, (i, poin) in enumerate(zip(butir.pendukung, butir.taksiran, strict=True))
            if self.hi[i] < bawah * poin
        ]
        sisa = set(range(len(butir.poin))).difference(kering)
        hasil = self._solve(butir, kering, sorted(sisa))
        return hasil and hasil[0]

    def enclose_price(self, harga: Pecahan) -> tuple[float, float]:
        """Floats around an exact price, on the scale of `taksiran`."""
        return enclose((harga[0] * self.skala, harga[1]))

    def money_before(self, i: int, putaran: int) -> Pecahan:
        """Exact money of a voter before that purchase (counted from 0), on settled sums."""
        riwayat = self.riwayat[i]
        return riwayat[bisect_right(riwayat, putaran, key=lambda catatan: catatan[0]) - 1][1]

    def _settle_one(self, butir: Butir, kering: list[int], ragu: list[int]) -> None:
        hasil = self._solve(butir, kering, ragu)
        if hasil is None:
            raise AssertionError(f"{butir.id} dibeli tanpa uang yang cukup")
        harga, habis = hasil
        sudah = len(self.bayaran) + 1
        terkuras = tuple((butir.pendukung[j], self.pasti[butir.pendukung[j]]) for j in sorted(habis))
        kurang = _make_subtract(harga)
        for j, i in enumerate(butir.pendukung):
            self.pasti[i] = (0, 1) if j in habis else kurang(self.pasti[i], butir.poin[j])
            self.riwayat[i].append((sudah, self.pasti[i]))
        self.bayaran.append(Bayaran(butir, harga, terkuras))

    def _solve(self, butir: Butir, kering: list[int], ragu: list[int]) -> tuple[Pecahan, set[int]] | None:
        """Least price at which the payments reach the cost, given who is surely dry and who may be."""
        habis = set(kering)
        basah = butir.total - sum(butir.poin[j] for j in kering)
        while basah:
            terkumpul, penyebut = add(self.pasti[butir.pendukung[j]] for j in habis)
            kurang = butir.biaya * penyebut - terkumpul
            dasar = penyebut * basah
            baru = [j for j in ragu if j not in habis and self._is_dry(butir, j, kurang, dasar)]
            if not baru:
                bersama = math.gcd(kurang, basah)
                return (kurang // bersama, dasar // bersama), habis
            habis.update(baru)
            basah -= sum(butir.poin[j] for j in baru)
        return None

    def _is_dry(self, butir: Butir, j: int, harga: int, penyebut: int) -> bool:
        uang, dasar = self.pasti[butir.pendukung[j]]
        return uang * penyebut < harga * butir.poin[j] * dasar


def add(pecahan: Iterable[Pecahan]) -> Pecahan:
    """Sum without reducing."""
    daftar = [p for p in pecahan if p[0]]
    penyebut = math.lcm(*(p[1] for p in daftar))
    return sum(p[0] * (penyebut // p[1]) for p in daftar), penyebut


def _make_subtract(harga: Pecahan) -> Callable[[Pecahan, int], Pecahan]:
    """Money minus price times points; voters who paid together share a denominator, worked out once."""
    tersimpan: dict[int, tuple[int, int, int]] = {}

    def subtract(uang: Pecahan, poin: int) -> Pecahan:
        atas, bawah = uang
        if bawah not in tersimpan:
            penyebut = math.lcm(bawah, harga[1])
            tersimpan[bawah] = penyebut, penyebut // bawah, harga[0] * (penyebut // harga[1])
        penyebut, kali, per_poin = tersimpan[bawah]
        sisa = atas * kali - per_poin * poin
        return (sisa, penyebut) if sisa else (0, 1)

    return subtract
