"""Membaca baris berkas usulan: yang diubah dikatakan, yang tidak diketahui kosong, kode yang memutuskan."""

from __future__ import annotations

from decimal import Decimal

import pytest
import xlsxwriter

from terasa.musrenbang.rules.impor import (
    BarisDilewati,
    Ruang,
    UsulanTerbaca,
    find_putaran_satuan,
    read_usulan,
)
from terasa.musrenbang.rules.kolom_usulan import KOLOM_USULAN
from terasa.umum.lembar import Lembar, parse_lembar, read_lembar

KEPALA = (
    "id,putaran,tahun,judul,uraian,lokasi,kode_kecamatan,kecamatan,kode_desa,desa,volume,satuan,"
    "biaya_min,biaya_maks,urusan,opd"
)
BAKU = {
    "id": "A1", "putaran": "A", "tahun": "2026", "judul": "Titian ulin", "kode_desa": "63.06.04.2002",
    "desa": "Bamban", "kecamatan": "Angkinang", "volume": "20", "satuan": "m", "biaya_min": "25000000",
    "urusan": "Pertanian", "opd": "Dinas Pertanian",
}  # fmt: skip
DESA = {"63.06.04.2002": "Bamban", "63.06.04.2001": "Baru", "63.06.02.2001": "Baru"}
KECAMATAN = {"63.06.04": "Angkinang", "63.06.02": "Padang Batung"}

RUANG = Ruang("63.06", 2027, DESA, KECAMATAN)


def make_lembar(**isi: str) -> Lembar:
    baris = [(BAKU | isi).get(k, "") for k in KEPALA.split(",")]
    return parse_lembar(f"{KEPALA}\n{'|'.join(baris)}\n".replace("|", ",").encode(), KOLOM_USULAN)


def read(cocokkan_nama: bool = False, **isi: str) -> UsulanTerbaca:
    lembar = make_lembar(**isi)
    ruang = Ruang("63.06", 2027, DESA, KECAMATAN, find_putaran_satuan(lembar), cocokkan_nama)
    return read_usulan(lembar.baris[0], ruang)


def test_clean_row_needs_no_mending() -> None:
    terbaca = read()
    assert (terbaca.biaya, terbaca.volume, terbaca.bidang) == (25_000_000, Decimal("20.00"), "pertanian")
    assert terbaca.perbaikan == ()


@pytest.mark.parametrize("kode", ["6306042002", " 63.06.04.2002 "])
def test_undotted_code_is_written_dotted(kode: str) -> None:
    assert read(kode_desa=kode).kode_desa == "63.06.04.2002"


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"kode_desa": "34.01.01.2011"}, "di luar kabupaten 63.06"),
        ({"kode_desa": "63.06.04.2099", "desa": "Entah"}, "tidak ada dalam daftar"),
        ({"kode_desa": "63.06.04"}, "bukan kode desa"),
        ({"kode_desa": "63.6.4.2002"}, "nol"),
        ({"kode_desa": "", "desa": "Bamban"}, "nama saja tidak memutuskan"),
        ({"kode_kecamatan": "63.06.02"}, "bertentangan"),
        ({"id": ""}, "id kosong"),
        ({"judul": ""}, "judul kosong"),
        ({"tahun": "2027"}, "seharusnya 2026"),
    ],
)
def test_row_that_cannot_be_placed_is_skipped_with_its_reason(isi: dict[str, str], sebab: str) -> None:
    with pytest.raises(BarisDilewati, match=sebab):
        read(**isi)


def test_name_alone_decides_only_with_consent_and_when_it_is_unique() -> None:
    assert (
        read(cocokkan_nama=True, kode_desa="", desa="Ds. Bamban", kecamatan="Kec. Angkinang").kode_desa
        == "63.06.04.2002"
    )
    assert (
        read(cocokkan_nama=True, kode_desa="", desa="Baru", kecamatan="Padang Batung").kode_desa
        == "63.06.02.2001"
    )
    with pytest.raises(BarisDilewati, match="bukan tepat satu desa"):
        read(cocokkan_nama=True, kode_desa="", desa="Baru", kecamatan="")


def test_different_name_beside_a_good_code_is_only_told() -> None:
    assert read(desa="Bambam").perbaikan == ("desa: tertulis “Bambam”, nama resmi kode itu “Bamban”",)


@pytest.mark.parametrize(
    "isi",
    [
        {"biaya_maks": "30000000"},
        {"putaran": "B"},
        {"biaya_min": "0"},
        {"biaya_min": "2147483647"},
        {"biaya_min": "kurang lebih 5 juta"},
        {"biaya_min": "-5"},
        {"biaya_min": "123456789012345678901234567890"},
        {"biaya_min": "9" * 400},
    ],
)
def test_figure_that_is_no_total_stays_unknown_and_is_told(isi: dict[str, str]) -> None:
    terbaca = read(**isi)
    assert terbaca.biaya is None
    assert "belum dihitung" in terbaca.perbaikan[0]


@pytest.mark.parametrize(
    ("teks", "biaya"), [("", None), ("-", None), ("Rp 25.000.000", 25_000_000), ("1000.6", 1001)]
)
def test_cost_is_read_as_officials_write_it(teks: str, biaya: int | None) -> None:
    assert read(biaya_min=teks).biaya == biaya


