import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.statistik.peringkat import TerlaluBanyakArea, rank

A = np.array([30.0, 24, 18, 40, 9])
B = np.array([10.0, 10, 12, 25, 2])
betas = st.lists(st.tuples(st.floats(1, 60), st.floats(1, 60)), min_size=2, max_size=9)


def test_probabilities_are_those_of_many_draws() -> None:
    acak = np.random.default_rng(8)
    undi = acak.beta(A, B, (60_000, 5))
    urut = (-undi).argsort(axis=1).argsort(axis=1) + 1
    hasil = rank(A, B, puncak=2)
    assert hasil.teratas == pytest.approx((urut <= 2).mean(axis=0), abs=0.012)
    assert hasil.terbawah == pytest.approx((urut >= 4).mean(axis=0), abs=0.012)
    assert hasil.harapan == pytest.approx(urut.mean(axis=0), abs=0.03)
    assert [*hasil.dari] == [*np.quantile(urut, 0.025, axis=0, method="inverted_cdf")]
    assert [*hasil.sampai] == [*np.quantile(urut, 0.975, axis=0, method="inverted_cdf")]


@given(betas)
@settings(max_examples=12, deadline=None)
def test_someone_is_first_and_ranks_add_up(isi: list[tuple[float, float]]) -> None:
    a, b = np.array(isi).T
    banyak = len(isi)
    hasil = rank(a, b, puncak=1)
    assert hasil.teratas.sum() == pytest.approx(1.0, abs=0.02)
    assert hasil.harapan.sum() == pytest.approx(banyak * (banyak + 1) / 2, rel=0.01)
    assert ((hasil.dari >= 1) & (hasil.dari <= hasil.sampai) & (hasil.sampai <= banyak)).all()
    semua = rank(a, b, puncak=banyak)
    assert semua.teratas == pytest.approx(1.0)


def test_equal_areas_have_equal_chances_and_know_nothing() -> None:
    hasil = rank(np.full(4, 14.0), np.full(4, 6.0), puncak=1)
    assert hasil.teratas == pytest.approx(0.25, abs=1e-3)
    assert (hasil.harapan[0], hasil.dari[0], hasil.sampai[0]) == pytest.approx((2.5, 1, 4), abs=1e-3)


def test_a_clear_winner_is_said_to_win() -> None:
    hasil = rank(np.array([950.0, 20, 21]), np.array([50.0, 60, 60]), puncak=1)
    assert hasil.teratas[0] > 0.999
    assert (hasil.dari[0], hasil.sampai[0]) == (1, 1)


def test_too_many_areas_and_impossible_tops_are_refused() -> None:
    with pytest.raises(TerlaluBanyakArea, match="500"):
        rank(np.ones(501), np.ones(501))
    with pytest.raises(ValueError, match="Puncak"):
        rank(A, B, puncak=6)
