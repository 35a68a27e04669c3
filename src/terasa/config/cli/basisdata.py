"""`terasa basisdata`: server bawaan dan skemanya."""

from __future__ import annotations

import argparse
import os
import subprocess
from typing import Any

PERAN = ("terasa_app", "terasa_pemilik")
CONTOH = {
    "url": "url --peran terasa_pemilik",
    "cadangkan": "cadangkan terasa.dump",
    "psql": "psql -- -c 'SELECT count(*) FROM wilayah_wilayah'",
}


def register(subparsers: Any) -> None:
    """Add the noun `basisdata` with its verbs."""
    noun = subparsers.add_parser(
        "basisdata",
        help="menyiapkan, memulai, dan menghentikan basis data",
        epilog="Contoh: terasa basisdata status",
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    kerja = (
        ("siapkan", prepare, "mulai server, buat peran, migrasikan, muat data rujukan"),
        ("mulai", start, "mulai server bawaan"),
        ("berhenti", stop, "hentikan server bawaan"),
        ("status", status, "tunjukkan apakah server menjawab"),
        ("url", url, "cetak alamat sambungan"),
        ("psql", psql, "buka psql"),
        ("cadangkan", dump, "tulis seluruh basis data ke satu berkas"),
    )
    for nama, fungsi, keterangan in kerja:
        verb = verbs.add_parser(
            nama, help=keterangan, epilog=f"Contoh: terasa basisdata {CONTOH.get(nama, nama)}"
        )
        if nama in ("url", "psql"):
            verb.add_argument(
                "--peran", choices=PERAN, default=PERAN[0], help="sebagai peran basis data yang mana"
            )
        if nama == "psql":
            verb.add_argument(
                "psql_args", nargs="*", metavar="-- PILIHAN_PSQL", help="diteruskan kepada psql"
            )
        if nama == "cadangkan":
            verb.add_argument("berkas", metavar="BERKAS", help="berkas baru, bentuk pg_dump khusus (-Fc)")
        verb.set_defaults(func=fungsi)


def prepare(args: argparse.Namespace) -> int:
    """Everything the application needs of its database. Idempotent."""
    import django

    from terasa.config.cli.dasar import migrate, siapkan_lingkungan

    siapkan_lingkungan()
    django.setup()
    migrate()
    print("Basis data siap.")
    return 0


def start(args: argparse.Namespace) -> int:
    """Start the embedded server."""
    from terasa.config import postgres

    if not postgres.is_embedded():
        print("Memakai server pada DATABASE_URL; tidak ada yang perlu dimulai.")
        return 0
    dimulai = postgres.ensure_running().dimulai
    print("Server dimulai." if dimulai else "Server sudah berjalan.")
    return 0


def stop(args: argparse.Namespace) -> int:
    """Stop the embedded server."""
    from terasa.config import postgres

    if not postgres.is_embedded():
        print("Memakai server pada DATABASE_URL; menghentikannya urusan pengelolanya.")
        return 0
    print("Server dihentikan." if postgres.stop() else "Server tidak sedang berjalan.")
    return 0


def status(args: argparse.Namespace) -> int:
    """0 when it answers, 1 otherwise."""
    from terasa.config import postgres

    if not postgres.is_embedded():
        postgres.siapkan_lingkungan()
        print("Server pada DATABASE_URL menjawab.")
        return 0
    keadaan = postgres.status()
    print(f"{'berjalan' if keadaan.berjalan else 'berhenti'}: {keadaan.letak.dasar}")
    return 0 if keadaan.berjalan else 1


def _address(peran: str) -> str:
    from terasa.config.cli.dasar import siapkan_lingkungan

    siapkan_lingkungan()
    return os.environ["TERASA_URL_APP" if peran == PERAN[0] else "TERASA_URL_PEMILIK"]


def url(args: argparse.Namespace) -> int:
    """Print the address of one role; it holds a password."""
    print(_address(args.peran))
    return 0


def psql(args: argparse.Namespace) -> int:
    """Hand over to psql."""
    return _run_client("psql", args.peran, args.psql_args)


def dump(args: argparse.Namespace) -> int:
    """One file that `pg_restore` reads, written by the owner, whom no row policy hides from."""
    from terasa.umum.errors import MasukanTakTerbaca

    if os.path.exists(args.berkas):
        raise MasukanTakTerbaca(f"Berkas {args.berkas} sudah ada; tidak ditimpa.", code="berkas-ada")
    # What residents wrote is in there.
    os.umask(0o077)
    return _run_client("pg_dump", PERAN[1], ["--format=custom", f"--file={args.berkas}"])


def _run_client(nama: str, peran: str, pilihan: list[str]) -> int:
    """Run one of PostgreSQL's programs: the one that came with the server, when it is ours."""
    import shutil

    from terasa.config.postgres import is_embedded
    from terasa.config.postgres.letak import find_bin
    from terasa.config.postgres.url import build_url, parse_url

    bagian = parse_url(_address(peran))
    sendiri = str(find_bin() / nama)
    program = sendiri if is_embedded() else shutil.which(nama) or sendiri
    # Other users of the machine can read a command line, but not an environment.
    lingkungan = {**os.environ, "PGPASSWORD": bagian.pop("password", "")}
    return subprocess.run([program, *pilihan, build_url(**bagian)], check=False, env=lingkungan).returncode
