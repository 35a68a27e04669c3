"""Design effect with the desa as cluster, measured from the answers themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from terasa.statistik.angka import RHO_BAWAAN
from terasa.statistik.larik import Bulat, Larik, divide, sum_by

# With fewer degrees of freedom between desa, a low estimate is no evidence that neighbours do not answer alike.
DERAJAT_CUKUP = 10


@dataclass(frozen=True, slots=True)
class Efek:
    """Per group: `desa` clusters, `m` their size as the design effect needs it, `rho` (0-1), `deff` (at least 1)."""

    desa: Bulat
    m: Larik
    rho: Larik
    deff: Larik


@dataclass(frozen=True, slots=True)
class _Ragam:
    """Analysis of variance per group: sums of squares between and within desa, their degrees of freedom, and
    answers less the size m, which is (k - 1) m0."""

    antar: Larik
    sesama: Larik
    derajat_antar: Larik
    derajat_sesama: Larik
    ulang: Larik

    def pool(self, lapis: Bulat) -> _Ragam:
        """The same summed over the groups of one layer, given back to each of them."""
        banyak = int(lapis.max(initial=-1)) + 1
        isi = (self.antar, self.sesama, self.derajat_antar, self.derajat_sesama, self.ulang)
        return _Ragam(*(sum_by(lapis, satu, banyak)[lapis] for satu in isi))

    def intraclass(self) -> Larik:
        """(MSB - MSW) / (MSB + (m0 - 1) MSW) within 0-1; NaN where nothing varies or no desa is repeated."""
        antar, sesama = divide(self.antar, self.derajat_antar), divide(self.sesama, self.derajat_sesama)
        m0 = divide(self.ulang, self.derajat_antar)
        rho = divide(antar - sesama, antar + (m0 - 1.0) * sesama)
        # Sums of thirds leave a last bit where there is nothing.
        rho[self.antar + self.sesama < 1e-9 * (1.0 + self.derajat_antar + self.derajat_sesama)] = np.nan
        return np.clip(rho, 0.0, 1.0)


def measure_efek(
    kelompok: Bulat, lapis: Bulat, n: Larik, jumlah: Larik, kuadrat: Larik, bawaan: float = RHO_BAWAAN
) -> Efek:
    """Design effects of groups from their cells: group of each cell, answers, sum, sum of squares; the layer of each
    group, over which the correlation is pooled.

    deff = 1 + (m - 1) rho with m = sum m_i^2 / sum m_i (Kish 1987). rho is the larger of the group's own and the
    layer's analysis-of-variance estimate (Donner 1986; for yes and no: Ridout, Demetrio and Firth 1999), within 0-1;
    at least `bawaan` where fewer than 10 degrees of freedom lie between the desa of the layer, and `bawaan` where
    nothing can be estimated. One desa alone is the whole place that is spoken of: deff 1.
    """
    banyak = len(lapis)
    terisi = n > 0
    desa, semua = sum_by(kelompok, terisi.astype(float), banyak), sum_by(kelompok, n, banyak)
    m = divide(sum_by(kelompok, n * n, banyak), semua)
    total, kuadrat_total = sum_by(kelompok, jumlah, banyak), sum_by(kelompok, kuadrat, banyak)
    sesama = sum_by(
        kelompok, np.where(terisi, kuadrat - jumlah * np.nan_to_num(divide(jumlah, n)), 0.0), banyak
    )
    antar = kuadrat_total - total * np.nan_to_num(divide(total, semua)) - sesama
    derajat = np.maximum(desa - 1.0, 0.0)
    # A desa alone says nothing about differences between desa, nor does it count within.
    ragam = _Ragam(
        *(np.where(desa > 1, isi, 0.0) for isi in (antar, sesama, derajat, semua - desa, semua - m))
    )
    bersama = ragam.pool(lapis)
    rho = np.fmax(ragam.intraclass(), bersama.intraclass())
    rho = np.where(bersama.derajat_antar < DERAJAT_CUKUP, np.fmax(rho, bawaan), rho)
    rho = np.where(np.isnan(rho), bawaan, rho)
    deff = np.where(desa > 1, 1.0 + np.nan_to_num(m - 1.0) * rho, 1.0)
    return Efek(desa.astype(np.int64), m, np.where(desa > 1, rho, np.nan), deff)
