"""`terasa impor rpjmdes`: kegiatan RPJM Desa satu desa dari lembar kerja atau zip Siskeudes."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import baca_berkas, cetak_laporan, run_as_sistem

CONTOH = """Contoh:
  terasa impor rpjmdes rpjmdes.xlsx --desa 63.06.04.2002 --uji
  terasa impor rpjmdes siskeudes.zip --desa 63.06.04.2002 --tahun-awal 2026 --json

Barisnya masuk ke draf RPJM Desa. Desa yang belum punya rencana memerlukan --tahun-awal; rencana yang sudah
berlaku hanya dibandingkan, tidak diubah. Mengimpor berkas yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `rpjmdes` to the noun `impor`."""
    verb = verbs.add_parser("rpjmdes", help="kegiatan RPJM Desa satu desa", epilog=CONTOH)
    verb.add_argument("berkas", metavar="BERKAS", help="CSV, XLSX, XLS, ODS, atau zip Siskeudes")
    verb.add_argument("--desa", metavar="KODE", required=True, help="kode desa, misalnya 63.06.04.2002")
    verb.add_argument("--tahun-awal", metavar="TTTT", type=int, help="tahun pertama rencana yang baru")
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=import_rpjmdes)


def import_rpjmdes(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.musrenbang.rules.rpjmdes_kolom import KOLOM_RPJMDES
    from terasa.musrenbang.services import import_rpjmdes as act
    from terasa.musrenbang.services import open_siskeudes
    from terasa.umum.lembar import parse_lembar
    from terasa.wilayah.rules import normalkan_kode

    lembar = parse_lembar(open_siskeudes(baca_berkas(args.berkas)), KOLOM_RPJMDES)
    laporan = run_as_sistem(
        "Impor RPJM Desa",
        act,
        lembar=lembar,
        kode_desa=normalkan_kode(args.desa),
        tahun_awal=args.tahun_awal,
        uji=args.uji,
    )
    return cetak_laporan(laporan, as_json=args.json, dengan_uji=False)
