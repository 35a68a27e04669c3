"""Menyisipkan dan menukar peringkat, tanpa basis data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from terasa.web.musrenbang.forum.peringkat import insert_ranks, swap_neighbour


def test_an_inserted_rank_moves_the_others_down() -> None:
    assert insert_ranks([("a", 1), ("b", 2)], [("c", 1)]) == {"c": 1, "a": 2, "b": 3}


def test_gaps_close_and_a_far_rank_goes_to_the_end() -> None:
    assert insert_ranks([("a", 4), ("b", 9)], [("c", 99)]) == {"a": 1, "b": 2, "c": 3}


@given(st.lists(st.integers(1, 30), max_size=8), st.lists(st.integers(1, 30), max_size=8))
def test_ranks_are_always_one_to_n(tetap: list[int], baru: list[int]) -> None:
    hasil = insert_ranks(
        [(("t", n), p) for n, p in enumerate(tetap)], [(("b", n), p) for n, p in enumerate(baru)]
    )
    assert sorted(hasil.values()) == list(range(1, len(tetap) + len(baru) + 1))


def test_neighbours_swap_and_the_ends_stay() -> None:
    deret = [("a", 2), ("b", 5), ("c", 7)]
    assert swap_neighbour(deret, "b", -1) == {"b": 2, "a": 5}
    assert swap_neighbour(deret, "b", 1) == {"b": 7, "c": 5}
    assert swap_neighbour(deret, "a", -1) == {}
    assert swap_neighbour(deret, "x", 1) == {}
