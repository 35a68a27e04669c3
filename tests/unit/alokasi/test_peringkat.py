from fractions import Fraction
from typing import Any

import pytest

from terasa.alokasi import KodeGanda, MasukanTidakSah, skor_dari_peringkat


def test_without_a_table_the_first_choice_is_worth_a_hundred_in_every_list() -> None:
    assert skor_dari_peringkat(["A", "B", "C"]) == {"A": 100, "B": 67, "C": 34}
    assert skor_dari_peringkat(["X"]) == {"X": 100}


def test_a_long_list_descends_and_never_reaches_zero() -> None:
    skor = list(skor_dari_peringkat([str(n) for n in range(250)]).values())
    assert skor == sorted(skor, reverse=True)
    assert min(skor) == 1


def test_a_published_table_is_followed_and_its_last_entry_holds_beyond_it() -> None:
    assert skor_dari_peringkat(["A", "B", "C", "D"], [5, 3, Fraction(1, 2)]) == {
        "A": 5,
        "B": 3,
        "C": Fraction(1, 2),
        "D": Fraction(1, 2),
    }


def test_a_table_that_ends_in_zero_gives_no_support_beyond_it() -> None:
    assert skor_dari_peringkat(["A", "B", "C"], [1, 0]) == {"A": 1, "B": 0, "C": 0}


def test_an_empty_list_gives_no_scores() -> None:
    assert skor_dari_peringkat([]) == {}


def test_a_code_ranked_twice_is_refused() -> None:
    with pytest.raises(KodeGanda, match="A"):
        skor_dari_peringkat(["A", "B", "A"])


@pytest.mark.parametrize("tabel", [[], [1, 2], [1, -1], [1.5], [True]])
def test_a_table_that_rises_or_is_not_exact_is_refused(tabel: Any) -> None:
    with pytest.raises(MasukanTidakSah):
        skor_dari_peringkat(["A"], tabel)
