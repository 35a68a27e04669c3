"""Urutan pekerjaan: yang terlambat dulu, lalu tenggat terdekat, lalu yang paling lama menunggu."""

from __future__ import annotations

from datetime import date

from terasa.dasbor.rules import Tugas, split_tugas

HARI = date(2026, 3, 10)


def test_late_work_leads_then_the_nearest_day_then_the_oldest() -> None:
    lama = Tugas("lama", 1, tertua_on=date(2025, 1, 1))
    dekat = Tugas("dekat", 1, tenggat_on=date(2026, 3, 12))
    lewat = Tugas("lewat", 1, tenggat_on=date(2026, 3, 20), terlambat=1)
    menunggu, _beres = split_tugas([lama, dekat, lewat])
    assert [t.judul for t in menunggu] == ["lewat", "dekat", "lama"]


def test_what_stands_at_zero_is_done() -> None:
    menunggu, beres = split_tugas([Tugas("kosong", 0), Tugas("ada", 2)])
    assert ([t.judul for t in menunggu], [t.judul for t in beres]) == (["ada"], ["kosong"])


def test_age_and_days_left_are_counted_from_today() -> None:
    tugas = Tugas("x", 1, tertua_on=date(2026, 3, 1), tenggat_on=date(2026, 3, 8))
    assert (tugas.age(HARI), tugas.days_left(HARI)) == (9, -2)
    assert (Tugas("y", 1).age(HARI), Tugas("y", 1).days_left(HARI)) == (None, None)
