"""Sifat uang satu baris anggaran: tepat lewat versi, sumber, pemecahan, penggabungan, dan pembulatan persen."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.program.enums import TahapAnggaran
from terasa.program.rules.anggaran import (
    CannotRevise,
    can_follow,
    check_sumber,
    join_sumber,
    name_sumber,
    split_persen,
    spread_sumber,
)
from terasa.umum.bagi import split_exact

SUMBER = st.lists(
    st.tuples(st.sampled_from(["DAU", "DAK Fisik", "PAD", "DBH", "Bankeu", "SiLPA"]), st.integers(1, 10**12)),
    min_size=1,
    max_size=6,
    unique_by=lambda s: s[0],
).map(tuple)
BOBOT = st.lists(st.integers(0, 100), min_size=1, max_size=8).filter(lambda b: sum(b) > 0)
PERSEN = st.lists(st.integers(1, 9_999), min_size=1, max_size=6).map(
    lambda b: [Decimal(n) / 100 for n in split_exact(10_000, b)]
)


@given(SUMBER, BOBOT)
def test_a_split_loses_no_rupiah_of_any_part_or_source(
    sumber: tuple[tuple[str, int], ...], bobot: list[int]
) -> None:
    jumlah = sum(n for _nama, n in sumber)
    bagian = split_exact(jumlah, bobot)
    hasil = spread_sumber(sumber, bagian)
    assert [sum(n for _nama, n in h) for h in hasil] == bagian
    per_sumber: Counter[str] = Counter()
    for h in hasil:
        per_sumber.update(dict(h))
        assert all(n > 0 for _nama, n in h)
    assert per_sumber == Counter(dict(sumber))


@given(SUMBER, BOBOT)
def test_what_was_split_and_joined_again_is_what_it_was(
    sumber: tuple[tuple[str, int], ...], bobot: list[int]
) -> None:
    bagian = split_exact(sum(n for _nama, n in sumber), bobot)
    assert Counter(dict(join_sumber(spread_sumber(sumber, bagian)))) == Counter(dict(sumber))


@given(st.lists(SUMBER, min_size=1, max_size=5))
def test_a_merge_adds_exactly(semua: list[tuple[tuple[str, int], ...]]) -> None:
    gabung = join_sumber(semua)
    jumlah = sum(n for sumber in semua for _nama, n in sumber)
    assert sum(n for _nama, n in gabung) == jumlah
    assert check_sumber(jumlah, gabung) == gabung


@given(st.integers(1, 10**14), PERSEN)
def test_per_cents_are_rounded_without_losing_a_rupiah(jumlah: int, persen: list[Decimal]) -> None:
    if any(p <= 0 for p in persen):
        with pytest.raises(CannotRevise):
            split_persen(jumlah, persen)
        return
    bagian = split_persen(jumlah, persen)
    assert sum(bagian) == jumlah
    assert all(abs(n - jumlah * p / 100) < 1 for n, p in zip(bagian, persen, strict=True))


@given(SUMBER, st.integers(-5, 5).filter(bool))
def test_sources_that_miss_the_amount_by_a_rupiah_are_refused(
    sumber: tuple[tuple[str, int], ...], meleset: int
) -> None:
    jumlah = sum(n for _nama, n in sumber)
    assert check_sumber(jumlah, sumber) == sumber
    with pytest.raises(CannotRevise):
        check_sumber(jumlah + meleset, sumber)
    assert len(name_sumber(sumber)) <= 80


def test_a_line_goes_forward_and_may_change_again() -> None:
    tahap = list(TahapAnggaran)
    assert all(can_follow(a, b) == (tahap.index(a) <= tahap.index(b)) for a in tahap for b in tahap)


def test_per_cents_must_make_a_hundred() -> None:
    with pytest.raises(CannotRevise):
        split_persen(100, [Decimal(50), Decimal("49.99")])
