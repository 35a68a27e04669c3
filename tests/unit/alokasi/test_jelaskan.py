from fractions import Fraction
from itertools import combinations
from string import Formatter
from typing import get_args

import pytest
from hypothesis import given, settings

from terasa.alokasi import (
    AturanBagi,
    Hasil,
    Masukan,
    Pelengkap,
    Pilihan,
    PilihanTidakDikenal,
    format_rupiah,
    jelaskan,
    share_pagu,
)
from terasa.alokasi.kalimat import KALIMAT, Bahasa
from tests.unit.alokasi import contoh
from tests.unit.alokasi.contoh import contoh_tangan, forum

NAMA = {"JMB": "Jembatan", "POS": "Posyandu", "Amparaya": "Desa Amparaya", "Baru": "Desa Baru"}
TANPA = AturanBagi(pelengkap=Pelengkap.TANPA)


@pytest.mark.parametrize(
    ("rupiah", "teks"),
    [(0, "Rp0"), (1234567, "Rp1.234.567"), (Fraction(5, 2), "Rp3"), (Fraction(999_999, 10), "Rp100.000")],
)
def test_rupiah_are_printed_the_indonesian_way(rupiah: int | Fraction, teks: str) -> None:
    assert format_rupiah(rupiah) == teks


def test_a_winner_reads_who_paid_and_how_much_dearer_it_could_be() -> None:
    assert jelaskan(share_pagu(contoh_tangan(), TANPA), "JMB", nama=NAMA) == (
        "Jembatan terpilih pada putaran 1 dari 3. Biayanya Rp30.000.000."
        " Biaya itu ditanggung bersama oleh 2 forum dari bagiannya masing-masing:"
        " Desa Amparaya Rp20.000.000 dan Desa Baru Rp10.000.000."
        " Seandainya biayanya naik sampai Rp43.000.000, usulan ini masih terpilih pada hitungan ini."
    )


def test_a_loser_reads_what_was_missing() -> None:
    assert jelaskan(share_pagu(contoh_tangan(), TANPA), "POS", nama=NAMA) == (
        "Posyandu tidak terpilih karena uang pendukungnya (2 forum) tidak cukup."
        " Pada akhir hitungan sisa uang pendukung Rp16.000.000, sedangkan biayanya Rp20.000.000."
        " Uang pendukung paling banyak terpakai untuk SMR Rp24.000.000 dan Jembatan Rp10.000.000."
        " Kurangnya Rp2.000.000: seandainya Rp2.000.000 dari biayanya ditanggung sumber lain, usulan ini"
        " terpilih pada hitungan ini. Ia lalu mendahului SMR."
        " Usulan ini juga terpilih seandainya satu forum lain, misalnya Desa Amparaya, memberinya nilai tertinggi."
    )


def test_forums_that_would_have_had_to_join_are_named() -> None:
    assert jelaskan(share_pagu(contoh_tangan(), TANPA), "LAP", nama=NAMA).endswith(
        "seandainya 2 forum lain, yaitu Desa Baru dan Cahaya, memberinya nilai tertinggi;"
        " kurang dari 2 forum tidak cukup."
    )


def test_the_shadow_ceiling_is_told_when_it_rose() -> None:
    teks = jelaskan(share_pagu(contoh_tangan()), "POS")
    assert "pagu bayangan Rp108.000.000, yaitu pagu Rp100.000.000 yang dinaikkan 16 kali" in teks
    assert "Angka itu berlaku selama pagu bayangannya tetap." in teks


def test_a_winner_of_the_completion_reads_so() -> None:
    hasil = share_pagu(contoh_tangan(), AturanBagi(pelengkap=Pelengkap.GREEDY))
    assert "terpilih pada tahap pelengkap" in jelaskan(hasil, "POS")
    assert "chosen in the completion" in jelaskan(hasil, "POS", "en")


def test_reasons_differ_for_no_support_and_for_too_dear() -> None:
    hasil = share_pagu(contoh_tangan(), TANPA)
    assert jelaskan(hasil, "TMN") == (
        "TMN tidak terpilih karena tidak ada forum yang memberinya nilai."
        " Usulan ini juga terpilih seandainya satu forum lain, misalnya Amparaya, memberinya nilai tertinggi."
    )
    assert "sudah melebihi seluruh pagu Rp100.000.000" in jelaskan(hasil, "GOR")


