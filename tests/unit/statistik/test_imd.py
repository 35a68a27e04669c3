import random

import numpy as np
import pytest

from terasa.statistik import Jawaban, Peringatan, estimate, measure_manfaat
from terasa.statistik.hitung import Cara, tabulate_kegiatan
from terasa.statistik.rekap import Jawaban as JawabanTabel
from terasa.statistik.rekap import count_sel


def answers(pakai: int, berguna: int, teratasi: int, n: int) -> list[Jawaban]:
    return [Jawaban(True, True, i < pakai, i < berguna, i < teratasi, i % 2 == 0) for i in range(n)]


def test_index_is_the_mean_of_used_useful_and_solved() -> None:
    manfaat = measure_manfaat(answers(36, 30, 24, 40))
    assert [manfaat.pakai.persen, manfaat.berguna.persen, manfaat.teratasi.persen] == [90.0, 75.0, 60.0]
    assert manfaat.imd.nilai == pytest.approx(75.0)
    assert (manfaat.imd.n, manfaat.imd.tidak_lengkap, manfaat.imd.peringatan) == (40, 0, None)


def test_reach_and_fairness_stand_beside_the_index() -> None:
    manfaat = measure_manfaat(answers(40, 40, 40, 40))
    assert (manfaat.tahu.persen, manfaat.terjangkau.persen, manfaat.adil.persen) == (100.0, 100.0, 50.0)
    assert manfaat.imd.nilai == 100.0


def test_three_equal_answers_give_the_plain_wilson_interval() -> None:
    imd, angka = measure_manfaat(answers(24, 24, 24, 30)).imd, estimate(24, 30)
    assert (imd.nilai, imd.lo, imd.hi) == pytest.approx((angka.persen, angka.lo, angka.hi))


def test_everybody_content_still_leaves_doubt() -> None:
    imd = measure_manfaat(answers(12, 12, 12, 12)).imd
    assert imd.lo == pytest.approx(75.75, abs=0.01)
    assert (imd.hi, imd.peringatan) == (100.0, Peringatan.SELANG_LEBAR)


def test_eight_answers_are_withheld() -> None:
    manfaat = measure_manfaat(answers(7, 7, 7, 8))
    assert (manfaat.imd.nilai, manfaat.imd.lo, manfaat.imd.n, manfaat.imd.ditahan) == (None, None, 8, True)
    assert manfaat.teratasi.ditahan


def test_people_who_left_a_question_blank_are_named_not_guessed() -> None:
    kosong = [Jawaban(True, None, True, None, True)] * 5
    manfaat = measure_manfaat([*answers(30, 30, 30, 30), *kosong])
    assert (manfaat.imd.n, manfaat.imd.tidak_lengkap) == (30, 5)
    assert (manfaat.tahu.n, manfaat.terjangkau.n, manfaat.adil.n) == (35, 30, 30)


def test_nobody_asked_is_withheld() -> None:
    assert measure_manfaat([]).imd.ditahan


def test_clusters_widen_the_interval_as_the_table_says() -> None:
    orang = [Jawaban(True, None, i % 3 > 0, i % 4 > 0, i % 5 > 0) for i in range(48)]
    desa = [f"D{i // 6}" for i in range(48)]
    rapat, lebar = measure_manfaat(orang).imd, measure_manfaat(orang, desa=desa).imd
    isi = np.array(
        [[-1 if j is None else int(j) for j in (o.tahu, o.terjangkau, *o.inti, o.adil)] for o in orang],
        dtype=np.int8,
    ).T
    nol = np.zeros(48, dtype=np.int32)
    sel = count_sel(JawabanTabel(nol, nol.astype(np.int8), np.arange(48, dtype=np.int32) // 6, isi))
    ukuran = tabulate_kegiatan(sel, Cara(berdesain=True)).ukuran["imd"]
    assert (lebar.lo, lebar.hi) == pytest.approx((100 * ukuran.bawah[0], 100 * ukuran.atas[0]))
    assert rapat.lo is not None
    assert lebar.lo is not None
    assert lebar.lo < rapat.lo


def test_every_respondent_has_a_desa_or_none_has() -> None:
    with pytest.raises(ValueError, match="Desa"):
        measure_manfaat(answers(3, 3, 3, 12), desa=["D1"])


def test_three_answers_are_worth_between_one_person_and_three() -> None:
    # Half answer yes-yes-no and half yes-no-no: a person says more than one yes or no does.
    campur = [Jawaban(None, None, True, i % 2 == 0, False) for i in range(30)]
    imd, satu, tiga = measure_manfaat(campur).imd, estimate(15, 30), estimate(45, 90)
    assert imd.nilai == pytest.approx(50.0)
    assert (imd.lo, imd.hi) == pytest.approx((tiga.lo, tiga.hi))
    assert satu.lo is not None
    assert imd.lo is not None
    assert imd.lo > satu.lo


def test_each_part_is_of_whoever_answered_that_question() -> None:
    kosong = [Jawaban(None, None, True, None, True)] * 10
    manfaat = measure_manfaat([*answers(12, 12, 0, 12), *kosong])
    assert (manfaat.pakai.n, manfaat.teratasi.n, manfaat.teratasi.x, manfaat.imd.n) == (22, 22, 10, 12)


def test_interval_covers_the_truth_as_often_as_it_says() -> None:
    acak = random.Random(7)
    kena = 0
    for _ in range(400):
        jawaban = []
        for _ in range(30):
            condong = acak.betavariate(0.8 * 1.5, 0.2 * 1.5)
            jawaban.append(Jawaban(None, None, *(acak.random() < condong for _ in range(3))))
        imd = measure_manfaat(jawaban).imd
        assert imd.lo is not None
        assert imd.hi is not None
        kena += imd.lo <= 80.0 <= imd.hi
    assert 0.92 <= kena / 400 <= 0.98
