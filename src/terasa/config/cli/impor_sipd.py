"""`terasa impor sipd`: membaca ekspor usulan SIPD menurut judul kolomnya."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.impor_lembar import add_lembar, import_lembar

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
    add_lembar(sipd)
    sipd.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.musrenbang.rules.sipd import KOLOM_SIPD
    from terasa.musrenbang.services.sipd import import_sipd

    return import_lembar(args, import_sipd, KOLOM_SIPD, "Impor SIPD", dengan_uji=False)
