"""Predikat evaluasi triwulan: pita menurut aturan, juga nilai di antara dua pita."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.program.rules.evaluasi import (
    Predikat,
    find_predikat,
    find_triwulan,
    judge,
    last_day,
    read_predikat,
    weigh,
)

ISI = {
    "predikat": [
        {"nama": "Rendah", "mulai": 51},
        {"nama": "Sangat Tinggi", "mulai": 91},
        {"nama": "Tinggi", "mulai": 76},
        {"nama": "Sedang", "mulai": 66},
        {"nama": "Sangat Rendah", "mulai": 0},
    ]
}
PITA = read_predikat(ISI)


@pytest.mark.parametrize(
    ("persen", "nama"),
    [
        ("150", "Sangat Tinggi"), ("91", "Sangat Tinggi"), ("90.5", "Sangat Tinggi"), ("90.49", "Tinggi"), ("76", "Tinggi"),
        ("75.5", "Tinggi"), ("75.4", "Sedang"), ("65.5", "Sedang"), ("65.49", "Rendah"), ("50.5", "Rendah"),
        ("50.49", "Sangat Rendah"), ("50", "Sangat Rendah"), ("0", "Sangat Rendah"),
    ],
)  # fmt: skip
def test_every_value_has_one_band(persen: str, nama: str) -> None:
    assert find_predikat(Decimal(persen), PITA) == nama


def test_bands_are_those_of_the_rule() -> None:
    assert PITA[0] == Predikat("Sangat Tinggi", 91)
    assert (
        find_predikat(Decimal(60), read_predikat({"predikat": [{"nama": "Cukup", "mulai": 60}]})) == "Cukup"
    )


def test_reached_is_judged_against_the_plan_of_that_day() -> None:
    satu = judge(Decimal("33.33"), Decimal(30), PITA)
    assert (satu.persen, satu.predikat) == (Decimal("90.0"), "Tinggi")
    assert judge(None, Decimal(30), PITA).predikat == ""
    assert judge(Decimal(0), Decimal(30), PITA).persen is None


def test_quarters_end_where_they_should() -> None:
    assert last_day(2026, 2) == date(2026, 6, 30)
    assert find_triwulan(date(2026, 1, 5)) == (2025, 4)
    assert find_triwulan(date(2026, 7, 1)) == (2026, 2)


def test_a_total_weighs_each_kegiatan_by_its_pagu() -> None:
    assert weigh([(300, Decimal(100)), (100, Decimal(0)), (None, Decimal(50))]) == Decimal("75.00")
    assert weigh([(3, Decimal(50)), (3, None)]) == Decimal("25.00")
    assert weigh([(None, Decimal(50))]) is None
    assert weigh([]) is None


@given(st.lists(st.tuples(st.integers(1, 10**13), st.decimals(0, 100, places=2)), min_size=1, max_size=30))
def test_a_weighed_total_lies_between_its_parts(baris: list[tuple[int, Decimal]]) -> None:
    nilai = weigh(baris)
    assert nilai is not None
    assert min(n for _p, n in baris) <= nilai <= max(n for _p, n in baris)
