"""Denah: garis batas wilayah sebagai latar, dan letak tiap desa di atasnya. Tanpa basis data, ringan untuk 2G.

Garis yang dipakai dua desa digambar sekali; yang memisahkan dua kelompok (kecamatan) lebih tebal. Tanpa batas, tiap desa
satu petak, sehingga peta tetap ada sebelum batasnya diimpor.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from terasa.umum.proyeksi import Titik, list_cincin, make_proyeksi, thin

# Units of the drawing: about the pixels of a small phone. Lines lie on a finer grid, as fine as the budget allows.
LEBAR = 400
KISI = (1600, 1200, 800, 600, 400, 240)
PETAK, SELA, JUDUL = 30, 4, 18

Letak = tuple[float, float]
# kode, nama, GeoJSON geometry in WGS84.
Bidang = tuple[str, str, Mapping[str, Any]]


@dataclass(frozen=True)
class Denah:
    """A background: thin and thick lines in units of 1 / `skala`, and where each desa and each group lies."""

    lebar: int
    tinggi: int
    skala: float
    tipis: str
    tebal: str
    desa: Mapping[str, Letak]
    kelompok: Mapping[str, Letak]
    is_batas: bool
    _proyeksi: Callable[[Sequence[float]], Letak] | None = None

    def place(self, bujur: float, lintang: float) -> Letak | None:
        """Where a coordinate lies; None outside the drawing, or when this is no map of the earth."""
        if self._proyeksi is None:
            return None
        x, y = self._proyeksi((bujur, lintang))
        return (x, y) if 0 <= x <= self.lebar and 0 <= y <= self.tinggi else None


def draw_batas(bidang: Iterable[Bidang], *, kelompok: Callable[[str], str], maks_bita: int) -> Denah:
    """Boundaries of desa, `LEBAR` units wide or high, in at most `maks_bita` of path data when that is possible."""
    rings = [(kode, list(list_cincin(geometri))) for kode, _nama, geometri in bidang]
    semua = [r for _kode, rs in rings for r in rs]
    tipis = tebal = ""
    for kisi in KISI:
        proyeksi, _tinggi = make_proyeksi(semua, kisi)
        tipis, tebal = _lines(
            [(kode, [[proyeksi(t) for t in r] for r in rs]) for kode, rs in rings], kelompok
        )
        if len(tipis) + len(tebal) <= maks_bita:
            break
    letak = {kode: titik_dalam([[proyeksi(t) for t in r] for r in rs]) for kode, rs in rings if rs}
    skala = LEBAR / kisi
    ujung = [proyeksi(t) for r in semua for t in r] or [(0, 0)]
    desa = {kode: (round(x * skala, 1), round(y * skala, 1)) for kode, (x, y) in letak.items()}

    def project(titik: Sequence[float]) -> Letak:
        x, y = proyeksi(titik)
        return round(x * skala, 1), round(y * skala, 1)

    return Denah(
        lebar=math.ceil(max(x for x, _y in ujung) * skala),
        tinggi=math.ceil(max(y for _x, y in ujung) * skala),
        skala=skala,
        tipis=tipis,
        tebal=tebal,
        desa=desa,
        kelompok=_middle(desa, kelompok),
        is_batas=True,
        _proyeksi=project,
    )


def draw_petak(kelompok: Sequence[tuple[str, Sequence[str]]]) -> Denah:
    """One square per desa, group after group, for places whose boundary nobody brought in."""
    kolom = (LEBAR + SELA) // (PETAK + SELA)
    desa: dict[str, Letak] = {}
    judul: dict[str, Letak] = {}
    kotak: list[str] = []
    y = 0
    for kunci, isi in kelompok:
        judul[kunci] = (0, y + JUDUL - 5)
        y += JUDUL
        for nomor, kode in enumerate(isi):
            baris, lajur = divmod(nomor, kolom)
            x0, y0 = lajur * (PETAK + SELA), y + baris * (PETAK + SELA)
            desa[kode] = (x0 + PETAK / 2, y0 + PETAK / 2)
            kotak.append(f"M{x0} {y0}h{PETAK}v{PETAK}h-{PETAK}z")
        y += math.ceil(len(isi) / kolom) * (PETAK + SELA) + SELA
    return Denah(LEBAR, max(y, 1), 1, "".join(kotak), "", desa, judul, is_batas=False)


def titik_dalam(rings: Sequence[Sequence[Titik]]) -> Titik:
    """A point inside the largest ring: its centre of area, or the middle of its widest crossing at that height."""
    besar = max(rings, key=lambda r: abs(_area(r)))
    luas = _area(besar)
    if not luas:
        return besar[0]
    silang = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise([*besar, besar[0]])]
    x = sum((a[0] + b[0]) * s for a, b, s in silang) / (6 * luas)
    y = sum((a[1] + b[1]) * s for a, b, s in silang) / (6 * luas)
    potong = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b, _s in silang if (a[1] > y) != (b[1] > y)
    )
    ruas = list(zip(potong[::2], potong[1::2], strict=False))
    if ruas and not any(kiri <= x <= kanan for kiri, kanan in ruas):
        kiri, kanan = max(ruas, key=lambda r: r[1] - r[0])
        x = (kiri + kanan) / 2
    return round(x), round(y)


def _area(ring: Sequence[Titik]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])) / 2


def _middle(desa: Mapping[str, Letak], kelompok: Callable[[str], str]) -> dict[str, Letak]:
    """The desa of each group that lies nearest to the middle of all of them: inside the group, whatever its shape."""
    anggota: dict[str, list[Letak]] = defaultdict(list)
    for kode, letak in desa.items():
        anggota[kelompok(kode)].append(letak)
    hasil = {}
    for kunci, semua in anggota.items():
        tengah = sum(x for x, _y in semua) / len(semua), sum(y for _x, y in semua) / len(semua)
        hasil[kunci] = min(semua, key=lambda p: math.dist(p, tengah))
    return hasil


def _lines(
    rings: Iterable[tuple[str, Sequence[Sequence[Titik]]]], kelompok: Callable[[str], str]
) -> tuple[str, str]:
    """Path data of edges inside a group, and of those between two groups or at the outside."""
    pemilik: dict[tuple[Titik, Titik], list[str]] = defaultdict(list)
    for kode, semua in rings:
        for ring in semua:
            for a, b in pairwise(ring):
                if a != b:
                    pemilik[min(a, b), max(a, b)].append(kelompok(kode))
    dalam = [ruas for ruas, milik in pemilik.items() if len(milik) > 1 and len(set(milik)) == 1]
    luar = [ruas for ruas, milik in pemilik.items() if len(milik) == 1 or len(set(milik)) > 1]
    return _chain(dalam), _chain(luar)


def _chain(ruas: Iterable[tuple[Titik, Titik]]) -> str:
    """Edges joined end to end into as few strokes as come of themselves, as relative path data."""
    tetangga: dict[Titik, set[Titik]] = defaultdict(set)
    for a, b in ruas:
        tetangga[a].add(b)
        tetangga[b].add(a)
    # Ends and junctions first: a stroke that begins in its middle becomes two.
    hasil = []
    for awal in sorted(tetangga, key=lambda t: len(tetangga[t]) == 2):
        while tetangga[awal]:
            hasil.append(_draw_stroke(_walk(awal, tetangga)))
    return "".join(hasil)


def _walk(awal: Titik, tetangga: Mapping[Titik, set[Titik]]) -> list[Titik]:
    jalan = [awal]
    while tetangga[jalan[-1]]:
        kini = jalan[-1]
        lanjut = min(tetangga[kini])
        tetangga[kini].discard(lanjut)
        tetangga[lanjut].discard(kini)
        jalan.append(lanjut)
    return jalan


def _draw_stroke(jalan: list[Titik]) -> str:
    tutup = jalan[0] == jalan[-1]
    titik = thin(jalan)
    if tutup:
        titik.append(titik[0])
    potong = [f"{x1 - x0} {y1 - y0}" for (x0, y0), (x1, y1) in pairwise(titik)]
    return f"M{titik[0][0]} {titik[0][1]}l{' '.join(potong)}".replace(" -", "-")
