"""`terasa impor indeks-desa`: status dan skor desa yang diterbitkan, satu kabupaten dan tahun."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.impor_lembar import add_lembar, import_lembar

CONTOH = """Contoh:
  terasa impor indeks-desa indeks.xlsx --kabupaten 63.06 --tahun 2025 --uji
  terasa impor indeks-desa idm.csv --kabupaten 63.06 --tahun 2023 --sumber "Kemendesa, IDM 2023" --json

Satu baris satu desa: kode_desa, status (Sangat Tertinggal, Tertinggal, Berkembang, Maju, Mandiri), skor (0 sampai 1
atau 0 sampai 100, boleh kosong). Terasa tidak menghitung indeks; yang disimpan ialah yang diterbitkan.
Mengimpor berkas yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `indeks-desa` to the noun `impor`."""
    verb = verbs.add_parser("indeks-desa", help="status dan skor Indeks Desa yang diterbitkan", epilog=CONTOH)
    add_lembar(verb)
    verb.add_argument("--sumber", default="", help="siapa yang menerbitkan, tampil di samping angkanya")
    verb.set_defaults(func=import_indeks)


def import_indeks(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.config.cli.tujuan import read_kabupaten
    from terasa.pembinaan.rules import KOLOM_INDEKS
    from terasa.pembinaan.services import import_indeks as act

    # The year of publication may lie far back, so only the kabupaten is checked against today.
    args.kabupaten = read_kabupaten(args.kabupaten)
    return import_lembar(args, act, KOLOM_INDEKS, "Impor Indeks Desa", sumber=args.sumber)
