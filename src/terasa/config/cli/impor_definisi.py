"""`terasa impor definisi`: definisi operasional sub kegiatan ke versi yang sudah diimpor."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import baca_berkas, cetak_laporan

CONTOH = """Contoh:
  terasa impor definisi definisi.jsonl.gz --versi pemutakhiran-2027 --uji
  terasa impor definisi definisi.csv --versi pemutakhiran-2027 --json

Kolom: kode, definisi_operasional. CSV atau satu objek JSON tiap baris. Saran sub kegiatan memakainya sesudah
`terasa rute latih` berikutnya.
"""


def register_verb(verbs: Any) -> None:
    """Add the verb `definisi` to the noun `impor`."""
    verb = verbs.add_parser("definisi", help="definisi operasional sub kegiatan", epilog=CONTOH)
    verb.add_argument("berkas", metavar="BERKAS.csv|jsonl[.gz]")
    verb.add_argument("--versi", metavar="KODE", required=True, help="versi yang kodenya sudah diimpor")
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 all in, 1 some rows skipped, 2 unusable file (raised for the caller to print)."""
    isi = baca_berkas(args.berkas)
    siapkan_django()
    from terasa.config.cli.forum import actor, sebagai_sistem
    from terasa.nomenklatur.services import import_definisi

    with sebagai_sistem():
        laporan = import_definisi(isi=isi, versi=args.versi, by=actor(), uji=args.uji)
    return cetak_laporan(laporan, as_json=args.json)
