"""`terasa balai PAKET.zip`: melayani satu forum di balai tanpa internet, dari paketnya."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

CONTOH = """Contoh:
  terasa balai paket.zip
  terasa balai paket.zip --port 8080

Paketnya dibuat `terasa forum bawa`. Semua yang dicatat tersimpan di paket.jurnal.jsonl di sampingnya; setelah
musyawarah diselesaikan, paket-kembali.zip siap dibawa ke kabupaten untuk `terasa forum kembali`.
"""


def register(subparsers: Any) -> None:
    """Add `balai`."""
    perintah = subparsers.add_parser("balai", help="melayani forum di balai tanpa internet", epilog=CONTOH)
    perintah.add_argument("paket", metavar="PAKET.zip", help="paket dari terasa forum bawa")
    perintah.add_argument(
        "--host",
        metavar="ALAMAT",
        default="0.0.0.0",  # noqa: S104  # phones in the hall connect from outside
        help="bawaan: semua jaringan laptop ini",
    )
    perintah.add_argument("--port", metavar="ANGKA", type=int, default=8000, help="bawaan: 8000")
    perintah.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C. 0 stopped, 2 the package or its journal cannot be used."""
    _prepare()
    from terasa.balai.layani import serve

    serve(Path(args.paket), args.host, args.port, _tell)
    return 0


def _prepare() -> None:
    """Templates need settings, a hall has none: no database, no accounts, no translations."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False, USE_TZ=True, LANGUAGE_CODE="id")


def _tell(alamat: str, pin: str) -> None:
    print(f"Telepon   {alamat}")
    print(f"Proyektor {alamat}layar")
    print(f"Operator  {alamat}operator   PIN {pin}")
    print("Berhenti dengan Ctrl-C; yang sudah tersimpan tidak hilang.", flush=True)
