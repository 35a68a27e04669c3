"""`terasa impor pokir`: pokok pikiran DPRD satu tahun dari lembar kerja."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import cetak_laporan

CONTOH = """Contoh:
  terasa impor pokir pokir.xlsx --kabupaten 63.06 --tahun 2027 --uji
  terasa impor pokir pokir.csv --kabupaten 63.06 --tahun 2027 --json

Wajib ada: id, judul. Kolom dikenali dari judulnya. Nama anggota DPRD tidak dibaca dan tidak disimpan. Pokir
tidak pernah menjadi usulan dan tidak dihitung dalam angka forum. Berkas yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `pokir` to the noun `impor`."""
    pokir = verbs.add_parser("pokir", help="pokok pikiran DPRD, di samping usulan", epilog=CONTOH)
    pokir.add_argument("berkas", metavar="BERKAS")
    pokir.add_argument("--kabupaten", metavar="KODE", required=True, help="kode kabupaten, misalnya 63.06")
    pokir.add_argument("--tahun", metavar="TTTT", type=int, required=True, help="tahun anggaran")
    pokir.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    pokir.add_argument("--json", action="store_true", help="keluaran JSON")
    pokir.set_defaults(func=import_pokir)


def import_pokir(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.rules.pokir import KOLOM_POKIR
    from terasa.musrenbang.services import import_pokir as act
    from terasa.umum import konteks
    from terasa.umum.lembar import read_lembar
    from terasa.umum.pelaku import PelakuTetap

    lembar = read_lembar(args.berkas, KOLOM_POKIR)
    with konteks.pakai(konteks.sistem("Impor pokir")):
        laporan = act(
            lembar=lembar,
            kabupaten=args.kabupaten,
            tahun=args.tahun,
            by=PelakuTetap(label="Impor pokir", jenis="sistem"),
            now=timezone.now(),
            uji=args.uji,
        )
    return cetak_laporan(laporan, as_json=args.json)
