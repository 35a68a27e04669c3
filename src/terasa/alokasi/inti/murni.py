"""The same loops without a compiler: NumPy over one column at a time. Decides exactly as the compiled ones."""

from __future__ import annotations

import heapq
import math
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.inti import Keadaan, Status, Tutup
from terasa.alokasi.pemilihan import Indeks

if TYPE_CHECKING:
    from terasa.alokasi.lajur import Lajur

EPS = 2.0**-52
# Plain numbers: comparing arrays with members of an enum is slow.
HIDUP, KOSONG, KABUR = (int(k) for k in Keadaan)
PERCOBAAN = 6
Nyata = NDArray[np.float64]


class IntiMurni:
    """Equal shares; see inti.c for what each step proves."""

    def __init__(self, lajur: Lajur) -> None:
        pemilihan = lajur.pemilihan
        self._lajur = lajur
        self._bobot = pemilihan.hak_kelompok
        self._biaya = pemilihan.biaya
        self._total: list[int] = lajur.total.tolist()
        self._awal: list[int] = lajur.lajur_awal.tolist()
        self._seri: list[int] = lajur.seri.tolist()
        self._dasar: list[int] = lajur.dasar.tolist()
        self._letak = {p: n for n, p in enumerate(self._dasar)}
        self._harga = [self._base_key(p) if self._total[p] else math.inf for p in range(len(self._biaya))]
        banyak = len(self._biaya)
        self._lajur_siap: list[tuple[Indeks, Nyata, float] | None] = [None] * banyak
        self._babak: Indeks = np.full(banyak, -1, dtype=np.int32)
        self.kering_bobot: list[int] = [0] * banyak
        self.basah_poin: list[int] = [0] * banyak
        self._menang: list[int] = []
        self._tutup: Tutup | None = None

    def kekang(self, tutup: Tutup) -> None:
        self._tutup = tutup.copy()

    def _is_closed(self, p: int) -> bool:
        return self._tutup is not None and bool(self._tutup[p])

    def _bought(self) -> bool:
        """Whether the caller wants to hear of each purchase."""
        return self._tutup is not None

    def _base_key(self, p: int) -> float:
        return 1.0 / self._total[p] if self._lajur.kepuasan_biaya else self._biaya[p] / self._total[p]

    def _factor(self, p: int) -> float:
        return float(self._biaya[p]) if self._lajur.kepuasan_biaya else 1.0

    def _column(self, p: int) -> tuple[Indeks, Nyata, float]:
        """Groups that support the item, their points, and the error of a sum over them."""
        if (lajur := self._lajur_siap[p]) is None:
            awal, akhir = self._awal[p], self._awal[p + 1]
            lajur = self._lajur_siap[p] = (
                self._lajur.lajur_kelompok[awal:akhir],
                self._lajur.lajur_poin[awal:akhir],
                (akhir - awal + 16.0) * EPS,
            )
        return lajur

    def mulai(self, bawah: float, atas: float, awalan: int) -> None:
        bobot = self._bobot.astype(np.float64)
        self.lo: Nyata = bobot * (bawah * (1.0 - EPS))
        self.hi: Nyata = bobot * (atas * (1.0 + EPS))
        self.keadaan = np.zeros(len(self._bobot), dtype=np.uint8)
        self._babak[:] = -1
        self.habis_pada: Indeks = np.full(len(self._bobot), -1, dtype=np.int32)
        ulang, self._menang = self._menang[:awalan], []
        self._segar: dict[int, int] = {}
        self.lawan: list[tuple[int, float]] = []
        self.belanja = 0
        self._kabur: list[tuple[Indeks, int]] = []
        self._habis: dict[int, Indeks] = {}
        for p in ulang:
            self.beli(p, self._harga[p], self._harga[p])
        self.awalan, self._lurus = awalan, True
        # In exact order of price, so a heap already.
        self._antre = [(self._harga[p], self._letak[p], p) for p in self._dasar[awalan:]]

    def jalan(self, batas: int) -> Status:
        while self._antre:
            if self.belanja > batas:
                return Status.LEWAT
            kunci, _, p = self._antre[0]
            if self._is_closed(p):
                heapq.heappop(self._antre)
                continue
            if kunci == self._harga[p] and self._is_plenty(p, kunci):
                self._buy_straight(kunci, p)
                if self._bought():
                    return Status.DIBELI
                continue
            self._lurus = False
            if self._segar.get(p) != len(self._menang):
                self._refresh()
            elif not self._contest():
                return Status.RAGU
            elif self._bought():
                return Status.DIBELI
        return Status.LEWAT if self.belanja > batas else Status.SELESAI

    def _buy_straight(self, kunci: float, p: int) -> None:
        heapq.heappop(self._antre)
        self._lurus = self._lurus and not self._bought() and self._dasar[len(self._menang)] == p
        self.beli(p, kunci, kunci)
        if self._lurus:
            self.awalan = len(self._menang)

    def _refresh(self) -> None:
        kunci, letak, p = self._antre[0]
        naik = self.harga_bawah(p, kunci)
        if naik < 0.0:
            heapq.heappop(self._antre)
            return
        self._segar[p] = len(self._menang)
        if naik > kunci:
            heapq.heapreplace(self._antre, (naik, letak, p))

    def _contest(self) -> bool:
        """Buy the head or, after comparing, a rival; False leaves the contestants to whole numbers."""
        kunci, _, p = heapq.heappop(self._antre)
        self.lawan = [(p, kunci)]
        atas = self.harga_atas(p, kunci)
        if atas < 0.0:
            return False
        self.kumpulkan(atas)
        if len(self.lawan) == 1:
            self.beli(p, kunci, atas)
            return True
        poin = {q: self._straight_points(q) for q, _ in self.lawan}
        if min(poin.values()) < 0:
            return False
        lurus = {q: self._key_of(q, poin[q]) for q in poin}
        beli = min(poin, key=lambda q: (Fraction(*lurus[q]), self._seri[q]))
        for q, bawah in self.lawan:
            if q != beli:
                self.kembalikan(q, bawah)
        harga = lurus[beli][0] / lurus[beli][1]
        self.beli(beli, harga, harga)
        return True

    def _key_of(self, p: int, poin: int) -> tuple[int, int]:
        return (1, poin) if self._lajur.kepuasan_biaya else (self._biaya[p], poin)

    def _straight_points(self, p: int) -> int:
        """Points of the supporters who have money left, when all of them surely pay in full; -1 otherwise."""
        kelompok, poin, _ = self._column(p)
        ada = self.keadaan[kelompok] != KOSONG
        kelompok, poin = kelompok[ada], poin[ada]
        jumlah = int(poin.sum())
        if not jumlah:
            return -1
        naik = self._biaya[p] / jumlah * (1.0 + 16.0 * EPS)
        return jumlah if bool((self.lo[kelompok] >= naik * poin).all()) else -1

    def kumpulkan(self, atas: float) -> None:
        while self._antre and self._antre[0][0] <= atas:
            kunci, _, p = self._antre[0]
            if self._is_closed(p):
                heapq.heappop(self._antre)
            elif self._segar.get(p) != len(self._menang):
                self._refresh()
            else:
                heapq.heappop(self._antre)
                self.lawan.append((p, kunci))

    def kembalikan(self, p: int, kunci: float) -> None:
        heapq.heappush(self._antre, (kunci, self._letak[p], p))

    def _split(self, p: int, uang: Nyata, poin: Nyata, satuan: float) -> tuple[float, float]:
        """Money of those who run dry at that price, points of those who do not (whole numbers, so exact)."""
        habis = (uang < satuan * poin).astype(np.float64)
        return float(uang @ habis), self._total[p] - float(poin @ habis)

    def harga_bawah(self, p: int, kunci: float) -> float:
        kelompok, poin, sela = self._column(p)
        uang, faktor = self.hi[kelompok], self._factor(p)
        biaya = self._biaya[p] * (1.0 - sela)
        satuan, naik_pernah = kunci * faktor * (1.0 - 4.0 * EPS), False
        while True:
            kering, basah = self._split(p, uang, poin, satuan)
            if basah == 0.0:
                if kering * (1.0 + sela) < biaya:
                    return -1.0
                break
            naik = (biaya - kering) / basah * (1.0 - sela)
            if naik <= satuan:
                break
            satuan, naik_pernah = naik, True
        return max(kunci, satuan / faktor * (1.0 - 4.0 * EPS)) if naik_pernah else kunci

    def harga_atas(self, p: int, kunci: float) -> float:
        kelompok, poin, sela = self._column(p)
        uang, faktor, biaya = self.lo[kelompok], self._factor(p), float(self._biaya[p])
        atas = kunci * faktor * (1.0 + 8.0 * sela)
        for _ in range(PERCOBAAN):
            kering, basah = self._split(p, uang, poin, atas)
            if (kering + basah * atas) * (1.0 - sela) >= biaya * (1.0 + 4.0 * EPS):
                return atas / faktor * (1.0 + 4.0 * EPS)
            if basah == 0.0:
                return -1.0
            atas = max(atas, (biaya * (1.0 + sela) - kering) / basah) * (1.0 + 4.0 * sela)
        return -1.0

    def _is_plenty(self, p: int, kunci: float) -> bool:
        kelompok, poin, _ = self._column(p)
        return bool((self.lo[kelompok] >= kunci * self._factor(p) * (1.0 + 8.0 * EPS) * poin).all())

    def beli(self, p: int, bawah: float, atas: float) -> None:
        r, faktor = len(self._menang), self._factor(p)
        kelompok, poin, _ = self._column(p)
        lo, hi, keadaan = self.lo[kelompok], self.hi[kelompok], self.keadaan[kelompok]
        sedikit = bawah * faktor * (1.0 - 8.0 * EPS) * poin
        banyak = atas * faktor * (1.0 + 8.0 * EPS) * poin
        hidup = keadaan == HIDUP
        basah = hidup & (lo > banyak)
        self.lo[kelompok] = (lo - banyak) * (1.0 - 2.0 * EPS) * basah
        self.hi[kelompok] = (hi - sedikit) * (1.0 + 2.0 * EPS) * basah
        self.kering_bobot[r] = 0
        if basah.all():
            self.basah_poin[r] = self._total[p]
        else:
            self.basah_poin[r] = int(poin @ basah.astype(np.float64))
            kering = hidup & (hi < sedikit)
            self._run_dry(kelompok[kering], r)
            kabur = ~(kering | basah | (keadaan == KOSONG))
            if kabur.any():
                self._doubt(kelompok[kabur], r, lo[kabur] - banyak[kabur], hi[kabur] - sedikit[kabur])
        self._babak[p] = r
        self._menang.append(p)
        self.belanja += self._biaya[p]

    def _run_dry(self, habis: Indeks, r: int) -> None:
        if not len(habis):
            return
        self.kering_bobot[r] = int(self._bobot[habis].sum())
        self._habis[r] = habis
        self.keadaan[habis] = KOSONG
        self.habis_pada[habis] = r

    def _doubt(self, kabur: Indeks, r: int, pasti: Nyata, sisa: Nyata) -> None:
        self.keadaan[kabur] = KABUR
        self._kabur.append((kabur, r))
        self.lo[kabur] = np.maximum(pasti, 0.0) * (1.0 - 2.0 * EPS)
        self.hi[kabur] = np.maximum(sisa, 0.0) * (1.0 + 2.0 * EPS)

    def _history(self, kelompok: Indeks, putaran: int) -> list[tuple[int, int]]:
        """Points that these groups together gave in each round before that one."""
        pemilihan = self._lajur.pemilihan
        panjang = pemilihan.panjang[kelompok]
        letak = np.repeat(pemilihan.awal[kelompok] - np.cumsum(panjang) + panjang, panjang)
        letak += np.arange(len(letak))
        babak = self._babak[pemilihan.isi[letak]]
        sudah = (babak >= 0) & (babak < putaran)
        hasil = np.zeros(putaran, dtype=np.int64)
        np.add.at(hasil, babak[sudah], self._lajur.baris_poin[letak[sudah]])
        isi = np.flatnonzero(hasil)
        return list(zip(isi.tolist(), hasil[isi].tolist(), strict=True))

    def urai(self, p: int, bawah: float, atas: float) -> tuple[list[tuple[int, int]], int, int, Indeks]:
        kelompok, poin, _ = self._column(p)
        faktor = self._factor(p)
        ada = self.keadaan[kelompok] != KOSONG
        kering = ada & (self.hi[kelompok] < bawah * faktor * (1.0 - 8.0 * EPS) * poin)
        basah = ada & ~kering & (self.lo[kelompok] > atas * faktor * (1.0 + 8.0 * EPS) * poin)
        terbuka = np.flatnonzero(ada & ~kering & ~basah).astype(np.int32)
        koefisien = self._history(kelompok[kering], len(self._menang))
        return koefisien, int(self._bobot[kelompok[kering]].sum()), int(poin[basah].sum()), terbuka

    def tetapkan(self, g: int, keadaan: Keadaan, bawah: float, atas: float) -> None:
        self.keadaan[g], self.lo[g], self.hi[g] = keadaan, bawah, atas

    def kabur(self, mulai: int) -> tuple[Indeks, Indeks]:
        kosong = np.empty(0, dtype=np.int32)
        kelompok = np.concatenate([kosong, *(k for k, _ in self._kabur)])
        putaran = np.concatenate([kosong, *(np.full(len(k), r, dtype=np.int32) for k, r in self._kabur)])
        return kelompok[mulai:], putaran[mulai:]

    def koefisien(self, r: int) -> list[tuple[int, int]]:
        return self._history(self._habis[r], r) if r in self._habis else []

    @property
    def putaran(self) -> int:
        return len(self._menang)

    @property
    def menang(self) -> list[int]:
        return list(self._menang)

    @property
    def babak(self) -> list[int]:
        babak: list[int] = self._babak.tolist()
        return babak
