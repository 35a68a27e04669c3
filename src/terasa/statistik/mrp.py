"""MRP: a multilevel model of who says yes, post-stratified on the population; used only where its check passes.

Answers of people unlike the population (too many women, too few young) are weighed back, and desa without answers get
a figure from desa and people like them. That is a claim about people who were not asked, so it is published only when
the model foretells desa that it has not seen better than their plain mean, as surely as it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from terasa.statistik.angka import BATAS_TERBIT, Z95
from terasa.statistik.larik import Bulat, Larik, divide, sum_by

JAWABAN_TERKECIL = 500
DESA_TERKECIL = 10
# Below a tenth of the squared error saved, covariates that mean nothing would pass by luck one time in six.
HEMAT_TERKECIL = 0.10
# Fixed effects have a wide prior only so that a level without answers leaves the system solvable.
RAGAM_TETAP = 25.0
PUTARAN, PUTARAN_NEWTON = 200, 30


class MrpDitolak(ValueError):
    """The model may not be used; the sentence says why. `periksa` when the check was made."""

    def __init__(self, alasan: str, periksa: Pemeriksaan | None = None) -> None:
        super().__init__(alasan)
        self.periksa = periksa


@dataclass(frozen=True, slots=True)
class Lapisan:
    """Cells of the population, C of them: desa and people alike in every factor.

    `desa` C numbers; `faktor` F x C levels (sex, age group, education ...); `x` yes of `n` answers (0 where nobody was
    asked); `penduduk` people; `peubah` D x P figures of each desa, such as distance.
    """

    desa: Bulat
    faktor: Bulat
    x: Larik
    n: Larik
    penduduk: Larik
    peubah: Larik


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """Leave-one-desa-out: desa foretold, share of squared error saved against the mean of the other desa (at most 1),
    and the share of desa inside their 95 % prediction interval."""

    desa: int
    hemat: float
    cakupan: float


@dataclass(frozen=True, slots=True)
class Mrp:
    """Per desa the share among its people (0-1) and its 95 % interval; the check that it passed."""

    nilai: Larik
    bawah: Larik
    atas: Larik
    periksa: Pemeriksaan


@dataclass(frozen=True, slots=True)
class _Model:
    """Design C x K, spread of each coefficient (prior variance), coefficients and their covariance."""

    rancang: Larik
    kelompok: Bulat
    ragam: Larik
    koefisien: Larik
    kovarian: Larik


def estimate_mrp(lapisan: Lapisan) -> Mrp:
    """Shares of every desa, among people not answers (Gelman and Little 1997, Survey Methodology 23, 127-135).

    logit p = intercept + figures of the desa + a random effect of each factor level and of each desa; Laplace
    approximation (Breslow and Clayton 1993, JASA 88, 9-25), variances by EM with the boundary-avoiding prior of Chung
    et al. (2013, Psychometrika 78, 685-709). Raises MrpDitolak.
    """
    _require_data(lapisan)
    model = _fit(lapisan)
    periksa = check_left_out(lapisan, model)
    _require_check(periksa)
    berat, jumlah = lapisan.penduduk, sum_by(lapisan.desa, lapisan.penduduk, _count_desa(lapisan))
    p = expit(model.rancang @ model.koefisien)
    nilai = sum_by(lapisan.desa, berat * p, len(jumlah)) / jumlah
    lereng = np.zeros((len(jumlah), model.rancang.shape[1]))
    np.add.at(lereng, lapisan.desa, (berat * p * (1.0 - p))[:, None] * model.rancang)
    lereng /= jumlah[:, None]
    galat = np.sqrt(np.einsum("dk,kl,dl->d", lereng, model.kovarian, lereng))
    lebar = Z95 * galat / (nilai * (1.0 - nilai))
    return Mrp(nilai, expit(logit(nilai) - lebar), expit(logit(nilai) + lebar), periksa)


def check_left_out(lapisan: Lapisan, model: _Model | None = None) -> Pemeriksaan:
    """Foretell each desa with enough answers from all others, and compare with what it said itself.

    The prediction is for the people who answered there, so that their make-up is not held against it; its variance is
    that of the model, of a new desa, and of the answers. Variances of the effects stay those of all desa.
    """
    model = model or _fit(lapisan)
    banyak = _count_desa(lapisan)
    n, x = sum_by(lapisan.desa, lapisan.n, banyak), sum_by(lapisan.desa, lapisan.x, banyak)
    diperiksa = np.flatnonzero(n >= BATAS_TERBIT.tahan)
    if len(diperiksa) < DESA_TERKECIL:
        raise MrpDitolak(
            f"hanya {len(diperiksa)} desa berjawaban cukup; pemeriksaannya memerlukan {DESA_TERKECIL}"
        )
    ramal, ragam = np.array([_foretell(lapisan, model, int(satu)) for satu in diperiksa]).T
    n, x, semua, ya = n[diperiksa], x[diperiksa], n.sum(), x.sum()
    sendiri, lain = x / n, (ya - x) / (semua - n)
    galat, acuan = (n * (sendiri - ramal) ** 2).sum(), (n * (sendiri - lain) ** 2).sum()
    di_dalam = np.abs(sendiri - ramal) <= Z95 * np.sqrt(ragam + ramal * (1.0 - ramal) / n)
    hemat = 1.0 - float(galat / acuan) if acuan > 0.0 else 0.0
    return Pemeriksaan(len(diperiksa), hemat, float(di_dalam.mean()))


def _foretell(lapisan: Lapisan, model: _Model, desa: int) -> tuple[float, float]:
    """Mean and model variance of one desa's share, fitted without its answers: its own effect is then unknown."""
    itu = lapisan.desa == desa
    n = np.where(itu, 0.0, lapisan.n)
    koefisien, kovarian = _solve(model.rancang, lapisan.x * ~itu, n, model.ragam, model.koefisien)
    baris, berat = model.rancang[itu], lapisan.n[itu] / lapisan.n[itu].sum()
    p = expit(baris @ koefisien)
    lereng = (berat * p * (1.0 - p)) @ baris
    return float(berat @ p), float(lereng @ kovarian @ lereng)


