"""Kalender iCalendar: lipatan baris, pelolosan aksara, dan alarm."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.aturan.rules import Acara, tulis_ics
from terasa.aturan.rules.ics import fold

WITA = timezone(timedelta(hours=8))
DIBUAT = datetime(2026, 1, 5, 8, 30, tzinfo=WITA)


def _unfold(teks: str) -> list[str]:
    return teks.replace("\r\n ", "").split("\r\n")


def test_all_day_event_in_utc_with_crlf() -> None:
    teks = tulis_ics([Acara("tenggat-1@terasa", date(2026, 1, 31), "Evaluasi")], dibuat_at=DIBUAT)
    baris = _unfold(teks)
    assert "DTSTAMP:20260105T003000Z" in baris
    assert "DTSTART;VALUE=DATE:20260131" in baris
    assert "DTEND;VALUE=DATE:20260201" in baris
    assert teks.endswith("END:VCALENDAR\r\n")
    assert "\n" not in teks.replace("\r\n", "")


def test_text_is_escaped_and_cannot_open_a_new_line() -> None:
    acara = Acara("a\r\nX-JAHAT:1", date(2026, 1, 1), "Satu, dua; tiga\\empat", "baris\r\nkedua\x07")
    baris = _unfold(tulis_ics([acara], dibuat_at=DIBUAT))
    assert "SUMMARY:Satu\\, dua\\; tiga\\\\empat" in baris
    assert "DESCRIPTION:baris\\nkedua" in baris
    assert "UID:aX-JAHAT:1" in baris


def test_alarms_ring_at_eight_of_their_day() -> None:
    hari = [date(2026, 1, 24), date(2026, 1, 30), date(2026, 1, 31)]
    baris = _unfold(tulis_ics([Acara("u", date(2026, 1, 31), "E", pengingat=hari)], dibuat_at=DIBUAT))
    assert [b for b in baris if b.startswith("TRIGGER")] == [
        "TRIGGER:-P6DT16H",
        "TRIGGER:-PT16H",
        "TRIGGER:PT8H",
    ]


def test_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="berzona"):
        tulis_ics([], dibuat_at=datetime(2026, 1, 1))


def test_address_and_name_are_written() -> None:
    acara = Acara("u", date(2026, 1, 1), "E", alamat="https://contoh.id/jejak/ABC")
    teks = tulis_ics([acara], dibuat_at=datetime(2026, 1, 1, tzinfo=UTC), nama="Tenggat desa")
    assert "URL:https://contoh.id/jejak/ABC\r\n" in teks
    assert "X-WR-CALNAME:Tenggat desa\r\n" in teks


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=400))
def test_folding_keeps_the_text_and_75_octets(teks: str) -> None:
    lipat = fold(teks)
    assert lipat.replace("\r\n ", "") == teks
    assert all(len(b.encode()) <= 75 for b in lipat.split("\r\n"))
