"""The engine against the slow reference, on ties and on what only just is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran, UrutanSeri
from terasa.alokasi.hitung import CaraHitung, count
from terasa.alokasi.lengkap import Langkah
from tests.unit.alokasi.mesin.lambat import Lambat
from tests.unit.alokasi.mesin.perkara import Perkara, build, examples, perkara, uncompiled

banyak = examples(45)
seri = st.sampled_from(UrutanSeri)


@banyak
@given(perkara(), seri, st.data())
def test_equal_shares(kasus: Perkara, urutan: UrutanSeri, data: st.DataObject) -> None:
    ukuran = data.draw(st.sampled_from(kasus.ukuran))
    hasil = count(build(kasus), CaraHitung(Aturan.MES, ukuran, urutan_seri=urutan))
    assert list(hasil.menang) == Lambat(kasus, ukuran, urutan).share(kasus.pagu)


@banyak
@given(perkara(), seri, st.sampled_from(Pelengkap), st.integers(1, 12), st.data())
def test_completions_by_a_published_step(
    kasus: Perkara, urutan: UrutanSeri, pelengkap: Pelengkap, bagian: int, data: st.DataObject
) -> None:
    ukuran = data.draw(st.sampled_from(kasus.ukuran))
    langkah = Langkah(max(1, kasus.pagu // bagian), data.draw(st.integers(0, 12)))
    hasil = count(build(kasus), CaraHitung(Aturan.MES, ukuran, pelengkap, urutan, langkah))
    lambat = Lambat(kasus, ukuran, urutan).equal_shares(pelengkap, langkah.besar, langkah.maks)
    assert (list(hasil.menang), hasil.kenaikan) == lambat


@banyak
@given(perkara(sempit=True), st.sampled_from([Pelengkap.ADD1, Pelengkap.ADD1U]), st.data())
def test_one_unit_more_for_every_ballot(kasus: Perkara, pelengkap: Pelengkap, data: st.DataObject) -> None:
    ukuran = data.draw(st.sampled_from(kasus.ukuran))
    hasil = count(build(kasus), CaraHitung(Aturan.MES, ukuran, pelengkap))
    semua = sum(w * h for w, h in zip(kasus.bobot, kasus.hak_orang, strict=True))
    assert (list(hasil.menang), hasil.kenaikan) == Lambat(kasus, ukuran).equal_shares(pelengkap, semua, 10**6)


@banyak
@given(perkara(), seri)
def test_phragmen(kasus: Perkara, urutan: UrutanSeri) -> None:
    hasil = count(build(kasus), CaraHitung(Aturan.PHRAGMEN, urutan_seri=urutan))
    assert list(hasil.menang) == Lambat(kasus, Ukuran.JUMLAH, urutan).phragmen()


@banyak
@given(perkara(), seri, st.data())
def test_greedy(kasus: Perkara, urutan: UrutanSeri, data: st.DataObject) -> None:
    ukuran = data.draw(st.sampled_from(kasus.ukuran))
    hasil = count(build(kasus), CaraHitung(Aturan.GREEDY, ukuran, urutan_seri=urutan))
    assert list(hasil.menang) == Lambat(kasus, ukuran, urutan).greedy()


# Ties that no float can see, made on purpose.


@pytest.mark.parametrize("tanpa_kompilasi", [False, True])
@pytest.mark.parametrize("aturan", Aturan)
@given(n=st.integers(9 * 10**7, 10**8), kali=st.integers(1, 10**6), tukar=st.booleans())
@examples(20)
def test_prices_that_differ_by_less_than_the_last_bit(
    aturan: Aturan, tanpa_kompilasi: bool, n: int, kali: int, tukar: bool
) -> None:
    # n / (n + 1) and (n - 1) / n differ by one part in n (n + 1), which is beyond a float. The second is less.
    kasus = _two_camps((kali * n, n + 1), (kali * (n - 1), n), tukar)
    assert _first(kasus, aturan, tanpa_kompilasi) == (0 if tukar else 1)


@pytest.mark.parametrize("tanpa_kompilasi", [False, True])
@pytest.mark.parametrize("aturan", Aturan)
@given(n=st.integers(1, 10**7), kali=st.integers(1, 10**7), a=st.integers(1, 9), b=st.integers(1, 9))
@examples(20)
def test_equal_prices_through_different_supporters_follow_the_code(
    aturan: Aturan, tanpa_kompilasi: bool, n: int, kali: int, a: int, b: int
) -> None:
    kasus = _two_camps((kali * a, n * a), (kali * b, n * b), False)
    assert _first(kasus, aturan, tanpa_kompilasi) == 0


@pytest.mark.parametrize("tanpa_kompilasi", [False, True])
@given(bobot=st.lists(st.integers(1, 10**6), min_size=1, max_size=5), pagu=st.integers(1, 10**15))
@examples(20)
def test_an_item_that_takes_all_the_money_to_the_last_unit_is_bought(
    tanpa_kompilasi: bool, bobot: list[int], pagu: int
) -> None:
    kasus = Perkara(
        ("A",), (pagu,), pagu, JenisSuara.NILAI, ((0,),) * len(bobot), tuple(bobot),
        poin=tuple((n + 1,) for n in range(len(bobot))),
    )  # fmt: skip
    assert _winners(kasus, CaraHitung(Aturan.MES, Ukuran.SKOR), tanpa_kompilasi) == [0]


@pytest.mark.parametrize("tanpa_kompilasi", [False, True])
@pytest.mark.parametrize(("lebih", "menang"), [(0, [0, 1]), (1, [0])])
def test_one_unit_in_a_quadrillion_decides(tanpa_kompilasi: bool, lebih: int, menang: list[int]) -> None:
    biaya = 10**15
    kasus = Perkara(("A", "B"), (biaya, biaya + lebih), 2 * biaya, JenisSuara.PERSETUJUAN, ((0, 1),), (7,))
    for aturan in (Aturan.MES, Aturan.GREEDY):
        assert _winners(kasus, CaraHitung(aturan, Ukuran.JUMLAH), tanpa_kompilasi) == menang


def _two_camps(kiri: tuple[int, int], kanan: tuple[int, int], tukar: bool) -> Perkara:
    """Two items, each with a cost and supporters of its own, who can pay; `tukar` lists them the other way round."""
    kubu = [kanan, kiri] if tukar else [kiri, kanan]
    biaya, bobot = (tuple(k[n] for k in kubu) for n in (0, 1))
    pagu = 2 * max(b * sum(bobot) // w for b, w in zip(biaya, bobot, strict=True)) + 2
    return Perkara(("A", "B"), biaya, pagu, JenisSuara.PERSETUJUAN, ((0,), (1,)), bobot)


def _first(kasus: Perkara, aturan: Aturan, tanpa_kompilasi: bool) -> int:
    return _winners(kasus, CaraHitung(aturan, Ukuran.JUMLAH), tanpa_kompilasi)[0]


def _winners(kasus: Perkara, cara: CaraHitung, tanpa_kompilasi: bool) -> list[int]:
    if not tanpa_kompilasi:
        return list(count(build(kasus), cara).menang)
    with uncompiled():
        return list(count(build(kasus), cara).menang)
