"""`terasa demo`: isi data peragaan Hulu Sungai Selatan sekali, lalu jalankan server di depan."""

from __future__ import annotations

import argparse
import os
import time
from typing import Any

from terasa.umum.errors import MasukanTakTerbaca


def register(subparsers: Any) -> None:
    """Add the noun `demo`."""
    noun = subparsers.add_parser(
        "demo",
        help="isi data peragaan dan jalankan",
        description="Mengisi kabupaten peragaan (63.06) lalu menjalankan server. Pemanggilan kedua memakai data yang ada.",
        epilog="Contoh: PORT=8080 terasa demo",
    )
    noun.add_argument("--port", type=int, help="port (bawaan: PORT atau 8000)")
    noun.add_argument("--isi-saja", action="store_true", help="isi datanya, jangan jalankan server")
    noun.add_argument("--kecil", action="store_true", help="sepersepuluh usulan, untuk uji peramban")
    noun.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Fill once, serve, print where to look and the accounts."""
    if os.environ.get("DATABASE_URL"):
        raise MasukanTakTerbaca(
            "Peragaan tidak diisikan ke DATABASE_URL supaya data sungguhan tidak tercampur. "
            "Kosongkan DATABASE_URL untuk memakai basis data bawaan.",
            code="database-url",
        )
    from terasa.config.cli.dasar import siapkan_django
    from terasa.config.cli.layani import check_port, jalankan_server, read_port

    port = read_port(args.port)
    if not args.isi_saja:
        check_port("127.0.0.1", port)
    siapkan_django()
    from terasa.config.peragaan.isi import fill, read_demo

    mulai = time.monotonic()
    if read_demo() is None:
        fill(
            kecil=args.kecil,
            kabari=lambda teks: print(f"[{time.monotonic() - mulai:5.1f} dtk] {teks}", flush=True),
        )
        print(f"Data peragaan terisi dalam {time.monotonic() - mulai:.0f} detik.", flush=True)
    else:
        print("Data peragaan sudah ada; dipakai lagi.", flush=True)
    if args.isi_saja:
        return 0
    return jalankan_server(port, setelah_siap=announce)


def announce(alamat: str) -> None:
    """The example thread and one account per role."""
    from terasa.config.peragaan.isi import read_demo

    demo = read_demo()
    if demo is None:
        return
    print(f"Jejak contoh: {alamat}/jejak/{demo['kode']}", flush=True)
    print("\nAkun peragaan (kata sandi sama untuk semua, hanya untuk mencoba):", flush=True)
    for username, jabatan in demo["akun"]:
        print(f"  {username:22} {jabatan}")
    print(f"  kata sandi: {demo['sandi']}", flush=True)
    print("\nTekan Ctrl-C untuk berhenti.", flush=True)
