"""How dear an item could have been and still be chosen, exact to the rupiah.

A count does not change until the item itself is bought, so it is enough to look at every round of a
count without it: at which cost would it have come before the winner of that round?
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from terasa.alokasi.hitungan import Hitungan
from terasa.alokasi.kasus import Butir
from terasa.alokasi.pelengkap import Lengkap
from terasa.alokasi.uang import Pecahan, add, slack

Larik = npt.NDArray[np.float64]


def find_limits(lengkap: Lengkap, daftar: Sequence[int]) -> list[int]:
    """Highest cost at which each item (index, not chosen in this count) would have been chosen; 0 or more."""
    kasus = lengkap.hitungan.kasus
    putaran = _limits_in_rounds(lengkap.hitungan, daftar)
    return [
        min(kasus.pagu, max(batas, _limit_in_greedy(lengkap, kasus.butir[k])))
        for k, batas in zip(daftar, putaran, strict=True)
    ]


def _limits_in_rounds(hitungan: Hitungan, daftar: Sequence[int]) -> list[int]:
    if not daftar:
        return []
    taksiran = _estimate(hitungan, daftar)
    return [_settle_limit(hitungan, k, taksiran[:, n]) for n, k in enumerate(daftar)]


def _estimate(hitungan: Hitungan, daftar: Sequence[int]) -> Larik:
    """Float of what the supporters would pay at each round's price, and (last row) of all they have left."""
    butir = [hitungan.kasus.butir[k] for k in daftar]
    pendukung: npt.NDArray[Any] = np.concatenate([np.array(b.pendukung) for b in butir])
    poin = np.concatenate([np.array(b.taksiran) for b in butir])
    mulai = np.cumsum([0, *(len(b.poin) for b in butir[:-1])])
    uang = _money_table(hitungan)
    harga = [hitungan.uang.enclose_price(b.harga)[0] for b in hitungan.uang.bayaran]
    hasil = np.empty((len(harga) + 1, len(butir)))
    for t, satu in enumerate(harga):
        hasil[t] = np.add.reduceat(np.minimum(uang[t][pendukung], satu * poin), mulai)
    hasil[-1] = np.add.reduceat(uang[-1][pendukung], mulai)
    return hasil


def _money_table(hitungan: Hitungan) -> Larik:
    """Money before each round and at the end, shape (rounds + 1, voters), rounded to floats."""
    tabel = np.empty((len(hitungan.menang) + 1, len(hitungan.kasus.bobot)))
    for i, riwayat in enumerate(hitungan.uang.riwayat):
        for sesudah, (atas, bawah) in riwayat:
            tabel[sesudah:, i] = atas / bawah
    return tabel


def _settle_limit(hitungan: Hitungan, k: int, taksiran: Larik) -> int:
    """Take the best round; floats rule rounds out, fractions decide among those left."""
    butir = hitungan.kasus.butir[k]
    longgar = slack(len(butir.poin) + 16)
    akhir = add(hitungan.uang.pasti[i] for i in butir.pendukung)
    batas = akhir[0] // akhir[1]
    # Below the sum of a round the item comes strictly before its winner.
    pasti = np.ceil(taksiran[:-1] * (1.0 - longgar)) - 1.0
    if pasti.size:
        batas = max(batas, int(pasti.max()))
    for t in np.flatnonzero(np.floor(taksiran[:-1] * (1.0 + longgar)) > batas):
        batas = max(batas, _limit_at(hitungan, butir, int(t)))
    return batas


def _limit_at(hitungan: Hitungan, butir: Butir, t: int) -> int:
    """Highest cost that comes before the winner of round t; equal prices go by the tie order."""
    bayaran = hitungan.uang.bayaran[t]
    harga, penyebut = bayaran.harga
    bagian: list[Pecahan] = []
    basah = False
    for i, poin in zip(butir.pendukung, butir.poin, strict=True):
        uang = hitungan.uang.money_before(i, t)
        if uang[0] * penyebut < harga * poin * uang[1]:
            bagian.append(uang)
        else:
            basah = True
            bagian.append((harga * poin, penyebut))
    atas, bawah = add(bagian)
    batas, lebih = divmod(atas, bawah)
    if lebih or not basah or butir.kunci(batas) < bayaran.butir.kunci(bayaran.butir.biaya):
        return batas
    return batas - 1


def _limit_in_greedy(lengkap: Lengkap, butir: Butir) -> int:
    """Highest cost at which greedy would have taken it with the money left over; 0 without greedy."""
    if not lengkap.pakai_greedy:
        return 0
    batas = max(0, lengkap.sisa)
    for k, sisa in lengkap.tambahan:
        lawan = lengkap.hitungan.kasus.butir[k]
        seharga, lebih = divmod(butir.total * lawan.biaya, lawan.total)
        if not lebih and butir.kunci(seharga) > lawan.kunci(lawan.biaya):
            seharga -= 1
        batas = max(batas, min(sisa, seharga))
    return batas
