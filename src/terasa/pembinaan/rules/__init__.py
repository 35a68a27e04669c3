"""Aturan pembinaan tanpa basis data: urutan kunjungan, keadaan laporan berkala, dan baris Indeks Desa."""

from terasa.pembinaan.rules.indeks import KOLOM_INDEKS, CannotReadIndeks, IsiIndeks, read_indeks
from terasa.pembinaan.rules.laporan import Jumlah, Keadaan, count_keadaan, state_of
from terasa.pembinaan.rules.periksa import Butir, read_butir
from terasa.pembinaan.rules.prioritas import (
    Bobot,
    Faktor,
    Prioritas,
    Ukuran,
    order,
    read_bobot,
    score,
    without_saving,
)

__all__ = [
    "KOLOM_INDEKS",
    "Bobot",
    "Butir",
    "CannotReadIndeks",
    "Faktor",
    "IsiIndeks",
    "Jumlah",
    "Keadaan",
    "Prioritas",
    "Ukuran",
    "count_keadaan",
    "order",
    "read_bobot",
    "read_butir",
    "read_indeks",
    "score",
    "state_of",
    "without_saving",
]
