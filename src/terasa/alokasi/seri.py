"""Named tie orders. Each ends in the code, so that no tie is left open."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from terasa.alokasi.enums import UrutanSeri
from terasa.alokasi.pemilihan import TEPAT, Bulat, Indeks, Pemilihan


def order_ties(pemilihan: Pemilihan, urutan: UrutanSeri) -> Indeks:
    """Place of each item: the smaller comes first among equals."""
    # The least of the keys first: sorting keeps the order of equals.
    urut = sorted(range(len(pemilihan.proyek)), key=pemilihan.proyek.__getitem__)
    if urutan is not UrutanSeri.KODE:
        urut.sort(key=pemilihan.biaya.__getitem__)
    if urutan is UrutanSeri.DUKUNGAN:
        urut.sort(key=(-sum_support(pemilihan)).tolist().__getitem__)
    letak = [0] * len(urut)
    for n, p in enumerate(urut):
        letak[p] = n
    return np.array(letak, dtype=np.int32)


# Tie key of an item at that cost, with so much entitlement more behind it: the smaller comes first.
KunciSeri = Callable[[int, int, int], tuple[int, int, str]]


def make_tie_key(pemilihan: Pemilihan, urutan: UrutanSeri) -> KunciSeri:
    """The order for items at another cost, or with more support, than they have."""
    proyek = pemilihan.proyek
    match urutan:
        case UrutanSeri.KODE:
            return lambda p, biaya, lebih: (0, 0, proyek[p])
        case UrutanSeri.BIAYA:
            return lambda p, biaya, lebih: (0, biaya, proyek[p])
        case UrutanSeri.DUKUNGAN:
            dukungan = sum_support(pemilihan).tolist()
            return lambda p, biaya, lebih: (-dukungan[p] - lebih, biaya, proyek[p])


def sum_support(pemilihan: Pemilihan) -> Bulat:
    """Entitlements of the ballots that give an item more than nothing, together."""
    hak = np.repeat(pemilihan.hak_kelompok, pemilihan.panjang)
    if pemilihan.poin is not None:
        hak = hak * (pemilihan.poin > 0)
    if pemilihan.hak_total <= TEPAT:
        # A ballot names an item once, so that floats hold every sum on the way.
        return np.bincount(pemilihan.isi, weights=hak, minlength=len(pemilihan.proyek)).astype(np.int64)
    jumlah: Bulat = np.zeros(len(pemilihan.proyek), dtype=np.int64)
    np.add.at(jumlah, pemilihan.isi, hak)
    return jumlah
