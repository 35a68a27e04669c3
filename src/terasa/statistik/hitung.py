"""The published table of felt benefit: per place and kelompok every share, the index, and both with borrowing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from terasa.statistik.angka import BATAS_TERBIT, RHO_BAWAAN, Z95, BatasTerbit
from terasa.statistik.eb import AREA_TERKECIL, Pinjaman, Taksir, borrow
from terasa.statistik.gerombol import Efek, measure_efek
from terasa.statistik.larik import Bulat, Larik, Tanda, divide, effective_many, sum_by, wilson_many
from terasa.statistik.rekap import IMD, UKURAN, Butir, Kelompok, Sel

# What is also estimated with borrowing.
DIPINJAM = (Butir.TERATASI.value, IMD)


@dataclass(frozen=True, slots=True)
class Cara:
    """How to count: clusters or not, what to do where they cannot be measured, from where on figures are published."""

    berdesain: bool = False
    rho: float = RHO_BAWAAN
    taksir: Taksir = Taksir.MOMEN
    batas: BatasTerbit = BATAS_TERBIT
    z: float = Z95


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One measure for every row: sum x, answers n, effective n, share and its interval (0-1), whether published."""

    x: Larik
    n: Larik
    n_efektif: Larik
    nilai: Larik
    bawah: Larik
    atas: Larik
    terbit: Tanda
    efek: Efek | None


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows (tempat, kelompok) in that order: people `orang`, published or not, each measure; `eb` by measure and
    kelompok with the rows it holds for."""

    tempat: Bulat
    kelompok: Bulat
    orang: Larik
    terbit: Tanda
    ukuran: Mapping[str, Ukuran]
    eb: Mapping[tuple[str, Kelompok], tuple[Bulat, Pinjaman]]


def tabulate_kegiatan(sel: Sel, cara: Cara) -> Tabel:
    """One row per kegiatan and kelompok; with `berdesain` the desa are clusters."""
    return _tabulate(sel, sel.kegiatan, cara, cara.berdesain)


def tabulate_desa(sel: Sel, cara: Cara) -> Tabel:
    """One row per desa and kelompok, over all kegiatan; a desa is no cluster of itself."""
    return _tabulate(sel, sel.desa, cara, False)


def _tabulate(sel: Sel, tempat: Bulat, cara: Cara, bergerombol: bool) -> Tabel:
    kunci, baris = np.unique(tempat * len(Kelompok) + sel.kelompok, return_inverse=True)
    orang, kelompok = sum_by(baris, sel.orang, len(kunci)), kunci % len(Kelompok)
    ukuran = {
        nama: _measure(sel, nomor, baris, orang, cara, kelompok if bergerombol else None)
        for nomor, nama in enumerate(UKURAN)
    }
    eb = {
        (nama, satu): pinjam
        for nama in DIPINJAM
        for urut, satu in enumerate(Kelompok)
        if (pinjam := _borrow(ukuran[nama], kelompok == urut, cara.taksir))
    }
    return Tabel(kunci // len(Kelompok), kelompok, orang, _published(orang, cara.batas), ukuran, eb)


def _measure(sel: Sel, nomor: int, baris: Bulat, orang: Larik, cara: Cara, lapis: Bulat | None) -> Ukuran:
    """Share, effective number and interval of one measure; for a yes or no the effective number is n itself.

    `lapis`: over which rows the correlation inside a desa is pooled; None: desa are no clusters.
    """
    banyak = len(orang)
    n, jumlah, kuadrat = (sum_by(baris, isi[nomor], banyak) for isi in (sel.n, sel.jumlah, sel.kuadrat))
    efektif, efek = (effective_many(n, jumlah, kuadrat) if nomor == len(Butir) else n), None
    if lapis is not None:
        efek = measure_efek(baris, lapis, sel.n[nomor], sel.jumlah[nomor], sel.kuadrat[nomor], cara.rho)
        efektif = efektif / efek.deff
    nilai = divide(jumlah, n)
    bawah, atas = wilson_many(nilai, efektif, cara.z)
    # People decide whether a row is published; a question of it that few answered shows how few.
    terbit = _published(orang, cara.batas) & (n > 0)
    return Ukuran(jumlah, n, efektif, nilai, bawah, atas, terbit, efek)


def _published(n: Larik, batas: BatasTerbit) -> Tanda:
    return np.asarray((n >= batas.tahan) & (n > 0))


def _borrow(ukuran: Ukuran, kelompok: Tanda, taksir: Taksir) -> tuple[Bulat, Pinjaman] | None:
    """From published rows only: whoever has the published figures can repeat it, and no withheld one leaks."""
    baris = np.flatnonzero(ukuran.terbit & kelompok)
    if len(baris) < AREA_TERKECIL:
        return None
    n = ukuran.n_efektif[baris]
    return baris, borrow(ukuran.nilai[baris] * n, n, taksir)
