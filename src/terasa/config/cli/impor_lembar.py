"""Yang sama bagi setiap `terasa impor` dari lembar kerja: pilihannya, dan jalannya sebagai sistem."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from terasa.config.cli.laporan import cetak_laporan, run_as_sistem
from terasa.config.cli.tujuan import add_tujuan

if TYPE_CHECKING:
    from terasa.umum.laporan import Laporan
    from terasa.umum.lembar import Kolom, Lembar


def add_lembar(parser: argparse.ArgumentParser) -> None:
    """A sheet, the kabupaten and year it is for, and how the account is given."""
    parser.add_argument("berkas", metavar="BERKAS")
    add_tujuan(parser)
    parser.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    parser.add_argument("--json", action="store_true", help="keluaran JSON")


def import_lembar(
    args: argparse.Namespace,
    act: Callable[..., Laporan],
    kolom: Sequence[Kolom],
    sebutan: str,
    *,
    periksa: Callable[[Lembar], None] | None = None,
    dengan_uji: bool = True,
    **isi: Any,
) -> int:
    """Hand the sheet to a service as the system, named `sebutan`, and print the account; Django is ready.

    0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed (raised for the caller).
    """
    from terasa.umum.lembar import read_lembar

    lembar = read_lembar(args.berkas, kolom)
    if periksa is not None:
        periksa(lembar)
    umum: dict[str, Any] = {"kabupaten": args.kabupaten, "tahun": args.tahun, **isi}
    laporan = run_as_sistem(sebutan, act, lembar=lembar, uji=args.uji, **umum)
    return cetak_laporan(laporan, as_json=args.json, dengan_uji=dengan_uji)
