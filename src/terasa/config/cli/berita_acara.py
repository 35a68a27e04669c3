"""`terasa berita-acara periksa`: asli atau berubah."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import baca_berkas

CONTOH = """Contoh:
  terasa berita-acara periksa berita_acara-7K3D9QXA5.pdf
  terasa berita-acara periksa 7K3D9QXA5.json --json

BERKAS boleh PDF yang diterbitkan, JSON isinya, atau pindaian bertanda tangan yang pernah diunggah.
"""
SEBUTAN = {"pdf": "PDF", "isi": "isi (JSON)", "pindaian": "pindaian bertanda tangan"}


def register(subparsers: Any) -> None:
    """Add the noun `berita-acara` with its verb."""
    noun = subparsers.add_parser(
        "berita-acara",
        help="memeriksa keaslian berita acara",
        epilog="Contoh: terasa berita-acara periksa berita_acara-7K3D9QXA5.pdf",
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    periksa = verbs.add_parser("periksa", help="katakan asli atau berubah", epilog=CONTOH)
    periksa.add_argument("berkas", metavar="BERKAS")
    periksa.add_argument("--json", action="store_true", help="keluaran JSON")
    periksa.set_defaults(func=check)


def check(args: argparse.Namespace) -> int:
    """0 asli, 1 berubah, 2 the file cannot be read."""
    data = baca_berkas(args.berkas)
    siapkan_django()
    from terasa.dokumen.queries import check_berkas

    hasil = check_berkas(data)
    if args.json:
        print(json.dumps(asdict(hasil), ensure_ascii=False))
    elif hasil.hasil == "asli":
        bagian = SEBUTAN.get(hasil.bagian, hasil.bagian)
        print(f"asli: {bagian} dari {hasil.judul} ({hasil.kode}, {hasil.status})")
    else:
        sebut = f"; berkas ini menyebut kode {hasil.kode}" if hasil.kode else ""
        print(f"berubah: tidak ada berita acara dengan sidik {hasil.sidik}{sebut}")
    return 0 if hasil.hasil == "asli" else 1
