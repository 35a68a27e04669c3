"""Kerangka rumah dari daftar RT, dan bentuk jawaban."""

import pytest

from terasa.survei import rules
from terasa.survei.rules import HitungRT, JawabanTakSah, KerangkaTakSah

DESA = "63.06.04.2002"
KUESIONER = [{"kode": "tahu"}, {"kode": "pakai"}]


@pytest.mark.parametrize(
    ("ditulis", "label"),
    [
        ("RT 02", "RT 02"),
        ("rt.2", "RT 02"),
        ("2", "RT 02"),
        ("RT 002 / RW 01", "RT 02 RW 01"),
        ("RT12 RW3", "RT 12 RW 03"),
    ],
)
def test_rt_labels_are_made_one(ditulis: str, label: str) -> None:
    assert rules.label_rt(ditulis) == label


@pytest.mark.parametrize("ditulis", ["Pak Amat", "RT", "RT 02 rumah Siti", ""])
def test_a_label_with_a_name_is_refused(ditulis: str) -> None:
    with pytest.raises(KerangkaTakSah):
        rules.label_rt(ditulis)


def test_frame_numbers_every_house_of_every_rt() -> None:
    kerangka = rules.build_frame([HitungRT(DESA, "RT 2", 2), HitungRT(DESA, "RT 1", 1)])
    assert kerangka == [(DESA, "RT 01/001"), (DESA, "RT 02/001"), (DESA, "RT 02/002")]


@pytest.mark.parametrize(
    "hitungan",
    [
        [],
        [HitungRT(DESA, "RT 1", 0)],
        [HitungRT(DESA, "RT 1", 1000)],
        [HitungRT(DESA, "RT 1", 3), HitungRT(DESA, "rt 01", 3)],
    ],
)
def test_impossible_frames_are_refused(hitungan: list[HitungRT]) -> None:
    with pytest.raises(KerangkaTakSah):
        rules.build_frame(hitungan)


def test_empty_answers_are_left_out() -> None:
    assert rules.read_jawaban({"tahu": "ya", "pakai": ""}, KUESIONER) == {"tahu": "ya"}


@pytest.mark.parametrize("isi", [{}, {"tahu": ""}, {"tahu": "mungkin"}, {"lain": "ya"}])
def test_answers_that_do_not_fit_are_refused(isi: dict[str, str]) -> None:
    with pytest.raises(JawabanTakSah):
        rules.read_jawaban(isi, KUESIONER)
