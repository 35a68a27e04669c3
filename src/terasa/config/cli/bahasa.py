"""`terasa bahasa`: menyusun dan memeriksa katalog terjemahan (alat pengembang)."""

from __future__ import annotations

import argparse
import contextlib
import shutil
from pathlib import Path
from typing import Any

from terasa.umum.errors import AturanDilanggar

PAKET = Path(__file__).resolve().parents[2]
KATALOG = PAKET / "locale" / "en" / "LC_MESSAGES" / "django.po"


def register(subparsers: Any) -> None:
    """Add the noun `bahasa` with its verbs."""
    noun = subparsers.add_parser(
        "bahasa", help="memeriksa dan menyusun katalog bahasa", epilog="Contoh: terasa bahasa periksa"
    )
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
    from django.core.management import call_command
    from django.core.management.commands import makemessages

    class Kumpul(makemessages.Command):
        # Modules whose `_` is lazy call the eager one `_now`; a guessed translation is worse than none.
        xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_now"]
        msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    KATALOG.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.chdir(PAKET):
        call_command(Kumpul(), locale=["en"], extensions=["py,html,txt"], no_location=True, no_wrap=True)
    return 0


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
    """The text catalogue. Raises AturanDilanggar when it translates one sentence twice."""
    import polib

    try:
        return polib.pofile(str(KATALOG), check_for_duplicates=True)
    except ValueError as exc:
        raise AturanDilanggar(f"{KATALOG.name}: {exc}", code="katalog") from exc


def missing(katalog: Any) -> list[str]:
    """Sentences without a translation, fuzzy ones included."""
    return [e.msgid for e in katalog if not e.obsolete and (not e.translated() or "fuzzy" in e.flags)]
