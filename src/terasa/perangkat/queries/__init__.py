"""Membaca jabatan dan pemegangnya."""

from terasa.perangkat.queries.pemegang import (
    Kursi,
    find_pemegang,
    list_kekosongan,
    list_kursi,
    list_segera_berakhir,
)

__all__ = ["Kursi", "find_pemegang", "list_kekosongan", "list_kursi", "list_segera_berakhir"]