def test_round_with_one_range_holds_unit_prices_throughout() -> None:
    baris = ["A1,C,,Titian ulin,,,,,63.06.04.2002,,,,5,9,,", "A2,C,,Jalan desa,,,,,63.06.04.2002,,,,5,,,"]
    teks = "\n".join([KEPALA, *baris])
    lembar = parse_lembar(teks.encode(), KOLOM_USULAN)
    ruang = Ruang("63.06", 2027, DESA, KECAMATAN, find_putaran_satuan(lembar))
    assert [read_usulan(b, ruang).biaya for b in lembar.baris] == [None, None]


@pytest.mark.parametrize(
    ("volume", "satuan", "hasil"),
    [
        ("14 Klp", "paket", (Decimal(14), "kelompok")),
        ("1 Unit", "Unit", (Decimal(1), "unit")),
        ("1.250", "m2", (Decimal(1250), "m²")),
        ("0", "m", (None, "m")),
        ("banyak", "", (None, "")),
    ],
)
def test_volume_and_unit_are_told_apart(volume: str, satuan: str, hasil: tuple[Decimal | None, str]) -> None:
    terbaca = read(volume=volume, satuan=satuan)
    assert (terbaca.volume, terbaca.satuan) == hasil


@pytest.mark.parametrize(
    ("isi", "kolom", "sebab"),
    [
        ({"volume": "0.0012"}, "volume", "terlalu kecil"),
        ({"volume": "1.2345"}, "volume", "dibulatkan"),
        ({"volume": "9" * 40}, "volume", "terlalu besar"),
        ({"satuan": "m" * 60}, "satuan", "dipendekkan"),
        ({"opd": "Dinas " * 60}, "opd", "dipendekkan"),
        ({"lokasi": "RT 1 " * 200}, "lokasi", "dipendekkan"),
    ],
)
def test_what_does_not_fit_is_told(isi: dict[str, str], kolom: str, sebab: str) -> None:
    [catatan] = read(**isi).perbaikan
    assert catatan.startswith(f"{kolom}: ")
    assert sebab in catatan


@pytest.mark.parametrize("lat", ["abc", "999", "51.5"])
def test_place_outside_indonesia_is_told(lat: str) -> None:
    teks = f"id,judul,kode_desa,biaya,lat,lng\nA1,Titian,63.06.04.2002,5,{lat},115.2\n"
    terbaca = read_usulan(parse_lembar(teks.encode(), KOLOM_USULAN).baris[0], RUANG)
    assert (terbaca.lat, terbaca.lng) == (None, None)
    assert "bukan koordinat di Indonesia" in terbaca.perbaikan[0]


def test_whole_year_with_a_decimal_is_that_year() -> None:
    assert read(tahun="2026.0").id_asal == "A1"


def test_numbers_of_persons_are_masked_everywhere() -> None:
    terbaca = read(judul="Bantuan untuk 0812-3456-7890", lokasi="NIK 6306041234567890")
    assert "0812" not in str(terbaca)
    assert "6306041234567890" not in str(terbaca)
    assert any("disamarkan" in p for p in terbaca.perbaikan)


def test_long_title_keeps_its_whole_text_in_the_problem() -> None:
    panjang = " ".join(["Peningkatan"] * 40)
    terbaca = read(judul=panjang)
    assert len(terbaca.judul) <= 250
    assert terbaca.masalah == panjang


def test_sipd_export_is_read_by_its_headings(tmp_path: object) -> None:
    kepala = [
        "No", "ID", "Tanggal", "Pengusul", "Profil", "Usulan", "Masalah", "Alamat", "Kabupaten", "Kecamatan",
        "Kel/Desa", "Usulan Ke", "OPD Awal", "OPD Akhir", "Status", "Catatan", "Rekomendasi Mitra",
        "Rekomendasi Kel/Desa", "Rekomendasi Kecamatan", "Rekomendasi SKPD", "Rekomendasi TAPD", "Volume",
        "Satuan", "Anggaran", "Jenis Belanja", "Sub Kegiatan",
    ]  # fmt: skip
    isi = [
        1, "77", "2026-01-09", "Budi", "Warga", "Siring sungai", "Longsor", "RT 3 (-2.781234, 115.231234)",
        "HSS", "Angkinang", "Bamban", 1, "Dinas A", "Dinas B", "Pengajuan Usulan", "", "", "", "", "", "",
        20, "m", 150000000, "Modal", "",
    ]  # fmt: skip
    berkas = f"{tmp_path}/sipd.xlsx"
    with xlsxwriter.Workbook(berkas) as buku:
        lembar = buku.add_worksheet()
        lembar.write_row(2, 0, kepala)
        lembar.write_row(3, 0, isi)
    terbaca = read_usulan(
        read_lembar(berkas, KOLOM_USULAN).baris[0], Ruang("63.06", 2027, DESA, KECAMATAN, cocokkan_nama=True)
    )
    assert (terbaca.id_asal, terbaca.judul, terbaca.masalah) == ("77", "Siring sungai", "Longsor")
    assert (terbaca.biaya, terbaca.opd, terbaca.lat) == (150_000_000, "Dinas B", Decimal("-2.781234"))
    assert "Budi" not in str(terbaca)
