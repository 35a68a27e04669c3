"""What the areas together say: mean and intra-class correlation of a beta-binomial, and how unsure both are.

Area i: x_i of n_i is binomial with its own share, shares are Beta(mu M, (1 - mu) M). The intra-class correlation is
gamma = 1 / (M + 1): 0 when all areas are alike, 1 when each is all yes or all no. n may be an effective number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, gammaln, logit

from terasa.statistik.larik import Larik

# gamma = u^3: nodes lie denser where areas hardly differ.
PANGKAT = 3
GAMMA_TERKECIL = 1e-7
PUTARAN = 200
# Nodes: to find where the posterior lies, over gamma, over mu; cells of one batch of arrays.
CARI, SIMPUL_GAMMA, SIMPUL_MU, SEKALI = 33, 25, 9, 200_000
# Beyond this many areas the posterior is narrow and smooth: it is first looked for on evenly spaced ones,
# with fewer marks on all of them.
CUPLIKAN = 2_000
CARI_BANYAK, SIMPUL_GAMMA_BANYAK, SIMPUL_MU_BANYAK = 17, 9, 5
# Log-density below the peak that no longer matters.
TEPI = 20.0


@dataclass(frozen=True, slots=True)
class Hiper:
    """Mean `mu` (0-1) and correlation `gamma` (0-1)."""

    mu: float
    gamma: float

    @property
    def m(self) -> float:
        """Concentration M = 1 / gamma - 1 in answers; infinite when areas do not differ."""
        return 1.0 / self.gamma - 1.0 if self.gamma > 0.0 else float("inf")


@dataclass(frozen=True, slots=True)
class Simpul:
    """A posterior over (mu, gamma) as weighted nodes; `bobot` sums to 1."""

    mu: Larik
    gamma: Larik
    bobot: Larik


def fit_moments(x: Larik, n: Larik) -> Hiper:
    """Moments with empirical weights, repeated until they stand (Kleinman 1973, JASA 68, 46-54).

    w_i = n_i / (1 + gamma (n_i - 1)), starting from n_i; mu = sum w p / sum w; S = sum w (p - mu)^2;
    gamma = (S / (mu (1 - mu)) - a) / (b - a) within 0-1, a = sum (w/n)(1 - w/W), b = sum w (1 - w/W).
    """
    p, w, gamma = x / n, n.astype(float), -1.0
    for _ in range(PUTARAN):
        besar = w.sum()
        mu = float((w * p).sum() / besar)
        if not 0.0 < mu < 1.0 or len(n) < 2:
            return Hiper(mu, 0.0)
        sisa = 1.0 - w / besar
        a, b = float((w / n * sisa).sum()), float((w * sisa).sum())
        ukur = float((w * (p - mu) ** 2).sum()) / (mu * (1.0 - mu))
        lama, gamma = gamma, min(max((ukur - a) / (b - a), 0.0), 1.0) if b > a else 0.0
        if abs(gamma - lama) < 1e-12:
            break
        w = n / (1.0 + gamma * (n - 1.0))
    return Hiper(mu, gamma)


def fit_ml(x: Larik, n: Larik) -> Hiper:
    """Maximum likelihood of the beta-binomial (Griffiths 1973, Biometrics 29, 637-648), by L-BFGS-B."""
    from scipy.optimize import minimize

    momen = fit_moments(x, n)
    if not 0.0 < momen.mu < 1.0 or len(n) < 2:
        return momen

    def biaya(titik: Larik) -> float:
        return -float(log_likelihood(x, n, expit(titik[:1]), titik[1:] ** PANGKAT)[0])

    batas = [(-12.0, 12.0), (GAMMA_TERKECIL ** (1 / PANGKAT), 0.999)]
    calon = [
        minimize(biaya, np.array([logit(momen.mu), awal]), method="L-BFGS-B", bounds=batas)
        for awal in (min(max(momen.gamma, 1e-3), 0.9) ** (1 / PANGKAT), 0.5)
    ]
    terbaik = min(calon, key=lambda hasil: float(hasil.fun))
    gamma = float(terbaik.x[1]) ** PANGKAT
    return Hiper(float(expit(terbaik.x[0])), 0.0 if gamma <= 2 * GAMMA_TERKECIL else gamma)


def log_likelihood(x: Larik, n: Larik, mu: Larik, gamma: Larik) -> Larik:
    """Log-likelihood of the areas at each node (mu, gamma), without the binomial coefficients."""
    m = 1.0 / np.maximum(gamma, GAMMA_TERKECIL) - 1.0
    a, b = mu * m, (1.0 - mu) * m
    hasil = -len(n) * (gammaln(a) + gammaln(b) - gammaln(m))
    for t in _batches(len(mu), len(n)):
        isi = gammaln(x + a[t, None]) + gammaln(n - x + b[t, None]) - gammaln(n + m[t, None])
        hasil[t] += isi.sum(axis=1)
    return np.asarray(hasil)


def _batches(banyak: int, lebar: int) -> Iterator[slice]:
    """Slices of `banyak` rows, so that rows times `lebar` stay small."""
    sekali = max(1, SEKALI // max(1, lebar))
    return (slice(awal, awal + sekali) for awal in range(0, banyak, sekali))


def integrate(x: Larik, n: Larik) -> Simpul:
    """Posterior of (mu, gamma) under a flat prior on both, as quadrature nodes.

    Gauss-Legendre over gamma where the posterior lies, Gauss-Hermite over logit mu around its weighted mean.
    """
    urut = np.lexsort((x, n))
    x, n = x[urut], n[urut]
    jarang = len(n) // CUPLIKAN
    kiri, kanan = 0.0, 1.0
    if jarang > 1:
        for _ in range(2):
            kiri, kanan = _narrow(x[::jarang], n[::jarang], kiri, kanan, CARI)
    for _ in range(1 if jarang > 1 else 2):
        kiri, kanan = _narrow(x, n, kiri, kanan, CARI_BANYAK if jarang > 1 else CARI)
    titik, berat = np.polynomial.legendre.leggauss(SIMPUL_GAMMA_BANYAK if jarang > 1 else SIMPUL_GAMMA)
    u = kiri + (kanan - kiri) * (titik + 1.0) / 2.0
    log_berat = np.log(berat) + (PANGKAT - 1) * np.log(u)
    return _spread(x, n, u, log_berat, SIMPUL_MU_BANYAK if jarang > 1 else SIMPUL_MU)


def _narrow(x: Larik, n: Larik, kiri: float, kanan: float, tanda: int) -> tuple[float, float]:
    """Where the density of u, at the best mu of each mark, is not negligible."""
    u = np.linspace(kiri, kanan, tanda)
    # Not the ends themselves: there the likelihood has its poles.
    gamma = np.clip(u, GAMMA_TERKECIL ** (1 / PANGKAT), 1.0 - 1e-9) ** PANGKAT
    padat = log_likelihood(x, n, _weighted_mean(x, n, gamma)[0], gamma)
    padat += (PANGKAT - 1) / PANGKAT * np.log(gamma)
    penting = np.flatnonzero(padat > padat.max() - TEPI)
    return float(u[max(0, penting[0] - 1)]), float(u[min(tanda - 1, penting[-1] + 1)])


def _weighted_mean(x: Larik, n: Larik, gamma: Larik) -> tuple[Larik, Larik]:
    """Mean at each gamma, half an answer yes and half no added, and the standard error of its logit."""
    mu, berat, p = np.empty(len(gamma)), np.empty(len(gamma)), x / n
    for t in _batches(len(gamma), len(n)):
        # Answers that each area is worth at this correlation.
        w = n / (1.0 + gamma[t, None] * (n - 1.0))
        berat[t] = w.sum(axis=1) + 1.0
        mu[t] = (w @ p + 0.5) / berat[t]
    return mu, 1.0 / np.sqrt(mu * (1.0 - mu) * berat)


def _spread(x: Larik, n: Larik, u: Larik, log_berat: Larik, simpul: int) -> Simpul:
    gamma = np.minimum(u**PANGKAT, 1.0 - 1e-9)
    tengah, galat = _weighted_mean(x, n, gamma)
    # A little wider than the likelihood: its tails are those of a logit, not of a bell.
    galat = 1.2 * galat
    h, berat = np.polynomial.hermite_e.hermegauss(simpul)
    letak = logit(tengah)[:, None] + galat[:, None] * h
    mu = expit(letak).ravel()
    ganda = np.repeat(gamma, simpul)
    log_w = log_berat[:, None] + np.log(galat)[:, None] + np.log(berat) + h * h / 2.0
    log_w = log_w.ravel() + np.log(mu) + np.log1p(-mu) + log_likelihood(x, n, mu, ganda)
    w = np.exp(log_w - log_w.max())
    return Simpul(mu, ganda, w / w.sum())
