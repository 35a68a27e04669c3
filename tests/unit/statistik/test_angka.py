from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.statistik import BatasTerbit, Peringatan, design_effect, estimate, wilson

counts = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_twenty_four_of_thirty_is_eighty_percent_with_its_interval() -> None:
    angka = estimate(24, 30)
    assert (angka.x, angka.n, angka.persen, angka.ditahan, angka.peringatan) == (24, 30, 80.0, False, None)
    assert angka.lo is not None
    assert angka.hi is not None
    assert (round(angka.lo, 1), round(angka.hi, 1)) == (62.7, 90.5)


def test_seven_of_eight_is_withheld_and_carries_only_n() -> None:
    angka = estimate(7, 8)
    assert (angka.n, angka.ditahan, angka.peringatan) == (8, True, Peringatan.DITAHAN)
    assert (angka.x, angka.persen, angka.lo, angka.hi) == (None, None, None, None)


@pytest.mark.parametrize(
    ("n", "peringatan"),
    [
        (0, Peringatan.DITAHAN),
        (9, Peringatan.DITAHAN),
        (10, Peringatan.SELANG_LEBAR),
        (29, Peringatan.SELANG_LEBAR),
        (30, None),
    ],
)
def test_publication_follows_the_number_of_answers(n: int, peringatan: Peringatan | None) -> None:
    assert estimate(n // 2, n).peringatan is peringatan


def test_thresholds_are_an_argument_but_nothing_from_nobody_is_published() -> None:
    assert not estimate(3, 4, batas=BatasTerbit(tahan=2, peringatan=3)).ditahan
    assert estimate(0, 0, batas=BatasTerbit(tahan=0, peringatan=0)).ditahan


@given(counts)
def test_interval_holds_the_share_and_stays_within_bounds(xn: tuple[int, int]) -> None:
    x, n = xn
    selang = wilson(x, n)
    assert 0.0 <= selang.lo <= x / n <= selang.hi <= 1.0
    assert selang.lo < selang.hi


@given(counts)
def test_interval_is_symmetric_in_yes_and_no(xn: tuple[int, int]) -> None:
    x, n = xn
    ya, tidak = wilson(x, n), wilson(n - x, n)
    assert ya.lo == pytest.approx(1.0 - tidak.hi, abs=1e-12)


@given(counts)
def test_ends_solve_the_score_equation(xn: tuple[int, int]) -> None:
    x, n = xn
    for ujung in wilson(x, n):
        galat = (ujung * (1.0 - ujung) / n) ** 0.5
        assert abs(x / n - ujung) == pytest.approx(1.96 * galat, abs=1e-9)


def test_design_effect_widens_as_fewer_answers_would() -> None:
    assert design_effect(10) == pytest.approx(1.45)
    assert wilson(116, 145, deff=design_effect(10)) == pytest.approx(wilson(80, 100))


def test_other_levels_follow_their_quantile() -> None:
    z = NormalDist().inv_cdf(0.95)
    assert wilson(24, 30, z).lo > wilson(24, 30).lo


def test_nothing_asked_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("x", "n", "deff"), [(-1, 3, 1.0), (4, 3, 1.0), (1, 3, 0.0), (0, -1, 1.0)])
def test_impossible_counts_are_refused(x: int, n: int, deff: float) -> None:
    with pytest.raises(ValueError, match="harus"):
        wilson(x, n, deff=deff)


@pytest.mark.parametrize(("m", "rho"), [(0.5, 0.05), (5, -0.1), (5, 1.1)])
def test_impossible_clusters_are_refused(m: float, rho: float) -> None:
    with pytest.raises(ValueError, match="rho"):
        design_effect(m, rho)
