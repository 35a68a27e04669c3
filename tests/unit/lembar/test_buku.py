"""Lembar kerja Excel: sel gabungan, judul, tanggal, dan angka yang hilang."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import xlsxwriter

from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar import BarisLembar, parse_lembar
from tests.unit.lembar.test_csv import KOLOM

KEPALA = ["id", "usulan", "kode_desa", "anggaran"]


def make_xlsx(isi: Callable[[Any, Any], None]) -> bytes:
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as buku:
        isi(buku, buku.add_worksheet("Usulan"))
    return keluar.getvalue()


def read_row(*sel: Any) -> BarisLembar:
    def isi(_buku: Any, lembar: Any) -> None:
        lembar.write_row(0, 0, KEPALA)
        lembar.write_row(1, 0, sel)

    return parse_lembar(make_xlsx(isi), KOLOM).baris[0]


def test_numbers_become_plain_text() -> None:
    assert read_row("A1", "Titian", "63.06.04.2002", 255000000).nilai["biaya"] == "255000000"
    assert read_row("A1", "Titian", "63.06.04.2002", 2.5).nilai["biaya"] == "2.5"


def test_three_decimals_cannot_be_taken_for_thousands() -> None:
    assert read_row("A1", "Titian", "63.06.04.2002", 2.125).nilai["biaya"] == "2.1250"


def test_whole_numeric_code_is_accepted_and_noted() -> None:
    baris = read_row("A1", "Titian", 6306042002, 1)
    assert (baris.nilai["kode_desa"], baris.galat) == ("6306042002", "")
    assert "tersimpan sebagai angka" in baris.perbaikan[0]


@pytest.mark.parametrize(("kode", "sebab"), [(63.1, "nol di belakang titik"), (6306042002000000, "15 angka")])
def test_numeric_code_that_may_have_lost_digits_is_refused(kode: float, sebab: str) -> None:
    assert sebab in read_row("A1", "Titian", kode, 1).galat


def test_merged_cells_count_for_every_cell_they_cover() -> None:
    def isi(_buku: Any, lembar: Any) -> None:
        lembar.merge_range(0, 0, 0, 3, "DAFTAR USULAN KECAMATAN")
        lembar.write_row(2, 0, KEPALA)
        lembar.write_row(3, 0, ["A1", "Titian"])
        lembar.write_row(4, 0, ["A2", "Jalan"])
        lembar.merge_range(3, 2, 4, 2, "63.06.04.2002")

    lembar = parse_lembar(make_xlsx(isi), KOLOM)
    assert [(b.nomor, b.nilai["kode_desa"]) for b in lembar.baris] == [
        (4, "63.06.04.2002"),
        (5, "63.06.04.2002"),
    ]


def test_heading_of_two_merged_rows_is_one_heading() -> None:
    def isi(_buku: Any, lembar: Any) -> None:
        for kolom, nama in enumerate(KEPALA):
            lembar.merge_range(0, kolom, 1, kolom, nama)
        lembar.write_row(2, 0, ["A1", "Titian", "63.06.04.2002", 1])

    assert [b.nilai["id"] for b in parse_lembar(make_xlsx(isi), KOLOM).baris] == ["A1"]


def test_sheet_with_the_known_names_is_chosen() -> None:
    def isi(buku: Any, lembar: Any) -> None:
        lembar.write(0, 0, "Petunjuk pengisian")
        kedua = buku.add_worksheet("Data")
        kedua.write_row(0, 0, KEPALA)
        kedua.write_row(1, 0, ["A1", "Titian", "63.06.04.2002", 1])

    assert parse_lembar(make_xlsx(isi), KOLOM).catatan == ("lembar “Data” dibaca",)


def test_days_are_text_in_iso_order() -> None:
    def isi(buku: Any, lembar: Any) -> None:
        lembar.write_row(0, 0, [*KEPALA, "tanggal"])
        lembar.write_row(1, 0, ["A1", "Titian", "63.06.04.2002", 1])
        lembar.write_datetime(1, 4, datetime(2024, 1, 31), buku.add_format({"num_format": "dd/mm/yyyy"}))

    assert parse_lembar(make_xlsx(isi), KOLOM).baris[0].asli["tanggal"] == "2024-01-31"


def test_word_document_is_not_a_sheet() -> None:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        arsip.writestr("word/document.xml", "<w/>")
    with pytest.raises(MasukanTakTerbaca, match="bukan lembar kerja"):
        parse_lembar(keluar.getvalue(), KOLOM)
