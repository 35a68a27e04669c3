"""The count in one call of the library says what the long way says, or says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.alokasi.enums import Aturan, JenisSuara, Ukuran, UrutanSeri
from terasa.alokasi.hitung import CaraHitung, make_lajur
from terasa.alokasi.inti.pustaka import load_pustaka
from terasa.alokasi.inti.sekali import load_once, share_once
from terasa.alokasi.phragmen import Phragmen
from terasa.alokasi.setara import Setara
from tests.unit.alokasi.mesin.lambat import Lambat
from tests.unit.alokasi.mesin.perkara import Perkara, build, examples, perkara, uncompiled

pytestmark = pytest.mark.skipif(load_pustaka() is None, reason="pustaka C tidak disusun")


@examples(150)
@given(perkara(), st.data())
def test_equal_shares_agree_with_the_long_way(kasus: Perkara, data: st.DataObject) -> None:
    ukuran = data.draw(st.sampled_from(kasus.ukuran))
    cara = CaraHitung(Aturan.MES, ukuran, urutan_seri=data.draw(st.sampled_from(UrutanSeri)))
    lajur = make_lajur(build(kasus), cara)
    assert share_once(lajur) in (None, Setara(lajur).run())


@examples(150)
@given(perkara(hak=False), st.sampled_from(UrutanSeri))
def test_phragmen_agrees_with_the_long_way(kasus: Perkara, seri: UrutanSeri) -> None:
    lajur = make_lajur(build(kasus), CaraHitung(Aturan.PHRAGMEN, urutan_seri=seri))
    assert load_once(lajur) in (None, Phragmen(lajur).run())


@pytest.mark.parametrize("ukuran", [Ukuran.BIAYA, Ukuran.JUMLAH])
@pytest.mark.parametrize(("biaya", "menang"), [(999_999_999_999_937, [0]), (999_999_999_999_938, [])])
def test_money_that_is_exactly_enough_is_told_from_one_unit_too_little(
    ukuran: Ukuran, biaya: int, menang: list[int]
) -> None:
    kasus = Perkara(
        ("A", "B"), (biaya, 5 * 10**15), 999_999_999_999_937, JenisSuara.PERSETUJUAN, ((0,), (0, 1)), (3, 4)
    )
    lajur = make_lajur(build(kasus), CaraHitung(Aturan.MES, ukuran))
    assert share_once(lajur) in (None, menang)
    assert Setara(lajur).run() == menang == Lambat(kasus, ukuran).share(kasus.pagu)


def test_one_item_for_the_whole_pagu_needs_no_long_way() -> None:
    kasus = Perkara(("A",), (155_000,), 155_000, JenisSuara.PERSETUJUAN, ((0,),), (105,))
    assert share_once(make_lajur(build(kasus), CaraHitung(Aturan.MES))) == [0]


def test_sums_that_floats_do_not_hold_go_the_long_way() -> None:
    kasus = Perkara(("A",), (7,), 10, JenisSuara.PERSETUJUAN, ((0,), (0,)), (2**53, 1))
    assert share_once(make_lajur(build(kasus), CaraHitung(Aturan.MES))) is None


def test_nothing_is_counted_in_one_call_when_the_plain_path_is_asked_for() -> None:
    kasus = Perkara(("A",), (7,), 10, JenisSuara.PERSETUJUAN, ((0,),), (1,))
    lajur = make_lajur(build(kasus), CaraHitung(Aturan.MES))
    with uncompiled():
        assert share_once(lajur) is None
        assert load_once(lajur) is None
    assert share_once(lajur) == load_once(lajur) == [0]
