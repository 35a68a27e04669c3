"""Yang diputuskan tanpa basis data: kalimat tiap stasiun, pelipatan suara, pita tahap, dan bentuk datanya."""

from terasa.jejak.rules.benang import (
    TAK_DITUTURKAN,
    Pita,
    Stasiun,
    find_penentu,
    fold_suara,
    list_pita,
    merge_stasiun,
)
from terasa.jejak.rules.data import as_data
from terasa.jejak.rules.kalimat import say, say_next, say_next_aspirasi
from terasa.jejak.rules.kode import explain_kode

__all__ = [
    "TAK_DITUTURKAN",
    "Pita",
    "Stasiun",
    "as_data",
    "explain_kode",
    "find_penentu",
    "fold_suara",
    "list_pita",
    "merge_stasiun",
    "say",
    "say_next",
    "say_next_aspirasi",
]
