"""`terasa ikm`: the satisfaction index of services."""

from __future__ import annotations

from typing import Any

from terasa.config.cli import ikm_hitung


def register(subparsers: Any) -> None:
    """Add the noun `ikm` with its verb."""
    noun = subparsers.add_parser(
        "ikm", help="menghitung indeks kepuasan masyarakat", epilog=ikm_hitung.CONTOH
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    ikm_hitung.register(verbs)
