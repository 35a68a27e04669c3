"""SKM: nine unsur weigh exactly 1/9, an index is rounded before its quality is read, a missing unsur is never filled."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.statistik.skm import (
    PITA,
    UNSUR,
    Mutu,
    judge_mutu,
    krejcie_morgan,
    measure_jumlah,
    measure_skm,
    round_ikm,
)
from terasa.statistik.skm_selang import bootstrap_ikm, bootstrap_nrr

Baris = tuple[int | None, ...]
NILAI = st.one_of(st.none(), st.integers(1, 4))
SEMBILAN = st.tuples(*[NILAI] * 9)
PENUH = st.tuples(*[st.integers(1, 4)] * 9)


def by_hand(baris: Sequence[Baris]) -> Decimal | None:
    """The index in a second way: column by column, in long decimals, rounded by the decimal module."""
    jumlah = Decimal(0)
    for kolom in zip(*baris, strict=True):
        ada = [Decimal(x) for x in kolom if x is not None]
        if not ada:
            return None
        jumlah += sum(ada, Decimal(0)) / len(ada)
    return (jumlah * 25 / 9).quantize(Decimal("0.0000000001")).quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(st.lists(SEMBILAN, min_size=1, max_size=12))
def test_index_is_the_mean_of_the_unsur_over_those_who_answered_each(baris: list[Baris]) -> None:
    assert measure_skm(baris).ikm == by_hand(baris)


@given(st.lists(SEMBILAN, min_size=1, max_size=12), st.randoms())
def test_order_of_respondents_does_not_matter(baris: list[Baris], acak: random.Random) -> None:
    lain = list(baris)
    acak.shuffle(lain)
    assert measure_skm(lain) == measure_skm(baris)


@given(st.lists(PENUH, min_size=1, max_size=12), st.permutations(range(9)))
def test_index_weighs_all_unsur_alike(baris: list[Baris], urutan: list[int]) -> None:
    assert measure_skm([tuple(b[i] for i in urutan) for b in baris]).ikm == measure_skm(baris).ikm


@given(st.lists(PENUH, min_size=1, max_size=8), st.integers(0, 8))
def test_a_better_answer_never_lowers_the_index(baris: list[Baris], letak: int) -> None:
    lebih = [tuple(4 if i == letak else x for i, x in enumerate(b)) for b in baris]
    naik, asal = measure_skm(lebih).ikm, measure_skm(baris).ikm
    assert naik is not None
    assert asal is not None
    assert naik >= asal


def test_unsur_nobody_answered_leaves_no_index() -> None:
    skm = measure_skm([(4,) * 8 + (None,), (3,) * 8 + (None,)])
    assert (skm.ikm, skm.mutu, skm.kosong, skm.nrr[8]) == (None, None, ("U9",), None)
    assert skm.nrr[0] == Fraction(7, 2)


def test_nobody_at_all_leaves_no_index() -> None:
    assert measure_skm([]).kosong == UNSUR


def test_unsur_below_eighty_percent_is_named() -> None:
    baris: list[Baris] = [(4,) * 9] * 4 + [(4,) * 8 + (None,)]
    assert measure_skm(baris).jarang == ()
    assert measure_skm([*baris, (4,) * 8 + (None,)]).jarang == ("U9",)


@pytest.mark.parametrize(
    ("ikm", "mutu"),
    [
        ("100.00", Mutu.A), ("88.31", Mutu.A), ("88.30", Mutu.B), ("76.61", Mutu.B),
        ("76.60", Mutu.C), ("65.00", Mutu.C), ("64.99", Mutu.D), ("25.00", Mutu.D),
    ],
)  # fmt: skip
def test_bands_of_quality(ikm: str, mutu: Mutu) -> None:
    assert judge_mutu(Decimal(ikm)) is mutu


def test_index_is_rounded_before_the_band() -> None:
    # 88.305 is below 88.31, but it is printed as 88.31 and read as that.
    assert round_ikm(Fraction("88.305")) == Decimal("88.31")
    assert round_ikm(Fraction("88.30499")) == Decimal("88.30")


def test_index_below_every_band_is_refused() -> None:
    with pytest.raises(ValueError, match="di bawah pita"):
        judge_mutu(Decimal("24.99"), PITA)


@pytest.mark.parametrize("baris", [(4,) * 8, (4,) * 8 + (5,), (4,) * 8 + (0,)])
def test_what_cannot_be_an_answer_is_refused(baris: Baris) -> None:
    with pytest.raises(ValueError, match="1–4"):
        measure_skm([baris])


def test_impossible_sums_are_refused() -> None:
    with pytest.raises(ValueError, match="tidak mungkin"):
        measure_jumlah([41] + [10] * 8, [10] * 9, 10)


def test_sample_size_is_the_published_table() -> None:
    tabel = {10: 10, 50: 44, 100: 80, 150: 108, 200: 132, 300: 169, 400: 196, 500: 217, 1000: 278, 2000: 322}
    tabel |= {5000: 357, 10_000: 370, 100_000: 383, 1_000_000: 384, 0: 0, 1: 1}
    assert {n: krejcie_morgan(n) for n in tabel} == tabel


@given(st.integers(0, 10**9))
def test_sample_never_exceeds_the_population_and_grows_with_it(n: int) -> None:
    assert krejcie_morgan(n) <= min(n, 384)
    assert krejcie_morgan(n) <= krejcie_morgan(n + 1)


def draw(n: int, kosong: float, benih: int = 5) -> list[Baris]:
    acak = random.Random(benih)
    return [
        tuple(None if acak.random() < kosong else acak.choice((2, 3, 3, 4)) for _ in range(9))
        for _ in range(n)
    ]


def resample_plainly(baris: list[Baris], ulangan: int) -> tuple[Decimal, Decimal]:
    """The interval in a second way: draw by draw, each index from the rows that were drawn."""
    rng = np.random.default_rng(0)
    ikm = sorted(
        float(sum(measure_skm([baris[i] for i in rng.integers(0, len(baris), len(baris))]).nrr) * 25 / 9)  # type: ignore[arg-type]
        for _ in range(ulangan)
    )
    return tuple(round_ikm(Fraction(str(round(float(x), 10)))) for x in np.percentile(ikm, (2.5, 97.5)))  # type: ignore[return-value]


@pytest.mark.parametrize("kosong", [0.0, 0.05])
def test_interval_is_the_percentile_of_redrawn_respondents(kosong: float) -> None:
    baris = draw(40, kosong)
    assert bootstrap_ikm(baris, ulangan=300) == resample_plainly(baris, 300)


def test_interval_is_the_same_every_time_and_holds_the_index() -> None:
    baris = draw(120, 0.03)
    selang, ikm = bootstrap_ikm(baris), measure_skm(baris).ikm
    assert selang is not None
    assert ikm is not None
    assert selang == bootstrap_ikm(baris)
    assert selang.lo < ikm < selang.hi


def test_interval_narrows_as_the_root_of_the_respondents() -> None:
    sedikit, banyak = bootstrap_ikm(draw(50, 0.0)), bootstrap_ikm(draw(800, 0.0))
    assert sedikit is not None
    assert banyak is not None
    assert 3 < (sedikit.hi - sedikit.lo) / (banyak.hi - banyak.lo) < 5


def test_interval_of_answers_that_are_all_alike_has_no_width() -> None:
    assert bootstrap_ikm([(4,) * 9] * 7) == (Decimal("100.00"), Decimal("100.00"))


def test_no_interval_without_an_index() -> None:
    assert bootstrap_ikm([]) is None
    assert bootstrap_ikm([(4,) * 8 + (None,)] * 3) is None


def test_rare_unsur_leaves_out_the_resamples_that_missed_it() -> None:
    selang = bootstrap_ikm([(4,) * 9] + [(4,) * 8 + (None,)] * 3)
    assert selang == (Decimal("100.00"), Decimal("100.00"))


def test_interval_of_one_unsur_holds_its_mean_and_repeats() -> None:
    nilai = [3] * 30 + [4] * 10
    lo, hi = bootstrap_nrr(nilai)
    assert 3 < lo < Fraction(13, 4) < hi < 4
    assert (lo, hi) == bootstrap_nrr(nilai)
    assert bootstrap_nrr([2] * 5) == (2, 2)
    with pytest.raises(ValueError, match="Tidak ada jawaban"):
        bootstrap_nrr([])
