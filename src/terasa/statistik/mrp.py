"""MRP: a multilevel model of who says yes, post-stratified on the population; used only where its check passes.

Answers of people unlike the population (too many women, too few young) are weighed back, and desa without answers get
a figure from desa and people like them. That is a claim about people who were not asked, so it is published only when
the model foretells desa that it has not seen better than their plain mean, as surely as it says; and for a place only
when what decides there was met elsewhere, and when the figure is worth as many answers as any published one.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack
from scipy.special import expit, logit

from terasa.statistik.angka import BATAS_TERBIT, Z95, BatasTerbit
from terasa.statistik.larik import Bulat, Larik, divide, sum_by

JAWABAN_TERKECIL = 500
DESA_TERKECIL = 10
# Below a tenth of the squared error saved, covariates that mean nothing would pass by luck one time in six.
HEMAT_TERKECIL = 0.10
# A level of a factor is known when it was asked about in that many desa; of a place, that share must be known.
DESA_DUKUNGAN, DUKUNGAN_TERKECIL = 3, 0.80
# Fixed effects have a wide prior only so that a level without answers leaves the system solvable.
RAGAM_TETAP = 25.0
PUTARAN, PUTARAN_NEWTON = 200, 30


class MrpDitolak(ValueError):
    """The model may not be used: `sebab` is a word for the reason, `angka` the figure that falls short of `batas`, and
    the sentence says it. `periksa` when the check was made."""

    def __init__(
        self,
        alasan: str,
        *,
        sebab: str,
        angka: float = 0.0,
        batas: float = 0.0,
        periksa: Pemeriksaan | None = None,
    ) -> None:
        super().__init__(alasan)
        self.sebab, self.angka, self.batas, self.periksa = sebab, angka, batas, periksa


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
    """Per place the share among its people (0-1) and its 95 % interval; `setara`, the answers of a plain sample that
    it is worth; `dukungan`, the share of its people in levels that were asked about in enough desa; the check."""

    nilai: Larik
    bawah: Larik
    atas: Larik
    setara: Larik
    dukungan: Larik
    periksa: Pemeriksaan

    def publishable(self, batas: BatasTerbit = BATAS_TERBIT) -> NDArray[np.bool_]:
        """Places for which the figure may be shown: known well enough, and worth as many answers as any other."""
        return np.asarray((self.dukungan >= DUKUNGAN_TERKECIL) & (self.setara >= batas.tahan))


@dataclass(frozen=True, slots=True)
class _Model:
    """Design C x K, spread of each coefficient (prior variance), coefficients and their covariance."""

    rancang: csr_array
    kelompok: Bulat
    ragam: Larik
    koefisien: Larik
    kovarian: Larik


@dataclass(frozen=True, slots=True)
class _Lengkung:
    """A curvature whose desa do not touch each other, taken apart: only the few other columns cost a real inverse.

    [[A, B], [B', D]] with D diagonal: `atas` is (A - B D^-1 B')^-1, `bagi` is B D^-1, `sendiri` is D.
    """

    atas: Larik
    bagi: Larik
    sendiri: Larik

    @classmethod
    def split(cls, lengkung: Larik, desa: int) -> _Lengkung:
        awal = len(lengkung) - desa
        sendiri, tepi = np.diag(lengkung)[awal:], lengkung[:awal, awal:]
        bagi = tepi / sendiri
        atas = np.linalg.inv(lengkung[:awal, :awal] - bagi @ tepi.T)
        return cls(np.asarray(atas, dtype=np.float64), bagi, sendiri)

    def solve(self, kanan: Larik) -> Larik:
        """The inverse times a vector."""
        awal = len(self.atas)
        atas = self.atas @ (kanan[:awal] - self.bagi @ kanan[awal:])
        return np.concatenate([atas, kanan[awal:] / self.sendiri - atas @ self.bagi])

    def inverse(self) -> Larik:
        """The whole inverse, the covariance of the coefficients."""
        silang = -self.atas @ self.bagi
        return np.block([[self.atas, silang], [silang.T, np.diag(1.0 / self.sendiri) - self.bagi.T @ silang]])

    def diagonal(self) -> Larik:
        """The variances alone."""
        silang = self.atas @ self.bagi
        return np.concatenate([np.diag(self.atas), 1.0 / self.sendiri + (self.bagi * silang).sum(axis=0)])


def estimate_mrp(lapisan: Lapisan) -> Mrp:
    """Shares of every desa, among people not answers (Gelman and Little 1997, Survey Methodology 23, 127-135).

    logit p = intercept + figures of the desa + a random effect of each factor level and of each desa; Laplace
    approximation (Breslow and Clayton 1993, JASA 88, 9-25), variances by EM with the boundary-avoiding prior of Chung
    et al. (2013, Psychometrika 78, 685-709). Raises MrpDitolak.
    """
    (hasil,) = estimate_places(lapisan, np.arange(_count_desa(lapisan)))
    return hasil


def estimate_places(lapisan: Lapisan, *tempat: Bulat) -> list[Mrp]:
    """One model, checked once, over several divisions into places: each gives the place of every desa. Raises
    MrpDitolak."""
    _require_data(lapisan)
    model = _fit(lapisan)
    periksa = check_left_out(lapisan, model)
    _require_check(periksa)
    return [_weigh(lapisan, model, periksa, satu) for satu in tempat]


def _weigh(lapisan: Lapisan, model: _Model, periksa: Pemeriksaan, tempat: Bulat) -> Mrp:
    """sum N p / sum N over the cells of each place, its standard error by the delta method from the covariance of the
    coefficients, its interval on the logit scale; worth p (1 - p) / error^2 answers."""
    letak, banyak = tempat[lapisan.desa], int(tempat.max()) + 1
    berat = lapisan.penduduk / sum_by(letak, lapisan.penduduk, banyak)[letak]
    p = expit(model.rancang @ model.koefisien)
    nilai = sum_by(letak, berat * p, banyak)
    pilih = csr_array((berat * p * (1.0 - p), (letak, np.arange(len(p)))), shape=(banyak, len(p)))
    lereng = (pilih @ model.rancang).toarray()
    ragam = np.einsum("dk,kl,dl->d", lereng, model.kovarian, lereng)
    sebar = nilai * (1.0 - nilai)
    lebar = Z95 * np.sqrt(ragam) / sebar
    bawah, atas = expit(logit(nilai) - lebar), expit(logit(nilai) + lebar)
    dukungan = sum_by(letak, berat * _supported(lapisan), banyak)
    return Mrp(nilai, bawah, atas, sebar / ragam, dukungan, periksa)


def _supported(lapisan: Lapisan) -> Larik:
    """1 for cells all of whose levels were asked about in enough desa, else 0."""
    ada = np.ones(len(lapisan.desa))
    for tingkat in lapisan.faktor:
        tanya = np.unique(np.stack([tingkat, lapisan.desa])[:, lapisan.n > 0], axis=1)
        desa = np.bincount(tanya[0], minlength=int(tingkat.max()) + 1)
        ada *= desa[tingkat] >= DESA_DUKUNGAN
    return ada


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
            f"hanya {len(diperiksa)} desa berjawaban cukup; pemeriksaannya memerlukan {DESA_TERKECIL}",
            sebab="desa",
            angka=len(diperiksa),
            batas=DESA_TERKECIL,
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
    koefisien, lengkung = _solve(
        model.rancang, lapisan.x * ~itu, n, model.ragam, model.koefisien, _count_desa(lapisan)
    )
    baris, berat = model.rancang[itu], lapisan.n[itu] / lapisan.n[itu].sum()
    p = expit(baris @ koefisien)
    lereng = (berat * p * (1.0 - p)) @ baris
    return float(berat @ p), float(lereng @ lengkung.solve(lereng))


def _fit(lapisan: Lapisan) -> _Model:
    rancang, kelompok = _design(lapisan)
    acak, desa = int(kelompok.max()) + 1, _count_desa(lapisan)
    ragam = np.full(acak, 0.25)
    koefisien = np.zeros(rancang.shape[1])
    koefisien[0] = logit((lapisan.x.sum() + 0.5) / (lapisan.n.sum() + 1.0))
    tingkat = np.bincount(kelompok[kelompok >= 0], minlength=acak)
    for _ in range(PUTARAN):
        prior = np.where(kelompok >= 0, ragam[kelompok], RAGAM_TETAP)
        koefisien, lengkung = _solve(rancang, lapisan.x, lapisan.n, prior, koefisien, desa)
        kuadrat = koefisien**2 + lengkung.diagonal()
        lama, ragam = ragam, sum_by(kelompok[kelompok >= 0], kuadrat[kelompok >= 0], acak)
        ragam = np.maximum(ragam / np.maximum(tingkat - 1, 1), 1e-6)
        if np.abs(np.log(ragam / lama)).max() < 1e-3:
            break
    return _Model(rancang, kelompok, prior, koefisien, lengkung.inverse())


def _design(lapisan: Lapisan) -> tuple[csr_array, Bulat]:
    """Columns: intercept, figures of the desa (centred, in standard deviations), factors, desa; the number of the
    random effect that each belongs to, -1 for fixed ones. Sparse: a cell has one level of each factor."""
    peubah = lapisan.peubah - lapisan.peubah.mean(axis=0)
    peubah = np.nan_to_num(divide(peubah, peubah.std(axis=0)))
    sel = np.arange(len(lapisan.desa))
    bagian = [csr_array(np.hstack([np.ones((len(sel), 1)), peubah[lapisan.desa]]))]
    milik = [-1] * (1 + peubah.shape[1])
    for nomor, tingkat in enumerate([*lapisan.faktor, lapisan.desa]):
        banyak = _count_desa(lapisan) if tingkat is lapisan.desa else int(tingkat.max()) + 1
        bagian.append(csr_array((np.ones(len(sel)), (sel, tingkat)), shape=(len(sel), banyak)))
        milik += [nomor] * banyak
    return csr_array(hstack(bagian)), np.array(milik, dtype=np.int64)


def _solve(
    rancang: csr_array, x: Larik, n: Larik, prior: Larik, awal: Larik, desa: int
) -> tuple[Larik, _Lengkung]:
    """Most probable coefficients given their prior variances, and the curvature there.

    The last `desa` columns are those of the desa: a cell has one of them.
    """
    ada = n > 0
    rancang, x, n = rancang[ada], x[ada], n[ada]
    balik = rancang.T.tocsr()
    koefisien = awal
    for _ in range(PUTARAN_NEWTON):
        p = expit(rancang @ koefisien)
        berat = (n * p * (1.0 - p))[:, None]
        lengkung = (balik @ rancang.multiply(berat).tocsr()).toarray() + np.diag(1.0 / prior)
        terurai = _Lengkung.split(lengkung, desa)
        langkah = terurai.solve(balik @ (x - n * p) - koefisien / prior)
        # Never more than two logits at once: far from the answer the curvature vanishes.
        koefisien = koefisien + langkah / max(1.0, float(np.abs(langkah).max()) / 2.0)
        if np.abs(langkah).max() < 1e-8:
            break
    return koefisien, terurai


def _count_desa(lapisan: Lapisan) -> int:
    return len(lapisan.peubah)


def _require_data(lapisan: Lapisan) -> None:
    kosong: NDArray[np.bool_] = sum_by(lapisan.desa, lapisan.penduduk, _count_desa(lapisan)) <= 0
    jawaban = float(lapisan.n.sum())
    if jawaban < JAWABAN_TERKECIL:
        kalimat = f"hanya {jawaban:.0f} jawaban; MRP memerlukan {JAWABAN_TERKECIL}"
        raise MrpDitolak(kalimat, sebab="jawaban", angka=jawaban, batas=JAWABAN_TERKECIL)
    if not len(lapisan.faktor) and not lapisan.peubah.shape[1]:
        raise MrpDitolak("tidak ada ciri orang maupun desa yang dapat dipakai", sebab="ciri")
    if kosong.any():
        raise MrpDitolak(
            f"{kosong.sum()} desa tanpa angka penduduk", sebab="penduduk", angka=float(kosong.sum())
        )
    if not 0 < lapisan.x.sum() < jawaban:
        raise MrpDitolak("semua jawaban sama; tidak ada yang dapat dipelajari", sebab="sama")


def _require_check(periksa: Pemeriksaan) -> None:
    """Clearly better than the mean of the others, and inside the intervals as often as chance allows."""
    if periksa.hemat < HEMAT_TERKECIL:
        kalimat = "modelnya tidak meramal desa lain cukup lebih baik daripada rata-rata"
        raise MrpDitolak(kalimat, sebab="ramalan", angka=periksa.hemat, batas=HEMAT_TERKECIL, periksa=periksa)
    paling = 0.95 - 2.0 * sqrt(0.95 * 0.05 / periksa.desa)
    if periksa.cakupan < paling:
        kalimat = f"hanya {100 * periksa.cakupan:.0f} % desa di dalam selang ramalannya, bukan 95 %"
        raise MrpDitolak(kalimat, sebab="selang", angka=periksa.cakupan, batas=paling, periksa=periksa)
