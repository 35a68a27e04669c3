"""Pemenggal kata: imbuhan lepas, singkatan perencanaan utuh."""

from __future__ import annotations

import pytest

from terasa.cari.serupa.istilah import is_istilah, known_stem
from terasa.cari.serupa.kata import DILINDUNGI, fold, split_kata, stem


@pytest.mark.parametrize(
    ("kata", "dasar"),
    [
        ("pembangunan", "bangun"),
        ("penanaman", "tanam"),
        ("menanam", "tanam"),
        ("tanaman", "tanam"),
        ("peningkatan", "tingkat"),
        ("diperbaiki", "baik"),
        ("perumahan", "rumah"),
        ("peternakan", "ternak"),
        ("penyediaan", "sedia"),
        ("pelebaran", "lebar"),
        ("jalan", "jalan"),
        ("rumahnya", "rumah"),
    ],
)
def test_affixes_come_off(kata: str, dasar: str) -> None:
    assert stem(kata) == dasar


def test_planning_abbreviations_are_never_cut() -> None:
    assert {stem(k) for k in DILINDUNGI} == DILINDUNGI


def test_text_is_folded_and_parted() -> None:
    assert fold("PadukuhanMulyo É 3 m²") == "padukuhan mulyo e 3 m2"
    assert split_kata("Jl. Poros RT.03/RW 2") == ["jl", "poros", "rt", "03", "rw", "2"]


def test_one_wrong_letter_in_a_term_is_read_as_the_term() -> None:
    assert known_stem("jembtan") == known_stem("jembatan")
    assert known_stem("drainse") == "drainase"
    assert known_stem("sumberrejo") == "sumberrejo"


def test_a_name_inside_a_term_stays_a_name() -> None:
    assert is_istilah("pengaspalan")
    assert is_istilah("pekarangan")
    assert not is_istilah("karang")
