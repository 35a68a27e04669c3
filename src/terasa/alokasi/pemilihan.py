"""An election in compact form: equal ballots once, with their number; money in whole smallest units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.enums import JenisSuara

Bulat = NDArray[np.int64]
Indeks = NDArray[np.int32]

# Whole numbers up to here are exact as floats.
TEPAT = 2**53


@dataclass(frozen=True, eq=False)
class Pemilihan:
    """Items, and ballots grouped by equality.

    `biaya[p]` and `pagu` are whole numbers of 10**-desimal currency units. Group g stands for `bobot[g]` equal
    ballots that name the items `isi[awal[g]:awal[g+1]]` in ballot order, with `poin` beside each
    (whole numbers of 10**-desimal_poin points; None when the ballots carry no points). `hak[g]` is the group's
    entitlement to the ceiling, None where every ballot has the same.
    """

    proyek: tuple[str, ...]
    biaya: tuple[int, ...]
    pagu: int
    jenis: JenisSuara
    bobot: Bulat
    awal: Bulat
    isi: Indeks
    poin: Bulat | None = None
    hak: Bulat | None = None
    desimal: int = 0
    desimal_poin: int = 0
    nama: Mapping[str, str] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def suara(self) -> int:
        """Number of ballots, empty ones included."""
        return int(self.bobot.sum())

    @property
    def hak_kelompok(self) -> Bulat:
        """Entitlement of each group, on one scale."""
        return self.bobot if self.hak is None else self.hak

    @cached_property
    def hak_total(self) -> int:
        """All entitlements together: each is that part of the ceiling."""
        return int(self.hak_kelompok.sum())

    @cached_property
    def biaya_larik(self) -> Bulat:
        return np.array(self.biaya, dtype=np.int64)

    @cached_property
    def panjang(self) -> Bulat:
        """Items named on the ballots of each group."""
        return np.diff(self.awal)

    @property
    def satuan(self) -> int:
        """One unit of the currency."""
        return int(10**self.desimal)


def group_ballots(
    surat: Sequence[Sequence[int]],
    poin: Sequence[Sequence[int]] | None = None,
    bobot: Sequence[int] | None = None,
) -> dict[str, Any]:
    """Arrays of `Pemilihan` from one list of item numbers per ballot; equal ballots are joined."""
    kelompok: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
    for n, baris in enumerate(surat):
        kunci = (tuple(baris), tuple(poin[n]) if poin is not None else ())
        kelompok[kunci] = kelompok.get(kunci, 0) + (1 if bobot is None else bobot[n])
    panjang = np.array([len(b) for b, _ in kelompok], dtype=np.int64)
    awal = np.zeros(len(kelompok) + 1, dtype=np.int64)
    np.cumsum(panjang, out=awal[1:])
    return {
        "bobot": np.array(list(kelompok.values()), dtype=np.int64),
        "awal": awal,
        "isi": np.array([i for b, _ in kelompok for i in b], dtype=np.int32),
        "poin": None if poin is None else np.array([s for _, p in kelompok for s in p], dtype=np.int64),
    }
