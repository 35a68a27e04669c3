"""Membaca jabatan dan pemegangnya."""

from terasa.perangkat.queries.papan import (
    BaganUnit,
    count_kekosongan,
    list_akhir,
    list_ambang,
    list_bagan,
    list_rangkap,
)
from terasa.perangkat.queries.pemegang import (
    Kursi,
    find_pemegang,
    list_kekosongan,
    list_kursi,
    list_segera_berakhir,
)

__all__ = [
    "BaganUnit",
    "Kursi",
    "count_kekosongan",
    "find_pemegang",
    "list_akhir",
    "list_ambang",
    "list_bagan",
    "list_kekosongan",
    "list_kursi",
    "list_rangkap",
    "list_segera_berakhir",
]
