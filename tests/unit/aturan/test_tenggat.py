"""Jatuh tempo, langkah, peringatan, dan perpanjangan."""

from __future__ import annotations

from datetime import date

import pytest

from terasa.aturan.enums import Satuan
from terasa.aturan.katalog import get_aturan, libur_bawaan
from terasa.aturan.rules import (
    IsiSalah,
    Perpanjangan,
    PerpanjanganDitolak,
    TanggalDiLuarJangkauan,
    hitung_jendela,
    hitung_tenggat,
)

from .conftest import Buat

LIBUR = libur_bawaan()


def test_evaluation_of_raperdes_skips_christmas_and_new_year(buat: Buat) -> None:
    hasil = hitung_tenggat(buat(20), date(2025, 12, 15), LIBUR)
    assert hasil.jatuh_tempo == date(2026, 1, 15)
    assert hasil.peringatan == ()
    assert "Dilewati Jumat, 26 Desember 2025: Cuti bersama Natal." in hasil.langkah
    assert "Dilewati 8 hari Sabtu dan Minggu." in hasil.langkah


def test_public_shape_has_exactly_six_fields(buat: Buat) -> None:
    isi = hitung_tenggat(buat(3, "hari"), date(2026, 8, 14), LIBUR).as_json()
    assert isi == {
        "jatuh_tempo": "2026-08-17",
        "satuan": "hari",
        "dasar": "Permendagri uji Pasal 1",
        "terverifikasi": True,
        "peringatan": [],
        "langkah": [
            "Mulai Jumat, 14 Agustus 2026; hari sesudahnya adalah hari ke-1.",
            "Dihitung 3 hari kalender; hari libur ikut dihitung.",
            "Jatuh tempo Senin, 17 Agustus 2026.",
            "Hari itu libur (Proklamasi Kemerdekaan); menurut aturannya tenggat tidak bergeser.",
        ],
    }


def test_calendar_deadline_moves_when_the_rule_says_so(buat: Buat) -> None:
    aturan = buat(3, "hari", geser="maju ke hari kerja berikut")
    hasil = hitung_tenggat(aturan, date(2026, 8, 14), LIBUR)
    assert hasil.jatuh_tempo == date(2026, 8, 18)
    assert "maju ke hari kerja berikut: Selasa, 18 Agustus 2026" in hasil.langkah[-1]


@pytest.mark.parametrize(
    ("jumlah", "satuan", "mulai", "hasil"),
    [
        (1, "bulan", date(2026, 1, 31), date(2026, 2, 28)),
        (6, "bulan", date(2023, 9, 20), date(2024, 3, 20)),
        (8, "tahun", date(2024, 2, 29), date(2032, 2, 29)),
        (1, "tahun", date(2024, 2, 29), date(2025, 2, 28)),
        (3, "bulan", date(2025, 12, 31), date(2026, 3, 31)),
        (30, "hari", date(2024, 2, 1), date(2024, 3, 2)),
    ],
)
def test_calendar_units(buat: Buat, jumlah: int, satuan: str, mulai: date, hasil: date) -> None:
    assert hitung_tenggat(buat(jumlah, satuan), mulai, LIBUR).jatuh_tempo == hasil


def test_clipped_month_is_said(buat: Buat) -> None:
    langkah = hitung_tenggat(buat(1, "bulan"), date(2026, 1, 31), LIBUR).langkah
    assert "Bulan tujuan tidak punya tanggal 31, jadi dipakai hari terakhirnya." in langkah


def test_backward_rule_ends_before_the_event(buat: Buat) -> None:
    hasil = hitung_tenggat(buat(5, "bulan", arah="mundur"), date(2026, 12, 19), LIBUR)
    assert hasil.jatuh_tempo == date(2026, 7, 19)
    assert hasil.langkah[0].startswith("Dihitung mundur dari Sabtu, 19 Desember 2026")


