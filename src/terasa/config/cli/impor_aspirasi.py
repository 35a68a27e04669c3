"""`terasa impor aspirasi`: suara warga dari lembar reses, Dialog Pembangunan, atau kotak saran."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import cetak_laporan

CONTOH = """Contoh:
  terasa impor aspirasi reses.xlsx --kabupaten 63.06 --acara reses --tanggal 2026-02-10 --uji
  terasa impor aspirasi kotak-saran.csv --desa 63.06.04.2002 --json

Wajib ada: kolom aspirasi (juga dikenali: masalah, usulan, saran, keluhan, permasalahan). Dengan --kabupaten setiap
baris menyebut desanya (kode, atau nama desa dengan kecamatannya). Kolom nama orang, NIK, dan nomor tidak dibaca;
nomor orang di dalam tulisan disamarkan. Berkas yang sama dari pertemuan yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `aspirasi` to the noun `impor`."""
    verb = verbs.add_parser("aspirasi", help="suara warga dari lembar pertemuan", epilog=CONTOH)
    verb.add_argument("berkas", metavar="BERKAS")
    tempat = verb.add_mutually_exclusive_group(required=True)
    tempat.add_argument("--desa", metavar="KODE", help="semua baris untuk desa ini")
    tempat.add_argument("--kabupaten", metavar="KODE", help="tiap baris menyebut desanya")
    verb.add_argument(
        "--acara",
        choices=["reses", "dialog", "kotak_saran", "rapat", "lain"],
        default="lain",
        help="dari mana lembar ini (bawaan: lain)",
    )
    verb.add_argument(
        "--nama-acara", metavar="NAMA", default="", help="misalnya: Reses masa sidang I, Angkinang"
    )
    verb.add_argument("--tanggal", metavar="TAHUN-BULAN-HARI", type=_day, help="hari pertemuannya")
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=import_aspirasi)


def import_aspirasi(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.pintu.enums import Acara
    from terasa.pintu.rules.lembar import KOLOM_ASPIRASI
    from terasa.pintu.services.lembar import Pertemuan
    from terasa.pintu.services.lembar import import_aspirasi as act
    from terasa.umum import konteks
    from terasa.umum.lembar import read_lembar
    from terasa.umum.pelaku import PelakuTetap

    lembar = read_lembar(args.berkas, KOLOM_ASPIRASI)
    with konteks.pakai(konteks.sistem("Impor lembar")):
        hasil = act(
            lembar=lembar,
            akar=args.desa or args.kabupaten,
            pertemuan=Pertemuan(Acara(args.acara), args.nama_acara, args.tanggal),
            by=PelakuTetap(label="Impor lembar", jenis="sistem"),
            now=timezone.now(),
            uji=args.uji,
        )
    return cetak_laporan(hasil.laporan, as_json=args.json, dengan_uji=False)


def _day(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"tanggal “{teks}” tidak terbaca; contoh: 2026-02-10") from exc
