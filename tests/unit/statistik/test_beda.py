import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.statistik import Peringatan
from terasa.statistik.beda import compare_sama, compare_terpisah, correlate, measure_bagian

jawab = st.lists(st.integers(0, 3).map(lambda y: y / 3), min_size=10, max_size=50)
pasang = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=10, max_size=50)


def yes(x: int, n: int) -> list[float]:
    return [1.0] * x + [0.0] * (n - x)


def table(a: int, b: int, c: int, d: int) -> list[tuple[float, float]]:
    """Both, earlier only, later only, neither."""
    return [(1.0, 1.0)] * a + [(1.0, 0.0)] * b + [(0.0, 1.0)] * c + [(0.0, 0.0)] * d


@pytest.mark.parametrize(
    ("baru", "lama", "bawah", "atas"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_examples_of_newcombe_for_other_respondents(
    baru: tuple[int, int], lama: tuple[int, int], bawah: float, atas: float
) -> None:
    beda = compare_terpisah(measure_bagian(yes(*lama)), measure_bagian(yes(*baru)))
    assert (beda.bawah, beda.atas) == pytest.approx((bawah, atas), abs=1e-4)


@pytest.mark.parametrize(
    ("sel", "bawah", "atas"),
    [((36, 2, 12, 0), 0.0569, 0.3404), ((20, 2, 12, 16), 0.0562, 0.3292)],
)
def test_examples_of_newcombe_for_the_same_respondents(
    sel: tuple[int, int, int, int], bawah: float, atas: float
) -> None:
    beda = compare_sama(table(*sel))
    assert (beda.bawah, beda.atas) == pytest.approx((bawah, atas), abs=1e-4)


@given(jawab, jawab)
@settings(max_examples=30)
def test_interval_holds_the_change_and_turning_time_around_turns_it_around(
    lama: list[float], baru: list[float]
) -> None:
    maju = compare_terpisah(measure_bagian(lama), measure_bagian(baru))
    mundur = compare_terpisah(measure_bagian(baru), measure_bagian(lama))
    assert maju.bawah is not None
    assert maju.nilai is not None
    assert maju.atas is not None
    assert -1 <= maju.bawah <= maju.nilai + 1e-12
    assert maju.nilai - 1e-12 <= maju.atas <= 1
    assert mundur.bawah == pytest.approx(-maju.atas)
    assert mundur.berubah == -maju.berubah


@given(pasang)
@settings(max_examples=30)
def test_correlation_stays_within_bounds_and_knows_no_order(isi: list[tuple[int, int]]) -> None:
    pasangan = [(a / 3, b / 3) for a, b in isi]
    r = correlate(pasangan)
    assert -1 <= r <= 1
    assert correlate(sorted(pasangan)) == pytest.approx(r, abs=1e-9)


def test_asking_the_same_people_sees_more_when_they_hardly_change_their_minds() -> None:
    tetap = table(40, 0, 8, 12)
    sama = compare_sama(tetap)
    lain = compare_terpisah(*(measure_bagian(list(isi)) for isi in zip(*tetap, strict=True)))
    assert sama.bawah is not None
    assert lain.bawah is not None
    assert (sama.berubah, lain.berubah) == (1, 0)
    assert sama.bawah > lain.bawah


def test_a_wave_with_few_answers_withholds_the_change() -> None:
    beda = compare_terpisah(measure_bagian(yes(7, 9)), measure_bagian(yes(30, 40)))
    assert (beda.nilai, beda.n, beda.ditahan, beda.berubah) == (None, 9, True, 0)
    lebar = compare_terpisah(measure_bagian(yes(7, 12)), measure_bagian(yes(30, 40)))
    assert (lebar.n, lebar.peringatan) == (12, Peringatan.SELANG_LEBAR)


def test_clusters_widen_the_change() -> None:
    rapat, longgar = (compare_sama(table(30, 4, 12, 14), deff=deff) for deff in (1.0, 1.8))
    assert rapat.bawah is not None
    assert longgar.bawah is not None
    assert longgar.bawah < rapat.bawah


def test_scores_outside_the_scale_are_refused() -> None:
    for salah in ([], [1.2], [-0.1, 0.5]):
        with pytest.raises(ValueError, match="Skor"):
            measure_bagian(salah)


def test_no_change_is_seldom_called_a_change() -> None:
    acak = random.Random(5)
    salah = 0
    for _ in range(400):
        a, b = ([float(acak.random() < 0.7) for _ in range(25)] for _ in range(2))
        salah += compare_terpisah(measure_bagian(a), measure_bagian(b)).berubah != 0
    assert salah / 400 <= 0.07
