"""Kurva rencana, keterlambatan, dan pemeriksaan foto, tanpa basis data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from terasa.program.rules.foto import check_foto, is_periksa
from terasa.program.rules.rencana import (
    Ambang,
    RencanaBaris,
    TitikRencana,
    accumulate,
    is_tertinggal,
    plan_on,
    sum_rencana,
)

D = Decimal
AMBANG = Ambang.dari({"fisik": 10, "fisik_akhir": 5, "akhir_sejak": 70, "keuangan": 20})
RATA = [RencanaBaris(n, 10_000_000, D("8.3333") if n < 12 else D("8.3337")) for n in range(1, 13)]
TITIK = (D("-2.781234"), D("115.251234"))


def test_the_curve_adds_up_to_the_whole() -> None:
    titik = accumulate(RATA, 120_000_000)
    assert [(t.keuangan, t.fisik) for t in (titik[0], titik[5], titik[11])] == [
        (D("8.33"), D("8.33")),
        (50, 50),
        (100, 100),
    ]
    assert sum_rencana(RATA) == (120_000_000, 100)


def test_a_half_that_nobody_planned_stays_unknown() -> None:
    titik = accumulate([RencanaBaris(3, 5, None)], 10)
    assert (titik[2].keuangan, titik[2].fisik) == (50, None)
    assert accumulate([RencanaBaris(3, None, None)], 10) == []
    assert accumulate([RencanaBaris(3, 5, None)], None) == []
    assert sum_rencana([RencanaBaris(3, 5, None)]) == (5, None)


@pytest.mark.parametrize(
    ("hari", "fisik"),
    [
        (date(2025, 12, 31), 0),
        (date(2026, 1, 31), 10),
        (date(2026, 2, 14), 20),
        (date(2026, 2, 28), 30),
        (date(2026, 12, 31), 30),
        (date(2027, 3, 1), 30),
    ],
)
def test_between_month_ends_the_plan_grows_with_the_days(hari: date, fisik: int) -> None:
    titik = accumulate([RencanaBaris(1, None, D(10)), RencanaBaris(2, None, D(20))], 1)
    kini = plan_on(titik, 2026, hari)
    assert kini is not None
    assert (kini.fisik, kini.keuangan) == (fisik, None)


@pytest.mark.parametrize(
    ("rencana", "fisik", "uang", "tertinggal"),
    [
        ((60, None), 50, 0, False),
        ((60, None), D("49.99"), 0, True),
        ((80, None), 75, 0, False),
        ((80, None), 74, 0, True),
        ((60, None), 90, 0, False),
        ((None, 50), 0, 30, False),
        ((None, 50), 0, 29, True),
    ],
)
def test_behind_the_plan_means_more_than_the_rule_allows(
    rencana: tuple[int | None, int | None], fisik: object, uang: int, tertinggal: bool
) -> None:
    f, u = (None if x is None else D(x) for x in rencana)
    assert is_tertinggal(D(str(fisik)), D(uang), TitikRencana(6, u, f), AMBANG) is tertinggal
    assert not is_tertinggal(D(0), D(0), None, AMBANG)


@pytest.mark.parametrize(
    ("titik", "tempat", "diambil", "hasil"),
    [
        (TITIK, [TITIK], date(2026, 3, 10), "sesuai"),
        (TITIK, [TITIK], None, "tanpa tanggal foto"),
        (
            (D("-2.810000"), TITIK[1]),
            [TITIK, (D("-3.5"), D(115))],
            date(2026, 3, 10),
            "jauh 3,2 km dari titik",
        ),
        (None, [TITIK], None, "tanpa titik; tanpa tanggal foto"),
        (TITIK, [], None, "pekerjaan belum bertitik; tanpa tanggal foto"),
        (TITIK, [TITIK], date(2026, 3, 2), "diambil 8 hari sebelum tanggal laporan"),
        (TITIK, [TITIK], date(2026, 3, 12), "diambil 2 hari sesudah tanggal laporan"),
        (TITIK, [TITIK], date(2026, 3, 16), "tanggal fotonya 4 hari di masa depan"),
        (None, [TITIK], date(2026, 3, 2), "tanpa titik; diambil 8 hari sebelum tanggal laporan"),
    ],
)
def test_a_photo_is_checked_against_site_and_day(
    titik: tuple[Decimal, Decimal] | None,
    tempat: list[tuple[Decimal, Decimal]],
    diambil: date | None,
    hasil: str,
) -> None:
    kata = check_foto(
        titik=titik,
        tempat=tempat,
        diambil_on=diambil,
        per_tanggal=date(2026, 3, 10),
        batas_km=D("0.5"),
        batas_hari=1,
        hari_ini=date(2026, 3, 12),
    )
    assert kata == hasil
    assert is_periksa(kata) is (titik is not None and bool(tempat) and "jauh" not in kata)


def test_a_photo_shown_before_is_told_and_never_called_checked() -> None:
    kata = check_foto(
        titik=TITIK,
        tempat=[TITIK],
        diambil_on=date(2026, 3, 10),
        per_tanggal=date(2026, 3, 10),
        batas_km=D("0.5"),
        batas_hari=1,
        hari_ini=date(2026, 3, 12),
        dipakai="laporan 1 Maret 2026 kegiatan ini",
    )
    assert kata == "sudah dipakai pada laporan 1 Maret 2026 kegiatan ini"
    assert not is_periksa(kata)
