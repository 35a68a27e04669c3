"""Isian tanggal yang sudah terisi tampil terisi: peramban hanya membaca tahun-bulan-hari."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms

from terasa.web.layanan import forms as layanan


def _dates() -> list[tuple[str, forms.Field]]:
    kelas = [k for k in vars(layanan).values() if isinstance(k, type) and issubclass(k, forms.BaseForm)]
    return [
        (f"{k.__name__}.{nama}", medan)
        for k in kelas
        for nama, medan in vars(k)["base_fields"].items()
        if isinstance(medan, forms.DateField)
    ]


@pytest.mark.parametrize(("nama", "medan"), _dates())
def test_a_day_that_is_known_stands_in_its_box(nama: str, medan: forms.Field) -> None:
    assert 'value="2026-03-02"' in medan.widget.render(nama, date(2026, 3, 2))
