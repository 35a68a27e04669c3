"""Tanggal dan jumlah dalam bahasa layarnya."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from terasa.umum.rupiah import format_ringkas, format_rupiah
from terasa.umum.tanggal import format_tanggal


def test_day_is_written_in_the_language_of_the_screen() -> None:
    hari = date(2023, 3, 14)
    assert format_tanggal(hari, hari=True) == "Selasa, 14 Maret 2023"
    with translation.override("en"):
        assert format_tanggal(hari, hari=True) == "Tuesday, 14 March 2023"


def test_amount_in_words_follows_the_language_of_the_screen() -> None:
    with translation.override("en"):
        assert format_ringkas(1_200_000_000) == "Rp1,2 billion"
        assert format_rupiah(None) == "not estimated yet"
