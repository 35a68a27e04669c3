"""Hitungan kecil: yang terbit tidak pernah menunjuk satu orang, juga bagi yang tahu cara menahannya."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.statistik import Kisaran, blur_kecil, group_kecil, is_kecil

Tabel = tuple[tuple[int, int], ...]
PASANGAN = st.tuples(st.integers(0, 60), st.integers(0, 60)).filter(lambda dua: sum(dua) >= 10)


def publish(tabel: Tabel, batas: int) -> tuple[Hashable, ...] | None:
    """What everyone sees of a table of (base, reached); None when its places are not told."""
    dasar = [n for n, _kena in tabel]
    kumpulan = group_kecil(dasar, batas)
    if is_kecil(sum(dasar), batas) or not kumpulan:
        return None
    jumlah = [(sum(tabel[i][0] for i in k), sum(tabel[i][1] for i in k)) for k in kumpulan]
    baris, semua = blur_kecil([(kena, n - kena) for n, kena in jumlah], batas)
    return kumpulan, tuple(n for n, _kena in jumlah), tuple(baris), semua


@pytest.mark.parametrize(("tempat", "batas", "terbesar"), [(1, 4, 12), (2, 4, 9), (3, 3, 5)])
def test_whoever_knows_the_rules_cannot_tell_a_small_count(tempat: int, batas: int, terbesar: int) -> None:
    """Every table there is: those that look the same to everyone differ in each small count that they hide."""
    sebaris = [(n, kena) for n in range(1, terbesar + 1) for kena in range(n + 1)]
    serupa: dict[Hashable, list[Tabel]] = defaultdict(list)
    for tabel in itertools.product(sebaris, repeat=tempat):
        if (tampak := publish(tabel, batas)) is not None:
            serupa[tampak].append(tabel)
    assert len(serupa) > 10
    for semua in serupa.values():
        for i in range(tempat):
            for sisi in (
                {t[i][0] for t in semua},
                {t[i][1] for t in semua},
                {t[i][0] - t[i][1] for t in semua},
            ):
                assert len(sisi) > 1 or not is_kecil(sisi.pop(), batas), semua[:3]


@given(st.lists(PASANGAN, min_size=1, max_size=12))
def test_what_is_told_holds_the_truth_and_gives_no_small_count_away(pasangan: list[tuple[int, int]]) -> None:
    baris, semua = blur_kecil(pasangan)
    assert semua.bawah <= sum(kena for kena, _ in pasangan) <= semua.atas
    for (kena, lewat), k in zip(pasangan, baris, strict=True):
        assert k.bawah <= kena <= k.atas
        assert k.is_pasti != (is_kecil(kena) or is_kecil(lewat))
        lain = [x for x in baris if x is not k]
        # What the total leaves for this row when the others are taken back from it.
        sisa = Kisaran(semua.bawah - sum(x.atas for x in lain), semua.atas - sum(x.bawah for x in lain))
        assert k.is_pasti or min(k.atas, sisa.atas) - max(k.bawah, sisa.bawah) >= 2


@given(st.lists(st.integers(1, 40), min_size=1, max_size=15))
def test_every_row_is_in_one_group_and_no_group_is_small(dasar: list[int]) -> None:
    kumpulan = group_kecil(dasar)
    assert not kumpulan or sorted(i for k in kumpulan for i in k) == list(range(len(dasar)))
    assert not any(is_kecil(sum(dasar[i] for i in k)) for k in kumpulan)


def test_a_single_withheld_row_takes_the_exact_total_with_it() -> None:
    baris, semua = blur_kecil([(40, 0), (35, 3)])
    assert (baris, semua) == ([Kisaran(40, 40), Kisaran(29, 37)], Kisaran(69, 77))


def test_several_withheld_rows_leave_the_total_exact() -> None:
    _baris, semua = blur_kecil([(40, 0), (35, 3), (30, 5)])
    assert semua == Kisaran(105, 105)


def test_small_bases_stand_together_with_a_larger_one() -> None:
    assert group_kecil([30, 4, 25, 6, 12]) == ((0,), (2,), (1, 3, 4))
    assert group_kecil([3, 4]) == ()
