"""Membagi rupiah: tidak satu pun hilang, dan tidak ada bagian yang meleset lebih dari satu rupiah."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.apbdes.rules.transfer import count_ruang
from terasa.umum.bagi import split_exact, take_persen

BOBOT = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=30).filter(lambda b: sum(b) > 0)


@given(st.integers(0, 10**15), BOBOT)
def test_the_parts_are_the_whole_and_each_within_a_rupiah_of_its_share(
    jumlah: int, bobot: list[Decimal]
) -> None:
    bagian = split_exact(jumlah, bobot)
    assert sum(bagian) == jumlah
    seluruh = sum(map(Fraction, bobot))
    assert all(abs(n - jumlah * Fraction(b) / seluruh) < 1 for n, b in zip(bagian, bobot, strict=True))
    assert all(n == 0 for n, b in zip(bagian, bobot, strict=True) if b == 0)


def test_equal_remainders_go_to_the_earlier_part() -> None:
    assert split_exact(100, [1, 1, 1]) == [34, 33, 33]
    assert split_exact(1, [1, 1]) == [1, 0]


@pytest.mark.parametrize("bobot", [[], [0, 0], [1, -1]])
def test_no_weight_is_refused(bobot: list[int]) -> None:
    with pytest.raises(ValueError, match="bobot"):
        split_exact(10, bobot)


@given(
    st.dictionaries(st.sampled_from(["DD", "ADD", "BHPD", "BKK"]), st.integers(1, 10**12)),
    st.lists(st.tuples(st.sampled_from(["DD", "ADD"]), st.decimals(0, 100, places=2)), max_size=5),
)
def test_locked_and_free_make_the_whole(pagu: dict[str, int], kunci: list[tuple[str, Decimal]]) -> None:
    ruang = count_ruang(pagu, [{"jenis": j, "persen": str(p), "untuk": "x"} for j, p in kunci])
    assert ruang.bebas + sum(k.jumlah for k in ruang.terkunci) == sum(pagu.values())
    assert ruang.bebas >= 0


def test_a_per_cent_is_rounded_half_up() -> None:
    assert take_persen(1, Decimal("50")) == 1
    assert take_persen(800_000_000, Decimal("58.03")) == 464_240_000
