"""Akhir masa jabatan menurut aturan pada pelantikan, peralihan UU 3/2024, dan sisa masa bagi PAW."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.aturan.katalog import all_aturan
from terasa.config.cli import main
from terasa.perangkat.rules import HasilMasa, MasaTidakDikenal, compute_masa

PERALIHAN = date(2024, 4, 25)


def count(jabatan: str, dilantik: str, pendahulu: str = "") -> HasilMasa:
    return compute_masa(
        all_aturan(),
        jabatan=jabatan,
        dilantik=date.fromisoformat(dilantik),
        is_paw=bool(pendahulu),
        pendahulu_berakhir=date.fromisoformat(pendahulu) if pendahulu else None,
    )


@pytest.mark.parametrize(
    ("dilantik", "berakhir", "tahun", "peralihan"),
    [
        ("2018-12-19", "2026-12-19", 8, True),
        ("2013-05-01", "2019-05-01", 6, False),
        # Out of office on the very day of the law, and still in office one day later.
        ("2018-04-25", "2024-04-25", 6, False),
        ("2018-04-26", "2026-04-26", 8, True),
        ("2024-04-24", "2032-04-24", 8, True),
        ("2024-04-25", "2032-04-25", 8, False),
        ("2020-02-29", "2028-02-29", 8, True),
    ],
)
def test_a_village_head_goes_by_the_law_of_the_day(
    dilantik: str, berakhir: str, tahun: int, peralihan: bool
) -> None:
    hasil = count("kades", dilantik)
    assert (hasil.berakhir.isoformat(), hasil.tahun, hasil.peralihan) == (berakhir, tahun, peralihan)


def test_a_paw_serves_the_remainder() -> None:
    hasil = count("kades", "2023-03-14", "2025-12-19")
    assert (hasil.berakhir, hasil.tahun) == (date(2025, 12, 19), None)
    with pytest.raises(MasaTidakDikenal, match="tidak ada sisa"):
        count("kades", "2023-03-14", "2023-03-14")


def test_a_post_without_a_term_says_so() -> None:
    with pytest.raises(MasaTidakDikenal, match="mengikuti keputusan"):
        count("camat", "2023-03-14")


@given(st.dates(date(2004, 10, 15), date(2060, 1, 1)))
def test_who_was_in_office_on_the_day_of_the_law_serves_eight_years(dilantik: date) -> None:
    hasil = compute_masa(all_aturan(), jabatan="kades", dilantik=dilantik)
    enam = (dilantik.year + 6, dilantik.month, dilantik.day)
    menjabat = dilantik <= PERALIHAN and (PERALIHAN.year, PERALIHAN.month, PERALIHAN.day) < enam
    assert hasil.tahun == (8 if menjabat or dilantik >= PERALIHAN else 6)
    assert hasil.peralihan == (menjabat and dilantik < PERALIHAN)
    assert hasil.berakhir.year == dilantik.year + (hasil.tahun or 0)


def test_the_command_prints_the_public_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["masa-jabatan", "hitung", "--jabatan", "kades", "--dilantik", "2018-12-19", "--json"]) == 0
    assert '"berakhir": "2026-12-19"' in capsys.readouterr().out
    assert main(["masa-jabatan", "hitung", "--jabatan", "kades", "--dilantik", "19/12/2018"]) == 2
    assert "TTTT-BB-HH" in capsys.readouterr().err


@pytest.mark.parametrize(
    "pilihan",
    [
        ["--dilantik", "20181219"],
        ["--dilantik", "2024-02-30"],
        ["--dilantik", "9998-01-01"],
        ["--dilantik", "1990-01-01"],
        ["--dilantik", "2023-03-14", "--jenis", "paw"],
        ["--dilantik", "2023-03-14", "--pendahulu-berakhir", "2024-12-19"],
        ["--dilantik", "2023-03-14", "--jenis", "plt"],
    ],
)
def test_odd_input_is_refused_in_one_sentence(pilihan: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["masa-jabatan", "hitung", "--jabatan", "kades", *pilihan, "--json"]) == 2
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert keluar.err.count("\n") == 1
