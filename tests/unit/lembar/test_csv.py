"""CSV sebagaimana dikirim kantor: pengodean dan pemisah apa pun, satu kalimat bila tidak terbaca."""

from __future__ import annotations

from pathlib import Path

import pytest

from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar import Kolom, parse_lembar, read_lembar

KOLOM = (
    Kolom("id", ("id usulan",), wajib=True),
    Kolom("judul", ("usulan", "nama usulan"), wajib=True),
    Kolom("kode_desa", ("kode kel/desa",), wajib=True, is_kode=True),
    Kolom("biaya", ("anggaran",)),
)
KEPALA = "id{p}Usulan{p}Kode Kel/Desa{p}Anggaran (Rp)\n"


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
def test_every_usual_separator_is_recognised(pemisah: str) -> None:
    teks = KEPALA.format(p=pemisah) + pemisah.join(["A1", '"Titian, ulin; 20 m"', "63.06.04.2002", "1000"])
    baris = parse_lembar(teks.encode(), KOLOM).baris[0]
    assert baris.nilai == {
        "id": "A1",
        "judul": "Titian, ulin; 20 m",
        "kode_desa": "63.06.04.2002",
        "biaya": "1000",
    }


def test_other_separator_is_refused_and_named() -> None:
    with pytest.raises(MasukanTakTerbaca, match=r"Hanya satu kolom.*“\^”"):
        parse_lembar(b"id^usulan^kode_desa\nA1^Titian, ulin^63.06\n", KOLOM)


@pytest.mark.parametrize("pengodean", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encoding_is_read_from_the_bytes(pengodean: str) -> None:
    teks = KEPALA.format(p=",") + "A1,Jalan 5 m²,63.06.04.2002,\n"
    assert parse_lembar(teks.encode(pengodean), KOLOM).baris[0].nilai["judul"] == "Jalan 5 m²"


def test_titles_above_the_heading_and_rows_of_numbers_are_skipped() -> None:
    teks = "DAFTAR USULAN,,,\n,,,\n" + KEPALA.format(p=",") + "1,2,3,4\nA1,Titian,63.06.04.2002,\n,,,\n"
    lembar = parse_lembar(teks.encode(), KOLOM)
    assert [(b.nomor, b.nilai["id"]) for b in lembar.baris] == [(5, "A1")]


def test_no_break_and_zero_width_spaces_vanish() -> None:
    teks = KEPALA.format(p=",") + "A1,\u00a0Titian\u200b  ulin\u00a0,63.06.04.2002,\n"
    assert parse_lembar(teks.encode(), KOLOM).baris[0].nilai["judul"] == "Titian ulin"


def test_missing_required_column_names_what_is_missing_and_what_was_found() -> None:
    with pytest.raises(MasukanTakTerbaca, match=r"kode_desa\..*terbaca: id, judul, biaya"):
        parse_lembar(b"id,judul,biaya\nA1,Titian,1\n", KOLOM)


def test_personal_columns_are_never_kept() -> None:
    teks = "id,judul,kode_desa,NIK,No. HP,Nama Pengusul\nA1,Titian,63.06,6306041234567890,0812,Budi\n"
    lembar = parse_lembar(teks.encode(), KOLOM)
    assert "6306041234567890" not in str(lembar)
    assert "Budi" not in str(lembar)
    assert lembar.catatan == ("kolom pribadi tidak disimpan: NIK, No. HP, Nama Pengusul",)


def test_code_in_scientific_notation_is_refused_with_its_reason() -> None:
    teks = KEPALA.format(p=",") + "A1,Titian,6.30604E+09,\n"
    assert "dibulatkan Excel" in parse_lembar(teks.encode(), KOLOM).baris[0].galat


def test_unquoted_separator_inside_text_marks_the_row() -> None:
    teks = KEPALA.format(p=",") + "A1,Titian, ulin,63.06.04.2002,1000\n"
    assert "lebih banyak daripada kepala" in parse_lembar(teks.encode(), KOLOM).baris[0].galat


def test_stray_quotes_lose_no_row() -> None:
    teks = KEPALA.format(p=",") + 'A1,"Pipa" 5",63.06.04.2002,1\nA2,Pipa 5",63.06.04.2002,1\n'
    assert [b.nilai["id"] for b in parse_lembar(teks.encode(), KOLOM).baris] == ["A1", "A2"]


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        (b"", "kosong"),
        (b" \n\n", "kosong"),
        (b"%PDF-1.7\n%...", "PDF"),
        (b"\x00\x01\x02\x03abc", "biner"),
        (b"<html><table><tr><td>id</td></tr></table></html>", "HTML"),
        (b"PK\x03\x04terpotong", "rusak"),
        (b"\xd0\xcf\x11\xe0rusak", "rusak"),
        (b"id,judul,kode_desa\n", "tanpa baris data"),
        (b'id,judul,kode_desa\nA1,"jalan,63.06.04.2002\nA2,titian,63.06.04.2002\n', "baris 2 tidak ditutup"),
    ],
)
def test_unusable_input_gets_one_sentence(data: bytes, kalimat: str) -> None:
    with pytest.raises(MasukanTakTerbaca, match=kalimat) as galat:
        parse_lembar(data, KOLOM)
    assert "\n" not in str(galat.value)


def test_missing_file_is_unusable_input(tmp_path: Path) -> None:
    with pytest.raises(MasukanTakTerbaca, match="tidak ada"):
        read_lembar(tmp_path / "tidak-ada.csv", KOLOM)


def test_pdf_renamed_xlsx_is_known_by_its_content(tmp_path: Path) -> None:
    berkas = tmp_path / "usulan.xlsx"
    berkas.write_bytes(b"%PDF-1.4 isi")
    with pytest.raises(MasukanTakTerbaca, match="PDF, bukan lembar kerja"):
        read_lembar(berkas, KOLOM)
