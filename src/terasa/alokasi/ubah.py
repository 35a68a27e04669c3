"""The same election with one thing changed: other costs, more ballots that name an item, or a group less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from terasa.alokasi.errors import TidakAdaPemilih
from terasa.alokasi.pemilihan import Bulat, Pemilihan


def with_cost(pemilihan: Pemilihan, p: int, biaya: int) -> Pemilihan:
    """Item p at another cost, in smallest units."""
    return replace(pemilihan, biaya=tuple(biaya if q == p else b for q, b in enumerate(pemilihan.biaya)))


def raise_costs(pemilihan: Pemilihan, persen: int) -> Pemilihan:
    """Every cost raised, rounded up to the smallest unit."""
    return replace(pemilihan, biaya=tuple(-(-b * (100 + persen) // 100) for b in pemilihan.biaya))


def leave_out(pemilihan: Pemilihan, kelompok: int) -> Pemilihan:
    """Without one group of ballots, the pagu as it is. Raises TidakAdaPemilih when nobody is left."""
    if pemilihan.hak_total == int(pemilihan.hak_kelompok[kelompok]):
        raise TidakAdaPemilih("Tidak ada pemilih yang tersisa.")
    awal, akhir = int(pemilihan.awal[kelompok]), int(pemilihan.awal[kelompok + 1])
    lain = np.arange(len(pemilihan.bobot)) != kelompok
    panjang = pemilihan.panjang[lain]
    potong = np.ones(len(pemilihan.isi), dtype=np.bool_)
    potong[awal:akhir] = False
    mulai = np.zeros(len(panjang) + 1, dtype=np.int64)
    np.cumsum(panjang, out=mulai[1:])
    return replace(
        pemilihan,
        bobot=pemilihan.bobot[lain],
        hak=None if pemilihan.hak is None else pemilihan.hak[lain],
        awal=mulai,
        isi=pemilihan.isi[potong],
        poin=None if pemilihan.poin is None else pemilihan.poin[potong],
    )


def with_support(pemilihan: Pemilihan, p: int, urut: Sequence[int], banyak: int) -> Pemilihan:
    """`banyak` more ballots name item p, last: those of the groups in `urut`, which do not name it yet.

    On ballots with points it gets the highest score that any ballot gives.
    """
    kelompok, sebagian, ikut = _take(pemilihan.bobot, urut, banyak)
    letak = pemilihan.awal[np.array(kelompok, dtype=np.int64) + 1]
    panjang = pemilihan.panjang.copy()
    panjang[kelompok] += 1
    bobot = pemilihan.bobot.copy()
    isi = np.insert(pemilihan.isi, letak, p)
    penuh = 0 if pemilihan.poin is None else int(pemilihan.poin.max(initial=0))
    poin = None if pemilihan.poin is None else np.insert(pemilihan.poin, letak, penuh)
    if ikut:
        # The rest of this group stays as it was.
        potong = slice(int(pemilihan.awal[sebagian]), int(pemilihan.awal[sebagian + 1]))
        bobot[sebagian] -= ikut
        bobot = np.append(bobot, ikut)
        panjang = np.append(panjang, potong.stop - potong.start + 1)
        isi = np.concatenate([isi, pemilihan.isi[potong], np.array([p], dtype=isi.dtype)])
        if poin is not None and pemilihan.poin is not None:
            poin = np.concatenate([poin, pemilihan.poin[potong], np.array([penuh], dtype=poin.dtype)])
    awal = np.zeros(len(panjang) + 1, dtype=np.int64)
    np.cumsum(panjang, out=awal[1:])
    return replace(pemilihan, bobot=bobot, awal=awal, isi=isi, poin=poin)


def _take(bobot: Bulat, urut: Sequence[int], banyak: int) -> tuple[list[int], int, int]:
    """Whole groups in order, then the one of which only some ballots join, and how many."""
    kelompok: list[int] = []
    sisa = banyak
    for g in urut:
        if sisa < bobot[g]:
            return kelompok, g, sisa
        kelompok.append(g)
        sisa -= int(bobot[g])
    return kelompok, -1, 0
