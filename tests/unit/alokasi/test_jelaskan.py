from fractions import Fraction

import pytest
from hypothesis import given, settings

from terasa.alokasi import (
    AturanBagi,
    Masukan,
    Pelengkap,
    Pilihan,
    PilihanTidakDikenal,
    format_rupiah,
    jelaskan,
    share_pagu,
)
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
