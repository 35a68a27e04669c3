"""What may be bought beside what: ceilings and floors by sector or territory, exclusive groups, dependencies.

One published rule for every way of choosing: an item may be bought when, with it,
- no ceiling of a group of items that it belongs to is passed,
- none of its exclusive companions has been bought,
- everything that it needs has been bought, and
- what is left of the pagu still covers what the floors of other groups lack, as far as there are items for it.

Levels (desa, kecamatan, kabupaten) are ceilings, with the entitlements of `jenjang.join_levels`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from terasa.alokasi.errors import MasukanTidakSah
from terasa.alokasi.inti import Tutup
from terasa.alokasi.pemilihan import Bulat, Pemilihan


@dataclass(frozen=True)
class Batas:
    """Smallest units that the items of a group must get (`lantai`) and may get (`langit`) together."""

    nama: str
    anggota: frozenset[int]
    lantai: int = 0
    langit: int | None = None

    def __post_init__(self) -> None:
        if self.lantai < 0 or (self.langit is not None and self.langit < self.lantai):
            raise MasukanTidakSah(
                f"Batas {self.nama}: lantai paling sedikit 0 dan tidak melebihi langit-langitnya."
            )


@dataclass(frozen=True)
class Kekangan:
    """Groups of items by number. Raises MasukanTidakSah when floors overlap or needs run in a circle."""

    batas: tuple[Batas, ...] = ()
    eksklusif: tuple[frozenset[int], ...] = ()
    syarat: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        berlantai: set[int] = set()
        for batas in self.batas:
            if not batas.lantai:
                continue
            if berlantai & batas.anggota:
                raise MasukanTidakSah(
                    f"Batas {batas.nama}: satu usulan tidak boleh berada dalam dua kelompok yang sama-sama berlantai."
                )
            berlantai |= batas.anggota
        _require_no_circle(self.syarat)

    def __bool__(self) -> bool:
        return bool(self.batas or self.eksklusif or self.syarat)


class Ruang:
    """What is open during one count; `tutup[p]` says that item p may not be bought for now."""

    def __init__(self, kekangan: Kekangan, pemilihan: Pemilihan) -> None:
        if sum(b.lantai for b in kekangan.batas) > pemilihan.pagu:
            raise MasukanTidakSah("Jumlah semua lantai melebihi pagu; kecilkan lantainya.")
        self._kekangan = kekangan
        self._biaya: Bulat = np.array(pemilihan.biaya, dtype=np.int64)
        self._sisa = pemilihan.pagu
        self._anggota = [_indicator(b.anggota, len(self._biaya)) for b in kekangan.batas]
        self._terpakai = [0] * len(kekangan.batas)
        self._diambil: Tutup = np.zeros(len(self._biaya), dtype=np.bool_)
        self.tutup = self._find_closed()

    def buy(self, p: int) -> list[int]:
        """Count a purchase; items that it opens."""
        biaya = int(self._biaya[p])
        self._sisa -= biaya
        self._diambil[p] = True
        for n, batas in enumerate(self._kekangan.batas):
            if p in batas.anggota:
                self._terpakai[n] += biaya
        lama, self.tutup = self.tutup, self._find_closed()
        dibuka: list[int] = np.flatnonzero(lama & ~self.tutup & ~self._diambil).tolist()
        return dibuka

    def _find_closed(self) -> Tutup:
        tutup = self._diambil.copy()
        for n, batas in enumerate(self._kekangan.batas):
            if batas.langit is not None:
                tutup |= self._anggota[n] & (self._biaya > batas.langit - self._terpakai[n])
        for kelompok in self._kekangan.eksklusif:
            if any(self._diambil[p] for p in kelompok):
                tutup[list(kelompok)] = True
        for p, perlu in self._kekangan.syarat.items():
            if not all(self._diambil[q] for q in perlu):
                tutup[p] = True
        return tutup | self._breaks_floors(tutup)

    def _breaks_floors(self, tutup: Tutup) -> Tutup:
        """Items after which the rest of the pagu no longer covers what other floors lack."""
        melanggar: Tutup = np.zeros(len(self._biaya), dtype=np.bool_)
        kurang = [
            min(max(0, b.lantai - self._terpakai[n]), int(self._biaya[self._anggota[n] & ~tutup].sum()))
            for n, b in enumerate(self._kekangan.batas)
        ]
        if not any(kurang):
            return melanggar
        # Buying from a group lowers what its own floor lacks.
        bebas = np.full(len(self._biaya), self._sisa - sum(kurang), dtype=np.int64)
        for n, satu in enumerate(kurang):
            bebas += np.where(self._anggota[n], np.minimum(satu, self._biaya), 0)
        melanggar |= self._biaya > bebas
        return melanggar


def _indicator(anggota: frozenset[int], banyak: int) -> Tutup:
    larik: Tutup = np.zeros(banyak, dtype=np.bool_)
    larik[list(anggota)] = True
    return larik


def _require_no_circle(syarat: Mapping[int, frozenset[int]]) -> None:
    selesai: set[int] = set()
    for mulai in syarat:
        jalan: list[tuple[int, list[int]]] = [(mulai, list(syarat[mulai]))]
        terbuka = {mulai}
        while jalan:
            p, sisa = jalan[-1]
            if not sisa:
                jalan.pop()
                terbuka.discard(p)
                selesai.add(p)
                continue
            q = sisa.pop()
            if q in terbuka:
                raise MasukanTidakSah(
                    "Syarat antar-usulan berputar: usulan tidak boleh menunggu dirinya sendiri."
                )
            if q in syarat and q not in selesai:
                terbuka.add(q)
                jalan.append((q, list(syarat[q])))
