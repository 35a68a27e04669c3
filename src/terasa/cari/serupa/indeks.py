"""Indeks terbalik dalam ingatan: calon satu usulan dari yang tersimpan, yang terbaik lebih dahulu."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from terasa.cari.serupa.alasan import explain
from terasa.cari.serupa.ciri import Ciri, build_ciri
from terasa.cari.serupa.kosakata import Kosakata, build_kosakata
from terasa.cari.serupa.kunci import make_kunci
from terasa.cari.serupa.nilai import Penilaian, judge
from terasa.cari.serupa.usulan import Usulan

KANDIDAT = 10
# How many are compared in full; beyond this the keys have nothing more to say.
DIBANDINGKAN = 40
# A key that meets more rows than this is passed over when rarer ones exist.
KUNCI_TERSERING = 2000


@dataclass(frozen=True, slots=True)
class Kandidat:
    """One similar wish, with reasons."""

    id: str
    penilaian: Penilaian
    alasan: list[str]


class Indeks:
    """Wishes by their keys. Adding is cheap; nothing is ever recomputed."""

    def __init__(self, kosakata: Kosakata) -> None:
        self.kosakata = kosakata
        self.ciri: list[Ciri] = []
        self.letak: dict[str, int] = {}
        self.daftar: dict[int, array[int]] = defaultdict(lambda: array("i"))

    def add(self, usulan: Usulan) -> None:
        """Store one wish under its keys."""
        ciri = build_ciri(usulan, self.kosakata)
        letak = self.letak[usulan.id] = len(self.ciri)
        self.ciri.append(ciri)
        for kunci in make_kunci(ciri):
            self.daftar[kunci].append(letak)

    def find(self, ciri: Ciri, jumlah: int = KANDIDAT) -> list[Kandidat]:
        """The most similar stored wishes of the same kabupaten, at most `jumlah`, best first."""
        calon = [self.ciri[n] for n in self._meet(ciri) if self.ciri[n].id != ciri.id]
        nilai = sorted(((judge(ciri, c), c) for c in calon), key=lambda p: (-p[0].skor, p[1].id))
        return [Kandidat(c.id, p, explain(ciri, c, p.segi)) for p, c in nilai[:jumlah]]

    def _meet(self, ciri: Ciri) -> list[int]:
        """Positions of those with the most evidence in common."""
        daftar = self._lists(make_kunci(ciri))
        if not daftar:
            return []
        letak = np.concatenate([np.frombuffer(d, dtype=np.int32) for d, _ in daftar])
        bobot = np.repeat([b for _, b in daftar], [len(d) for d, _ in daftar])
        unik, balik = np.unique(letak, return_inverse=True)
        # The bytes of `array` may not grow while NumPy looks at them; nothing is kept past this point.
        jumlah = np.bincount(balik, weights=bobot)
        urut = np.lexsort((unik, -jumlah))[: DIBANDINGKAN + 1]
        return [int(n) for n in unik[urut]]

    def _lists(self, kunci: Mapping[int, float]) -> list[tuple[array[int], float]]:
        ada = [(self.daftar[k], b) for k, b in kunci.items() if k in self.daftar]
        jarang = [(d, b) for d, b in ada if len(d) <= KUNCI_TERSERING]
        return jarang or ada


def build_indeks(semua: Iterable[Usulan]) -> Indeks:
    """Learn the vocabulary of all, then index all."""
    usulan = list(semua)
    indeks = Indeks(build_kosakata(usulan))
    for satu in usulan:
        indeks.add(satu)
    return indeks
