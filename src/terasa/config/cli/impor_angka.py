"""`terasa impor angka-desa`: penduduk, kemiskinan, luas, dan kesulitan geografis tiap desa."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.impor_lembar import add_lembar, import_lembar
from terasa.config.cli.tujuan import read_tujuan

CONTOH = """Contoh:
  terasa impor angka-desa angka.xlsx --kabupaten 63.06 --tahun 2027 --sumber "BPS 2026" --uji

Kolom: kode, penduduk, penduduk_miskin, luas_ha atau luas_km2, kesulitan. Sel kosong tidak mengubah yang sudah ada.
"""


def register_verb(verbs: Any) -> None:
    """Add the verb `angka-desa` to the noun `impor`."""
    verb = verbs.add_parser(
        "angka-desa", help="penduduk, kemiskinan, luas, dan kesulitan tiap desa", epilog=CONTOH
    )
    add_lembar(verb)
    verb.add_argument("--sumber", metavar="TEKS", help="dari mana angkanya (bawaan: nama berkas)")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.musrenbang.services.pagu import KOLOM_DATA, import_data_tempat

    kabupaten, tahun = read_tujuan(args)
    sumber = args.sumber or Path(args.berkas).name
    return import_lembar(
        args,
        import_data_tempat,
        KOLOM_DATA,
        "Baris perintah",
        kabupaten=kabupaten,
        tahun=tahun,
        sumber=sumber,
    )
