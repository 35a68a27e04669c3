"""`terasa impor padanan`: kode anggaran lama dan barunya antar versi nomenklatur."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import cetak_laporan

CONTOH = """Contoh:
  terasa impor padanan padanan.xlsx --uji
  terasa impor padanan padanan.csv --json

Kolom: versi_lama, kode_lama, versi_baru, kode_baru, lalu bobot (persen) dan catatan bila ada. Satu kode lama boleh
menjadi beberapa kode baru, dan sebaliknya. Kedua kodenya harus sudah diimpor dengan `terasa impor nomenklatur`.
"""


def register_verb(verbs: Any) -> None:
    """Add `padanan` to the noun `impor`."""
    verb = verbs.add_parser("padanan", help="padanan kode antar versi nomenklatur", epilog=CONTOH)
    verb.add_argument("berkas", metavar="BERKAS")
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.config.cli.forum import actor, sebagai_sistem
    from terasa.nomenklatur.services import KOLOM_PADANAN, import_padanan
    from terasa.umum.lembar import read_lembar

    lembar = read_lembar(args.berkas, KOLOM_PADANAN)
    with sebagai_sistem():
        laporan = import_padanan(lembar=lembar, by=actor(), uji=args.uji)
    return cetak_laporan(laporan, as_json=args.json)
