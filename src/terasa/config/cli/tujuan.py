"""Kabupaten dan tahun yang disebut sebuah perintah, diperiksa sebelum apa pun dikerjakan."""

from __future__ import annotations

import argparse

TINGKAT_KABUPATEN = 2


def add_tujuan(parser: argparse.ArgumentParser) -> None:
    """Where a command works: a kabupaten and a budget year."""
    parser.add_argument("--kabupaten", metavar="KODE", required=True, help="kode kabupaten, misalnya 63.06")
    parser.add_argument("--tahun", metavar="TTTT", type=int, required=True, help="tahun anggaran")


def read_tujuan(args: argparse.Namespace) -> tuple[str, int]:
    """The dotted code of a kabupaten that exists, and a budget year near today.

    Without it a slip in the code lists, opens or closes nothing and calls that done. Raises AturanDilanggar.
    """
    from django.utils import timezone

    from terasa.musrenbang.rules import check_tahun

    kode = read_kabupaten(args.kabupaten)
    check_tahun(args.tahun, timezone.localdate())
    return kode, args.tahun


def read_kabupaten(teks: str) -> str:
    """The dotted code of a kabupaten that exists. Raises MasukanTakTerbaca."""
    from django.utils.translation import gettext as _

    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.wilayah.models import Wilayah
    from terasa.wilayah.rules import normalkan_kode, tingkat

    kode = normalkan_kode(teks)
    if tingkat(kode) != TINGKAT_KABUPATEN or not Wilayah.objects.filter(pk=kode).exists():
        raise MasukanTakTerbaca(
            _("“%(kode)s” bukan kode kabupaten atau kota yang dikenal; contoh: 63.06.") % {"kode": teks},
            code="kabupaten",
        )
    return kode
