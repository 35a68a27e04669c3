"""Keadaan laporan berkala, daftar periksa, dan baris Indeks Desa."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from terasa.pembinaan.rules import CannotReadIndeks, count_keadaan, read_butir, read_indeks, state_of
from terasa.umum.lembar import BarisLembar

TEMPO = datetime(2026, 2, 10, 8, tzinfo=UTC)
KINI = TEMPO + timedelta(days=20)


def test_the_moment_decides_and_a_begun_day_counts_as_late() -> None:
    telat = state_of("terkirim", TEMPO + timedelta(hours=1), TEMPO, KINI)
    assert telat.is_terlambat
    assert telat.hari == 1
    assert not state_of("terkirim", TEMPO, TEMPO, KINI).is_terlambat


def test_counts_share_one_denominator() -> None:
    semua = [
        state_of("diterima", TEMPO - timedelta(days=1), TEMPO, KINI),
        state_of("perbaiki", TEMPO + timedelta(days=2), TEMPO, KINI),
        state_of("belum", None, TEMPO, KINI),
        state_of("belum", None, KINI + timedelta(days=1), KINI),
    ]
    j = count_keadaan(semua)
    assert (j.n, j.tepat, j.terlambat, j.tidak, j.belum, j.diperbaiki) == (4, 1, 1, 1, 1, 1)
    assert j.n == j.tepat + j.terlambat + j.tidak + j.belum
    assert j.median_hari == 2


def test_a_state_that_contradicts_its_moment_is_marked() -> None:
    assert state_of("belum", TEMPO, TEMPO, KINI).janggal
    assert not state_of("terkirim", TEMPO, TEMPO, KINI).janggal


def test_items_without_code_or_words_and_twins_are_left_out() -> None:
    isi = {
        "butir": [{"kode": "a", "teks": "Satu"}, {"kode": "a", "teks": "Dua"}, {"kode": "B!", "teks": "x"}]
    }
    assert [b.teks for b in read_butir(isi)] == ["Satu"]


def baris(**nilai: str) -> BarisLembar:
    return BarisLembar(nomor=1, nilai=nilai)


def test_an_index_is_read_as_it_was_published() -> None:
    isi = read_indeks(baris(kode_desa="63.06.04.2002", status="maju", skor="0,7321"))
    assert (isi.status, str(isi.skor), isi.skala) == ("Maju", "0.7321", 1)
    assert read_indeks(baris(kode_desa="x", status="Mandiri", skor="81.2")).skala == 100


@pytest.mark.parametrize(
    ("status", "skor"), [("bagus", "0.7"), ("Maju", "banyak"), ("Maju", "101"), ("Maju", "nan")]
)
def test_what_is_no_status_or_no_score_is_refused(status: str, skor: str) -> None:
    with pytest.raises(CannotReadIndeks):
        read_indeks(baris(kode_desa="63.06.04.2002", status=status, skor=skor))
