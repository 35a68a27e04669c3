"""RPJM Desa tanpa basis data: lamanya menurut aturan hari itu, dan isian kegiatan yang ditolak."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from terasa.aturan.katalog import aturan_berlaku
from terasa.musrenbang.rules.rpjmdes import (
    ATURAN_LAMA,
    CannotRpjm,
    IsiKegiatan,
    check_awal,
    check_kegiatan,
    dates_of_lama,
    end_of_period,
    split_biaya,
)

HARI = date(2026, 11, 26)
PERIODE = range(2026, 2034)
ISI = IsiKegiatan(bidang="pembangunan", jenis="Semenisasi gang", tahun=(2028, 2026, 2028))


@pytest.mark.parametrize(
    ("awal", "is_perubahan", "akhir"),
    # A plan of 2020 ran six years; changed after the law of 2024 it may run eight.
    [(2020, False, 2025), (2020, True, 2027), (2026, False, 2033), (2024, False, 2029)],
)
def test_the_rule_of_the_day_says_how_long_a_plan_runs(awal: int, is_perubahan: bool, akhir: int) -> None:
    pada = dates_of_lama(awal, HARI, is_perubahan=is_perubahan)
    aturan = next(a for a in aturan_berlaku(pada=pada, kabupaten="63.06") if a.kode == ATURAN_LAMA)
    assert end_of_period(awal, None, int(str(aturan.isi["nilai"]))) == akhir
    assert not aturan.terverifikasi


def test_a_plan_may_be_shorter_and_never_longer() -> None:
    assert end_of_period(2026, 3, 8) == 2028
    for lama in (0, 9):
        with pytest.raises(CannotRpjm, match="paling lama 8 tahun"):
            end_of_period(2026, lama, 8)


@pytest.mark.parametrize("awal", [2017, 2029])
def test_a_first_year_far_away_is_a_slip(awal: int) -> None:
    check_awal(2018, HARI, 8)
    check_awal(2028, HARI, 8)
    with pytest.raises(CannotRpjm, match="tidak masuk akal"):
        check_awal(awal, HARI, 8)


def test_a_kegiatan_is_tidied() -> None:
    isi = check_kegiatan(replace(ISI, jenis="  Semenisasi \n gang ", lokasi=" RT 2 "), PERIODE)
    assert (isi.jenis, isi.lokasi, isi.tahun) == ("Semenisasi gang", "RT 2", (2026, 2028))
    assert isi.kunci == replace(isi, jenis="SEMENISASI  GANG", lokasi="rt. 2").kunci
    assert replace(isi, kode="02.03").kunci == replace(isi, kode="02.03", jenis="Lain").kunci


@pytest.mark.parametrize(
    ("ubah", "code"),
    [
        ({"bidang": "pendidikan"}, "bidang"),
        ({"jenis": "  a "}, "jenis"),
        ({"jenis": "a" * 251}, "jenis"),
        ({"tahun": ()}, "tahun"),
        ({"tahun": (2025, 2026)}, "tahun"),
        ({"biaya": 0}, "biaya"),
        ({"biaya": 10**15 + 1}, "biaya"),
        ({"volume": Decimal(0)}, "volume"),
        ({"pola": "borongan"}, "pola"),
    ],
)
def test_a_kegiatan_that_cannot_be_kept_says_which_box(ubah: dict[str, Any], code: str) -> None:
    with pytest.raises(CannotRpjm) as galat:
        check_kegiatan(replace(ISI, **ubah), PERIODE)
    assert galat.value.code == code


def test_one_year_takes_an_even_part_of_the_cost() -> None:
    assert (split_biaya(100, 3), split_biaya(1, 8), split_biaya(None, 3)) == (33, 1, None)
