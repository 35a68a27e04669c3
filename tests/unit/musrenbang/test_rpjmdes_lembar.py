"""Lembar RPJM Desa seperti yang dibuat orang: dua baris kepala, sel gabungan, centang, dan tabel Siskeudes."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from xlsxwriter import Workbook

from terasa.musrenbang.rules.impor import BarisDilewati
from terasa.musrenbang.rules.rpjmdes_kolom import KOLOM_RPJMDES, find_bidang_desa
from terasa.musrenbang.rules.rpjmdes_lembar import (
    BarisRpjmTerbaca,
    RuangRpjm,
    read_rpjmdes,
    read_tahun_teks,
)
from terasa.musrenbang.services.rpjmdes import open_siskeudes
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar import parse_lembar

PERIODE = range(2026, 2034)
RUANG = RuangRpjm("63.06.04.2002", PERIODE)
SISKEUDES = (
    "Kd_Desa,Kd_Bid,Kd_Keg,ID_Keg,Nama_Kegiatan,Lokasi,Keluaran,Kd_Sas,Sasaran,Tahun1,Tahun2,Tahun3,Tahun4,Tahun5,"
    "Tahun6,Swakelola,Kerjasama,Pihak_Ketiga,Sumberdana,Kd_Sub\n"
    "04.2002.,04.2002.02.,04.2002.02.03.10.,02.03.10.,Rabat beton,RT 1,150 m,01.01.,,True,False,True,False,False,"
    "False,True,False,False,DDS,04.2002.02.03.\n"
    "04.2002.,04.2002.01.,04.2002.01.01.01.,01.01.01.,Siltap,,Terbayarnya siltap,01.01.,,1,1,1,1,1,1,0,0,0,ADD,\n"
    "04.2003.,04.2003.01.,04.2003.01.01.01.,01.01.01.,Siltap,,,01.01.,,1,1,1,1,1,1,0,0,0,ADD,\n"
)


def read(data: bytes) -> tuple[list[BarisRpjmTerbaca], int]:
    return read_rpjmdes(parse_lembar(data, KOLOM_RPJMDES).baris, RUANG)


def formulir() -> bytes:
    """The form of the regulation: two heading rows, a row of column numbers, merged fields, sums, ticks."""
    wadah = io.BytesIO()
    with Workbook(wadah) as buku:
        w = buku.add_worksheet()
        w.merge_range(0, 0, 0, 11, "RANCANGAN RPJM DESA TAHUN 2026-2033")
        for kolom, teks in ((0, "No"), (4, "Lokasi"), (5, "Prakiraan Volume"), (6, "Sasaran/Manfaat")):
            w.merge_range(2, kolom, 3, kolom, teks)
        w.merge_range(2, 1, 2, 3, "Bidang/Jenis Kegiatan")
        w.merge_range(2, 7, 2, 9, "Waktu Pelaksanaan")
        w.merge_range(2, 10, 2, 11, "Prakiraan Biaya dan Sumber Pembiayaan")
        w.merge_range(2, 12, 2, 14, "Prakiraan Pola Pelaksanaan")
        w.write_row(3, 1, ["Bidang", "Sub Bidang", "Jenis Kegiatan"])
        w.write_row(3, 7, [2026, 2027, 2028])
        w.write_row(
            3, 10, ["Jumlah (Rp)", "Sumber", "Swakelola", "Kerjasama Antar Desa", "Kerjasama Pihak Ketiga"]
        )
        w.write_row(4, 0, range(1, 16))
        w.merge_range(5, 1, 6, 1, "Pelaksanaan Pembangunan Desa")
        w.merge_range(5, 2, 6, 2, "Pekerjaan umum")
        w.write_row(
            5, 3, ["Rabat beton", "RT 1", "150 m", "40 KK", "v", "", "√", "1.000.000,00", "DD", "v", "", ""]
        )
        w.write_row(6, 3, ["Drainase", "RT 2", 80, "", "", "x", "", 25000000, "ADD", "", "", "v"])
        w.merge_range(7, 1, 7, 3, "Jumlah per bidang 2")
        w.write(7, 10, 26000000)
        w.merge_range(8, 1, 8, 14, "3. Bidang Pembinaan Kemasyarakatan")
        w.write_row(9, 3, ["Pelatihan pemuda", "Balai desa", "-", "", 5000000, 7500000, "", "", "PAD"])
    return wadah.getvalue()


def test_the_form_of_the_regulation_is_read_with_its_merged_cells_and_ticks() -> None:
    terbaca, judul = read(formulir())
    assert judul == 2
    rabat, drainase, pelatihan = [t.isi for t in terbaca]
    assert rabat is not None
    assert drainase is not None
    assert pelatihan is not None
    assert (rabat.bidang, rabat.sub_bidang, rabat.tahun, rabat.biaya, rabat.pola) == (
        "pembangunan", "Pekerjaan umum", (2026, 2028), 1_000_000, "swakelola",
    )  # fmt: skip
    assert (rabat.volume, rabat.satuan, rabat.sumber_dana, rabat.sasaran) == (
        Decimal(150),
        "m",
        "DD",
        "40 KK",
    )
    assert (drainase.bidang, drainase.tahun, drainase.pola) == ("pembangunan", (2027,), "pihak_ketiga")
    assert (pelatihan.bidang, pelatihan.tahun, pelatihan.biaya) == ("pembinaan", (2026, 2027), 12_500_000)
    assert "dijumlahkan dari kolom tahunnya" in " ".join(terbaca[2].perbaikan)


def test_a_plain_csv_carries_its_field_down_and_each_fault_is_said() -> None:
    terbaca, _judul = read(
        b"Bidang;Jenis kegiatan;Lokasi;Volume;Waktu pelaksanaan;Jumlah;Pola pelaksanaan\n"
        b"II;Posyandu;RT 3;1 unit;2026-2028;90.000.000;swakelola\n"
        b";Jalan usaha tani;sawah;banyak;2027, 2030;Rp 10.000.000,50;pihak ketiga\n"
        b";Tanpa tahun;RT 1;;;1000;\n"
        b";Lewat periode;RT 1;;2034;1000;\n"
        b";Salah biaya;RT 1;;2027;dua juta;\n"
        b"Urusan langit;Apa saja;RT 1;;2027;;\n"
    )
    assert [t.isi.tahun for t in terbaca[:2] if t.isi] == [(2026, 2027, 2028), (2027, 2030)]
    tani = terbaca[1]
    assert tani.isi is not None
    assert (tani.isi.bidang, tani.isi.biaya, tani.isi.volume) == ("pembangunan", 10_000_001, None)
    assert any("“banyak” bukan angka" in p for p in tani.perbaikan)
    kata = ("tidak ada tahun", "2034 di luar periode", "dua juta", "tidak dikenal")
    for satu, sebab in zip(terbaca[2:], kata, strict=True):
        assert satu.isi is None
        assert sebab in satu.galat


def test_two_heading_rows_in_a_csv_with_as_many_years_as_a_plan_may_have() -> None:
    tahun = ",".join(map(str, PERIODE))
    terbaca, _judul = read(
        f"Bidang,Jenis Kegiatan,Lokasi,Waktu Pelaksanaan{',' * 7},Jumlah\n,,,{tahun},\n"
        "Pemerintahan,Siltap,,v,v,v,v,v,v,v,v,\n1,Rapat,,,,,,,,,1,\n".encode()
    )
    assert [t.isi.tahun for t in terbaca if t.isi] == [tuple(PERIODE), (2033,)]


def test_the_siskeudes_table_has_six_year_columns_and_other_villages_stay_out() -> None:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        arsip.writestr("ekspor/Ta_Kegiatan.csv", "Kd_Desa\n1\n")
        arsip.writestr("ekspor/Ta_RPJM_Kegiatan.csv", SISKEUDES)
    terbaca, _judul = read(open_siskeudes(wadah.getvalue()))
    rabat, siltap = terbaca[0].isi, terbaca[1].isi
    assert rabat is not None
    assert siltap is not None
    assert (rabat.bidang, rabat.tahun, rabat.pola, rabat.volume, rabat.kode, rabat.sub_bidang) == (
        "pembangunan", (2026, 2028), "swakelola", Decimal(150), "04.2002.02.03.10.", "",
    )  # fmt: skip
    assert (siltap.bidang, siltap.tahun, siltap.sasaran, siltap.biaya) == (
        "pemerintahan", tuple(range(2026, 2032)), "Terbayarnya siltap", None,
    )  # fmt: skip
    assert "milik desa lain" in terbaca[2].galat


def test_another_file_passes_and_a_broken_zip_is_refused() -> None:
    assert open_siskeudes(b"Bidang,Jenis\n") == b"Bidang,Jenis\n"
    buku = formulir()
    assert open_siskeudes(buku) == buku
    with pytest.raises(MasukanTakTerbaca, match="rusak"):
        open_siskeudes(b"PK\x03\x04rusak")


@pytest.mark.parametrize(
    ("teks", "bidang"),
    [
        ("Bidang Penyelenggaraan Pemerintahan Desa", "pemerintahan"),
        ("2", "pembangunan"),
        ("BIDANG III", "pembinaan"),
        ("D.", "pemberdayaan"),
        ("Penanggulangan bencana, darurat dan mendesak", "bencana"),
        ("04.2002.05.", "bencana"),
        ("06", ""),
        ("lain-lain", ""),
    ],
)
def test_a_field_is_known_by_name_number_letter_or_code(teks: str, bidang: str) -> None:
    assert find_bidang_desa(teks) == bidang


@pytest.mark.parametrize(
    ("teks", "tahun"),
    [
        ("2026-2028", (2026, 2027, 2028)),
        ("2026 s/d 2027", (2026, 2027)),
        ("2026, 2028 dan 2030", (2026, 2028, 2030)),
        ("2026 s.d. 2027; 2033", (2026, 2027, 2033)),
        ("Setiap tahun", tuple(PERIODE)),
        ("Tahun ke-2", (2027,)),
        ("1-3", (2026, 2027, 2028)),
        ("ke-1 s/d ke-2, 5", (2026, 2027, 2030)),
    ],
)
def test_years_are_read_as_people_write_them(teks: str, tahun: tuple[int, ...]) -> None:
    assert read_tahun_teks(teks, PERIODE) == tahun


@pytest.mark.parametrize("teks", ["segera", "2028-2026", "Januari"])
def test_years_that_say_nothing_are_refused(teks: str) -> None:
    with pytest.raises(BarisDilewati, match="tidak terbaca"):
        read_tahun_teks(teks, PERIODE)
