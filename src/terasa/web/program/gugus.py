"""Tanda pada denah: kegiatan yang tempatnya berimpit menjadi satu tanda dengan hitungannya."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from terasa.program.enums import KeadaanKegiatan
from terasa.program.queries.peta import URUTAN, Letak
from terasa.umum.denah import Denah

# Closer than this two marks would cover each other, in units of the drawing.
JARAK = 30
# A kegiatan without coordinates that serves more places than this is not drawn at each of them.
DESA_TERBANYAK = 12


@dataclass
class Gugus:
    """One mark: where it stands and which kegiatan it stands for, each once."""

    x: float
    y: float
    isi: dict[str, Letak] = field(default_factory=dict)
    desa: Counter[str] = field(default_factory=Counter)

    @property
    def wilayah(self) -> str:
        """The desa that most of them serve."""
        return max(self.desa, key=lambda kode: (self.desa[kode], kode))

    @property
    def keadaan(self) -> KeadaanKegiatan:
        """The state that needs attention most."""
        return min((h.keadaan for h in self.isi.values()), key=URUTAN.__getitem__)

    @property
    def hitungan(self) -> list[tuple[KeadaanKegiatan, int]]:
        """How many of each state, the most urgent first."""
        n = Counter(h.keadaan for h in self.isi.values())
        return sorted(n.items(), key=lambda kn: URUTAN[kn[0]])

    @property
    def angka(self) -> str:
        """`5` of one state, `2/5` when two of five are in the state drawn, nothing for a single one."""
        n, semua = self.hitungan[0][1], len(self.isi)
        return "" if semua == 1 else str(semua) if n == semua else f"{n}/{semua}"


def gather(semua: Iterable[Letak], denah: Denah, jarak: float = JARAK) -> tuple[list[Gugus], int]:
    """Marks that keep their distance, and how many kegiatan have no place on this drawing."""
    kisi: dict[tuple[int, int], list[Gugus]] = defaultdict(list)
    gugus: list[Gugus] = []
    tanpa = 0
    for satu in semua:
        tempat = places_of(satu, denah)
        tanpa += not tempat
        for x, y, desa in tempat:
            sini = _nearest(kisi, x, y, jarak)
            if sini is None:
                sini = Gugus(x, y)
                kisi[int(x // jarak), int(y // jarak)].append(sini)
                gugus.append(sini)
            sini.isi[satu.kegiatan.kode] = satu
            sini.desa[desa] += 1
    return gugus, tanpa


def places_of(satu: Letak, denah: Denah) -> list[tuple[float, float, str]]:
    """Its points on the drawing with the desa they are said to serve, else the desa drawn that it serves."""
    cakupan = satu.kegiatan.cakupan
    desa = cakupan[0] if len(cakupan) == 1 else ""
    titik = [(*p, desa) for t in satu.titik if (p := denah.place(*t)) is not None]
    if titik or len(cakupan) > DESA_TERBANYAK:
        return titik
    return [(*denah.desa[kode], kode) for kode in cakupan if kode in denah.desa]


def _nearest(kisi: dict[tuple[int, int], list[Gugus]], x: float, y: float, jarak: float) -> Gugus | None:
    kx, ky = int(x // jarak), int(y // jarak)
    dekat = [g for i in (-1, 0, 1) for j in (-1, 0, 1) for g in kisi.get((kx + i, ky + j), ())]
    calon = min(dekat, key=lambda g: math.dist((g.x, g.y), (x, y)), default=None)
    return calon if calon is not None and math.dist((calon.x, calon.y), (x, y)) < jarak else None
