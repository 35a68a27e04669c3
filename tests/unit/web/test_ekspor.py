"""Sel ekspor tidak pernah dijalankan sebagai rumus."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from terasa.web.publik.ekspor import defuse, write_csv, write_xlsx

BERBAHAYA = ["=1+1", "+62812", "-2+3", "@SUM(A1)", "\tx", "\rx"]


@pytest.mark.parametrize("teks", BERBAHAYA)
def test_formula_gets_an_apostrophe(teks: str) -> None:
    assert defuse(teks) == f"'{teks}"


def test_numbers_and_plain_text_stay() -> None:
    assert [defuse(n) for n in (5, -5, None, "Jembatan", "RT 02 = RW 1")] == [
        5,
        -5,
        None,
        "Jembatan",
        "RT 02 = RW 1",
    ]


def test_csv_escapes_and_opens_in_excel() -> None:
    isi = write_csv([("judul", "biaya"), ("=HYPERLINK()", None)], "a.csv").content
    assert isi.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(isi.decode("utf-8-sig")))) == [
        ["judul", "biaya"],
        ["'=HYPERLINK()", ""],
    ]


def test_xlsx_holds_text_and_numbers_but_no_formula() -> None:
    isi = write_xlsx([("judul", "biaya"), ("=1+1", 250), ("http://x", Decimal("1.5"))], "a.xlsx").content
    lembar = CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()
    assert lembar == [["judul", "biaya"], ["'=1+1", 250.0], ["http://x", 1.5]]
