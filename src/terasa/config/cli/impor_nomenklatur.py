"""`terasa impor nomenklatur`: daftar kode resmi ke satu versi keputusan."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.impor_batas import read_tanggal
from terasa.config.cli.laporan import baca_berkas, cetak_laporan

if TYPE_CHECKING:
    from terasa.nomenklatur.services import VersiBaru

RUMPUN = ("urusan", "apbdes", "sumber_dana", "sumber_dana_desa")
CONTOH = """Contoh:
  terasa impor nomenklatur sub_kegiatan.csv.gz --versi kepmendagri-1317-2023 --uji
  terasa impor nomenklatur sub_kegiatan_2027.csv --versi pemutakhiran-2027 \\
      --dasar "Pemutakhiran SIPD 2027_1" --berlaku 2027-01-01 --json

Kolom berkas: kode, nama, dan bila ada tingkat, kinerja, indikator, satuan, kode_sebelumnya.
"""


def register_verb(verbs: Any) -> None:
    """Add the verb `nomenklatur` to the noun `impor`."""
    verb = verbs.add_parser("nomenklatur", help="kode urusan sampai sub kegiatan, dan lainnya", epilog=CONTOH)
    verb.add_argument("berkas", metavar="BERKAS.csv[.gz]")
    verb.add_argument("--versi", metavar="KODE", required=True, help="versi tujuan")
    verb.add_argument("--dasar", metavar="TEKS", help="keputusannya; wajib untuk versi yang belum dikenal")
    verb.add_argument("--berlaku", metavar="TTTT-BB-HH", help="mulai berlakunya; wajib untuk versi baru")
    verb.add_argument("--nama", metavar="TEKS", help="nama versi baru (bawaan: dasarnya)")
    verb.add_argument("--rumpun", choices=RUMPUN, default=RUMPUN[0], help="bentuk kodenya (bawaan: urusan)")
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 all in, 1 some rows skipped, 2 unusable file (raised for the caller to print)."""
    isi = baca_berkas(args.berkas)
    siapkan_django()
    from terasa.nomenklatur.services import import_nomenklatur
    from terasa.umum import konteks
    from terasa.umum.pelaku import SISTEM

    with konteks.pakai(konteks.sistem("Baris perintah")):
        laporan = import_nomenklatur(
            isi=isi,
            nama_berkas=Path(args.berkas).name,
            versi=args.versi,
            by=SISTEM,
            versi_baru=_new_version(args),
            uji=args.uji,
        )
    return cetak_laporan(laporan, as_json=args.json)


def _new_version(args: argparse.Namespace) -> VersiBaru | None:
    if not (args.dasar and args.berlaku):
        return None
    from terasa.nomenklatur.enums import Rumpun
    from terasa.nomenklatur.services import VersiBaru

    berlaku = read_tanggal(args.berlaku, "--berlaku")
    return VersiBaru((args.nama or args.dasar)[:200], args.dasar[:200], berlaku, Rumpun(args.rumpun))
