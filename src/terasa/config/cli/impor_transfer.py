"""`terasa impor transfer`: pagu dan tahap transfer ke desa satu kabupaten dan tahun."""

from __future__ import annotations

import argparse
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.impor_lembar import add_lembar, import_lembar

CONTOH = """Contoh:
  terasa impor transfer transfer.xlsx --kabupaten 63.06 --tahun 2026 --uji
  terasa impor transfer transfer.csv --kabupaten 63.06 --tahun 2026 --json

Satu baris satu tahap: kode_desa, jenis (DD, ADD, bagi hasil, bantuan keuangan), pagu, lalu tahap, jumlah, rencana,
cair, nomor. Baris tanpa tahap hanya mencatat pagunya. Mengimpor berkas yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `transfer` to the noun `impor`."""
    verb = verbs.add_parser("transfer", help="pagu dan tahap transfer ke desa", epilog=CONTOH)
    add_lembar(verb)
    verb.set_defaults(func=import_transfer)


def import_transfer(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.apbdes.rules.transfer import KOLOM_TRANSFER
    from terasa.apbdes.services import import_transfer as act
    from terasa.config.cli.tujuan import read_tujuan

    args.kabupaten, args.tahun = read_tujuan(args)
    return import_lembar(args, act, KOLOM_TRANSFER, "Impor transfer ke desa")