def test_backward_working_days_skip_holidays(buat: Buat) -> None:
    aturan = buat(60, arah="mundur")
    assert hitung_tenggat(aturan, date(2025, 11, 28), LIBUR).jatuh_tempo == date(2025, 9, 4)


def test_six_day_week_is_shorter(buat: Buat) -> None:
    lima = hitung_tenggat(buat(20), date(2025, 11, 3), LIBUR, 5).jatuh_tempo
    enam = hitung_tenggat(buat(20), date(2025, 11, 3), LIBUR, 6).jatuh_tempo
    assert (lima, enam) == (date(2025, 12, 1), date(2025, 11, 26))


def test_year_without_holidays_gives_a_warning(buat: Buat) -> None:
    (peringatan,) = hitung_tenggat(buat(5), date(2019, 3, 1), LIBUR).peringatan
    assert "2019" in peringatan
    assert "belum ada" in peringatan


def test_span_crossing_into_a_year_without_holidays_gives_a_warning(buat: Buat) -> None:
    (peringatan,) = hitung_tenggat(buat(20), date(2026, 12, 20), LIBUR).peringatan
    assert "2027" in peringatan
    assert "2026" not in peringatan


def test_start_on_the_last_day_of_an_unknown_year_needs_no_warning(buat: Buat) -> None:
    assert hitung_tenggat(buat(3), date(2021, 12, 31), LIBUR).peringatan == ()


def test_calendar_deadline_warns_for_the_due_year_only(buat: Buat) -> None:
    (peringatan,) = hitung_tenggat(buat(8, "tahun"), date(2024, 6, 1), LIBUR).peringatan
    assert "tahun 2032" in peringatan


def test_extension_counts_from_the_due_day_and_is_logged(buat: Buat) -> None:
    tambahan = [Perpanjangan(14, Satuan.HARI_KERJA, "perlu keterangan pelapor")]
    hasil = hitung_tenggat(buat(7, "hari"), date(2025, 11, 3), LIBUR, perpanjangan=tambahan)
    assert hasil.jatuh_tempo == date(2025, 11, 28)
    assert "Diperpanjang 14 hari kerja karena: perlu keterangan pelapor." in hasil.langkah
    assert "tidak menyebut perpanjangan" in hasil.peringatan[0]


def test_extension_within_the_law_gives_no_warning() -> None:
    aturan = get_aturan("netralitas-putusan-pilkada")
    tambahan = [Perpanjangan(2, Satuan.HARI, "saksi belum hadir")]
    hasil = hitung_tenggat(aturan, date(2024, 11, 4), LIBUR, perpanjangan=tambahan)
    assert (hasil.jatuh_tempo, hasil.peringatan) == (date(2024, 11, 9), ())


@pytest.mark.parametrize(
    "tambahan",
    [
        [Perpanjangan(3, Satuan.HARI, "lama")],
        [Perpanjangan(1, Satuan.BULAN, "lama")],
        [Perpanjangan(1, Satuan.HARI, "a"), Perpanjangan(1, Satuan.HARI, "b")],
    ],
)
def test_extension_beyond_the_law_is_refused(tambahan: list[Perpanjangan]) -> None:
    with pytest.raises(PerpanjanganDitolak, match="1 kali, paling lama 2 hari"):
        hitung_tenggat(
            get_aturan("netralitas-putusan-pilkada"), date(2024, 11, 4), LIBUR, perpanjangan=tambahan
        )


def test_extension_without_reason_is_refused(buat: Buat) -> None:
    with pytest.raises(PerpanjanganDitolak, match="alasan"):
        hitung_tenggat(buat(), date(2025, 1, 6), LIBUR, perpanjangan=[Perpanjangan(1, Satuan.HARI, "  ")])


def test_backward_deadline_cannot_be_extended(buat: Buat) -> None:
    with pytest.raises(PerpanjanganDitolak, match="mundur"):
        hitung_tenggat(
            buat(5, "bulan", arah="mundur"),
            date(2025, 1, 6),
            LIBUR,
            perpanjangan=[Perpanjangan(1, Satuan.HARI, "x")],
        )


