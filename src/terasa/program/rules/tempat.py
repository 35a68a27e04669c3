"""Koordinat yang mungkin, dan jaraknya."""

from __future__ import annotations

from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

# Indonesia with its seas; the same bounds stand in the database.
LINTANG = (Decimal(-11), Decimal("6.5"))
BUJUR = (Decimal(94), Decimal(142))
JARI_BUMI_KM = 6371.0


def is_tempat(lat: Decimal, lng: Decimal) -> bool:
    """Whether a coordinate can lie in Indonesia; 0,0 and swapped figures cannot."""
    return LINTANG[0] <= lat <= LINTANG[1] and BUJUR[0] <= lng <= BUJUR[1]


def count_km(satu: tuple[Decimal, Decimal], dua: tuple[Decimal, Decimal]) -> float:
    """Great-circle distance of two (lat, lng) in km."""
    lat1, lng1, lat2, lng2 = (radians(float(x)) for x in (*satu, *dua))
    a = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * JARI_BUMI_KM * asin(sqrt(a))
