"""`terasa surel terima`: satu surel dari masukan baku, sebagaimana server surel menyerahkannya lewat pipa."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from terasa.config.cli.dasar import siapkan_django

CONTOH = """Contoh:
  terasa surel terima < pesan.eml
  aspirasi: "|/opt/terasa/.venv/bin/terasa surel terima"     (baris /etc/aliases)

Keluar 0 bila surel diterima (menjadi aspirasi, balasan, menunggu desanya, atau balasan otomatis yang memang tidak
dijawab), juga bila sebagian lampirannya tidak disimpan atau surel yang sama sudah pernah diterima; 2 bila bukan
surel dan tidak ada yang berubah. Kode 1 tidak dipakai: server surel akan memantulkannya kepada pengirim.
"""


def register(subparsers: Any) -> None:
    """Add the noun `surel` with its verbs."""
    noun = subparsers.add_parser(
        "surel", help="menerima surel warga", epilog="Contoh: terasa surel terima < pesan.eml"
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    terima = verbs.add_parser("terima", help="satu surel dari masukan baku", epilog=CONTOH)
    terima.set_defaults(func=receive)


def receive(args: argparse.Namespace) -> int:
    """0 taken in, 2 no e-mail and nothing changed (raised for the caller)."""
    from terasa.pintu.rules.surel import TERBESAR

    # One byte more than allowed is enough to refuse it.
    data = sys.stdin.buffer.read(TERBESAR + 1)
    siapkan_django()
    from django.utils import timezone

    from terasa.pintu.services.surel import receive_surel
    from terasa.umum import konteks
    from terasa.umum.pelaku import SISTEM

    with konteks.pakai(konteks.sistem("Pintu surel")):
        penerimaan = receive_surel(data=data, by=SISTEM, now=timezone.now())
    print(penerimaan.kalimat)
    return 0
