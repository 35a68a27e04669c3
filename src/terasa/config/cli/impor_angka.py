"""`terasa impor angka-desa`: penduduk, kemiskinan, luas, dan kesulitan geografis tiap desa."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import cetak_laporan
from terasa.config.cli.tujuan import add_tujuan, read_tujuan

CONTOH = """Contoh:
  terasa impor angka-desa angka.xlsx --kabupaten 63.06 --tahun 2027 --sumber "BPS 2026" --uji

Kolom: kode, penduduk, penduduk_miskin, luas_ha atau luas_km2, kesulitan. Sel kosong tidak mengubah yang sudah ada.
"""


def register_verb(verbs: Any) -> None:
    """Add the verb `angka-desa` to the noun `impor`."""
    verb = verbs.add_parser(
        "angka-desa", help="penduduk, kemiskinan, luas, dan kesulitan tiap desa", epilog=CONTOH
    )
    verb.add_argument("berkas", metavar="BERKAS")
    add_tujuan(verb)
    verb.add_argument("--sumber", metavar="TEKS", help="dari mana angkanya (bawaan: nama berkas)")
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.config.cli.forum import actor, sebagai_sistem
    from terasa.musrenbang.services.pagu import KOLOM_DATA, import_data_tempat
    from terasa.umum.lembar import read_lembar

    kabupaten, tahun = read_tujuan(args)
    lembar = read_lembar(args.berkas, KOLOM_DATA)
    with sebagai_sistem():
        laporan = import_data_tempat(
            lembar=lembar,
            kabupaten=kabupaten,
            tahun=tahun,
            sumber=args.sumber or Path(args.berkas).name,
            by=actor(),
            now=timezone.now(),
            uji=args.uji,
        )
    return cetak_laporan(laporan, as_json=args.json)
