"""`terasa surat umpan-balik`: hasil usulan kepada desa, satu surat per desa dalam satu berkas."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.tujuan import add_tujuan, read_tujuan

CONTOH = """Contoh:
  terasa surat umpan-balik --kabupaten 63.06 --tahun 2027 -o umpan-balik.pdf
  terasa surat umpan-balik --kabupaten 63.06 --tahun 2027 --desa 63.06.04.2002 -o bamban.pdf

Tanpa --desa semua desa dan kelurahan kabupaten itu, urut kode, masing-masing mulai di halaman baru.
Setiap surat dibekukan dengan kode dan sidiknya; yang isinya belum berubah tercetak lagi seperti semula.
"""


def register(subparsers: Any) -> None:
    """Add the noun `surat` with its verb."""
    noun = subparsers.add_parser(
        "surat",
        help="mencetak surat umpan balik kepada desa",
        epilog="Contoh: terasa surat umpan-balik --kabupaten 63.06 --tahun 2027 -o umpan-balik.pdf",
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    surat = verbs.add_parser("umpan-balik", help="hasil tiap usulan kepada desanya", epilog=CONTOH)
    add_tujuan(surat)
    surat.add_argument("--desa", metavar="KODE", default="", help="hanya desa ini")
    surat.add_argument("--nomor", metavar="NOMOR", default="", help="nomor surat yang tercetak")
    surat.add_argument("-o", "--keluaran", metavar="BERKAS.pdf", required=True)
    surat.add_argument("--json", action="store_true", help="keluaran JSON")
    surat.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 printed, 2 refused and nothing written."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.services.terbitkan_surat import publish_surat
    from terasa.umum import konteks
    from terasa.umum.pelaku import PelakuTetap

    kabupaten, tahun = read_tujuan(args)
    with konteks.pakai(konteks.sistem("Baris perintah")):
        surat = publish_surat(
            kabupaten=kabupaten,
            tahun=tahun,
            by=PelakuTetap(label="Baris perintah", jenis="sistem"),
            now=timezone.now(),
            desa=args.desa,
            nomor=args.nomor,
        )
    Path(args.keluaran).write_bytes(surat.pdf)
    hasil = {
        "surat": surat.jumlah,
        "baru": surat.baru,
        "usulan": surat.usulan,
        "berkas": args.keluaran,
        "bita": len(surat.pdf),
    }
    print(
        json.dumps(hasil, ensure_ascii=False)
        if args.json
        else f"{surat.jumlah} surat ({surat.baru} baru) dengan {surat.usulan} usulan ditulis ke {args.keluaran}."
    )
    return 0
