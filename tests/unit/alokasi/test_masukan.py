from fractions import Fraction
from typing import Any

import pytest

from terasa.alokasi import (
    AlokasiDitolak,
    AturanBagi,
    BiayaBelumDiketahui,
    KodeGanda,
    Masukan,
    MasukanTidakSah,
    Pemilih,
    Pilihan,
    PilihanTidakDikenal,
    TidakAdaPemilih,
    share_pagu,
)
from tests.unit.alokasi.contoh import forum


def test_unknown_cost_is_refused_by_name() -> None:
    tidak_tahu: Any = None
    with pytest.raises(BiayaBelumDiketahui, match="belum dihitung"):
        Pilihan("A", tidak_tahu)


@pytest.mark.parametrize("biaya", [0, -1, 1.5, True, 10**19])
def test_cost_that_is_no_whole_positive_rupiah_is_refused(biaya: Any) -> None:
    with pytest.raises(MasukanTidakSah):
        Pilihan("A", biaya)


@pytest.mark.parametrize("angka", [0.5, -1, "1", True])
def test_weight_or_score_that_is_not_exact_is_refused(angka: Any) -> None:
    with pytest.raises(MasukanTidakSah):
        Pemilih("F", angka, {})
    with pytest.raises(MasukanTidakSah):
        Pemilih("F", Fraction(1), {"A": angka})


def test_codes_given_twice_are_refused() -> None:
    with pytest.raises(KodeGanda, match="Pilihan A"):
        Masukan((Pilihan("A", 1), Pilihan("A", 2)), (forum("F", 1, A=1),), 1)
    with pytest.raises(KodeGanda, match="Pemilih F"):
        Masukan((Pilihan("A", 1),), (forum("F", 1), forum("F", 2)), 1)


def test_a_score_for_an_item_that_is_not_there_is_refused() -> None:
    with pytest.raises(PilihanTidakDikenal, match="F menilai B"):
        Masukan((Pilihan("A", 1),), (forum("F", 1, B=1),), 1)


def test_without_a_weighted_voter_it_refuses_and_says_why() -> None:
    for pemilih in ((), (forum("F", 0, A=1),)):
        with pytest.raises(TidakAdaPemilih, match="forum berbobot"):
            Masukan((Pilihan("A", 1),), pemilih, 1)


@pytest.mark.parametrize("pagu", [0, -5, 2.0])
def test_ceiling_that_is_no_whole_positive_rupiah_is_refused(pagu: Any) -> None:
    with pytest.raises(MasukanTidakSah):
        Masukan((Pilihan("A", 1),), (forum("F", 1, A=1),), pagu)


@pytest.mark.parametrize("opsi", [{"langkah": 0}, {"langkah": 1.5}, {"langkah_maks": -1}])
def test_rule_options_are_checked(opsi: Any) -> None:
    with pytest.raises(MasukanTidakSah):
        AturanBagi(**opsi)


def test_scores_too_far_apart_to_compare_are_refused_not_guessed() -> None:
    jauh = Masukan((Pilihan("A", 1), Pilihan("B", 1)), (forum("F", 1, A=1, B=Fraction(1, 2**500)),), 1)
    with pytest.raises(AlokasiDitolak):
        share_pagu(jauh)


def test_a_zero_score_is_no_support() -> None:
    assert forum("F", 1, A=0, B=2).nilai == {"B": 2}


def test_no_items_gives_an_empty_account() -> None:
    hasil = share_pagu(Masukan((), (forum("F", 1),), 5))
    assert (hasil.menang, hasil.kalah, hasil.sisa) == ((), (), 5)
