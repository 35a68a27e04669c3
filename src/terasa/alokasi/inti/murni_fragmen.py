"""Phragmén without a compiler; see fragmen.c. Decides exactly as the compiled loop."""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.inti import Status, Tutup
from terasa.alokasi.pemilihan import Indeks

if TYPE_CHECKING:
    from terasa.alokasi.lajur import Lajur

EPS = 2.0**-52


class FragmenMurni:
    """Phragmén; see fragmen.c."""

    def __init__(self, lajur: Lajur) -> None:
        self._lajur = lajur
        self._biaya, self._total = lajur.pemilihan.biaya, lajur.total.tolist()
        self._awal: list[int] = lajur.lajur_awal.tolist()
        self.babak: Indeks = np.zeros(len(lajur.pemilihan.bobot), dtype=np.int32)
        self.menang: list[int] = []
        self.lawan: list[tuple[int, float]] = []
        self.sisa = lajur.pemilihan.pagu
        self.penuh = False
        self._lo, self._hi = [0.0], [0.0]
        self._bobot: list[list[int]] = []
        self._tutup: Tutup | None = None
        self._antre = [
            (0.0, p) for p in range(len(self._biaya)) if self._total[p] and self._biaya[p] <= self.sisa
        ]

    def kekang(self, tutup: Tutup) -> None:
        self._tutup = tutup.copy()

    def jalan(self) -> Status:
        while self._antre:
            self.lawan = self._contestants()
            if not self.lawan:
                break
            if len(self.lawan) > 1:
                return Status.RAGU
            p = self.lawan[0][0]
            if self._biaya[p] > self.sisa:
                self.penuh = True
                return Status.SELESAI
            self.beli(p)
            if self._tutup is not None:
                return Status.DIBELI
        return Status.SELESAI

    def _contestants(self) -> list[tuple[int, float]]:
        """Whoever may have the least load; the rest goes back. Loads only rise, so old bounds hold."""
        calon, atas = [], math.inf
        while self._antre and self._antre[0][0] <= atas:
            p = heapq.heappop(self._antre)[1]
            if self._tutup is not None and self._tutup[p]:
                continue
            bawah, langit = self._bounds(p)
            calon.append((p, bawah))
            atas = min(atas, langit)
        for p, bawah in calon:
            if bawah > atas:
                self.kembalikan(p, bawah)
        return [(p, bawah) for p, bawah in calon if bawah <= atas]

    def kembalikan(self, p: int, kunci: float) -> None:
        heapq.heappush(self._antre, (kunci, p))

    def beli(self, p: int) -> None:
        bawah, atas = self._bounds(p)
        self._bobot.append(self._weights(p).astype(np.int64).tolist())
        self.menang.append(p)
        self._lo.append(bawah)
        self._hi.append(atas)
        self.babak[self._lajur.lajur_kelompok[self._awal[p] : self._awal[p + 1]]] = len(self.menang)
        self.sisa -= self._biaya[p]

    def bobot(self, r: int) -> list[int]:
        return self._bobot[r]

    def _weights(self, p: int) -> NDArray[Any]:
        potong = slice(self._awal[p], self._awal[p + 1])
        babak = self.babak[self._lajur.lajur_kelompok[potong]]
        return np.bincount(babak, weights=self._lajur.lajur_poin[potong], minlength=len(self._lo))

    def _bounds(self, p: int) -> tuple[float, float]:
        bobot = self._weights(p)
        biaya, total, sela = float(self._biaya[p]), float(self._total[p]), (len(bobot) + 16.0) * EPS
        bawah = (biaya + float(bobot @ np.array(self._lo))) / total * (1.0 - sela)
        return bawah, (biaya + float(bobot @ np.array(self._hi))) / total * (1.0 + sela)
