"""Metode prioritas: USG, SAW, AHP dengan konsistensinya, kepekaan bobot, dan usulan yang digeser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.aturan.katalog import get_aturan
from terasa.musrenbang.enums import Metode
from terasa.musrenbang.rules import (
    Calon,
    CannotWeigh,
    Kriteria,
    freeze_kriteria,
    measure_kepekaan,
    read_kriteria,
    rule_of_metode,
    score_all,
)
from terasa.musrenbang.rules.ahp import find_bentrok, weigh
from terasa.musrenbang.rules.geser import Letak, find_geser

RI = get_aturan("ahp-konsistensi").isi["ri"]
A, B, C = (UUID(int=n) for n in (1, 2, 3))
PADA = datetime(2026, 1, 20, 3, tzinfo=UTC)


def criteria(kode: str) -> Kriteria:
    return read_kriteria(get_aturan(kode).isi, get_aturan("ahp-konsistensi").isi)


def fractions(**nilai: int) -> dict[str, Fraction]:
    return {k: Fraction(n) for k, n in nilai.items()}


def test_ahp_weights_are_the_principal_eigenvector_of_a_worked_example() -> None:
    """Three criteria that contradict nothing: 4 : 2 : 1, so lambda is 3 and CR is 0."""
    hasil = weigh("abc", [("a", "b", "2"), ("a", "c", "4"), ("b", "c", "2")], ri=RI, batas=Fraction(1, 10))
    assert [round(float(b), 5) for b in hasil.bobot.values()] == [0.57143, 0.28571, 0.14286]
    assert (hasil.lambda_maks, hasil.cr, hasil.konsisten) == (3.0, 0.0, True)


def test_the_pair_that_contradicts_the_others_is_named_with_the_step_that_would_fit() -> None:
    """a : b : c : d as 4 : 2 : 2 : 1, but for one pair."""
    banding = [
        ("a", "b", "2"),
        ("a", "c", "2"),
        ("a", "d", "1/4"),
        ("b", "c", "1"),
        ("b", "d", "2"),
        ("c", "d", "2"),
    ]
    hasil = weigh("abcd", banding, ri=RI, batas=Fraction(1, 10))
    assert not hasil.konsisten
    bentrok = find_bentrok(banding, hasil.bobot)
    assert bentrok is not None
    assert (bentrok.a, bentrok.b, bentrok.kali) == ("a", "d", Fraction(1, 4))
    assert bentrok.semestinya > bentrok.kali


def test_ahp_consistency_ratio_of_a_textbook_matrix() -> None:
    """a = 3b, a = 5c, b = 3c: lambda 3.0385, CI 0.0193, CR 0.0332 with RI(3) = 0.58."""
    hasil = weigh("abc", [("a", "b", "3"), ("a", "c", "5"), ("b", "c", "3")], ri=RI, batas=Fraction(1, 10))
    assert (hasil.lambda_maks, hasil.cr) == (3.0385, 0.0332)
    assert sum(hasil.bobot.values()) == 1


def test_contradicting_comparisons_are_measured_and_refused() -> None:
    banding = [["a", "b", "9"], ["b", "c", "9"], ["a", "c", "1/9"]]
    assert not weigh("abc", banding, ri=RI, batas=Fraction(1, 10)).konsisten
    isi = {"skala": [1, 5], "unsur": [{"kode": k, "nama": k} for k in "abc"], "banding": banding}
    with pytest.raises(CannotWeigh, match="belum konsisten"):
        read_kriteria(isi, {"batas": "1/10", "ri": RI})


@pytest.mark.parametrize(
    "banding",
    [
        [("a", "b", "2")],
        [("a", "b", "2"), ("b", "a", "2"), ("b", "c", "1")],
        [("a", "b", "12"), ("a", "c", "1"), ("b", "c", "1")],
        [("a", "b", "x"), ("a", "c", "1"), ("b", "c", "1")],
    ],
)
def test_comparisons_that_cannot_be_used_are_refused(banding: Sequence[Sequence[str]]) -> None:
    with pytest.raises(CannotWeigh):
        weigh("abc", banding, ri=RI, batas=Fraction(1, 10))


@pytest.mark.parametrize("metode", [Metode.USG, Metode.SAW, Metode.AHP, Metode.SKOR])
def test_frozen_criteria_read_back_as_they_were(metode: str) -> None:
    kriteria = criteria(rule_of_metode(metode, "musrenbang_desa"))
    beku = read_kriteria(freeze_kriteria(kriteria))
    assert beku == kriteria


def test_catalogue_comparisons_are_consistent_and_near_the_published_weights() -> None:
    bobot = criteria("kriteria-ahp").bobot
    assert [round(float(b), 2) for b in bobot.values()] == pytest.approx([0.44, 0.25, 0.23, 0.08], abs=0.03)


def test_saw_measures_by_the_best_and_turns_costs_around() -> None:
    kriteria = Kriteria(
        bobot=fractions(manfaat=3, biaya=1), bawah=1, atas=5, nama={}, biaya=frozenset({"biaya"})
    )
    kriteria = read_kriteria(
        {**freeze_kriteria(kriteria), "cara": "saw", "unsur": [
            {"kode": "manfaat", "nama": "", "bobot": "3/4"},
            {"kode": "biaya", "nama": "", "bobot": "1/4", "arah": "biaya"},
        ]}
    )  # fmt: skip
    skor = score_all({A: fractions(manfaat=4, biaya=2), B: fractions(manfaat=2, biaya=1)}, kriteria)
    assert skor == {A: Fraction(75) + Fraction(25, 2), B: Fraction(75, 2) + 25}


def test_usg_sums_the_three_and_may_multiply_them() -> None:
    isi = get_aturan("bobot-usg").isi
    nilai = {A: fractions(urgensi=5, keseriusan=4, pertumbuhan=3)}
    assert score_all(nilai, read_kriteria(isi)) == {A: 12}
    assert score_all(nilai, read_kriteria({**isi, "cara": "kali"})) == {A: 60}


def make_calon(pk: UUID) -> Calon:
    return Calon(pk, Fraction(0), 0, PADA, str(pk))


def scores(nilai: Mapping[UUID, Mapping[str, tuple[int, ...]]]) -> dict[UUID, list[tuple[str, str, Decimal]]]:
    return {
        pk: [(f"Penilai {n}", kode, Decimal(angka)) for kode, semua in satu.items() for n, angka in enumerate(semua)]
        for pk, satu in nilai.items()
    }  # fmt: skip


def test_sensitivity_names_what_flips_when_a_weight_moves() -> None:
    """A leads by a hair on x; ten percent on y puts B first. C is last whatever happens."""
    kriteria = Kriteria(fractions(x=20, y=21), 1, 10, {"x": "x", "y": "y"})
    nilai = scores({A: {"x": (9,), "y": (8,)}, B: {"x": (8,), "y": (9,)}, C: {"x": (1,), "y": (1,)}})
    hasil = measure_kepekaan(
        [make_calon(p) for p in (A, B, C)], nilai, kriteria, geser=Fraction(1, 10), batas=1
    )
    assert hasil.peringkat == {B: 1, A: 2, C: 3}
    assert (hasil.masuk, hasil.keluar, hasil.bergeser) == ({A}, {B}, 2)
    assert hasil.rentang[C] == (3, 3)


def test_sensitivity_is_silent_where_nothing_can_flip() -> None:
    kriteria = Kriteria(fractions(x=1, y=1), 1, 10, {"x": "x", "y": "y"})
    nilai = scores({A: {"x": (9, 2), "y": (9, 9)}, B: {"x": (1, 9), "y": (1, 1)}})
    hasil = measure_kepekaan([make_calon(A), make_calon(B)], nilai, kriteria, geser=Fraction(1, 10), batas=1)
    assert (hasil.masuk, hasil.keluar, hasil.bergeser) == (frozenset(), frozenset(), 0)
    assert hasil.rentang_penilai == {A: (1, 1), B: (2, 2)}


def place(*hitung: int, alasan: Mapping[int, str] | None = None) -> list[Letak]:
    """Final order of these computed ranks."""
    return [Letak(h, "disepakati", n, h, (alasan or {}).get(h, "")) for n, h in enumerate(hitung, start=1)]


@pytest.mark.parametrize(
    ("hitung", "geser"),
    [
        ((1, 2, 3), []),
        # The first was refused: the others only moved up.
        ((2, 3, 5), []),
        ((5, 1, 2, 3), [5]),
        ((1, 3, 4, 2), [2]),
    ],
)
def test_fewest_moves_are_named(hitung: tuple[int, ...], geser: list[int]) -> None:
    assert [s.kunci for s in find_geser(place(*hitung))] == geser


def test_of_two_that_changed_places_the_one_with_a_reason_moved() -> None:
    assert [s.kunci for s in find_geser(place(2, 1, alasan={1: "Longsor tadi malam."}))] == [1]
    assert [s.kunci for s in find_geser(place(2, 1, alasan={2: "Longsor tadi malam."}))] == [2]


def test_a_reason_without_a_move_is_no_move() -> None:
    assert find_geser(place(1, 2, alasan={2: "Alasan yang tertinggal."})) == []


@given(st.permutations(range(1, 9)))
def test_what_is_not_named_stands_in_computed_order(urutan: list[int]) -> None:
    geser = {s.kunci for s in find_geser(place(*urutan))}
    diam = [h for h in urutan if h not in geser]
    assert diam == sorted(diam)
