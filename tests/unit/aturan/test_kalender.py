"""Hari kerja, bulan, dan minggu dalam bulan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.aturan.enums import CaraMinggu, Geser
from terasa.aturan.rules import add_bulan, add_hari_kerja, is_hari_kerja, minggu_dalam_bulan
from terasa.aturan.rules.kalender import shift
from terasa.umum.errors import AturanDilanggar

NATAL = {date(2025, 12, 25): "Natal", date(2025, 12, 26): "Cuti bersama Natal"}


def test_day_after_start_is_day_one() -> None:
    assert add_hari_kerja(date(2025, 11, 3), 1, {}) == date(2025, 11, 4)


def test_weekend_and_cuti_bersama_are_not_working_days() -> None:
    assert add_hari_kerja(date(2025, 12, 24), 1, NATAL) == date(2025, 12, 29)


def test_six_day_week_works_on_saturday_but_not_on_a_holiday() -> None:
    assert add_hari_kerja(date(2025, 12, 24), 1, NATAL, 6) == date(2025, 12, 27)
    assert add_hari_kerja(date(2025, 12, 27), 1, NATAL, 6) == date(2025, 12, 29)


def test_start_on_a_holiday_makes_no_difference() -> None:
    assert add_hari_kerja(date(2025, 12, 25), 1, NATAL) == add_hari_kerja(date(2025, 12, 24), 1, NATAL)


def test_backward_count_mirrors_forward() -> None:
    assert add_hari_kerja(date(2025, 12, 29), -1, NATAL) == date(2025, 12, 24)


def test_other_weeks_are_refused() -> None:
    with pytest.raises(AturanDilanggar, match="5 atau 6"):
        is_hari_kerja(date(2025, 1, 1), {}, 7)


@pytest.mark.parametrize(
    ("dari", "bulan", "hasil"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 15), -13, date(2023, 12, 15)),
        (date(2025, 12, 31), 9, date(2026, 9, 30)),
    ],
)
def test_months_clip_to_the_end_of_the_month(dari: date, bulan: int, hasil: date) -> None:
    assert add_bulan(dari, bulan) == hasil


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 80), st.sampled_from([5, 6]))
def test_working_days_between_are_exactly_the_amount(dari: date, jumlah: int, pekan: int) -> None:
    akhir = add_hari_kerja(dari, jumlah, NATAL, pekan)
    hari = [dari + timedelta(days=i) for i in range(1, (akhir - dari).days + 1)]
    assert sum(is_hari_kerja(h, NATAL, pekan) for h in hari) == jumlah
    assert is_hari_kerja(akhir, NATAL, pekan)


def test_second_week_of_february_is_days_8_to_14() -> None:
    assert minggu_dalam_bulan(2026, 2, 2) == (date(2026, 2, 8), date(2026, 2, 14))


def test_second_full_week_begins_on_a_monday() -> None:
    cara = CaraMinggu.SENIN_MINGGU
    assert minggu_dalam_bulan(2026, 2, 2, cara) == (date(2026, 2, 9), date(2026, 2, 15))
    assert minggu_dalam_bulan(2026, 6, 1, cara) == (date(2026, 6, 1), date(2026, 6, 7))


@pytest.mark.parametrize(
    ("geser", "hasil"),
    [
        (Geser.TETAP, date(2025, 12, 25)),
        (Geser.BERIKUT, date(2025, 12, 29)),
        (Geser.SEBELUM, date(2025, 12, 24)),
    ],
)
def test_day_off_moves_only_when_the_rule_says_so(geser: Geser, hasil: date) -> None:
    assert shift(date(2025, 12, 25), geser, NATAL) == hasil
    assert shift(date(2025, 12, 23), geser, NATAL) == date(2025, 12, 23)
