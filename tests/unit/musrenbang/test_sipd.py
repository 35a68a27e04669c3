"""Ekspor SIPD: kolom menurut judul, status menurut tabel, desa menurut kode atau pasangan nama yang persis."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from terasa.aturan.katalog import get_aturan
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.rules.impor import BarisDilewati, Ruang
from terasa.musrenbang.rules.koordinat import find_koordinat
from terasa.musrenbang.rules.sipd import (
    KEPALA_SIPD,
    KOLOM_SIPD,
    DaftarDesa,
    UsulanSipd,
    read_sipd,
    read_status,
    read_tabel,
)
from terasa.musrenbang.rules.sipd.baca import read_tanggal
from terasa.musrenbang.rules.sipd.kolom import sebut_kolom
from terasa.umum.lembar import Lembar, parse_lembar
from tests.bahan_sipd import make_book, make_sipd, sipd_row

DESA = {
    "63.06.04.2002": "Bamban",
    "63.06.04.2001": "Angkinang",
    "63.06.02.2001": "Baru",
    "63.06.04.2005": "Baru",
}
KECAMATAN = {"63.06.04": "Angkinang", "63.06.02": "Padang Batung"}
TABEL = read_tabel(get_aturan("status-sipd").isi)
RUANG = Ruang("63.06", 2027, DESA, KECAMATAN)


def read_book(data: bytes) -> list[UsulanSipd]:
    return [read_one(b) for b in parse_lembar(data, KOLOM_SIPD).baris]


def read_one(baris: Any) -> UsulanSipd:
    return read_sipd(baris, RUANG, DaftarDesa("63.06", DESA, KECAMATAN), TABEL)


def read(**isi: Any) -> UsulanSipd:
    return read_book(make_sipd(sipd_row(**isi)))[0]


def is_standard(u: UsulanSipd) -> bool:
    """The row of `BAKU` was understood to the last column."""
    return (
        u.usulan.id_asal == "770001"
        and (u.usulan.judul, u.usulan.kode_desa) == ("Siring sungai RT 3", "63.06.04.2002")
        and (u.usulan.volume, u.usulan.satuan, u.usulan.biaya) == (Decimal(20), "m", 150_000_000)
        and (u.usulan.opd, u.isi["opd_awal"]) == ("Dinas PUPR", "Dinas Perkim")
        and (u.tanggal, u.status.keadaan) == (date(2026, 1, 9), StatusUsulan.DISEPAKATI_DESA)
        and (u.usulan.lat, u.usulan.lng) == (Decimal("-2.781234"), Decimal("115.231234"))
    )


def test_every_column_of_the_export_is_known() -> None:
    lembar = parse_lembar(make_sipd(sipd_row()), KOLOM_SIPD)
    asing = [judul for _i, judul, nama in lembar.petunjuk if not nama]
    assert asing == ["No"]
    assert all(sebut_kolom(k.nama) for k in KOLOM_SIPD)
    assert is_standard(read())


def test_order_of_columns_and_extra_ones_do_not_matter() -> None:
    baris = sipd_row()
    terbalik = [[*reversed(KEPALA_SIPD), "Kolom lain"], [*reversed(baris), "x"]]
    terbaca = read_book(make_book(terbalik))[0]
    assert is_standard(terbaca)
    assert terbaca.usulan.baris_asal["Kolom lain"] == "x"


def test_title_blank_rows_number_row_and_repeated_headings_are_no_data() -> None:
    nomor = list(range(1, 27))
    isi = [
        ["DAFTAR USULAN 2027"],
        [],
        [],
        KEPALA_SIPD,
        nomor,
        sipd_row(),
        [],
        KEPALA_SIPD,
        sipd_row(ID_Usulan="2"),
        [],
    ]
    assert [u.usulan.id_asal for u in read_book(make_book(isi))] == ["770001", "2"]


def two_rows() -> tuple[list[Any], list[Any]]:
    """Group headings over the places, the agencies and the advice, as some exports have them."""
    atas, bawah = list(KEPALA_SIPD), [""] * 26
    atas[8:11], bawah[8:11] = ["Lokasi", "", ""], ["Kabupaten", "Kecamatan", "Kel/Desa"]
    atas[12:14], bawah[12:14] = ["OPD Tujuan", ""], ["Awal", "Akhir"]
    atas[16:21] = ["Rekomendasi", "", "", "", ""]
    bawah[16:21] = ["Mitra Bappeda", "Kel/Desa", "Kecamatan", "SKPD", "TAPD"]
    return atas, bawah


SARAN = {
    "Rekomendasi_Kel_Desa": "Setuju",
    "Rekomendasi_Kecamatan": "Setuju, 15 meter",
    "Rekomendasi_TAPD": "Cek pagu",
}


@pytest.mark.parametrize("tergabung", [False, True])
@pytest.mark.parametrize("terbalik", [False, True])
def test_two_heading_rows_are_read_together(tergabung: bool, terbalik: bool) -> None:
    atas, bawah = two_rows()
    isi = sipd_row(**SARAN)
    if terbalik:
        # The advice comes first: its `Kel/Desa` must not be taken for the place.
        urut = [*range(16, 21), *range(16), *range(21, 26)]
        atas, bawah, isi = ([b[i] for i in urut] for b in (atas, bawah, isi))
    gabung: list[tuple[int, int, int, int, str]] = []
    if tergabung:
        gabung += [(1, i, 2, i, t) for i, t in enumerate(atas) if t and not bawah[i]]
        for awal, lebar in (("Lokasi", 3), ("OPD Tujuan", 2), ("Rekomendasi", 5)):
            i = atas.index(awal)
            gabung.append((1, i, 1, i + lebar - 1, awal))
    terbaca = read_book(make_book([["USULAN"], atas, bawah, isi], gabung))[0]
    assert is_standard(terbaca)
    assert [(r["tingkat"], r["teks"]) for r in terbaca.isi["rekomendasi"]] == [
        ("kel_desa", "Setuju"),
        ("kecamatan", "Setuju, 15 meter"),
        ("tapd", "Cek pagu"),
    ]


def test_heading_that_comes_twice_fills_in_where_the_first_is_empty() -> None:
    kepala, isi = [*KEPALA_SIPD, "Satuan", "Anggaran"], [*sipd_row(Anggaran=""), "unit", "Rp 2.500.000,-"]
    terbaca = read_book(make_book([kepala, isi]))[0]
    assert (terbaca.usulan.satuan, terbaca.usulan.biaya) == ("m", 2_500_000)
    assert terbaca.usulan.baris_asal["Satuan (2)"] == "unit"
    assert any("diambil dari kolom" in p for p in terbaca.usulan.perbaikan)


@pytest.mark.parametrize(
    ("teks", "rupiah"),
    [
        ("1.000.000,00", 1_000_000),
        ("1,000,000.00", 1_000_000),
        ("Rp. 1.000.000,-", 1_000_000),
        (1000000.0, 1_000_000),
        ("0", None),
        ("-", None),
        ("", None),
    ],
)
def test_budget_is_read_as_it_was_typed(teks: Any, rupiah: int | None) -> None:
    assert read(Anggaran=teks).usulan.biaya == rupiah


@pytest.mark.parametrize(
    "alamat",
    [
        "RT 3 (-2.781234, 115.231234)",
        "RT 3 -2,781234; 115,231234",
        "Jalan desa, lat: -2.781234 long: 115.231234",
        "115.231234,-2.781234",
        "https://maps.google.com/?q=-2.781234,115.231234",
        "RT 3, 2.781234 LS 115.231234 BT",
    ],
)
def test_coordinates_hide_in_the_address(alamat: str) -> None:
    terbaca = read(Alamat=alamat).usulan
    assert (terbaca.lat, terbaca.lng) == (Decimal("-2.781234"), Decimal("115.231234"))
    assert terbaca.lokasi == alamat


def test_degrees_minutes_and_seconds_are_a_place_too() -> None:
    titik = find_koordinat("2°46'52.4\" LS 115°13'52.4\" BT")
    assert titik is not None
    assert [round(t, 4) for t in titik] == [Decimal("-2.7812"), Decimal("115.2312")]
    assert find_koordinat("RT 2.500 sampai 3.500") is None


@pytest.mark.parametrize(
    "teks",
    [
        "2026-01-09",
        "09/01/2026",
        "9-1-2026 10:15",
        "9 Januari 2026",
        "Jumat, 09 Jan 2026",
        "46031",
        "2026-01-09 08:00:00",
    ],
)
def test_day_is_read_however_it_was_typed(teks: str) -> None:
    assert read_tanggal(teks) == date(2026, 1, 9)


@pytest.mark.parametrize("teks", ["", "kemarin", "32/01/2026", "1/1"])
def test_what_is_no_day_is_none(teks: str) -> None:
    assert read_tanggal(teks) is None


@pytest.mark.parametrize(
    ("teks", "keadaan"),
    [
        ("Pengajuan Usulan", "diajukan"),
        ("Validasi Mitra Bappeda", "disepakati_desa"),
        ("diteruskan ke musrenbang  kecamatan", "disepakati_desa"),
        ("Verifikasi Kecamatan", "disepakati_desa"),
        ("Diteruskan ke Forum SKPD", "disepakati_kecamatan"),
        ("Verifikasi Perangkat Daerah", "disepakati_kecamatan"),
        ("Diteruskan ke Musrenbang Provinsi/Kabupaten/Kota", "disepakati_forum_pd"),
        ("Dibatalkan", "dibatalkan"),
        ("Verifikasi Kecamatan||Ditolak", "ditolak"),
        ("Verifikasi Perangkat Daerah || Ditolak", "ditolak"),
        ("", "diajukan"),
    ],
)
def test_status_tells_where_it_waits(teks: str, keadaan: str) -> None:
    status = read_status(teks, TABEL)
    assert (status.keadaan.value, status.pesan) == (keadaan, "")


def test_unknown_status_is_told_and_starts_at_the_beginning() -> None:
    terbaca = read(Status="Sedang Dipikirkan")
    assert terbaca.status.keadaan == StatusUsulan.DIAJUKAN
    assert any("tidak ada dalam tabel status SIPD" in p for p in terbaca.usulan.perbaikan)


def test_list_of_the_council_stays_outside() -> None:
    with pytest.raises(BarisDilewati, match="pokok pikiran DPRD"):
        read(Status="Validasi Sekretariat Dewan")


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        ({"Catatan": "Lahan milik perorangan"}, "Lahan milik perorangan"),
        ({"Rekomendasi_Kecamatan": "Sudah ada", "Rekomendasi_TAPD": "Ikut"}, "Sudah ada"),
        ({"Rekomendasi_Mitra_Bappeda": "Di luar RPJMD"}, "Di luar RPJMD"),
        ({"Catatan": "-"}, "SIPD mencatat “Verifikasi Kecamatan||Ditolak” tanpa menuliskan alasannya."),
    ],
)
def test_rejection_gets_the_reason_of_the_sheet_or_says_that_there_is_none(
    isi: dict[str, str], alasan: str
) -> None:
    assert read(Status="Verifikasi Kecamatan||Ditolak", **isi).alasan == alasan


@pytest.mark.parametrize(
    ("isi", "calon"),
    [
        ({"Kel_Desa": "Bambam"}, "63.06.04.2002 Bamban, Kec. Angkinang"),
        ({"Kel_Desa": "63.06.04.2999"}, "63.06.04.2005 Baru, Kec. Angkinang"),
        ({"Kel_Desa": "6306049999 - Bamban"}, "63.06.04.2002 Bamban, Kec. Angkinang"),
        ({"Kel_Desa": "Baru", "Kecamatan": "Padang Batu"}, "63.06.02.2001 Baru, Kec. Padang Batung"),
        ({"Kel_Desa": "Baru", "Kecamatan": ""}, "Baru, Kec."),
        ({"Kel_Desa": ""}, "Kec. Angkinang"),
    ],
)
def test_unknown_desa_is_refused_with_the_nearest(isi: dict[str, str], calon: str) -> None:
    with pytest.raises(BarisDilewati) as galat:
        read(**isi)
    if isi["Kel_Desa"]:
        assert calon in str(galat.value).partition("calon terdekat: ")[2]
    else:
        assert "desa tidak disebut" in str(galat.value)


@pytest.mark.parametrize(
    ("kecamatan", "desa"),
    [
        ("Kec. Angkinang", "Desa Bamban"),
        ("", "63.06.04.2002"),
        ("ANGKINANG", "6306042002 - BAMBAN"),
        ("angkinang", "Bamban (63.06.04.2002)"),
    ],
)
def test_desa_is_found_by_code_or_by_its_exact_pair_of_names(kecamatan: str, desa: str) -> None:
    assert read(Kecamatan=kecamatan, Kel_Desa=desa).usulan.kode_desa == "63.06.04.2002"


def test_code_column_decides_before_the_names() -> None:
    isi = [
        [*KEPALA_SIPD, "Kode Desa"],
        [*sipd_row(Kel_Desa="Bambam"), "63.06.04.2002"],
        [*sipd_row(), "63.06.04.2777"],
    ]
    lembar = parse_lembar(make_book(isi), KOLOM_SIPD)
    assert read_one(lembar.baris[0]).usulan.kode_desa == "63.06.04.2002"
    with pytest.raises(BarisDilewati, match=r"2777 tidak ada dalam daftar.*calon terdekat: 63\.06\.04\.2002"):
        read_one(lembar.baris[1])


def test_proposer_and_numbers_of_persons_stay_nowhere() -> None:
    kepala = [*KEPALA_SIPD, "NIK Pengusul", "No. HP", "Nama dan NIK"]
    isi = [
        *sipd_row(Pengusul="Budi 0812-3456-7890", Usulan="Siring, hubungi 081234567890"),
        "6306041234560001",
        "0812",
        "x1",
    ]
    terbaca = read_book(make_book([kepala, isi]))[0]
    for rahasia in ("Budi", "6306041234560001", "081234567890", "x1"):
        assert rahasia not in str(terbaca)


def test_stage_columns_with_figures_are_kept_beside_its_advice() -> None:
    kepala = [*KEPALA_SIPD, "Volume Kecamatan", "Anggaran Kecamatan"]
    terbaca = read_book(make_book([kepala, [*sipd_row(**SARAN), "15", "100.000.000,00"]]))[0]
    assert terbaca.isi["rekomendasi"][1] == {
        "tingkat": "kecamatan",
        "teks": "Setuju, 15 meter",
        "volume": "15.00",
        "biaya": 100_000_000,
    }
    assert terbaca.usulan.volume == Decimal(20)


def test_chosen_columns_replace_the_recognised_ones() -> None:
    kepala = ["Kode", "Keperluan", "Kec", "Kel/Desa", "Dana"]
    isi = ["9", "Jalan usaha tani", "Angkinang", "Bamban", "5.000.000"]
    peta = {0: "id", 1: "judul", 2: "kecamatan", 3: "desa", 4: "biaya_min"}
    lembar: Lembar = parse_lembar(make_book([kepala, isi]), KOLOM_SIPD, peta)
    terbaca = read_one(lembar.baris[0]).usulan
    assert (terbaca.id_asal, terbaca.judul, terbaca.biaya) == ("9", "Jalan usaha tani", 5_000_000)