def test_many_payers_are_summed_up() -> None:
    banyak = tuple(forum(f"F{n}", n + 1, A=1) for n in range(9))
    teks = jelaskan(share_pagu(Masukan((Pilihan("A", 45),), banyak, 45)), "A", "en")
    assert "by 9 forums, each from its own share: F8 Rp9, F7 Rp8, F6 Rp7 and 6 others Rp21." in teks


def test_fractions_of_a_rupiah_are_called_about() -> None:
    tiga = tuple(forum(f"F{n}", 1, A=1) for n in range(3))
    teks = jelaskan(share_pagu(Masukan((Pilihan("A", 100),), tiga, 300)), "A")
    assert "F0 sekitar Rp33" in teks


def test_signs_in_names_are_told_as_they_stand() -> None:
    nama = {"POS": "Posyandu 100% {biaya}", "SMR": "{0} %s", "Amparaya": "%(x)s {"}
    teks = jelaskan(share_pagu(contoh_tangan(), TANPA), "POS", nama=nama)
    assert teks.startswith("Posyandu 100% {biaya} tidak terpilih karena")
    assert "terpakai untuk {0} %s Rp24.000.000" in teks
    assert "misalnya %(x)s {, memberinya" in teks


def test_the_same_result_is_told_in_other_names_and_languages() -> None:
    hasil = share_pagu(contoh_tangan(), TANPA)
    assert "Desa Amparaya Rp20.000.000" in jelaskan(hasil, "JMB", nama=NAMA)
    assert "Ampar Rp20.000.000" in jelaskan(hasil, "JMB", nama={"Amparaya": "Ampar"})
    assert "Amparaya Rp20.000.000 and Baru Rp10.000.000." in jelaskan(hasil, "JMB", "en")
    assert "Amparaya Rp20.000.000 dan Baru Rp10.000.000." in jelaskan(hasil, "JMB")


def test_payments_of_several_supporters_for_one_item_are_told_together() -> None:
    hasil = share_pagu(
        Masukan(
            (Pilihan("A", 30), Pilihan("B", 45), Pilihan("C", 90)),
            (forum("F0", 1, A=3, C=1), forum("F1", 1, A=3, B=3, C=1), forum("F2", 1, B=3)),
            90,
        ),
        TANPA,
    )
    assert hasil.menang == ("A", "B")
    assert "terpakai untuk A Rp30 dan B Rp15." in jelaskan(hasil, "C")


@settings(max_examples=60, deadline=None)
@given(contoh.masukan(), contoh.aturan)
def test_a_record_read_back_is_told_the_same(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    lain = Hasil.from_json(hasil.to_json())
    # In another order, so that what was laid out for one item cannot colour the next.
    dibalik = {b.id: jelaskan(lain, b.id, dengan_kelonggaran=False) for b in reversed(masukan.pilihan)}
    for butir in masukan.pilihan:
        assert jelaskan(hasil, butir.id, dengan_kelonggaran=False) == dibalik[butir.id]


@pytest.mark.parametrize("bahasa", get_args(Bahasa))
def test_a_name_in_braces_means_the_same_in_sentences_told_together(bahasa: Bahasa) -> None:
    """They are filled at once. Ceilings stand in them before; what others have in common is said of the same thing."""
    menang = ["menang", "dibayar", "longgar"]
    kalah = ["pendukung-kehabisan", "terpakai", "kurang", "lawan", "dukungan"]
    for satu, lain in [*combinations(menang, 2), *combinations(kalah, 2), ("pelengkap", "longgar")]:
        assert fields(bahasa, satu) & fields(bahasa, lain) <= {"nama", "biaya", "pagu"}


def fields(bahasa: Bahasa, kunci: str) -> set[str]:
    return {isian for _, isian, _, _ in Formatter().parse(KALIMAT[bahasa][kunci]) if isian}


def test_an_unknown_item_is_refused() -> None:
    with pytest.raises(PilihanTidakDikenal):
        jelaskan(share_pagu(contoh_tangan()), "ENTAH")


@settings(max_examples=60, deadline=None)
@given(contoh.masukan(), contoh.aturan)
def test_every_item_has_a_sentence_in_both_languages(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    for butir in masukan.pilihan:
        for teks in (jelaskan(hasil, butir.id), jelaskan(hasil, butir.id, "en")):
            assert teks.startswith(butir.id)
            assert "{" not in teks
