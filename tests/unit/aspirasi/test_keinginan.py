"""Apa yang diminta seorang warga, dibaca dari ceritanya."""

from __future__ import annotations

import pytest

from terasa.aspirasi.serupa import split_masalah


@pytest.mark.parametrize(
    ("teks", "diminta"),
    [
        ("Jembatan gantung lapuk, anak sekolah takut lewat.", "Jembatan gantung lapuk"),
        ("Air sungai keruh, kami minta sumur bor", "kami minta sumur bor"),
        ("Kalau malam gelap. Lampu jalan mati semua.", "Lampu jalan mati semua"),
        ("Kami susah sekali, tolong dibantu", "Kami susah sekali"),
        ("", ""),
    ],
)
def test_the_clause_that_says_what_is_wanted(teks: str, diminta: str) -> None:
    assert split_masalah(teks) == (diminta, teks.strip())
