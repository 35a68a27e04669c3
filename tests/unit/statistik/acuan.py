"""Hitungan pembanding yang lambat dan lugas, ditulis dari rumusnya; tidak memakai kode yang diuji."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb, lgamma, log, sqrt


def wilson_by_bisection(p: float, n: float, z: float = 1.96) -> tuple[float, float]:
    """Both ends where |p - q| = z sqrt(q (1 - q) / n), found by halving."""

    def seek(dalam: float, luar: float) -> float:
        for _ in range(200):
            tengah = (dalam + luar) / 2
            if abs(p - tengah) <= z * sqrt(tengah * (1 - tengah) / n):
                dalam = tengah
            else:
                luar = tengah
        return dalam

    return seek(p, 0.0), seek(p, 1.0)


def variance(skor: Sequence[Fraction]) -> Fraction:
    """Sample variance, exactly."""
    rata = sum(skor) / len(skor)
    return sum(((s - rata) ** 2 for s in skor), Fraction(0)) / (len(skor) - 1)


def intraclass(desa: Sequence[Sequence[Fraction]]) -> Fraction | None:
    """Analysis-of-variance estimator from the answers of each desa, exactly; not cut to 0-1."""
    semua = [s for satu in desa for s in satu]
    n, k = len(semua), len(desa)
    rata = sum(semua) / n
    antar = sum(len(d) * (sum(d) / len(d) - rata) ** 2 for d in desa) / Fraction(k - 1)
    sesama = sum((s - sum(d) / len(d)) ** 2 for d in desa for s in d) / Fraction(n - k)
    m0 = (n - Fraction(sum(len(d) ** 2 for d in desa), n)) / (k - 1)
    bawah = antar + (m0 - 1) * sesama
    return (antar - sesama) / bawah if bawah else None


def kleinman(x: Sequence[float], n: Sequence[float]) -> tuple[float, float]:
    """(mu, gamma) by empirical weights until they stand."""
    w = list(n)
    gamma = 0.0
    for _ in range(1000):
        total = sum(w)
        mu = sum(a * b / c for a, b, c in zip(w, x, n, strict=True)) / total
        s = sum(a * (b / c - mu) ** 2 for a, b, c in zip(w, x, n, strict=True))
        harap_acak = sum(a / c * (1 - a / total) for a, c in zip(w, n, strict=True))
        harap_beda = sum(a * (1 - a / total) for a in w)
        gamma = max(0.0, min(1.0, (s / (mu * (1 - mu)) - harap_acak) / (harap_beda - harap_acak)))
        w = [c / (1 + gamma * (c - 1)) for c in n]
    return mu, gamma


def log_beta_binomial(x: int, n: int, mu: float, gamma: float) -> float:
    """Log-probability of x of n; products for whole numbers, without gamma functions."""
    m = 1 / gamma - 1
    a, b = mu * m, (1 - mu) * m
    nilai = log(comb(n, x))
    for i in range(x):
        nilai += log(a + i)
    for i in range(n - x):
        nilai += log(b + i)
    for i in range(n):
        nilai -= log(m + i)
    return nilai


def beta_moments_by_grid(x: Sequence[int], n: Sequence[int], titik: int = 140) -> list[tuple[float, float]]:
    """Mean and variance of each area's share under flat mu and gamma, by the midpoint rule on a square grid."""
    jaring = [((i + 0.5) / titik, ((j + 0.5) / titik) ** 2) for i in range(titik) for j in range(titik)]
    bobot = []
    for mu, gamma in jaring:
        m = 1 / gamma - 1
        a, b = mu * m, (1 - mu) * m
        isi = 0.5 * log(gamma)
        for satu, dari in zip(x, n, strict=True):
            isi += lgamma(satu + a) + lgamma(dari - satu + b) - lgamma(dari + m)
            isi -= lgamma(a) + lgamma(b) - lgamma(m)
        bobot.append(isi)
    puncak = max(bobot)
    nilai = [2.718281828459045 ** (b - puncak) for b in bobot]
    total = sum(nilai)
    hasil = []
    for satu, dari in zip(x, n, strict=True):
        pertama = kedua = 0.0
        for (mu, gamma), w in zip(jaring, nilai, strict=True):
            m = 1 / gamma - 1
            a, c = satu + mu * m, dari + m
            pertama += w * a / c
            kedua += w * a * (a + 1) / (c * (c + 1))
        hasil.append((pertama / total, kedua / total - (pertama / total) ** 2))
    return hasil
