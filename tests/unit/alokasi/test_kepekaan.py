"""Trials beside a result: each is what counting with that input gives."""

from dataclasses import replace

import pytest

from terasa.alokasi.enums import Aturan, Ukuran
from terasa.alokasi.errors import TidakAdaPemilih
from terasa.alokasi.hitung import CaraHitung
from terasa.alokasi.kepekaan import Keluaran, Kepekaan, Pembagian, Perubahan, count_in_turn, list_firm
from tests.unit.alokasi.test_alasan import make_pemilihan


def try_out(biaya: list[int], surat: list[list[int]], pagu: int) -> Kepekaan:
    return Kepekaan(Pembagian(pagu, CaraHitung(), (make_pemilihan(biaya, surat, pagu),)))


def test_leaving_out_the_only_supporters_drops_their_item() -> None:
    coba = try_out([50, 30], [[0]] * 6 + [[1]] * 4, 100)
    assert coba.dasar == Keluaran(("P0", "P1"), 80)
    assert coba.leave_out(1) == Perubahan((), ("P1",), 1, 50)
    assert [g for g, _ in coba.leave_out_each()] == [0, 1]


def test_a_group_that_is_alone_cannot_be_left_out() -> None:
    coba = try_out([5], [[0]], 5)
    with pytest.raises(TidakAdaPemilih):
        coba.leave_out(0)
    assert list(coba.leave_out_each()) == []


def test_dearer_items_drop_out_when_the_money_was_just_enough() -> None:
    coba = try_out([60, 30], [[0]] * 6 + [[1]] * 4, 100)
    naik = coba.raise_costs(10)
    assert naik == Perubahan((), ("P0",), 1, 33)
    assert list_firm(coba.dasar.menang, [naik.keluar]) == ["P1"]


def test_other_rules_are_those_the_ballots_allow() -> None:
    coba = try_out([50, 50, 40], [[0, 1]] * 6 + [[2]] * 4, 100)
    lain = {(cara.aturan, cara.ukuran): satu for cara, satu in coba.try_rules()}
    assert list(lain) == [
        (Aturan.MES, Ukuran.JUMLAH),
        (Aturan.GREEDY, Ukuran.BIAYA),
        (Aturan.GREEDY, Ukuran.JUMLAH),
        (Aturan.PHRAGMEN, Ukuran.JUMLAH),
    ]
    serakah = lain[Aturan.GREEDY, Ukuran.BIAYA]
    assert (serakah.masuk, serakah.keluar) == (("P1",), ("P2",))


def test_the_frontier_tells_what_more_money_would_fund() -> None:
    coba = try_out([60, 60], [[0]] * 6 + [[1]] * 4, 100)
    titik = list(coba.draw_frontier(25, 2))
    assert [(pagu, satu.biaya, satu.menang) for pagu, satu in titik] == [
        (50, 0, 0),
        (75, 0, 0),
        (125, 60, 1),
        (150, 120, 2),
    ]
    assert (titik[0][1].keluar, titik[-1][1].masuk) == (("P0",), ("P1",))
    assert [pagu for pagu, _ in coba.draw_frontier(60, 5)] == [40, 160, 220, 280, 340, 400]


def test_a_reserve_is_counted_with_what_the_main_list_leaves() -> None:
    utama, cadangan = (make_pemilihan([biaya], [[0]], 1) for biaya in (60, 40))
    cadangan = replace(cadangan, proyek=("C0",))
    coba = Kepekaan(Pembagian(100, CaraHitung(), (utama, cadangan)))
    assert coba.dasar == Keluaran(("P0", "C0"), 100)
    assert coba.raise_costs(10) == Perubahan((), ("C0",), 1, 66)
    assert dict(coba.draw_frontier(40, 1))[60] == Perubahan((), ("C0",), 1, 60)


def test_the_rule_may_follow_from_the_money_of_each_list() -> None:
    utama, cadangan = (make_pemilihan([biaya], [[0]], 1) for biaya in (60, 40))
    pagu_saat: list[int] = []

    def follow(cara: CaraHitung, pagu: int) -> CaraHitung:
        pagu_saat.append(pagu)
        return cara

    count_in_turn(Pembagian(100, CaraHitung(), (utama, cadangan)), follow)
    assert pagu_saat == [100, 40]
