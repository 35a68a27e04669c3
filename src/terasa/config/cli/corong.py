"""`terasa corong hitung`: corong dihitung sekarang, tanpa menunggu pekerja latar."""

from __future__ import annotations

import argparse
import json
from typing import Any

from terasa.config.cli.dasar import siapkan_django

CONTOH = """Contoh:
  terasa corong hitung
  terasa corong hitung --seluruhnya --json

Tanpa --seluruhnya hanya tempat yang berubah sejak terakhir dihitung.
"""


def register(subparsers: Any) -> None:
    """Add the noun `corong` with its verb."""
    noun = subparsers.add_parser(
        "corong", help="menghitung yang disuarakan sampai yang terasa", epilog="Contoh: terasa corong hitung"
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    hitung = verbs.add_parser("hitung", help="hitung sekarang", epilog=CONTOH)
    hitung.add_argument("--seluruhnya", action="store_true", help="hitung ulang semua tempat dan tahun")
    hitung.add_argument("--json", action="store_true", help="keluaran JSON")
    hitung.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 counted."""
    siapkan_django()
    from django.utils import timezone

    from terasa.corong.banding import refresh_banding
    from terasa.corong.services import mark_all, refresh_all
    from terasa.umum import konteks
    from terasa.umum.pelaku import SISTEM

    with konteks.pakai(konteks.sistem("Baris perintah")):
        if args.seluruhnya:
            mark_all()
        jumlah = refresh_all(by=SISTEM, now=timezone.now())
        banding = refresh_banding(by=SISTEM, now=timezone.now())
    hasil = {"tempat": jumlah, "banding": banding}
    print(
        json.dumps(hasil)
        if args.json
        else f"{jumlah} tempat dan tahun dihitung, {banding} tahun dibandingkan."
    )
    return 0
