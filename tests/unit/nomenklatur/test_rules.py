"""Bentuk kode nomenklatur menurut rumpunnya."""

import pytest

from terasa.nomenklatur import rules
from terasa.nomenklatur.enums import Rumpun, Tingkat


@pytest.mark.parametrize(
    ("kode", "tingkat"),
    [
        ("1", Tingkat.URUSAN),
        ("X", Tingkat.URUSAN),
        ("1.03", Tingkat.BIDANG),
        ("X.XX", Tingkat.BIDANG),
        ("1.03.10", Tingkat.PROGRAM),
        ("X.XX.01", Tingkat.PROGRAM),
        ("1.03.10.2.01", Tingkat.KEGIATAN),
        ("2.09.03.1.01.0006", Tingkat.SUB_KEGIATAN),
        ("7.01.02.2.01.01", Tingkat.SUB_KEGIATAN),
        ("1.05.02.2.03.0002", Tingkat.SUB_KEGIATAN),
        ("7.01.03.7.04.0001", Tingkat.SUB_KEGIATAN),
    ],
)
def test_level_follows_from_the_shape(kode: str, tingkat: Tingkat) -> None:
    assert rules.tingkat_of(kode) is tingkat


@pytest.mark.parametrize(
    "kode", ["", "1.3", "1.03.1", "1.03.10.0.01", "1.03.10.2.1", "A.01", "1.03.10.2.01.00001"]
)
def test_other_shapes_are_refused_with_an_example(kode: str) -> None:
    with pytest.raises(rules.KodeNomenklaturTakTerbaca, match=r"1\.03\.10\.2\.01\.0044"):
        rules.tingkat_of(kode)


def test_apbdes_and_fund_codes_have_their_own_shapes() -> None:
    assert rules.tingkat_of("2.3", Rumpun.APBDES) is Tingkat.SUB_BIDANG
    assert rules.tingkat_of("2.3.10", Rumpun.APBDES) is Tingkat.KEGIATAN
    assert rules.tingkat_of("2.2.01.01.03.0034", Rumpun.SUMBER_DANA) is Tingkat.SUMBER_DANA
    with pytest.raises(rules.KodeNomenklaturTakTerbaca):
        rules.tingkat_of("2.3.10.01", Rumpun.APBDES)


def test_trailing_dots_and_spaces_are_tidied() -> None:
    assert rules.normalkan_kode(" 1.03. 10 .") == "1.03.10"
    assert rules.normalkan_kode("x.xx.01") == "X.XX.01"


def test_the_way_up_counts_a_kegiatan_as_one_step() -> None:
    assert rules.leluhur("1.03.10.2.01.0044") == (
        "1",
        "1.03",
        "1.03.10",
        "1.03.10.2.01",
        "1.03.10.2.01.0044",
    )
    assert rules.leluhur("2.3.10", Rumpun.APBDES) == ("2", "2.3", "2.3.10")
    assert rules.induk("1") is None


def test_query_words_hold_no_operator() -> None:
    assert rules.kata_cari("jalan & (usaha) | tani:* !") == ("jalan", "usaha", "tani")
    assert rules.kata_cari("'; --") == ()
