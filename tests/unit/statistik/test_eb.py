import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betaincinv

from terasa.statistik.eb import TakCukupArea, Taksir, borrow, match_beta

areas = st.lists(
    st.integers(2, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=3, max_size=15
)


@given(areas, st.sampled_from(Taksir))
@settings(max_examples=16, deadline=None)
def test_estimates_lie_between_the_area_and_all_and_inside_their_interval(
    isi: list[tuple[int, int]], taksir: Taksir
) -> None:
    x, n = np.array(isi, dtype=float).T
    hasil = borrow(x, n, taksir)
    sendiri, mu = x / n, hasil.hiper.mu
    assert (hasil.nilai >= np.minimum(sendiri, mu) - 1e-9).all()
    assert (hasil.nilai <= np.maximum(sendiri, mu) + 1e-9).all()
    assert ((hasil.bawah >= 0) & (hasil.bawah <= hasil.nilai) & (hasil.nilai <= hasil.atas)).all()
    assert (hasil.atas <= 1).all()
    assert (hasil.bawah < hasil.atas).all()
    assert hasil.bobot == pytest.approx(n / (n + hasil.hiper.m))


@given(areas)
@settings(max_examples=10, deadline=None)
def test_order_of_areas_does_not_matter(isi: list[tuple[int, int]]) -> None:
    urut = sorted(range(len(isi)), key=lambda i: (i * 7919) % 13)
    satu = borrow(*np.array(isi, dtype=float).T)
    dua = borrow(*np.array([isi[i] for i in urut], dtype=float).T)
    for nama in ("nilai", "bawah", "atas", "bobot"):
        assert getattr(dua, nama) == pytest.approx(getattr(satu, nama)[urut], abs=1e-6)


@given(areas)
@settings(max_examples=10, deadline=None)
def test_yes_and_no_are_mirror_images(isi: list[tuple[int, int]]) -> None:
    x, n = np.array(isi, dtype=float).T
    ya, tidak = borrow(x, n), borrow(n - x, n)
    assert ya.nilai == pytest.approx(1 - tidak.nilai, abs=1e-9)
    assert ya.bawah == pytest.approx(1 - tidak.atas, abs=1e-4)


def test_more_yes_in_an_area_never_lowers_it_below_its_twin() -> None:
    hasil = borrow(np.array([20.0, 21, 10, 28, 15]), np.array([30.0, 30, 30, 30, 30]))
    urut = np.argsort([20, 21, 10, 28, 15])
    assert (np.diff(hasil.nilai[urut]) > 0).all()
    assert (np.diff(hasil.bawah[urut]) > 0).all()


def test_the_smaller_an_area_the_more_it_borrows() -> None:
    hasil = borrow(np.array([9.0, 36, 10, 50, 12]), np.array([10.0, 40, 40, 60, 30]))
    assert hasil.bobot[0] < hasil.bobot[1]
    assert abs(hasil.nilai[0] - 0.9) > abs(hasil.nilai[1] - 0.9)


def test_two_areas_do_not_borrow() -> None:
    with pytest.raises(TakCukupArea, match="3"):
        borrow(np.array([5.0, 6]), np.array([10.0, 10]))


def test_everybody_content_everywhere_still_leaves_doubt() -> None:
    hasil = borrow(np.array([10.0, 12, 15]), np.array([10.0, 12, 15]))
    assert (hasil.nilai == 1.0).all()
    assert (hasil.atas == 1.0).all()
    assert ((hasil.bawah > 0.7) & (hasil.bawah < 0.97)).all()


def test_beta_has_the_mean_and_variance_it_was_asked_for() -> None:
    a, b = match_beta(np.array([0.7]), np.array([0.01]))
    assert (a / (a + b))[0] == pytest.approx(0.7)
    assert (a * b / ((a + b) ** 2 * (a + b + 1)))[0] == pytest.approx(0.01)


def test_with_eleven_kecamatan_the_interval_covers_and_the_naive_one_does_not() -> None:
    acak = np.random.default_rng(11)
    kena, naif, galat = [], [], []
    for _ in range(120):
        n = acak.integers(10, 61, 11).astype(float)
        benar = acak.beta(14, 6, 11)
        x = acak.binomial(n.astype(int), benar).astype(float)
        hasil = borrow(x, n)
        kena.append(((hasil.bawah <= benar) & (benar <= hasil.atas)).mean())
        mu, m = hasil.hiper.mu, min(hasil.hiper.m, 1e6)
        ujung = [betaincinv(x + mu * m, n - x + (1 - mu) * m, q) for q in (0.025, 0.975)]
        naif.append(((ujung[0] <= benar) & (benar <= ujung[1])).mean())
        galat.append([((hasil.nilai - benar) ** 2).mean(), ((x / n - benar) ** 2).mean()])
    assert 0.93 <= np.mean(kena) <= 0.98
    assert np.mean(naif) < 0.90
    assert np.mean(galat, axis=0)[0] < 0.8 * np.mean(galat, axis=0)[1]
