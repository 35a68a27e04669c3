import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.statistik.eb import average_posterior
from terasa.statistik.hiper import fit_ml, fit_moments, integrate, log_likelihood
from tests.unit.statistik.acuan import beta_moments_by_grid, kleinman, log_beta_binomial

X = np.array([24.0, 10, 31, 44, 7, 15, 28])
N = np.array([30.0, 22, 40, 47, 15, 21, 50])
areas = st.lists(
    st.integers(2, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=12
)


@given(areas)
@settings(max_examples=15)
def test_moments_are_kleinmans(isi: list[tuple[int, int]]) -> None:
    x, n = np.array(isi, dtype=float).T
    hiper = fit_moments(x, n)
    if not 0 < x.sum() < n.sum():
        assert (hiper.mu, hiper.gamma) == (x.sum() / n.sum(), 0.0)
        return
    mu, gamma = kleinman(list(x), list(n))
    assert (hiper.mu, hiper.gamma) == pytest.approx((mu, gamma), abs=1e-5)


def test_concentration_is_the_other_face_of_the_correlation() -> None:
    hiper = fit_moments(X, N)
    assert hiper.m == pytest.approx(1 / hiper.gamma - 1)
    assert fit_moments(np.array([5.0, 5, 5]), np.array([10.0, 10, 10])).m == float("inf")


def test_likelihood_is_that_of_the_products() -> None:
    mu, gamma = np.array([0.7, 0.4]), np.array([0.05, 0.3])
    hasil = log_likelihood(X, N, mu, gamma)
    lambat = [
        sum(log_beta_binomial(int(x), int(n), m, g) for x, n in zip(X, N, strict=True))
        for m, g in zip(mu, gamma, strict=True)
    ]
    assert hasil[0] - hasil[1] == pytest.approx(lambat[0] - lambat[1], abs=1e-8)


def test_maximum_likelihood_is_the_best_of_a_fine_grid() -> None:
    hiper = fit_ml(X, N)
    mu, gamma = (j.ravel() for j in np.meshgrid(np.linspace(0.5, 0.9, 81), np.linspace(0.005, 0.4, 80)))
    jaring = log_likelihood(X, N, mu, gamma)
    terbaik = float(log_likelihood(X, N, np.array([hiper.mu]), np.array([hiper.gamma]))[0])
    assert terbaik >= jaring.max() - 1e-9
    assert (hiper.mu, hiper.gamma) == pytest.approx((mu[jaring.argmax()], gamma[jaring.argmax()]), abs=0.006)


def test_maximum_likelihood_of_equal_areas_says_they_are_equal() -> None:
    assert fit_ml(np.array([7.0, 7, 7, 7]), np.array([10.0, 10, 10, 10])).gamma == 0.0


@pytest.mark.parametrize(
    ("x", "n"),
    [
        ([24, 10, 31, 44, 7], [30, 22, 40, 47, 15]),
        ([9, 2, 11], [10, 12, 11]),
        ([5, 5, 5, 5], [10, 10, 10, 10]),
    ],
)
def test_quadrature_agrees_with_a_plain_grid(x: list[int], n: list[int]) -> None:
    a, b = np.array(x, dtype=float), np.array(n, dtype=float)
    rata, ragam = average_posterior(a, b, integrate(a, b))
    lambat = beta_moments_by_grid(x, n)
    assert rata == pytest.approx([m for m, _v in lambat], abs=2e-4)
    assert ragam == pytest.approx([v for _m, v in lambat], rel=2e-2)


def test_many_areas_are_integrated_with_fewer_marks_to_the_same_end() -> None:
    acak = np.random.default_rng(3)
    n = acak.integers(10, 60, 4500).astype(float)
    x = acak.binomial(n.astype(int), acak.beta(14, 6, 4500)).astype(float)
    simpul = integrate(x, n)
    assert float(simpul.bobot @ simpul.mu) == pytest.approx(0.7, abs=0.01)
    assert float(simpul.bobot @ simpul.gamma) == pytest.approx(1 / 21, abs=0.006)
    assert simpul.bobot.sum() == pytest.approx(1.0)
