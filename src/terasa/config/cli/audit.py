"""`terasa audit`: menyegel dan memeriksa rantai audit."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from terasa.config.cli.dasar import siapkan_django

SEBAB = {
    "baris-berubah": "isi baris berubah atau tertukar",
    "baris-dihapus": "baris dihapus",
    "segel-hilang": "mata rantai dihapus atau ditambahkan",
    "blok-tidak-sambung": "blok tidak menyambung rantainya",
    "intisari-tidak-cocok": "tidak cocok dengan intisari yang sudah diterbitkan",
}


def register(subparsers: Any) -> None:
    """Add the noun `audit` with its verbs."""
    noun = subparsers.add_parser(
        "audit", help="menyegel dan memeriksa catatan audit", epilog="Contoh: terasa audit periksa"
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    periksa = verbs.add_parser(
        "periksa",
        help="telusuri seluruh rantai dan tunjukkan putus pertamanya",
        epilog="Contoh: terasa audit periksa --json",
    )
    periksa.add_argument("--json", action="store_true", help="keluaran JSON")
    periksa.set_defaults(func=check)
    segel = verbs.add_parser(
        "segel", help="segel sekarang semua baris yang sudah selesai", epilog="Contoh: terasa audit segel"
    )
    segel.add_argument("--json", action="store_true", help="keluaran JSON")
    segel.set_defaults(func=seal)


def check(args: argparse.Namespace) -> int:
    """Exit 0 when the chain is whole, 1 when it breaks."""
    siapkan_django()
    from terasa.umum.audit.queries import check_chain

    hasil = check_chain()
    if args.json:
        print(json.dumps(asdict(hasil), ensure_ascii=False))
    else:
        print(f"tersegel       : {hasil.tersegel} baris dalam {hasil.blok} blok")
        print(f"belum tersegel : {hasil.belum_tersegel} baris")
        print(f"sidik terakhir : {hasil.sidik}")
        putus = hasil.putus
        ada = putus and f"urutan {putus.urut}, baris audit {putus.baris_id}: {SEBAB[putus.sebab]}"
        print(f"putus pertama  : {ada or 'tidak ada'}")
    return 1 if hasil.putus else 0


def seal(args: argparse.Namespace) -> int:
    """Seal everything finished."""
    siapkan_django()
    from django.utils import timezone

    from terasa.umum.audit.services import seal_all

    jumlah = seal_all(now=timezone.now())
    print(json.dumps({"disegel": jumlah}) if args.json else f"{jumlah} baris disegel")
    return 0
