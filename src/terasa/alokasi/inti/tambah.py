"""Who else would have had to support an item, where floats are sure: compiled, or with NumPy."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.inti.alasan import Nyata
from terasa.alokasi.inti.pustaka import TambahC, address, find_pustaka
from terasa.alokasi.pemilihan import Indeks

if TYPE_CHECKING:
    from terasa.alokasi.lajur import Lajur

EPS = 2.0**-52
# Most items lack the support of only a few; longer sums are taken when these do not do.
SEBAGIAN = 8


@dataclass(frozen=True, eq=False)
class Tawaran:
    """What each group would put in at the price of each round, the order of those, and their sums in that order."""

    beri: Nyata
    urut: NDArray[np.int64]
    jumlah: Nyata

    @cached_property
    def sela(self) -> Nyata:
        """What rounding may do to the sums of each round."""
        return EPS * 16.0 * self.jumlah[:, -1]

    @cached_property
    def _awal(self) -> Nyata:
        return np.ascontiguousarray(self.jumlah[:, :SEBAGIAN])

    def count_below(self, perlu: Nyata) -> NDArray[np.int64]:
        """At least how many are needed in each round."""
        awal = self._awal
        banyak: NDArray[np.int64] = (awal < perlu[:, None]).sum(axis=1) + 1
        if banyak.min() > awal.shape[1]:
            banyak = (self.jumlah < perlu[:, None]).sum(axis=1) + 1
        return banyak


@dataclass(frozen=True, eq=False)
class Kekurangan:
    """Of each item what it costs, what its supporters would put in (items, rounds + 1), and how wrong that may be."""

    kalah: Indeks
    biaya: Nyata
    terkumpul: Nyata
    galat: Nyata


def find_joiners(lajur: Lajur, kekurangan: Kekurangan, tawaran: Tawaran) -> list[list[int]]:
    """For each item the fewest groups, those who would put in most first; none where whole numbers have to decide.

    NumPy finds a single one only, the rest is left to the caller, who finds the same.
    """
    if (pustaka := find_pustaka()) is None:
        return _find_plainly(lajur, kekurangan, tawaran)
    banyak = len(kekurangan.kalah)
    ikut = np.empty((banyak, SEBAGIAN), dtype=np.int32)
    banyak_ikut = np.empty(banyak, dtype=np.int32)
    tambah = TambahC(
        banyak_kalah=banyak,
        banyak_putaran=len(tawaran.beri),
        banyak_kelompok=tawaran.beri.shape[1],
        muat=SEBAGIAN,
        lajur_awal=address(lajur.lajur_awal),
        lajur_kelompok=address(lajur.lajur_kelompok),
        kalah=address(kekurangan.kalah),
        biaya=address(kekurangan.biaya),
        terkumpul=address(kekurangan.terkumpul),
        galat=address(kekurangan.galat),
        beri=address(tawaran.beri),
        urut=address(tawaran.urut),
        jumlah=address(tawaran.jumlah),
        sela=address(tawaran.sela),
        ikut=address(ikut),
        banyak_ikut=address(banyak_ikut),
    )
    pustaka.tambah_cari(ctypes.byref(tambah))
    return [satu[:n] for satu, n in zip(ikut.tolist(), banyak_ikut.tolist(), strict=True)]


def _find_plainly(lajur: Lajur, kekurangan: Kekurangan, tawaran: Tawaran) -> list[list[int]]:
    """Where one is enough, most often the one who would put in most in the round that lacks least is."""
    lebih = (tawaran.jumlah[:, 0] - tawaran.sela) - (kekurangan.biaya[:, None] - kekurangan.terkumpul)
    putaran = lebih.argmax(axis=1)
    cukup = lebih[np.arange(len(lebih)), putaran] > 2.0 * kekurangan.galat
    pertama, awal = tawaran.urut[putaran, 0].tolist(), lajur.lajur_awal.tolist()
    return [
        [g] if satu and g not in lajur.lajur_kelompok[awal[p] : awal[p + 1]] else []
        for p, satu, g in zip(kekurangan.kalah.tolist(), cukup.tolist(), pertama, strict=True)
    ]
