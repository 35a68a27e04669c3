"""How dear an item could have been and still be chosen, exact to the rupiah.

A count does not change until the item itself is bought, so it is enough to look at every round of a
count without it: at which cost would it have come before the winner of that round?
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from terasa.alokasi.hitungan import Hitungan
from terasa.alokasi.kasus import Butir
from terasa.alokasi.pelengkap import Lengkap
from terasa.alokasi.uang import Bayaran, Pecahan, add, slack

Larik = npt.NDArray[np.float64]


def find_limits(lengkap: Lengkap, daftar: Sequence[int]) -> list[int]:
    """Highest cost at which each item (index, not chosen in this count) would have been chosen; 0 or more."""
    kasus = lengkap.hitungan.kasus
    putaran = _limits_in_rounds(lengkap.hitungan, daftar)
    return [
        min(kasus.pagu, max(batas, _limit_in_greedy(lengkap, kasus.butir[k])))
        for k, batas in zip(daftar, putaran, strict=True)
    ]


@dataclass(frozen=True)
class _Putaran:
    """Rounds of a count as arrays over t, and what a list of items would have met in them.

    `terkumpul[t, n]`: what the supporters of item n would pay at the price of round t, as a float; the last
    row is all they have left. `penuh[t, n]`: whether surely none of them would run dry. `kelompok[t]` numbers
    equal prices, `seri[t]` ranks the tie keys of the winners.
    """

    terkumpul: Larik
    penuh: npt.NDArray[np.bool_]
    kelompok: npt.NDArray[np.int64]
    seri: npt.NDArray[np.int64]


def _limits_in_rounds(hitungan: Hitungan, daftar: Sequence[int]) -> list[int]:
    if not daftar:
        return []
    putaran = _tabulate(hitungan, daftar)
    return [_settle_limit(hitungan, k, putaran, n) for n, k in enumerate(daftar)]


def _tabulate(hitungan: Hitungan, daftar: Sequence[int]) -> _Putaran:
    butir = [hitungan.kasus.butir[k] for k in daftar]
    pendukung: npt.NDArray[Any] = np.concatenate([np.array(b.pendukung) for b in butir])
    poin = np.concatenate([np.array(b.taksiran) for b in butir])
    mulai = np.cumsum([0, *(len(b.poin) for b in butir[:-1])])
    uang = _money_table(hitungan)
    bayaran = hitungan.uang.bayaran
    harga = [hitungan.uang.enclose_price(b.harga)[1] for b in bayaran]
    terkumpul = np.empty((len(harga) + 1, len(butir)))
    penuh = np.empty((len(harga), len(butir)), dtype=np.bool_)
    for t, satu in enumerate(harga):
        punya, bagian = uang[t][pendukung], satu * poin
        terkumpul[t] = np.add.reduceat(np.minimum(punya, bagian), mulai)
        penuh[t] = np.logical_and.reduceat(punya > bagian * (1.0 + slack(0)), mulai)
    terkumpul[-1] = np.add.reduceat(uang[-1][pendukung], mulai)
    return _Putaran(terkumpul, penuh, _group_prices(bayaran), _rank_ties(bayaran))


def _group_prices(bayaran: Sequence[Bayaran]) -> npt.NDArray[np.int64]:
    """Prices never fall from one round to the next, so equal ones are neighbours."""
    kelompok = np.zeros(len(bayaran), dtype=np.int64)
    for t in range(1, len(bayaran)):
        (num, den), (dulu, bawah) = bayaran[t].harga, bayaran[t - 1].harga
        kelompok[t] = kelompok[t - 1] + (num * bawah != dulu * den)
    return kelompok


def _rank_ties(bayaran: Sequence[Bayaran]) -> npt.NDArray[np.int64]:
    urut = sorted(range(len(bayaran)), key=lambda t: bayaran[t].butir.kunci(bayaran[t].butir.biaya))
    seri = np.empty(len(bayaran), dtype=np.int64)
    seri[urut] = np.arange(len(bayaran))
    return seri


def _money_table(hitungan: Hitungan) -> Larik:
    """Money before each round and at the end, shape (rounds + 1, voters), rounded to floats."""
    tabel = np.empty((len(hitungan.menang) + 1, len(hitungan.kasus.bobot)))
    for i, riwayat in enumerate(hitungan.uang.riwayat):
        for sesudah, (atas, bawah) in riwayat:
            tabel[sesudah:, i] = atas / bawah
    return tabel


def _settle_limit(hitungan: Hitungan, k: int, putaran: _Putaran, n: int) -> int:
    """Take the best round; floats rule rounds out, fractions decide among those left."""
    butir = hitungan.kasus.butir[k]
    longgar = slack(len(butir.poin) + 16)
    akhir = add(hitungan.uang.pasti[i] for i in butir.pendukung)
    batas = akhir[0] // akhir[1]
    taksiran = putaran.terkumpul[:-1, n]
    if not taksiran.size:
        return batas
    # Below the sum of a round the item comes strictly before its winner.
    batas = max(batas, int((np.ceil(taksiran * (1.0 - longgar)) - 1.0).max()))
    atas = np.floor(taksiran * (1.0 + longgar))
    for t in _pick_rounds(putaran, n, np.flatnonzero(atas > batas)):
        if atas[t] > batas:
            batas = max(batas, _limit_at(hitungan, butir, int(t), bool(putaran.penuh[t, n])))
    return batas


def _pick_rounds(putaran: _Putaran, n: int, calon: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Rounds worth an exact look: where nobody runs dry, the weakest winner at each price is enough."""
    if len(calon) < 2:
        return calon
    penuh = putaran.penuh[calon, n]
    sama = calon[penuh]
    sama = sama[np.lexsort((putaran.seri[sama], putaran.kelompok[sama]))]
    kelompok = putaran.kelompok[sama]
    terakhir = np.append(kelompok[1:] != kelompok[:-1], True)[: len(sama)]
    return np.concatenate([sama[terakhir], calon[~penuh]])


def _limit_at(hitungan: Hitungan, butir: Butir, t: int, penuh: bool) -> int:
    """Highest cost that comes before the winner of round t; equal prices go by the tie order."""
    bayaran = hitungan.uang.bayaran[t]
    harga, penyebut = bayaran.harga
    (atas, bawah), basah = ((harga * butir.total, penyebut), True) if penuh else _pay_at(hitungan, butir, t)
    batas, lebih = divmod(atas, bawah)
    if lebih or not basah or butir.kunci(batas) < bayaran.butir.kunci(bayaran.butir.biaya):
        return batas
    return batas - 1


def _pay_at(hitungan: Hitungan, butir: Butir, t: int) -> tuple[Pecahan, bool]:
    """What the supporters would pay at the price of round t, and whether any of them would not run dry."""
    harga, penyebut = hitungan.uang.bayaran[t].harga
    bagian: list[Pecahan] = []
    basah = False
    for i, poin in zip(butir.pendukung, butir.poin, strict=True):
        uang = hitungan.uang.money_before(i, t)
        if uang[0] * penyebut < harga * poin * uang[1]:
            bagian.append(uang)
        else:
            basah = True
            bagian.append((harga * poin, penyebut))
    return add(bagian), basah


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
