from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.statistik import effective_n, wilson
from terasa.statistik.larik import effective_many, wilson_many
from tests.unit.statistik.acuan import variance, wilson_by_bisection

skor = st.lists(st.integers(0, 3), min_size=2, max_size=40)


@given(st.lists(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1))
@settings(max_examples=25)
def test_whole_tables_have_the_intervals_of_single_figures(isi: list[tuple[int, int]]) -> None:
    x, n = np.array(isi, dtype=float).T
    bawah, atas = wilson_many(x / n, n)
    for nomor, (satu, dari) in enumerate(isi):
        assert (bawah[nomor], atas[nomor]) == pytest.approx(wilson(satu, dari), abs=1e-12)


@pytest.mark.parametrize(("p", "n"), [(0.8, 30.0), (0.0, 12.0), (1.0, 12.0), (0.55, 17.3), (0.01, 400.0)])
def test_ends_are_where_the_score_test_turns(p: float, n: float) -> None:
    bawah, atas = wilson_many(np.array([p]), np.array([n]))
    assert (bawah[0], atas[0]) == pytest.approx(wilson_by_bisection(p, n), abs=1e-9)


def test_nobody_gives_no_number() -> None:
    bawah, atas = wilson_many(np.array([np.nan]), np.array([0.0]))
    assert np.isnan([bawah[0], atas[0]]).all()


@given(skor)
@settings(max_examples=40)
def test_scores_are_worth_what_their_variance_says(ya: list[int]) -> None:
    pecahan = [Fraction(y, 3) for y in ya]
    n, rata, ragam = len(ya), sum(pecahan) / len(ya), variance(pecahan)
    if rata in (0, 1):
        harap = Fraction(n)
    else:
        harap = (
            min(max(n * rata * (1 - rata) / ragam, Fraction(n)), Fraction(3 * n))
            if ragam
            else Fraction(3 * n)
        )
    jumlah, kuadrat = sum(ya) / 3.0, sum(y * y for y in ya) / 9.0
    assert effective_n(n, jumlah, kuadrat) == pytest.approx(float(harap), rel=1e-6)
    banyak = effective_many(np.array([float(n)]), np.array([jumlah]), np.array([kuadrat]))
    assert banyak[0] == pytest.approx(float(harap), rel=1e-6)


@given(st.lists(st.sampled_from([0, 3]), min_size=2, max_size=40))
def test_people_who_say_the_same_three_times_count_once(ya: list[int]) -> None:
    assert effective_n(len(ya), sum(ya) / 3.0, sum(y * y for y in ya) / 9.0) == pytest.approx(len(ya))
