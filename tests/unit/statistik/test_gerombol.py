from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.statistik.gerombol import Efek, measure_efek
from tests.unit.statistik.acuan import intraclass

desa_desa = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=8), min_size=2, max_size=14)


def measure(kegiatan: list[list[list[int]]], lapis: list[int] | None = None) -> Efek:
    """Design effects of kegiatan given as the scores (thirds) of each desa."""
    sel = [(nomor, desa) for nomor, isi in enumerate(kegiatan) for desa in isi]
    return measure_efek(
        np.array([nomor for nomor, _d in sel]),
        np.array([0] * len(kegiatan) if lapis is None else lapis),
        np.array([float(len(d)) for _n, d in sel]),
        np.array([sum(d) / 3 for _n, d in sel]),
        np.array([sum(s * s for s in d) / 9 for _n, d in sel]),
    )


@given(desa_desa)
@settings(max_examples=40)
def test_correlation_is_that_of_the_analysis_of_variance(desa: list[list[int]]) -> None:
    efek = measure([desa])
    rho = 0.05
    if any(len(d) > 1 for d in desa):
        tepat = intraclass([[Fraction(s, 3) for s in d] for d in desa])
        rho = min(max(float(tepat), 0.0), 1.0) if tepat is not None else 0.05
    if len(desa) - 1 < 10:
        rho = max(rho, 0.05)
    n = sum(map(len, desa))
    m = sum(len(d) ** 2 for d in desa) / n
    assert efek.rho[0] == pytest.approx(rho, abs=1e-7)
    assert efek.deff[0] == pytest.approx(1 + (m - 1) * rho, abs=1e-6)
    assert efek.deff[0] >= 1.0


@given(desa_desa)
@settings(max_examples=20)
def test_order_of_desa_and_answers_does_not_matter(desa: list[list[int]]) -> None:
    kocok = [sorted(d, reverse=True) for d in reversed(desa)]
    assert measure([kocok]).deff[0] == pytest.approx(measure([desa]).deff[0], abs=1e-9)


def test_villages_that_each_agree_with_themselves_are_worth_one_answer_each() -> None:
    efek = measure([[[3] * 6, [0] * 6, [3] * 6, [0] * 6]])
    assert (efek.rho[0], efek.deff[0]) == pytest.approx((1.0, 6.0))


def test_one_village_alone_is_the_whole_place() -> None:
    efek = measure([[[3, 0, 3, 3]]])
    assert efek.deff[0] == 1.0
    assert np.isnan(efek.rho[0])


def test_without_any_difference_the_fallback_is_used() -> None:
    efek = measure([[[3] * 10 for _ in range(12)]])
    assert (efek.rho[0], efek.deff[0]) == pytest.approx((0.05, 1.45))


def test_kegiatan_of_one_layer_lend_each_other_their_correlation_and_others_do_not() -> None:
    mirip = [[3] * 5, [0] * 5] * 6
    campur = [[3, 0, 3, 0, 3], [0, 3, 0, 3, 0]]
    sendiri, bersama = measure([campur, mirip], [0, 1]), measure([campur, mirip], [0, 0])
    assert sendiri.rho[0] == pytest.approx(0.05)
    assert 0.05 < bersama.rho[0] < 1.0
    # A kegiatan more alike than its layer keeps its own.
    assert bersama.rho[1] == pytest.approx(1.0)
