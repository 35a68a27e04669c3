"""Urutan kunjungan: bagian bobot berjumlah satu, naik bersama faktornya, dan yang tanpa data tidak ikut."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from terasa.pembinaan.rules import Bobot, Ukuran, order, read_bobot, score, without_saving
from terasa.pembinaan.rules.prioritas import share, shortfall, up_to

KODE = ("laporan", "serapan", "temuan")
nilai = st.one_of(st.none(), st.fractions(0, 1))
bobot = st.lists(st.integers(0, 100), min_size=3, max_size=3)


def make(angka: list[int]) -> list[Bobot]:
    return [Bobot(k, k, n, 1) for k, n in zip(KODE, angka, strict=True)]


def isi(semua: list[Fraction | None]) -> dict[str, Ukuran]:
    return {k: Ukuran(n) for k, n in zip(KODE, semua, strict=True)}


@given(bobot, st.lists(nilai, min_size=3, max_size=3))
def test_shares_sum_to_one_and_the_score_stays_between_zero_and_one(
    angka: list[int], semua: list[Fraction | None]
) -> None:
    hasil = score(make(angka), isi(semua))
    assert sum(f.bagian for f in hasil.faktor) == (1 if any(angka) else 0)
    if hasil.skor is not None:
        assert 0 <= hasil.skor <= 1
        assert hasil.persen is not None
        assert hasil.persen <= hasil.tertinggi <= 100


@given(bobot, st.lists(st.fractions(0, 1), min_size=3, max_size=3), st.integers(0, 2), st.fractions(0, 1))
def test_a_higher_factor_never_lowers_the_score(
    angka: list[int], semua: list[Fraction], ke: int, naik: Fraction
) -> None:
    lebih = list(semua)
    lebih[ke] = max(lebih[ke], naik)
    satu, dua = score(make(angka), isi(list(semua))).skor, score(make(angka), isi(list(lebih))).skor
    assert satu is None or (dua is not None and dua >= satu)


def test_missing_data_is_never_counted_as_bad_and_the_range_says_what_it_could_hide() -> None:
    """Without its findings a place cannot climb above one whose findings are known to be none."""
    nihil = score(make([20, 20, 60]), isi([Fraction(1, 2), Fraction(1, 2), Fraction(0)]))
    kurang = score(make([20, 20, 60]), isi([Fraction(1, 2), Fraction(1, 2), None]))
    assert nihil.skor == kurang.skor == Fraction(1, 5)
    assert (nihil.tertinggi, kurang.tertinggi) == (20, 80)
    assert (nihil.terhitung, kurang.terhitung) == (3, 2)


@given(bobot, st.lists(st.fractions(0, 1), min_size=3, max_size=3), st.integers(0, 2))
def test_losing_a_figure_never_raises_a_place(angka: list[int], semua: list[Fraction], ke: int) -> None:
    tanpa: list[Fraction | None] = list(semua)
    tanpa[ke] = None
    penuh, kurang = score(make(angka), isi(list(semua))).skor, score(make(angka), isi(tanpa)).skor
    assert kurang is None or (penuh is not None and kurang <= penuh)


def test_a_place_of_which_nothing_is_known_comes_last_and_has_no_score() -> None:
    kosong, rendah = (score(make([1, 1, 1]), isi(s)) for s in ([None] * 3, [Fraction(0)] * 3))
    assert kosong.skor is None
    assert [k for k, _w, _p in order([("a", "", kosong), ("b", "", rendah)])] == ["b", "a"]


def test_equal_scores_stand_in_the_order_of_their_codes() -> None:
    sama = score(make([1, 1, 1]), isi([Fraction(1)] * 3))
    assert [k for k, _w, _p in order([("2", "", sama), ("1", "", sama)])] == ["1", "2"]


def test_weights_are_tried_without_touching_the_rule() -> None:
    semua = read_bobot({"faktor": [{"kode": "laporan", "bobot": 20, "penuh": 1}]})
    assert [b.bobot for b in without_saving(semua, {"laporan": 500, "asing": 3})] == [100]
    assert semua[0].bobot == 20


def test_money_lags_only_behind_the_part_of_the_year_that_is_over() -> None:
    tengah = date(2026, 7, 2)
    assert shortfall(Fraction(100), tengah) == 0
    assert shortfall(Fraction(0), tengah) == 1
    assert 0 < shortfall(Fraction(40), tengah) < Fraction(1, 4)


def test_a_count_is_full_from_its_limit_on_and_a_share_of_nothing_is_unknown() -> None:
    assert (up_to(3, 6), up_to(9, 6)) == (Fraction(1, 2), 1)
    assert share(0, 0) is None
