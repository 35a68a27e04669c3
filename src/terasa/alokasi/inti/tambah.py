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
# Most items lack the support of only a few; all are looked at when these do not do.
SEBAGIAN = 8


@dataclass(frozen=True, eq=False)
class Tawaran:
    """What each group would put in at the price of each round, shape (rounds, groups).

    `urut` and `jumlah`, shape (rounds, up to SEBAGIAN): who would put in most, in that order, and their sums.
    `sela`: what rounding may do to sums of each round.
    """

    beri: Nyata
    urut: Indeks
    jumlah: Nyata
    sela: Nyata

    def order(self, r: int) -> list[int]:
        """All groups in one round, those who would put in most first."""
        urut: list[int] = np.argsort(-self.beri[r], kind="stable").tolist()
        return urut

    def count_below(self, perlu: Nyata) -> NDArray[np.int64]:
        """At least how many are needed in each round."""
        banyak: NDArray[np.int64] = (self.jumlah < perlu[:, None]).sum(axis=1) + 1
        if banyak.min() > self.jumlah.shape[1]:
            banyak = (self._jumlah_semua < perlu[:, None]).sum(axis=1) + 1
        return banyak

    @cached_property
    def _jumlah_semua(self) -> Nyata:
        jumlah: Nyata = np.cumsum(-np.sort(-self.beri, axis=1), axis=1)
        return jumlah


def weigh_offers(uang: Nyata, harga: Nyata, bobot: Nyata) -> Tawaran:
    """Offers of groups with that money before each round and in the end, shape (rounds + 1, groups), which they are
    written over. At the price of a round nobody puts in more than it says per point; in the end all they have."""
    putaran, kelompok = uang.shape
    muat = min(kelompok, SEBAGIAN)
    if (pustaka := find_pustaka()) is None:
        np.minimum(uang[:-1], harga[:, None] * bobot, out=uang[:-1])
        semua = np.argsort(-uang, axis=1, kind="stable")[:, :muat]
        urut, total = semua.astype(np.int32), uang.sum(axis=1)
        jumlah = np.cumsum(np.take_along_axis(uang, semua, axis=1), axis=1)
    else:
        urut, total = np.empty((putaran, muat), dtype=np.int32), np.empty(putaran)
        jumlah = np.empty((putaran, muat))
        tampung = [address(larik) for larik in (harga, bobot, uang, urut, jumlah, total)]
        pustaka.tambah_tawar(putaran, kelompok, muat, *tampung)
    return Tawaran(uang, urut, jumlah, EPS * (16.0 + kelompok) * total)


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
    ikut = np.empty((banyak, tawaran.urut.shape[1]), dtype=np.int32)
    banyak_ikut = np.empty(banyak, dtype=np.int32)
    tambah = TambahC(
        banyak_kalah=banyak,
        banyak_putaran=len(tawaran.beri),
        banyak_kelompok=tawaran.beri.shape[1],
        muat=tawaran.urut.shape[1],
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
