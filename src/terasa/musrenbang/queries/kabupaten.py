"""Kode kabupaten sebagaimana diketik orang di baris perintah."""

from __future__ import annotations

from django.utils.translation import gettext as _

from terasa.umum.errors import MasukanTakTerbaca
from terasa.wilayah.models import Wilayah
from terasa.wilayah.rules import normalkan_kode, tingkat

TINGKAT_KABUPATEN = 2


def read_kabupaten(teks: str) -> str:
    """The code of a known kabupaten or kota. Raises MasukanTakTerbaca, KodeTakTerbaca."""
    kode = normalkan_kode(teks)
    if tingkat(kode) != TINGKAT_KABUPATEN or not Wilayah.objects.filter(pk=kode).exists():
        raise MasukanTakTerbaca(
            _("“%(kode)s” bukan kode kabupaten atau kota yang dikenal; contoh: 63.06.") % {"kode": teks},
            code="kabupaten",
        )
    return kode
