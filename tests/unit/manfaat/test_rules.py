"""Kuesioner dan angka yang diterbitkan, dibandingkan dengan hitungan tangan."""

from fractions import Fraction

import pytest

from terasa import statistik
from terasa.manfaat import rules

BATAS = statistik.BatasTerbit()


RHO = Fraction(1, 20)


def jawaban(ya: int, tidak: int) -> list[dict[str, str]]:
    """Respondents who say yes to everything, then those who say no to everything."""
    return [dict.fromkeys(BUTIR, "ya")] * ya + [dict.fromkeys(BUTIR, "tidak")] * tidak


def publish(semua: list[dict[str, str]], desa: int = 1) -> rules.Terbitan:
    """The figures, with respondents dealt out over that many desa in turn."""
    return rules.publish([(f"D{i % desa}", isi) for i, isi in enumerate(semua)], rho=RHO, batas=BATAS)


BUTIR = ("tahu", "terjangkau", "pakai", "berguna", "teratasi", "adil")


def test_24_of_30_is_80_between_62_7_and_90_5() -> None:
    hasil = publish(jawaban(24, 6))
    assert hasil.butir is not None
    assert hasil.butir["teratasi"] == {"x": 24, "n": 30, "persen": 80.0, "lo": 62.69, "hi": 90.5}
    assert (str(hasil.imd), str(hasil.imd_lo), str(hasil.imd_hi)) == ("80.00", "62.69", "90.50")
    assert not hasil.ditahan
    assert not hasil.is_awas


def test_index_is_the_mean_of_use_usefulness_and_solved() -> None:
    campur = [{**dict.fromkeys(BUTIR, "tidak"), "pakai": "ya"}] * 15 + jawaban(15, 0)
    hasil = publish(campur)
    # (30/30 + 15/30 + 15/30) / 3 of 100
    assert str(hasil.imd) == "66.67"


@pytest.mark.parametrize(
    ("n", "ditahan", "awas"), [(9, True, False), (10, False, True), (29, False, True), (30, False, False)]
)
def test_few_answers_are_withheld_or_warned_about(n: int, ditahan: bool, awas: bool) -> None:
    hasil = publish(jawaban(n, 0))
    assert (hasil.n, hasil.ditahan, hasil.is_awas) == (n, ditahan, awas)


def test_a_withheld_result_carries_no_figure() -> None:
    hasil = publish(jawaban(5, 4))
    assert (hasil.imd, hasil.imd_lo, hasil.butir) == (None, None, None)


def test_not_sure_counts_in_n_and_an_answer_left_out_does_not() -> None:
    semua = [
        *jawaban(10, 0),
        {**dict.fromkeys(BUTIR, "ya"), "adil": "ragu"},
        {**dict.fromkeys(BUTIR, "ya"), "adil": ""},
    ]
    hasil = publish(semua)
    assert hasil.butir is not None
    assert (hasil.butir["adil"]["x"], hasil.butir["adil"]["n"]) == (10, 11)


def test_an_item_asked_of_too_few_loses_its_own_figure() -> None:
    hasil = publish([{k: v for k, v in s.items() if k != "adil"} for s in jawaban(12, 0)])
    assert hasil.butir is not None
    assert hasil.butir["adil"] == {"n": 0, "ditahan": True}


@pytest.mark.parametrize(("sebagian", "n_teratasi", "n_pakai"), [(1, 29, 29), (9, 21, 21), (12, 18, 30)])
def test_what_a_few_left_out_cannot_be_reckoned_from_the_index(
    sebagian: int, n_teratasi: int, n_pakai: int
) -> None:
    semua = jawaban(12, 18 - sebagian)
    semua += [{**dict.fromkeys(BUTIR, "ya"), "teratasi": ""}] * sebagian
    hasil = publish(semua)
    assert hasil.butir is not None
    assert hasil.imd is not None
    inti = [hasil.butir[b] for b in ("pakai", "berguna", "teratasi")]
    assert [satu["n"] for satu in inti] == [n_pakai, n_pakai, n_teratasi]
    assert hasil.butir["imd"] == {"n": n_teratasi}
    assert hasil.butir["tahu"]["n"] == 30
    # What an attacker subtracts: yes to the three less yes of those behind the index.
    lebih = sum(satu["x"] for satu in inti) - round(float(hasil.imd) * 3 * n_teratasi / 100)
    assert lebih == (0 if sebagian < 10 else 2 * sebagian)


def test_desa_are_clusters_and_one_desa_is_none() -> None:
    satu, dua = publish(jawaban(24, 6)), publish(jawaban(24, 6), desa=2)
    assert satu.butir is not None
    assert dua.butir is not None
    assert satu.butir["teratasi"]["lo"] == 62.69
    # Two desa of fifteen that answer alike: deff 1 + 14 * 0.05, so 30 answers are worth 17.6.
    assert (dua.butir["teratasi"]["persen"], dua.butir["teratasi"]["lo"]) == (80.0, 56.89)


def test_desa_that_disagree_widen_the_interval_by_what_they_show() -> None:
    # One desa says yes, the other no: thirty answers are worth two.
    hasil = publish([*jawaban(1, 1)] * 15, desa=2)
    assert hasil.butir is not None
    assert (hasil.butir["teratasi"]["lo"], hasil.butir["teratasi"]["hi"]) == (9.45, 90.55)


def test_the_fifth_question_repeats_the_problem_of_the_usulan() -> None:
    soal = rules.build_kuesioner("Jembatan gantung", "Anak sekolah menyeberang dengan rakit.")
    assert [p.kode for p in soal] == list(BUTIR)
    assert "Anak sekolah menyeberang dengan rakit" in soal[4].teks


def test_a_long_problem_is_cut_at_a_word() -> None:
    teks = rules.build_kuesioner("Jalan", "jalan rusak " * 60)[4].teks
    assert "rusak…" in teks or "jalan…" in teks
