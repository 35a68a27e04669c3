"""Pembaca tabel hari libur."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from terasa.aturan.enums import JenisLibur
from terasa.aturan.katalog import all_libur, libur_bawaan
from terasa.aturan.rules import LiburTakTerbaca, as_mapping, baca_libur, parse_libur

KEPALA = "tanggal,nama,jenis\n"


def test_file_with_bom_reordered_columns_and_blank_lines_is_read(tmp_path: Path) -> None:
    berkas = tmp_path / "libur.csv"
    isi = 'nama,jenis,tanggal\nNatal,Cuti Bersama,2025-12-26\n,,\n\n"Idulfitri, hari 1",nasional,2025-03-31\n'
    berkas.write_text(isi, encoding="utf-8-sig")
    hari = baca_libur(berkas)
    assert [h.tanggal for h in hari] == [date(2025, 3, 31), date(2025, 12, 26)]
    assert [h.jenis for h in hari] == [JenisLibur.LIBUR_NASIONAL, JenisLibur.CUTI_BERSAMA]
    assert as_mapping(hari)[date(2025, 3, 31)] == "Idulfitri, hari 1"


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        ("25-12-2025,Natal,libur nasional", "baris 2: tanggal “25-12-2025” tidak terbaca"),
        ("2025-02-30,Natal,libur nasional", "baris 2: tanggal"),
        ("20251225,Natal,libur nasional", "baris 2: tanggal"),
        ("2025-12-25,,libur nasional", "baris 2: nama"),
        ("2025-12-25,Natal,pesta", "baris 2: jenis “pesta”"),
        ("2025-12-25,Natal", "baris 2: kolomnya kurang"),
        ("2025-12-25,Natal,libur\n2025-12-25,Natal,libur", "baris 3: mengulang baris 2"),
    ],
)
def test_bad_line_is_named(baris: str, kata: str) -> None:
    with pytest.raises(LiburTakTerbaca, match=kata):
        parse_libur(KEPALA + baris)


def test_wrong_delimiter_or_missing_column_is_said() -> None:
    for teks in ("tanggal;nama;jenis\n2025-12-25;Natal;libur", "tanggal,nama\n2025-12-25,Natal", ""):
        with pytest.raises(LiburTakTerbaca, match="tanggal,nama,jenis dipisah koma"):
            parse_libur(teks)


def test_missing_file_and_renamed_spreadsheet_are_said(tmp_path: Path) -> None:
    with pytest.raises(LiburTakTerbaca, match="tidak dapat dibuka"):
        baca_libur(tmp_path / "tidak-ada.csv")
    buku = tmp_path / "libur.csv"
    buku.write_bytes(b"PK\x03\x04\xff\xfe\x00")
    with pytest.raises(LiburTakTerbaca, match="CSV"):
        baca_libur(buku)


def test_two_holidays_on_one_day_become_one_row() -> None:
    (hari,) = parse_libur(KEPALA + "2008-05-01,Kenaikan,cuti bersama\n2008-05-01,Buruh,libur nasional\n")
    assert (hari.nama, hari.jenis) == ("Kenaikan; Buruh", JenisLibur.LIBUR_NASIONAL)


def test_header_alone_is_an_empty_table() -> None:
    assert parse_libur(KEPALA) == []


@pytest.mark.parametrize(
    ("tahun", "nasional", "cuti"),
    [(2022, 16, 4), (2023, 16, 11), (2024, 19, 10), (2025, 17, 11), (2026, 17, 8)],
)
def test_built_in_tables_have_the_published_number_of_days(tahun: int, nasional: int, cuti: int) -> None:
    (tabel,) = (t for t in all_libur() if t.tahun == tahun)
    jenis = [h.jenis for h in tabel.hari]
    assert (jenis.count(JenisLibur.LIBUR_NASIONAL), jenis.count(JenisLibur.CUTI_BERSAMA)) == (nasional, cuti)
    assert {h.tanggal.year for h in tabel.hari} == {tahun}
    assert tabel.dasar.startswith("SKB")


def test_cuti_bersama_never_falls_on_a_weekend() -> None:
    hari = [h for t in all_libur() for h in t.hari if h.jenis is JenisLibur.CUTI_BERSAMA]
    assert not [h for h in hari if h.tanggal.weekday() >= 5]


def test_amended_days_are_in_the_tables() -> None:
    libur = libur_bawaan()
    assert date(2025, 8, 18) in libur
    assert date(2023, 4, 26) not in libur
    assert date(2022, 7, 10) in libur
