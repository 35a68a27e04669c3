from __future__ import annotations

from decimal import Decimal

import pytest

from terasa.umum.rupiah import format_desimal, parse_rupiah


@pytest.mark.parametrize(
    ("teks", "rupiah"),
    [("1.000.000,00", 1_000_000), ("1,000,000.00", 1_000_000), ("Rp 25.000", 25_000), ("", None)],
)
def test_rupiah_are_read_as_officials_write_them(teks: str, rupiah: int | None) -> None:
    assert parse_rupiah(teks) == rupiah


@pytest.mark.parametrize("teks", ["seratus juta", "1.2.3,4,5x", "9" * 40])
def test_what_is_no_amount_is_refused_with_a_sentence(teks: str) -> None:
    with pytest.raises(ValueError, match="“"):
        parse_rupiah(teks)


@pytest.mark.parametrize(
    ("nilai", "teks"), [(79.17, "79,2"), (Decimal("46.30"), "46,3"), (100.0, "100"), (0, "0")]
)
def test_a_survey_figure_has_one_decimal(nilai: Decimal | float, teks: str) -> None:
    assert format_desimal(nilai) == teks
