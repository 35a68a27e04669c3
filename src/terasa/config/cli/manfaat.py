"""`terasa manfaat`: the honest figures of a felt-benefit survey."""

from __future__ import annotations

from typing import Any

from terasa.config.cli import manfaat_hitung


def register(subparsers: Any) -> None:
    """Add the noun `manfaat` with its verb."""
    noun = subparsers.add_parser(
        "manfaat", help="menghitung manfaat yang dirasakan", epilog=manfaat_hitung.CONTOH
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    manfaat_hitung.register(verbs)
