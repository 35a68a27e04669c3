"""From ballots to columns: compiled where the library was built, NumPy elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.inti.pustaka import address, find_pustaka
from terasa.alokasi.pemilihan import TEPAT, Bulat, Indeks, Pemilihan


@dataclass(frozen=True, eq=False)
class Hitungan:
    """Points of every entry, where each column starts, points of each item."""

    baris_poin: Bulat
    lajur_awal: Bulat
    total: Bulat


def count_points(pemilihan: Pemilihan, kepuasan: Bulat | None) -> Hitungan:
    """`kepuasan`: points of one ballot per entry, None for one each."""
    banyak = len(pemilihan.proyek)
    if (pustaka := find_pustaka()) is None:
        return _count_plainly(pemilihan, kepuasan)
    hitungan = Hitungan(
        np.empty(len(pemilihan.isi), dtype=np.int64),
        np.zeros(banyak + 1, dtype=np.int64),
        np.zeros(banyak, dtype=np.int64),
    )
    pustaka.susun_hitung(
        len(pemilihan.bobot),
        banyak,
        address(pemilihan.awal),
        address(pemilihan.isi),
        None if kepuasan is None else address(kepuasan),
        address(pemilihan.bobot),
        address(hitungan.baris_poin),
        address(hitungan.lajur_awal),
        address(hitungan.total),
    )
    return hitungan


def fill_columns(pemilihan: Pemilihan, hitungan: Hitungan) -> tuple[Indeks, NDArray[np.float64]]:
    """Group and points of every entry with points, item by item, groups in order."""
    if (pustaka := find_pustaka()) is None:
        return _fill_plainly(pemilihan, hitungan)
    banyak = len(pemilihan.proyek)
    kelompok = np.empty(int(hitungan.lajur_awal[-1]), dtype=np.int32)
    poin = np.empty(len(kelompok))
    letak = np.empty(max(1, banyak), dtype=np.int64)
    pustaka.susun_isi(
        len(pemilihan.bobot),
        banyak,
        address(pemilihan.awal),
        address(pemilihan.isi),
        address(hitungan.baris_poin),
        address(hitungan.lajur_awal),
        address(letak),
        address(kelompok),
        address(poin),
    )
    return kelompok, poin


def sort_ratios(pilihan: Indeks, atas: Bulat, bawah: Bulat, seri: Indeks) -> Indeks:
    """These items by their exact ratio, equal ones in tie order. Denominators from 1 to 2**53, numerators up to 2**62."""
    if (pustaka := find_pustaka()) is None:
        a, b, s = atas.tolist(), bawah.tolist(), seri.tolist()
        urut = sorted(pilihan.tolist(), key=lambda p: (scale_ratio(a[p], b[p]), s[p]))
        return np.array(urut, dtype=np.int32)
    hasil = pilihan.copy()
    if not pustaka.susun_urut(len(hasil), address(hasil), address(atas), address(bawah), address(seri)):
        raise MemoryError
    return hasil


def scale_ratio(atas: int, bawah: int) -> int:
    """A whole number in the order of the fraction, for denominators up to 2**53.

    Two such fractions that differ do so by at least 2**-106, so their floors here differ too; equal ones are equal.
    """
    return (atas << 112) // bawah


def _count_plainly(pemilihan: Pemilihan, kepuasan: Bulat | None) -> Hitungan:
    banyak = len(pemilihan.proyek)
    poin = np.repeat(pemilihan.bobot, pemilihan.panjang)
    if kepuasan is not None:
        poin = poin * kepuasan
    awal, total = np.zeros(banyak + 1, dtype=np.int64), np.zeros(banyak, dtype=np.int64)
    np.cumsum(np.bincount(pemilihan.isi[poin != 0], minlength=banyak), out=awal[1:])
    kira = np.bincount(pemilihan.isi, weights=poin, minlength=banyak)
    if kira.max(initial=0.0) < TEPAT:
        # Floats held every sum on the way.
        total = kira.astype(np.int64)
    else:
        np.add.at(total, pemilihan.isi, poin)
    return Hitungan(poin, awal, total)


def _fill_plainly(pemilihan: Pemilihan, hitungan: Hitungan) -> tuple[Indeks, NDArray[np.float64]]:
    kelompok = np.repeat(np.arange(len(pemilihan.bobot), dtype=np.int32), pemilihan.panjang)
    ada = hitungan.baris_poin != 0
    # Numbers of 16 bits are sorted by their digits, many times faster.
    kecil = np.uint16 if len(pemilihan.proyek) < 2**16 else np.int32
    urut = np.argsort(pemilihan.isi[ada].astype(kecil), kind="stable")
    return kelompok[ada][urut], hitungan.baris_poin[ada][urut].astype(np.float64)
