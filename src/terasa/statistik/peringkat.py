"""Who is first is not known: the probability of each rank in the place of a league table.

Each area's share is a beta distribution (`eb.borrow`); areas are taken as independent given those. No random
numbers: the same figures give the same probabilities.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, betaincinv

from terasa.statistik.larik import Bulat, Larik

# Points at which a share is looked at, evenly spaced in probability.
TITIK = 128
AREA_TERBANYAK = 500
EKOR = 0.025


class TerlaluBanyakArea(ValueError):
    """More areas than an exact distribution of ranks is computed for."""


@dataclass(frozen=True, slots=True)
class Peringkat:
    """Per area: probability of being among the `puncak` highest and lowest, expected rank (1 is highest), and the
    ranks between which it lies with 95 % probability."""

    puncak: int
    teratas: Larik
    terbawah: Larik
    harapan: Larik
    dari: Bulat
    sampai: Bulat


def rank(a: Larik, b: Larik, puncak: int = 3) -> Peringkat:
    """Distribution of each area's rank from its Beta(a, b) (Laird and Louis 1989, J. Educational Statistics 14;
    Goldstein and Spiegelhalter 1996, JRSS A 159). Raises TerlaluBanyakArea, ValueError.
    """
    banyak = len(a)
    if banyak > AREA_TERBANYAK:
        raise TerlaluBanyakArea(f"Peluang peringkat dihitung sampai {AREA_TERBANYAK} tempat.")
    if not 1 <= puncak <= banyak:
        raise ValueError("Puncak paling sedikit 1 dan paling banyak semua tempat.")
    sebaran = np.array([_spread(a, b, satu) for satu in range(banyak)])
    timbun = np.cumsum(sebaran, axis=1)
    # A last bit short of the level must not cost a rank.
    dari = (timbun > EKOR + 1e-12).argmax(axis=1) + 1
    sampai = (timbun >= 1.0 - EKOR - 1e-12).argmax(axis=1) + 1
    return Peringkat(
        puncak,
        sebaran[:, :puncak].sum(axis=1),
        sebaran[:, banyak - puncak :].sum(axis=1),
        sebaran @ np.arange(1, banyak + 1),
        dari,
        sampai,
    )


def _spread(a: Larik, b: Larik, satu: int) -> Larik:
    """Probability of each rank of one area: how many others lie above it, averaged over where it may lie itself."""
    tengah = (np.arange(TITIK) + 0.5) / TITIK
    letak = betaincinv(a[satu], b[satu], tengah)
    lain = np.arange(len(a)) != satu
    di_atas = 1.0 - betainc(a[lain, None], b[lain, None], letak)
    peluang = np.zeros((len(a), TITIK))
    peluang[0] = 1.0
    # Poisson-binomial, one other area after the other.
    for nomor, p in enumerate(di_atas, start=1):
        peluang[1 : nomor + 1] = peluang[1 : nomor + 1] * (1.0 - p) + peluang[:nomor] * p
        peluang[0] *= 1.0 - p
    return np.asarray(peluang.mean(axis=1))