def _fit(lapisan: Lapisan) -> _Model:
    rancang, kelompok = _design(lapisan)
    acak = int(kelompok.max()) + 1
    ragam = np.full(acak, 0.25)
    koefisien = np.zeros(rancang.shape[1])
    koefisien[0] = logit((lapisan.x.sum() + 0.5) / (lapisan.n.sum() + 1.0))
    tingkat = np.bincount(kelompok[kelompok >= 0], minlength=acak)
    for _ in range(PUTARAN):
        prior = np.where(kelompok >= 0, ragam[kelompok], RAGAM_TETAP)
        koefisien, kovarian = _solve(rancang, lapisan.x, lapisan.n, prior, koefisien)
        kuadrat = koefisien**2 + np.diag(kovarian)
        lama, ragam = ragam, sum_by(kelompok[kelompok >= 0], kuadrat[kelompok >= 0], acak)
        ragam = np.maximum(ragam / np.maximum(tingkat - 1, 1), 1e-6)
        if np.abs(np.log(ragam / lama)).max() < 1e-3:
            break
    return _Model(rancang, kelompok, prior, koefisien, kovarian)


def _design(lapisan: Lapisan) -> tuple[Larik, Bulat]:
    """Columns: intercept, figures of the desa (centred, in standard deviations), factors, desa; the number of the
    random effect that each belongs to, -1 for fixed ones."""
    peubah = lapisan.peubah - lapisan.peubah.mean(axis=0)
    peubah = np.nan_to_num(divide(peubah, peubah.std(axis=0)))
    bagian: list[Larik] = [np.ones((len(lapisan.desa), 1)), peubah[lapisan.desa]]
    milik = [-1] * (1 + peubah.shape[1])
    for nomor, tingkat in enumerate([*lapisan.faktor, lapisan.desa]):
        banyak = int(tingkat.max()) + 1
        bagian.append(np.eye(banyak)[tingkat])
        milik += [nomor] * banyak
    return np.hstack(bagian), np.array(milik, dtype=np.int64)


def _solve(rancang: Larik, x: Larik, n: Larik, prior: Larik, awal: Larik) -> tuple[Larik, Larik]:
    """Most probable coefficients given their prior variances, and the inverse of the curvature there."""
    ada = n > 0
    rancang, x, n = rancang[ada], x[ada], n[ada]
    koefisien = awal
    for _ in range(PUTARAN_NEWTON):
        p = expit(rancang @ koefisien)
        lengkung = rancang.T @ ((n * p * (1.0 - p))[:, None] * rancang) + np.diag(1.0 / prior)
        langkah = np.linalg.solve(lengkung, rancang.T @ (x - n * p) - koefisien / prior)
        # Never more than two logits at once: far from the answer the curvature vanishes.
        koefisien = koefisien + langkah / max(1.0, float(np.abs(langkah).max()) / 2.0)
        if np.abs(langkah).max() < 1e-8:
            break
    return koefisien, np.linalg.inv(lengkung)


def _count_desa(lapisan: Lapisan) -> int:
    return len(lapisan.peubah)


def _require_data(lapisan: Lapisan) -> None:
    kosong: NDArray[np.bool_] = sum_by(lapisan.desa, lapisan.penduduk, _count_desa(lapisan)) <= 0
    if lapisan.n.sum() < JAWABAN_TERKECIL:
        raise MrpDitolak(f"hanya {lapisan.n.sum():.0f} jawaban; MRP memerlukan {JAWABAN_TERKECIL}")
    if not len(lapisan.faktor) and not lapisan.peubah.shape[1]:
        raise MrpDitolak("tidak ada ciri orang maupun desa yang dapat dipakai")
    if kosong.any():
        raise MrpDitolak(f"{kosong.sum()} desa tanpa angka penduduk")
    if not 0 < lapisan.x.sum() < lapisan.n.sum():
        raise MrpDitolak("semua jawaban sama; tidak ada yang dapat dipelajari")


def _require_check(periksa: Pemeriksaan) -> None:
    """Clearly better than the mean of the others, and inside the intervals as often as chance allows."""
    if periksa.hemat < HEMAT_TERKECIL:
        raise MrpDitolak("modelnya tidak meramal desa lain cukup lebih baik daripada rata-rata", periksa)
    if periksa.cakupan < 0.95 - 2.0 * sqrt(0.95 * 0.05 / periksa.desa):
        raise MrpDitolak(
            f"hanya {100 * periksa.cakupan:.0f} % desa di dalam selang ramalannya, bukan 95 %", periksa
        )
