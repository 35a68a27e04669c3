"""`terasa bahasa`: menyusun dan memeriksa katalog terjemahan (alat pengembang)."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from terasa.umum.errors import AturanDilanggar

PAKET = Path(__file__).resolve().parents[2]
KATALOG = PAKET / "locale" / "en" / "LC_MESSAGES" / "django.po"


def register(subparsers: Any) -> None:
    """Add the noun `bahasa` with its verbs."""
    noun = subparsers.add_parser("bahasa", help="memeriksa dan menyusun katalog bahasa")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    for nama, fungsi, keterangan in (
        ("kumpul", collect, "kumpulkan kalimat baru dari kode ke django.po (perlu gettext)"),
        ("susun", build, "susun django.mo dari django.po"),
        ("periksa", check, "tunjukkan kalimat yang belum diterjemahkan"),
    ):
        verb = verbs.add_parser(nama, help=keterangan, epilog=f"Contoh: terasa bahasa {nama}")
        verb.set_defaults(func=fungsi)


def collect(args: argparse.Namespace) -> int:
    """Extract marked sentences with xgettext; translations already made are kept."""
    if shutil.which("xgettext") is None:
        raise AturanDilanggar("Perlu gettext: apt-get install gettext", code="gettext")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "terasa.config.settings")
    KATALOG.parent.mkdir(parents=True, exist_ok=True)
    perintah = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "--no-wrap"]
    return subprocess.run([*perintah, "-e", "py,html,txt"], cwd=PAKET, check=False).returncode


def build(args: argparse.Namespace) -> int:
    """Write the binary catalogue that is committed beside the text."""
    katalog = read_po()
    katalog.save_as_mofile(str(KATALOG.with_suffix(".mo")))
    print(
        f"{len(katalog.translated_entries())} kalimat disusun, {len(missing(katalog))} belum diterjemahkan."
    )
    return 0


def check(args: argparse.Namespace) -> int:
    """Exit 1 while a sentence lacks its English."""
    kurang = missing(read_po())
    for kalimat in kurang:
        print(kalimat)
    return 1 if kurang else 0


def read_po() -> Any:
    """The text catalogue."""
    import polib

    return polib.pofile(str(KATALOG))


def missing(katalog: Any) -> list[str]:
    """Sentences without a translation, fuzzy ones included."""
    return [e.msgid for e in katalog if not e.obsolete and (not e.translated() or "fuzzy" in e.flags)]
