"""`terasa impor pokir`: pokok pikiran DPRD satu tahun dari lembar kerja."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.impor_lembar import add_lembar, import_lembar

CONTOH = """Contoh:
  terasa impor pokir pokir.xlsx --kabupaten 63.06 --tahun 2027 --uji
  terasa impor pokir pokir.csv --kabupaten 63.06 --tahun 2027 --json

Wajib ada: id, judul. Kolom dikenali dari judulnya. Nama anggota DPRD tidak dibaca dan tidak disimpan. Pokir
tidak pernah menjadi usulan dan tidak dihitung dalam angka forum. Berkas yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `pokir` to the noun `impor`."""
    pokir = verbs.add_parser("pokir", help="pokok pikiran DPRD, di samping usulan", epilog=CONTOH)
    add_lembar(pokir)
    pokir.set_defaults(func=import_pokir)


def import_pokir(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.musrenbang.rules.pokir import KOLOM_POKIR
    from terasa.musrenbang.services import import_pokir as act

    return import_lembar(args, act, KOLOM_POKIR, "Impor pokir")
