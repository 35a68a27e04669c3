"""Nilai berbeda dari kolom berindeks, dengan saringan, dalam satu kueri."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa.aturan.models import Aturan
from terasa.umum.lompat import list_berbeda

pytestmark = pytest.mark.django_db


def make(kode: str, tanggal: str) -> None:
    Aturan.objects.create(
        kabupaten="99.99", kode=kode, jenis="batas", nama=kode, isi={}, berlaku_dari=tanggal, dasar="uji"
    )


def test_values_are_the_distinct_ones_greatest_first_in_one_query() -> None:
    for kode, tanggal in [("b", "2026-01-01"), ("a", "2026-01-01"), ("b", "2027-01-01"), ("c", "2026-01-01")]:
        make(kode, tanggal)
    semua = Aturan.objects.filter(kabupaten="99.99")
    with CaptureQueriesContext(connection) as kueri:
        assert list_berbeda(semua, "kode") == ["c", "b", "a"]
    assert len(kueri) == 1


def test_filters_hold_at_every_step_and_empty_values_are_left_out() -> None:
    make("a", "2026-01-01")
    make("b", "2026-01-01")
    make("z", "2026-01-01")
    semua = Aturan.objects.filter(kabupaten="99.99").exclude(kode="b")
    assert list_berbeda(semua, "kode") == ["z", "a"]
    assert list_berbeda(semua, "berlaku_sampai") == []
    assert list_berbeda(semua.none(), "kode") == []
