"""`terasa impor usulan|aspirasi|kamus|pokir|rpjmdes|apbdes|transfer|realisasi|batas|nomenklatur|…`: berkas dan laporannya."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli import (
    impor_angka,
    impor_apbdes,
    impor_aspirasi,
    impor_batas,
    impor_definisi,
    impor_indeks,
    impor_kamus,
    impor_laporan,
    impor_nomenklatur,
    impor_padanan,
    impor_pamong,
    impor_pokir,
    impor_realisasi,
    impor_rpjmdes,
    impor_sipd,
    impor_transfer,
)
from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.impor_lembar import add_lembar, import_lembar

CONTOH = """Contoh:
  terasa impor usulan usulan.xlsx --kabupaten 63.06 --tahun 2027 --uji
  terasa impor usulan usulan.csv --kabupaten 34.01 --tahun 2025 --json
  terasa impor usulan ekspor_sipd.xlsx --kabupaten 63.06 --tahun 2027 --cocokkan-nama

--tahun selalu tahun anggaran T; kolom `tahun` dalam berkas adalah tahun perencanaan (T-1).
Wajib ada: id, judul, kode_desa, biaya_min (boleh kosong isinya). Kolom dikenali dari judulnya, juga pada
ekspor SIPD 26 kolom. Mengimpor berkas yang sama lagi tidak mengubah apa pun.
"""


PEMISAH = {"koma": ",", "titik-koma": ";", "tab": "\t", "garis-tegak": "|"}


def register(subparsers: Any) -> None:
    """Add the noun `impor` with its verbs."""
    noun = subparsers.add_parser(
        "impor",
        help="memasukkan berkas: usulan, aspirasi, sipd, kamus, pokir, rpjmdes, apbdes, transfer, realisasi, batas, "
        "nomenklatur, padanan, definisi, angka desa, pamong, indeks desa, laporan berkala",
        epilog="Contoh: terasa impor usulan usulan.xlsx --kabupaten 63.06 --tahun 2027 --uji",
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="APA")
    usulan = verbs.add_parser("usulan", help="usulan dari CSV, XLSX, XLS, atau ODS", epilog=CONTOH)
    add_lembar(usulan)
    usulan.add_argument(
        "--cocokkan-nama",
        action="store_true",
        help="bila kode desa kosong atau tidak dikenal: terima pasangan nama kecamatan dan desa yang persis",
    )
    usulan.add_argument(
        "--pemisah",
        choices=sorted(PEMISAH),
        default="koma",
        help="pemisah kolom CSV (bawaan: koma); berkas berpemisah lain ditolak supaya angka tidak bergeser",
    )
    usulan.set_defaults(func=import_usulan)
    impor_aspirasi.register_verb(verbs)
    impor_kamus.register_verb(verbs)
    impor_sipd.register_verb(verbs)
    impor_pokir.register_verb(verbs)
    impor_rpjmdes.register_verb(verbs)
    impor_realisasi.register_verb(verbs)
    impor_apbdes.register_verb(verbs)
    impor_transfer.register_verb(verbs)
    impor_batas.register_verb(verbs)
    impor_definisi.register_verb(verbs)
    impor_nomenklatur.register_verb(verbs)
    impor_padanan.register_verb(verbs)
    impor_angka.register_verb(verbs)
    impor_pamong.register_verb(verbs)
    impor_indeks.register_verb(verbs)
    impor_laporan.register_verb(verbs)


def import_usulan(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.musrenbang.rules.kolom_usulan import KOLOM_USULAN
    from terasa.musrenbang.services import import_usulan as act
    from terasa.umum.lembar import require_pemisah

    return import_lembar(
        args,
        act,
        KOLOM_USULAN,
        "Impor berkas",
        periksa=lambda lembar: require_pemisah(lembar, PEMISAH[args.pemisah]),
        dengan_uji=False,
        cocokkan_nama=args.cocokkan_nama,
    )
