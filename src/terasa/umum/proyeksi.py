"""Dari bujur dan lintang ke bidang gambar dengan satuan bulat, tanpa basis data."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

Titik = tuple[int, int]
Cincin = Sequence[Sequence[float]]
Proyeksi = Callable[[Sequence[float]], Titik]


def list_cincin(geometri: Mapping[str, Any]) -> Iterator[Cincin]:
    """Every ring of a Polygon or MultiPolygon; other geometry has none."""
    if geometri.get("type") == "Polygon":
        yield from geometri["coordinates"]
    elif geometri.get("type") == "MultiPolygon":
        for poligon in geometri["coordinates"]:
            yield from poligon


def make_proyeksi(rings: list[Cincin], lebar: int) -> tuple[Proyeksi, int]:
    """Equirectangular about the middle latitude: true to shape within a kabupaten. Also the height."""
    bujur = [titik[0] for ring in rings for titik in ring] or [0.0]
    lintang = [titik[1] for ring in rings for titik in ring] or [0.0]
    kiri, utara = min(bujur), max(lintang)
    susut = math.cos(math.radians((utara + min(lintang)) / 2))
    skala = lebar / max((max(bujur) - kiri) * susut, utara - min(lintang), 1e-9)

    def proyeksi(titik: Sequence[float]) -> Titik:
        return round((titik[0] - kiri) * susut * skala), round((utara - titik[1]) * skala)

    return proyeksi, round((utara - min(lintang)) * skala)


def draw_cincin(ring: Cincin, proyeksi: Proyeksi) -> str:
    """One closed subpath in relative whole units; a ring smaller than the grid becomes a dot."""
    titik = thin([proyeksi(t) for t in ring])
    awal, potong = titik[0], []
    for (x0, y0), (x1, y1) in pairwise(titik):
        potong.append(f"{x1 - x0} {y1 - y0}" if y1 >= y0 else f"{x1 - x0}{y1 - y0}")
    garis = "l" + " ".join(potong).replace(" -", "-") if potong else "h1"
    return f"M{awal[0]} {awal[1]}{garis}z"


def thin(titik: list[Titik]) -> list[Titik]:
    """Drop repeats, corners that lie on a straight line, and the closing point."""
    hasil: list[Titik] = []
    for t in titik:
        if hasil and t == hasil[-1]:
            continue
        if len(hasil) >= 2 and _is_straight(hasil[-2], hasil[-1], t):
            hasil.pop()
        hasil.append(t)
    if len(hasil) > 1 and hasil[0] == hasil[-1]:
        hasil.pop()
    return hasil


def _is_straight(a: Titik, b: Titik, c: Titik) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])
