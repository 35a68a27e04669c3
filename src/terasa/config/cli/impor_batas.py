"""`terasa impor batas`: poligon indikatif dari GeoJSON milik pemasangan."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import baca_berkas, cetak_laporan

CONTOH = """Contoh:
  terasa impor batas desa.geojson --kabupaten 63.06 --uji
  terasa impor batas desa.geojson --kabupaten 63.06 --sumber "BIG 2025" --json

Wilayah disandingkan dengan kode Kemendagri pada kolom kode, kode_desa, KDEPUM, dan sejenisnya; nama tidak
pernah dipakai. Koordinat WGS84, bujur lebih dulu.
"""


def register_verb(verbs: Any) -> None:
    """Add the verb `batas` to the noun `impor`."""
    verb = verbs.add_parser("batas", help="poligon batas indikatif dari GeoJSON", epilog=CONTOH)
    verb.add_argument("berkas", metavar="BERKAS.geojson")
    verb.add_argument("--kabupaten", metavar="KODE", help="hanya wilayah di dalam kode ini")
    verb.add_argument("--sumber", metavar="TEKS", help="asal poligon (bawaan: nama berkas)")
    verb.add_argument("--berlaku", metavar="TTTT-BB-HH", help="berlaku sejak (bawaan: hari ini)")
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 all in, 1 some features skipped, 2 unusable file (raised for the caller to print)."""
    isi = baca_berkas(args.berkas)
    hari = read_tanggal(args.berlaku, "--berlaku") if args.berlaku else None
    siapkan_django()
    from django.utils import timezone

    from terasa.umum import konteks
    from terasa.umum.pelaku import SISTEM
    from terasa.wilayah.services import import_batas

    with konteks.pakai(konteks.sistem("Baris perintah")):
        laporan = import_batas(
            isi=isi,
            sumber=args.sumber or Path(args.berkas).name,
            berlaku_dari=hari or timezone.localdate(),
            by=SISTEM,
            kabupaten=args.kabupaten,
            uji=args.uji,
        )
    return cetak_laporan(laporan, as_json=args.json)


def read_tanggal(teks: str, pilihan: str) -> date:
    """An ISO day. Raises MasukanTakTerbaca."""
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        return date.fromisoformat(teks)
    except ValueError as salah:
        raise MasukanTakTerbaca(
            f"Tanggal {pilihan} “{teks}” tidak terbaca; tulis TTTT-BB-HH, misalnya 2026-01-31."
        ) from salah
