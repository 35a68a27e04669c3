"""`terasa impor sipd`: membaca ekspor usulan SIPD menurut judul kolomnya."""

from __future__ import annotations

import argparse
import json
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import cetak_laporan

CONTOH = """Contoh:
  terasa impor sipd ekspor_sipd.xlsx --kabupaten 63.06 --tahun 2027 --uji
  terasa impor sipd ekspor_sipd.xlsx --kabupaten 63.06 --tahun 2027 --json

Kolom dikenali dari judulnya, urutannya bebas. Desa dikenali dari kodenya, atau dari pasangan nama kecamatan dan
kel/desa yang persis. Usulan dikenali dari ID-nya: berkas yang sama tidak mengubah apa pun, baris yang berubah
dicatat di samping aslinya. Arti status SIPD ada pada aturan “status-sipd”.
"""


def register_verb(verbs: Any) -> None:
    """Add `sipd` to the noun `impor`."""
    sipd = verbs.add_parser("sipd", help="usulan dari ekspor Excel SIPD", epilog=CONTOH)
    sipd.add_argument("berkas", metavar="BERKAS")
    sipd.add_argument("--kabupaten", metavar="KODE", required=True, help="kode kabupaten, misalnya 63.06")
    sipd.add_argument("--tahun", metavar="TTTT", type=int, required=True, help="tahun anggaran")
    sipd.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    sipd.add_argument("--json", action="store_true", help="keluaran JSON")
    sipd.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.rules.sipd import KOLOM_SIPD
    from terasa.musrenbang.services.sipd import import_sipd
    from terasa.umum import konteks
    from terasa.umum.lembar import read_lembar
    from terasa.umum.pelaku import PelakuTetap

    lembar = read_lembar(args.berkas, KOLOM_SIPD)
    with konteks.pakai(konteks.sistem("Impor SIPD")):
        laporan = import_sipd(
            lembar=lembar,
            kabupaten=args.kabupaten,
            tahun=args.tahun,
            by=PelakuTetap(label="Impor SIPD", jenis="sistem"),
            now=timezone.now(),
            uji=args.uji,
        )
    if not args.json:
        return cetak_laporan(laporan, as_json=False)
    isi = laporan.as_json()
    isi.pop("uji", None)
    print(json.dumps(isi, ensure_ascii=False))
    return laporan.exit_code
