from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from terasa.statistik.waktu import Lama, summarise_hari


def test_middle_and_nine_of_ten() -> None:
    assert summarise_hari([1, 2, 3, 4, 5, 6, 7, 8, 9, 30]) == Lama(10, Fraction(11, 2), 9)
    assert summarise_hari([3]) == Lama(1, Fraction(3), 3)


def test_nothing_took_no_time() -> None:
    assert summarise_hari([]) == Lama(0, None, None)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_nine_of_ten_do_not_exceed_it_and_it_is_the_smallest_such_day(hari: list[int]) -> None:
    lama = summarise_hari(hari)
    assert lama.p90 is not None
    assert sum(h <= lama.p90 for h in hari) * 10 >= 9 * len(hari)
    assert sum(h < lama.p90 for h in hari) * 10 < 9 * len(hari)
