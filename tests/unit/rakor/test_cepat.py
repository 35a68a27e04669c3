"""Arahan satu baris: teks, penerima, tenggat, bukti, dan tautan dalam urutan apa pun."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.rakor.rules import ArahanTakTerbaca, parse_arahan
from terasa.rakor.rules.cepat import parse_tempo

HARI = date(2026, 3, 10)


def test_a_line_says_everything_at_once() -> None:
    satu = parse_arahan(
        "Perbaiki jembatan Bamban @pupr @camat-angkinang !14h =foto dan BAST #K7Q2M4R9P", pada=HARI
    )
    assert satu.teks == "Perbaiki jembatan Bamban"
    assert satu.kepada == ("pupr", "camat-angkinang")
    assert satu.jatuh_tempo_on == date(2026, 3, 24)
    assert satu.bukti == "foto dan BAST"
    assert satu.tautan == ("K7Q2M4R9P",)


def test_marks_may_stand_first_and_a_missing_day_is_thirty_days() -> None:
    satu = parse_arahan("@pmd dampingi Bamban menyusun APBDes", pada=HARI)
    assert (satu.teks, satu.kepada) == ("dampingi Bamban menyusun APBDes", ("pmd",))
    assert satu.jatuh_tempo_on == HARI + timedelta(days=30)


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("2m", "2026-03-24"), ("1b", "2026-04-10"), ("20/12", "2026-12-20"), ("9/3", "2027-03-09"),
        ("10/3", "2026-03-10"), ("1-4-2027", "2027-04-01"), ("2026-12-20", "2026-12-20"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(teks: str, hari: str) -> None:
    assert parse_tempo(teks, pada=HARI).isoformat() == hari


@pytest.mark.parametrize(
    "baris", ["", "@pmd !14h", "Jembatan !besok", "Jembatan !31/2", "A !1h !2h", "A !1/1/2020"]
)
def test_what_cannot_be_read_is_said(baris: str) -> None:
    with pytest.raises(ArahanTakTerbaca):
        parse_arahan(baris, pada=HARI)


def test_an_address_or_a_price_is_no_mark() -> None:
    satu = parse_arahan("Hubungi pmd@hss.go.id soal Rp5.000.000 = lunas", pada=HARI)
    assert satu.kepada == ()
    assert "pmd@hss.go.id" in satu.teks


@given(st.text(max_size=200))
def test_any_line_is_read_or_refused(baris: str) -> None:
    with contextlib.suppress(ArahanTakTerbaca):
        assert parse_arahan(baris, pada=HARI).teks