def test_window_opens_after_the_start() -> None:
    hasil = hitung_tenggat(get_aturan("survei-manfaat-gelombang-2"), date(2025, 12, 10), LIBUR)
    assert (hasil.dibuka, hasil.jatuh_tempo) == (date(2026, 3, 10), date(2026, 6, 10))


def test_yearly_date_answers_with_the_next_one(buat_jendela: Buat) -> None:
    aturan = buat_jendela(akhir="09-30")
    hasil = [
        hitung_tenggat(aturan, hari, LIBUR).jatuh_tempo
        for hari in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 9, 30), date(2026, 10, 1))
    ]
    assert hasil == [date(2026, 9, 30), date(2026, 9, 30), date(2026, 9, 30), date(2027, 9, 30)]


def test_second_week_is_shown_with_its_dates(buat_jendela: Buat) -> None:
    hasil = hitung_tenggat(buat_jendela(akhir={"bulan": 2, "minggu": 2}), date(2026, 1, 5), LIBUR)
    assert hasil.jatuh_tempo == date(2026, 2, 14)
    assert "Minggu ke-2 dibaca sebagai 8 Februari 2026 sampai 14 Februari 2026." in hasil.langkah


def test_approval_of_the_budget_is_30_november_before_the_year() -> None:
    aturan = get_aturan("persetujuan-rapbd")
    assert hitung_tenggat(aturan, date(2027, 1, 1), LIBUR).jatuh_tempo == date(2026, 11, 30)
    assert hitung_jendela(aturan, 2027, LIBUR).jatuh_tempo == date(2026, 11, 30)


def test_window_of_a_budget_year_may_begin_two_years_before() -> None:
    hasil = hitung_jendela(get_aturan("rancangan-awal-rkpd"), 2027, LIBUR)
    assert (hasil.dibuka, hasil.jatuh_tempo) == (date(2025, 12, 1), date(2026, 1, 31))


def test_rule_that_is_no_deadline_is_refused() -> None:
    with pytest.raises(IsiSalah, match="bukan tenggat"):
        hitung_tenggat(get_aturan("bobot-usg"), date(2026, 1, 1), LIBUR)


def test_leaving_the_calendar_is_refused(buat: Buat) -> None:
    with pytest.raises(TanggalDiLuarJangkauan):
        hitung_tenggat(buat(8, "tahun"), date(9999, 1, 1), LIBUR)
    with pytest.raises(TanggalDiLuarJangkauan):
        hitung_tenggat(buat(20, arah="mundur"), date(1, 1, 5), LIBUR)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"jumlah": 0}, "jumlah"),
        ({"jumlah": True}, "jumlah"),
        ({"jumlah": 1.5}, "jumlah"),
        ({"satuan": "minggu"}, "satuan"),
        ({"geser": "kapan saja"}, "geser"),
        ({"arah": "samping"}, "arah"),
        ({"pengingat": "besok"}, "pengingat"),
    ],
)
def test_bad_rule_value_names_the_field(buat: Buat, isi: dict[str, object], kata: str) -> None:
    dasar = {"jumlah": 1, "satuan": "hari", **isi}
    with pytest.raises(IsiSalah, match=kata):
        hitung_tenggat(buat(**dasar), date(2026, 1, 1), LIBUR)


@pytest.mark.parametrize(
    "akhir", ["30-09", "02-29", "9-30", {"bulan": 2, "minggu": 5}, {"bulan": 13, "minggu": 1}, 7]
)
def test_bad_yearly_day_is_refused(buat_jendela: Buat, akhir: object) -> None:
    with pytest.raises(IsiSalah, match="hari tahunan"):
        hitung_tenggat(buat_jendela(akhir=akhir), date(2026, 1, 1), LIBUR)
