"""Daftar tertutup: tanpa NIK, dan nama hanya bila dinyatakan perlu."""

import pytest

from terasa.survei.rules import BarisDaftar, DaftarTakSah, read_daftar

DESA = "63.06.04.2002"


def read(teks: str, *, pakai_nama: bool = False) -> list[BarisDaftar]:
    return read_daftar(teks, cakupan=[DESA], pakai_nama=pakai_nama)


def test_households_are_read_in_the_order_of_the_file() -> None:
    assert read(f"\ufeffDesa,Alamat,Telepon\n{DESA}, RT 2 dekat surau ,0812\n\n{DESA},RT 1,\n") == [
        BarisDaftar(DESA, "RT 2 dekat surau", "", "0812"),
        BarisDaftar(DESA, "RT 1"),
    ]


def test_names_are_taken_only_when_they_are_said_to_be_needed() -> None:
    teks = f"desa;alamat;nama\n{DESA};RT 1;Siti\n"
    assert read(teks, pakai_nama=True)[0].nama == "Siti"
    with pytest.raises(DaftarTakSah) as galat:
        read(teks)
    assert galat.value.code == "nama"


@pytest.mark.parametrize("kolom", ["NIK", "No. KK", "nomor ktp", "NIK penerima", "Kartu Keluarga"])
def test_a_column_for_a_national_number_is_refused(kolom: str) -> None:
    with pytest.raises(DaftarTakSah) as galat:
        read(f"desa,alamat,{kolom}\n{DESA},RT 1,1\n")
    assert galat.value.code == "nik"


@pytest.mark.parametrize("sel", ["6306041208700001", "RT 1 (6306 0412 0870 0001)"])
def test_sixteen_digits_in_any_cell_are_refused(sel: str) -> None:
    with pytest.raises(DaftarTakSah) as galat:
        read(f"desa,alamat\n{DESA},{sel}\n")
    assert galat.value.code == "nik"


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("", "kosong"),
        ("desa,alamat\n", "kosong"),
        (f"desa\n{DESA}\n", "kolom"),
        (f"desa,alamat,agama\n{DESA},RT 1,x\n", "kolom"),
        ("desa,alamat\n63.06.04.2001,RT 1\n", "desa"),
        (f"desa,alamat\n{DESA},\n", "alamat"),
        (f"desa,alamat\n{DESA},RT 1\n{DESA},RT 1\n", "ganda"),
    ],
)
def test_what_cannot_be_a_frame_is_refused(teks: str, kode: str) -> None:
    with pytest.raises(DaftarTakSah) as galat:
        read(teks)
    assert galat.value.code == kode


def test_a_refusal_names_the_row_as_the_file_counts_it() -> None:
    with pytest.raises(DaftarTakSah) as galat:
        read(f"desa,alamat\n\n{DESA},RT 1\n\n{DESA},RT 1\n")
    assert str(galat.value).startswith("Baris 5 ")
