"""Angka yang ditulis orang, dibaca formulir kegiatan."""

from decimal import Decimal

import pytest
from django import forms

from terasa.web.program.forms import AngkaField, RupiahField


@pytest.mark.parametrize("teks", ["25000000", "25.000.000", "Rp 25.000.000", "25.000.000,00"])
def test_rupiah_is_read_as_officials_write_it(teks: str) -> None:
    assert RupiahField().clean(teks) == 25_000_000


def test_empty_optional_rupiah_is_unknown_not_zero() -> None:
    assert RupiahField(required=False).clean("") is None


@pytest.mark.parametrize(
    ("teks", "angka"), [("37,5", "37.50"), ("37.5", "37.50"), ("100%", "100.00"), ("0", "0.00")]
)
def test_percent_is_read_with_comma_or_point(teks: str, angka: str) -> None:
    assert AngkaField(tertinggi=100).clean(teks) == Decimal(angka)


@pytest.mark.parametrize("teks", ["101", "-1", "banyak", "9" * 40])
def test_unreadable_percent_is_refused(teks: str) -> None:
    with pytest.raises(forms.ValidationError):
        AngkaField(tertinggi=100).clean(teks)
