"""`terasa impor pamong`: perangkat sebuah desa dari daftar pamong OpenSID."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import cetak_laporan, run_as_sistem

CONTOH = """Contoh:
  terasa impor pamong pamong.xlsx --desa 63.06.04.2002 --uji
  terasa impor pamong pamong.csv --desa 63.06.04.2002 --json

Wajib ada: nama, jabatan, dan tanggal SK pengangkatan. Kolom dikenali dari judulnya, juga nama kolom
tweb_desa_pamong. Kolom NIK dan agama dibuang dan disebut dalam laporan. Berkas yang sama lagi tidak mengubah
apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `pamong` to the noun `impor`."""
    pamong = verbs.add_parser("pamong", help="perangkat desa dari daftar pamong OpenSID", epilog=CONTOH)
    pamong.add_argument("berkas", metavar="BERKAS")
    pamong.add_argument("--desa", metavar="KODE", required=True, help="kode desa, misalnya 63.06.04.2002")
    pamong.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    pamong.add_argument("--json", action="store_true", help="keluaran JSON")
    pamong.set_defaults(func=import_pamong)


def import_pamong(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.perangkat.rules.pamong import KOLOM_PAMONG
    from terasa.perangkat.services.pamong import import_pamong as act
    from terasa.umum.lembar import read_lembar
    from terasa.wilayah.rules import normalkan_kode

    lembar = read_lembar(args.berkas, KOLOM_PAMONG)
    laporan = run_as_sistem(
        "Impor pamong", act, lembar=lembar, kode_desa=normalkan_kode(args.desa), uji=args.uji
    )
    return cetak_laporan(laporan, as_json=args.json)
