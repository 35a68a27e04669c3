"""The same ballots seen from the items: who supports each, and with how much."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.enums import JenisSuara, Ukuran
from terasa.alokasi.errors import MasukanTidakSah
from terasa.alokasi.inti.susun import Hitungan, count_points, fill_columns, sort_ratios
from terasa.alokasi.pemilihan import TEPAT, Bulat, Indeks, Pemilihan

# Smallest units; the sum of two still fits in 63 bits.
UANG_TERBESAR = 2**62


class Lajur:
    """Sparse support of one election under one measure of satisfaction, built when first asked for.

    Row g: items of group g; column p: groups that support item p, zeros left out. Points are those of the
    whole group: number of ballots times satisfaction. With `kepuasan_biaya` the satisfaction is the cost of
    the item, left out of the points and put into the price. `kepuasan`: satisfaction of one ballot from each of its
    entries, cost left out; None is one each. `seri[p]` is the place of item p in the tie order.
    Without `melebihi_pagu` items that cost more than the pagu take no part in counts of more money either.
    Raises MasukanTidakSah when the ballots do not carry that measure, or money does not fit in 63 bits.
    """

    def __init__(
        self, pemilihan: Pemilihan, ukuran: Ukuran, seri: Indeks | None = None, *, melebihi_pagu: bool = True
    ) -> None:
        if max((pemilihan.pagu, *pemilihan.biaya)) > UANG_TERBESAR:
            raise MasukanTidakSah(
                f"Biaya atau pagu melebihi {UANG_TERBESAR}; tulis dalam ribuan atau jutaan."
            )
        self.pemilihan = pemilihan
        self.melebihi_pagu = melebihi_pagu
        self.ukuran = ukuran
        self.seri = _order_kode(pemilihan.proyek) if seri is None else seri
        self.kepuasan = _satisfaction(pemilihan, ukuran)
        self.kepuasan_biaya = ukuran in (Ukuran.BIAYA, Ukuran.SKOR_BIAYA)

    @property
    def biaya_termahal(self) -> int:
        """What costs more takes no part."""
        return UANG_TERBESAR if self.melebihi_pagu else self.pemilihan.pagu

    @cached_property
    def _hitungan(self) -> Hitungan:
        hitungan = count_points(self.pemilihan, self.kepuasan)
        if hitungan.total.max(initial=0) > TEPAT:
            raise MasukanTidakSah("Jumlah suara kali poin terlalu besar untuk dihitung.")
        return hitungan

    @cached_property
    def _isi(self) -> tuple[Indeks, NDArray[np.float64]]:
        return fill_columns(self.pemilihan, self._hitungan)

    @property
    def total(self) -> Bulat:
        """Points of each item."""
        return self._hitungan.total

    @property
    def baris_poin(self) -> Bulat:
        """Points of each entry of the ballots, in the order of `pemilihan.isi`."""
        return self._hitungan.baris_poin

    @property
    def lajur_awal(self) -> Bulat:
        return self._hitungan.lajur_awal

    @property
    def lajur_kelompok(self) -> Indeks:
        return self._isi[0]

    @property
    def lajur_poin(self) -> NDArray[np.float64]:
        return self._isi[1]

    @cached_property
    def dasar(self) -> Indeks:
        """Items that can be bought, in exact order of their price when everybody pays in full."""
        biaya, total = self.pemilihan.biaya_larik, self.total
        mungkin = np.flatnonzero((total > 0) & (biaya > 0) & (biaya <= self.biaya_termahal)).astype(np.int32)
        # With the cost as satisfaction every unit of it costs the same.
        return sort_ratios(mungkin, np.ones_like(biaya) if self.kepuasan_biaya else biaya, total, self.seri)

    @cached_property
    def is_calon(self) -> NDArray[np.bool_]:
        """Whether an item can be bought at all."""
        calon: NDArray[np.bool_] = np.zeros(len(self.pemilihan.biaya), dtype=np.bool_)
        calon[self.dasar] = True
        return calon

    @cached_property
    def gratis(self) -> list[int]:
        """Supported items that cost nothing, in tie order: everybody can pay for them at once. With the cost as
        satisfaction they give nothing to anybody, so nobody wants them."""
        if self.kepuasan_biaya:
            return []
        biaya = self.pemilihan.biaya
        mungkin = (p for p in range(len(biaya)) if biaya[p] == 0 and self.total[p] > 0)
        return sorted(mungkin, key=self.seri.__getitem__)

    @cached_property
    def didukung(self) -> list[int]:
        """Supported items that can be bought, the cheapest first."""
        return sorted(self.dasar.tolist(), key=self.pemilihan.biaya.__getitem__)


def _satisfaction(pemilihan: Pemilihan, ukuran: Ukuran) -> Bulat | None:
    """Satisfaction of one ballot from each entry, cost left out; None is one each."""
    match ukuran:
        case Ukuran.BIAYA | Ukuran.JUMLAH:
            return None
        case Ukuran.BORDA:
            if pemilihan.jenis is not JenisSuara.PERINGKAT:
                raise MasukanTidakSah(
                    "Kepuasan borda memerlukan surat suara berperingkat (vote_type: ordinal)."
                )
            akhir = np.repeat(pemilihan.awal[1:], pemilihan.panjang)
            return akhir - np.arange(len(pemilihan.isi), dtype=np.int64) - 1
        case Ukuran.SKOR | Ukuran.SKOR_BIAYA:
            if pemilihan.poin is None:
                raise MasukanTidakSah(
                    "Kepuasan skor memerlukan surat suara berpoin (cumulative atau scoring)."
                )
            return pemilihan.poin


def _order_kode(proyek: tuple[str, ...]) -> Indeks:
    seri = np.empty(len(proyek), dtype=np.int32)
    for letak, p in enumerate(sorted(range(len(proyek)), key=proyek.__getitem__)):
        seri[p] = letak
    return seri
