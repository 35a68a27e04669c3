"""What supporters would pay at the price of every round: compiled where the library was built, NumPy elsewhere."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.inti.pustaka import AlasanC, address, find_pustaka
from terasa.alokasi.pemilihan import Indeks

if TYPE_CHECKING:
    from terasa.alokasi.lajur import Lajur

Nyata = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Riwayat:
    """Rounds of a count: item, payment per point, price per satisfaction."""

    menang: Indeks
    harga: Nyata
    kunci: Nyata


def collect_payments(
    lajur: Lajur,
    riwayat: Riwayat,
    kalah: Indeks,
    kepuasan: Nyata,
    uang: Nyata,
    uang_saat: Nyata | None = None,
) -> Nyata:
    """Shape (len(kalah), rounds + 1): money that the supporters of each item would put in at the price of each
    round; the last column is all they have left. `kepuasan`: satisfaction in one point of each item. `uang` comes
    back as what every group has left; `uang_saat`, shape (rounds + 1, groups), as what they had before each round.
    """
    menang = riwayat.menang
    terkumpul = np.empty((len(kalah), len(menang) + 1))
    if (pustaka := find_pustaka()) is None:
        _collect_plainly(lajur, riwayat, kalah, kepuasan, uang, terkumpul, uang_saat)
        return terkumpul
    alasan = AlasanC(
        putaran=len(menang),
        banyak_kalah=len(kalah),
        lajur_awal=address(lajur.lajur_awal),
        lajur_kelompok=address(lajur.lajur_kelompok),
        lajur_poin=address(lajur.lajur_poin),
        menang=address(menang),
        harga=address(riwayat.harga),
        kunci=address(riwayat.kunci),
        kalah=address(kalah),
        kepuasan=address(kepuasan),
        uang=address(uang),
        terkumpul=address(terkumpul),
        banyak_kelompok=len(uang),
        riwayat=None if uang_saat is None else address(uang_saat),
    )
    pustaka.alasan_hitung(ctypes.byref(alasan))
    return terkumpul


@dataclass(frozen=True, eq=False)
class Pasti:
    """Per item: the largest whole cost that some sum surely allows, and in which round. `ragu`: the round of the sum
    that may be whole and then could allow most, -1 when none could allow more; `lain`: the most any other could."""

    biaya: Nyata
    putaran: Indeks
    ragu: Indeks
    lain: Nyata


def bound_costs(terkumpul: Nyata, galat: Nyata) -> Pasti:
    """Below a sum an item comes before the winner of that round; `terkumpul` as `collect_payments` gives it."""
    banyak = len(galat)
    if (pustaka := find_pustaka()) is None:
        return _bound_plainly(terkumpul, galat)
    langit = np.empty((banyak, 2))
    hasil = Pasti(
        np.empty(banyak), np.empty(banyak, dtype=np.int32), np.empty(banyak, dtype=np.int32), langit[:, 1]
    )
    alasan = AlasanC(
        putaran=terkumpul.shape[1] - 1,
        banyak_kalah=banyak,
        terkumpul=address(terkumpul),
        galat=address(galat),
        pasti=address(hasil.biaya),
        pasti_putaran=address(hasil.putaran),
        langit=address(langit),
        langit_putaran=address(hasil.ragu),
    )
    pustaka.alasan_batas(ctypes.byref(alasan))
    return hasil


def _bound_plainly(terkumpul: Nyata, galat: Nyata) -> Pasti:
    semua = np.arange(len(galat))
    bawah, atas = np.floor(terkumpul - galat[:, None]), np.floor(terkumpul + galat[:, None])
    putaran = bawah.argmax(axis=1).astype(np.int32)
    biaya = bawah[semua, putaran]
    langit = np.where(bawah != atas, atas, -1.0)
    ragu = langit.argmax(axis=1).astype(np.int32)
    ragu[langit[semua, ragu] <= biaya] = -1
    langit[semua, ragu] = -1.0
    return Pasti(biaya, putaran, ragu, langit.max(axis=1))


def _collect_plainly(
    lajur: Lajur,
    riwayat: Riwayat,
    kalah: Indeks,
    kepuasan: Nyata,
    uang: Nyata,
    terkumpul: Nyata,
    uang_saat: Nyata | None,
) -> None:
    awal = lajur.lajur_awal
    letak = [np.arange(awal[p], awal[p + 1]) for p in kalah]
    panjang = np.array([len(satu) for satu in letak], dtype=np.int64)
    semua = np.concatenate([np.empty(0, dtype=np.int64), *letak])
    kelompok, poin = lajur.lajur_kelompok[semua], lajur.lajur_poin[semua]
    milik = np.repeat(np.arange(len(kalah)), panjang)
    kali = kepuasan[milik] * poin
    for r, p in enumerate(riwayat.menang):
        if uang_saat is not None:
            uang_saat[r] = uang
        bayar = np.minimum(uang[kelompok], riwayat.kunci[r] * kali)
        terkumpul[:, r] = np.bincount(milik, weights=bayar, minlength=len(kalah))
        potong = slice(awal[p], awal[p + 1])
        pembayar = lajur.lajur_kelompok[potong]
        uang[pembayar] = np.maximum(uang[pembayar] - riwayat.harga[r] * lajur.lajur_poin[potong], 0.0)
    if uang_saat is not None:
        uang_saat[-1] = uang
    terkumpul[:, -1] = np.bincount(milik, weights=uang[kelompok], minlength=len(kalah))
