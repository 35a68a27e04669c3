"""Tahun dalam alamat: empat angka yang masuk akal, selain itu seperti tidak diminta."""

from __future__ import annotations

import pytest

from terasa.web.alamat import read_tahun


@pytest.mark.parametrize(
    ("teks", "tahun"),
    [
        ("2027", 2027),
        ("0001", None),
        ("9999", None),
        ("٢٠٢٧", None),
        ("20270", None),
        ("-027", None),
        ("", None),
    ],
)
def test_only_a_likely_budget_year_is_read(teks: str, tahun: int | None) -> None:
    assert read_tahun(teks) == tahun
