"""`terasa impor kamus`: kamus usulan satu tahun dari lembar kerja."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import cetak_laporan

CONTOH = """Contoh:
  terasa impor kamus kamus.xlsx --kabupaten 63.06 --tahun 2027 --uji
  terasa impor kamus kamus.csv --kabupaten 63.06 --tahun 2027 --json

Wajib ada: pekerjaan, satuan, harga. Kolom dikenali dari judulnya. Tanpa kolom kode, kodenya disusun dari
satuan dan nama pekerjaan. Mengimpor berkas yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `kamus` to the noun `impor`."""
    kamus = verbs.add_parser("kamus", help="kamus usulan dengan harga satuan", epilog=CONTOH)
    kamus.add_argument("berkas", metavar="BERKAS")
    kamus.add_argument("--kabupaten", metavar="KODE", required=True, help="kode kabupaten, misalnya 63.06")
    kamus.add_argument("--tahun", metavar="TTTT", type=int, required=True, help="tahun anggaran")
    kamus.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    kamus.add_argument("--json", action="store_true", help="keluaran JSON")
    kamus.set_defaults(func=import_kamus)


def import_kamus(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.rules.kamus import KOLOM_KAMUS
    from terasa.musrenbang.services import import_kamus as act
    from terasa.umum import konteks
    from terasa.umum.lembar import read_lembar
    from terasa.umum.pelaku import PelakuTetap

    lembar = read_lembar(args.berkas, KOLOM_KAMUS)
    with konteks.pakai(konteks.sistem("Impor kamus")):
        laporan = act(
            lembar=lembar,
            kabupaten=args.kabupaten,
            tahun=args.tahun,
            by=PelakuTetap(label="Impor kamus", jenis="sistem"),
            now=timezone.now(),
            uji=args.uji,
        )
    return cetak_laporan(laporan, as_json=args.json)
