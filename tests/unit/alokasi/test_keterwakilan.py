"""Groups left behind, shares, levels: against their definitions."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.alokasi.enums import Aturan, Pelengkap
from terasa.alokasi.errors import MasukanTidakSah
from terasa.alokasi.hitung import CaraHitung, count
from terasa.alokasi.jenjang import Jenjang, join_levels
from terasa.alokasi.kekangan import Kekangan
from terasa.alokasi.keterwakilan import find_left_behind, share_out, sum_received
from terasa.alokasi.pemilihan import Pemilihan
from tests.unit.alokasi.test_alasan import cara, make_pemilihan, pemilihan

luas = settings(max_examples=120, deadline=None)


@luas
@given(pemilihan(), st.data())
def test_certificates_are_all_there_are(satu: Pemilihan, data: st.DataObject) -> None:
    menang = data.draw(st.lists(st.sampled_from(range(len(satu.proyek))), unique=True))
    dinamai = {t.pilihan for t in find_left_behind(satu, menang)}
    for p, biaya in enumerate(satu.biaya):
        if p not in menang and biaya <= satu.pagu:
            assert (p in dinamai) == is_left_behind(satu, menang, p)


def is_left_behind(satu: Pemilihan, menang: list[int], p: int) -> bool:
    """Every group of supporters is tried."""
    surat = [satu.isi[satu.awal[g] : satu.awal[g + 1]].tolist() for g in range(len(satu.bobot))]
    pendukung = [g for g, s in enumerate(surat) if p in s]
    for n in range(1, len(pendukung) + 1):
        for siapa in combinations(pendukung, n):
            hak = Fraction(satu.pagu * sum(int(satu.bobot[g]) for g in siapa), satu.suara)
            didapat = max(sum(satu.biaya[q] for q in surat[g] if q in menang) for g in siapa)
            if hak >= didapat + satu.biaya[p]:
                return True
    return False


@luas
@given(pemilihan(), cara)
def test_a_certificate_can_be_checked_by_hand(satu: Pemilihan, aturan: CaraHitung) -> None:
    menang = count(satu, aturan).menang
    didapat = sum_received(satu, menang)
    for t in find_left_behind(satu, menang):
        assert all(t.pilihan in satu.isi[satu.awal[g] : satu.awal[g + 1]] for g in t.kelompok)
        assert t.suara == sum(int(satu.bobot[g]) for g in t.kelompok)
        assert t.hak == Fraction(satu.pagu * t.suara, satu.suara)
        assert t.didapat == max(int(didapat[g]) for g in t.kelompok)
        assert t.hak >= t.didapat + t.biaya == t.didapat + satu.biaya[t.pilihan]


def test_greedy_leaves_the_smaller_group_behind_and_equal_shares_do_not() -> None:
    # Six want the two roads, four the well: by votes alone the roads take it all.
    satu = make_pemilihan([50, 50, 40], [[0, 1]] * 6 + [[2]] * 4, 100)
    serakah = find_left_behind(satu, count(satu, CaraHitung(Aturan.GREEDY)).menang)
    assert [(t.pilihan, t.suara, t.hak, t.didapat, t.biaya) for t in serakah] == [(2, 4, 40, 0, 40)]
    assert find_left_behind(satu, count(satu, CaraHitung()).menang) == []


@luas
@given(pemilihan(), cara)
def test_shares_of_all_parts_are_the_whole(satu: Pemilihan, aturan: CaraHitung) -> None:
    menang = count(satu, aturan).menang
    bagian = share_out(satu, menang, [[g] for g in range(len(satu.bobot))])
    assert sum(b.orang for b in bagian) == 1
    didukung = [p for p in menang if p in satu.isi]
    if didukung:
        assert sum(b.kepuasan for b in bagian) == 1
        belanja = Fraction(sum(satu.biaya[p] for p in didukung), sum(satu.biaya[p] for p in menang))
        assert sum(b.uang for b in bagian) == belanja
    assert all(0 <= b.kosong <= b.orang for b in bagian)


def test_shares_stand_beside_the_share_of_people() -> None:
    satu = make_pemilihan([60, 40], [[0]] * 6 + [[1]] * 4, 100)
    besar, kecil = share_out(satu, (0,), [[0], [1]])
    assert (besar.orang, besar.uang, besar.kepuasan, besar.kosong) == (Fraction(3, 5), 1, 1, 0)
    assert (kecil.orang, kecil.uang, kecil.kepuasan, kecil.kosong) == (Fraction(2, 5), 0, 0, Fraction(2, 5))


def test_levels_keep_to_their_own_money() -> None:
    # Two villages of 2 and 1 households, each with its own pagu, and the kabupaten for all of them.
    satu = make_pemilihan([30, 30, 40, 60], [[0, 1, 3], [0, 1, 3], [2, 3]], 1)
    gabung, batas = join_levels(
        satu,
        [
            Jenjang("Desa A", 40, frozenset({0}), frozenset({0, 1})),
            Jenjang("Desa B", 40, frozenset({1}), frozenset({2})),
            Jenjang("Kabupaten", 60, frozenset({0, 1}), frozenset({3})),
        ],
    )
    assert gabung.pagu == 140
    # Group 0: 40 of its own and 40 of 60; group 1: 40 and 20.
    assert Fraction(int(gabung.hak_kelompok[0]), int(gabung.hak_kelompok[1])) == Fraction(80, 60)
    hasil = count(gabung, CaraHitung(pelengkap=Pelengkap.GREEDY, kekangan=Kekangan(batas)))
    assert sorted(hasil.kode) == ["P0", "P2", "P3"]


def test_levels_refuse_items_that_belong_nowhere_or_twice() -> None:
    satu = make_pemilihan([30, 30], [[0, 1]], 1)
    semua = frozenset({0})
    with pytest.raises(MasukanTidakSah, match="tidak masuk jenjang"):
        join_levels(satu, [Jenjang("A", 10, semua, frozenset({0}))])
    with pytest.raises(MasukanTidakSah, match="lebih dari satu jenjang"):
        join_levels(
            satu, [Jenjang("A", 10, semua, frozenset({0, 1})), Jenjang("B", 10, semua, frozenset({1}))]
        )
    with pytest.raises(MasukanTidakSah, match="tidak mempunyai pemilih"):
        join_levels(satu, [Jenjang("A", 10, frozenset(), frozenset({0, 1}))])
    assert np.array_equal(satu.hak_kelompok, satu.bobot)
