"""Small areas borrow from each other: beta-binomial empirical Bayes with intervals that know how little is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import betaincinv

from terasa.statistik.hiper import SEKALI, Hiper, Simpul, fit_ml, fit_moments, integrate
from terasa.statistik.larik import Larik

# Nothing is borrowed from one other area alone.
AREA_TERKECIL = 3
EKOR = 0.025


class Taksir(StrEnum):
    """How mean and concentration are estimated."""

    MOMEN = "momen"
    ML = "ml"


class TakCukupArea(ValueError):
    """Too few areas to borrow from."""


@dataclass(frozen=True, slots=True)
class Pinjaman:
    """Per area: estimate, ends of its 95 % interval, weight of its own answers (all 0-1), and the Beta(a, b) of both."""

    hiper: Hiper
    nilai: Larik
    bawah: Larik
    atas: Larik
    bobot: Larik
    a: Larik
    b: Larik


def borrow(x: Larik, n: Larik, taksir: Taksir = Taksir.MOMEN) -> Pinjaman:
    """Empirical Bayes of areas with x of n (n > 0; both may be effective numbers). Raises TakCukupArea.

    nilai = (x + mu M) / (n + M), bobot = n / (n + M), with mu and M from all areas together. The interval is that of
    a beta distribution with mean `nilai` and variance v + (e - nilai)^2, where e and v are mean and variance of the
    share given all answers, averaged over the posterior of (mu, gamma) under a flat prior (Morris 1983, JASA 78,
    47-55: the naive interval forgets that mu and M are estimates; Tak and Morris 2017, Bayesian Analysis 12).
    """
    if len(n) < AREA_TERKECIL:
        raise TakCukupArea(f"Paling sedikit {AREA_TERKECIL} tempat, bukan {len(n)}.")
    hiper = (fit_ml if taksir is Taksir.ML else fit_moments)(x, n)
    bobot = n / (n + hiper.m)
    nilai = bobot * (x / n) + (1.0 - bobot) * hiper.mu
    rata, ragam = average_posterior(x, n, integrate(x, n))
    pusat = np.where((nilai > 0.0) & (nilai < 1.0), nilai, rata)
    a, b = match_beta(pusat, ragam + (rata - pusat) ** 2)
    # Everybody everywhere said the same: the estimate sits on the edge, and so does one end.
    bawah, atas = np.minimum(betaincinv(a, b, EKOR), nilai), np.maximum(betaincinv(a, b, 1.0 - EKOR), nilai)
    return Pinjaman(hiper, nilai, bawah, atas, bobot, a, b)


def average_posterior(x: Larik, n: Larik, simpul: Simpul) -> tuple[Larik, Larik]:
    """Mean and variance of each area's share, over the nodes: E[m], and E[v] + Var[m] (law of total variance)."""
    m = 1.0 / simpul.gamma - 1.0
    # Nodes without weight cost as much as the others.
    pakai = np.flatnonzero(simpul.bobot > 1e-8)
    bobot = simpul.bobot[pakai] / simpul.bobot[pakai].sum()
    a, m = (simpul.mu * m)[pakai, None], m[pakai, None]
    rata, kedua = np.zeros(len(n)), np.zeros(len(n))
    sekali = max(1, SEKALI // len(pakai))
    for awal in range(0, len(n), sekali):
        t = slice(awal, awal + sekali)
        tengah = (x[t] + a) / (n[t] + m)
        rata[t] = bobot @ tengah
        kedua[t] = bobot @ (tengah * (1.0 - tengah) / (n[t] + m + 1.0) + (tengah - rata[t]) ** 2)
    return rata, kedua


def match_beta(rata: Larik, ragam: Larik) -> tuple[Larik, Larik]:
    """Beta(a, b) with that mean and variance; a variance that no beta has is taken as the largest that one has."""
    c = np.maximum(rata * (1.0 - rata) / ragam - 1.0, 1e-3)
    return rata * c, (1.0 - rata) * c
