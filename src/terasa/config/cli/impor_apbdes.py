"""`terasa impor apbdes`: pos APBDes satu desa dan tahun dari lembar kerja atau zip Siskeudes."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import baca_berkas, cetak_laporan, run_as_sistem

CONTOH = """Contoh:
  terasa impor apbdes apbdes.xlsx --desa 63.06.04.2002 --tahun 2026 --uji
  terasa impor apbdes siskeudes.zip --desa 63.06.04.2002 --tahun 2026 --json

Barisnya masuk ke rancangan APBDes tahun itu; yang sudah disampaikan atau berlaku hanya dibandingkan. Untuk rancangan
perubahan dibaca anggaran setelah perubahan. Mengimpor berkas yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `apbdes` to the noun `impor`."""
    verb = verbs.add_parser("apbdes", help="pos APBDes satu desa dan tahun", epilog=CONTOH)
    verb.add_argument("berkas", metavar="BERKAS", help="CSV, XLSX, XLS, ODS, atau zip Siskeudes")
    verb.add_argument("--desa", metavar="KODE", required=True, help="kode desa, misalnya 63.06.04.2002")
    verb.add_argument("--tahun", metavar="TTTT", type=int, required=True, help="tahun anggaran")
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=import_apbdes)


def import_apbdes(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.apbdes.services import import_apbdes as act
    from terasa.wilayah.rules import normalkan_kode

    laporan = run_as_sistem(
        "Impor APBDes",
        act,
        data=baca_berkas(args.berkas),
        kode_desa=normalkan_kode(args.desa),
        tahun=args.tahun,
        uji=args.uji,
    )
    return cetak_laporan(laporan, as_json=args.json)
