"""Koordinat di dalam teks alamat, seperti orang menyalinnya dari peta: desimal, berarah, atau derajat-menit-detik."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

# Indonesia lies between 6°N-11°S and 95-141°E; anything else is a slip.
LINTANG, BUJUR = (Decimal(-11), Decimal(6)), (Decimal(95), Decimal(141))
_ARAH = r"\s*°?\s*(lintang selatan|lintang utara|bujur timur|LS|LU|BT|[SNE])?\b"
DESIMAL = re.compile(rf"(?<![\d.])(-?\d{{1,3}}[.,]\d{{3,}}){_ARAH}", re.IGNORECASE)
DERAJAT = re.compile(
    r"(\d{1,3})\s*°\s*(\d{1,2})\s*['’′]\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|”|″|'')?\s*(LS|LU|BT|[SNE])\b",
    re.IGNORECASE,
)
SELATAN = frozenset({"ls", "s", "lintang selatan"})


def find_koordinat(teks: str) -> tuple[Decimal, Decimal] | None:
    """(latitude, longitude) in degrees, of the first two neighbours that can be a place in Indonesia; or None."""
    titik = _read_degrees(teks) or _read_decimals(teks)
    for satu, dua in pairwise(titik):
        for lat, lng in ((satu, dua), (dua, satu)):
            if is_in_indonesia(lat, lng):
                return lat, lng
    return None


def is_in_indonesia(lat: Decimal | None, lng: Decimal | None) -> bool:
    """Whether both are there and inside the box around Indonesia."""
    if lat is None or lng is None:
        return False
    return LINTANG[0] <= lat <= LINTANG[1] and BUJUR[0] <= lng <= BUJUR[1]


def _read_decimals(teks: str) -> list[Decimal]:
    return [_signed(Decimal(c[1].replace(",", ".")), c[2] or "") for c in DESIMAL.finditer(teks)]


def _read_degrees(teks: str) -> list[Decimal]:
    return [
        _signed(Decimal(c[1]) + Decimal(c[2]) / 60 + Decimal(c[3].replace(",", ".")) / 3600, c[4])
        for c in DERAJAT.finditer(teks)
    ]


def _signed(derajat: Decimal, arah: str) -> Decimal:
    return -abs(derajat) if arah.lower() in SELATAN else derajat
