"""`terasa impor kamus`: kamus usulan satu tahun dari lembar kerja."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.impor_lembar import add_lembar, import_lembar

CONTOH = """Contoh:
  terasa impor kamus kamus.xlsx --kabupaten 63.06 --tahun 2027 --uji
  terasa impor kamus kamus.csv --kabupaten 63.06 --tahun 2027 --json

Wajib ada: pekerjaan, satuan, harga. Kolom dikenali dari judulnya. Tanpa kolom kode, kodenya disusun dari
satuan dan nama pekerjaan. Mengimpor berkas yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `kamus` to the noun `impor`."""
    kamus = verbs.add_parser("kamus", help="kamus usulan dengan harga satuan", epilog=CONTOH)
    add_lembar(kamus)
    kamus.set_defaults(func=import_kamus)


def import_kamus(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.musrenbang.rules.kamus import KOLOM_KAMUS
    from terasa.musrenbang.services import import_kamus as act

    return import_lembar(args, act, KOLOM_KAMUS, "Impor kamus")
