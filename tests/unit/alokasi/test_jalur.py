"""With the compiled library and without it: the same account, the same reasons, the same sentences."""

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.alokasi import (
    AturanBagi,
    Masukan,
    Pelengkap,
    Pemilih,
    Pilihan,
    jelaskan,
    share_pagu,
    skor_dari_peringkat,
)
from terasa.alokasi.inti.alasan import bound_costs
from terasa.alokasi.inti.pustaka import find_pustaka
from tests.unit.alokasi import contoh
from tests.unit.alokasi.mesin.perkara import uncompiled

pytestmark = pytest.mark.skipif(find_pustaka() is None, reason="the library was not built")


TANPA = AturanBagi(pelengkap=Pelengkap.TANPA)


def account(masukan: Masukan, aturan: AturanBagi) -> list[str]:
    hasil = share_pagu(masukan, aturan)
    return [
        hasil.to_json(),
        *(jelaskan(hasil, butir.id, dengan_kelonggaran=False) for butir in masukan.pilihan),
    ]


@settings(max_examples=150, deadline=None)
@given(contoh.masukan(), contoh.aturan)
def test_small_elections_full_of_ties(masukan: Masukan, aturan: AturanBagi) -> None:
    dengan = account(masukan, aturan)
    with uncompiled():
        assert account(masukan, aturan) == dengan


@pytest.mark.parametrize("benih", range(12))
@pytest.mark.parametrize("juta", [1, 40])
def test_many_forums_of_which_several_would_have_to_join(benih: int, juta: int) -> None:
    masukan = many_forums(benih, juta)
    dengan = account(masukan, AturanBagi())
    assert any(k.tambahan and len(k.tambahan) > 1 for k in share_pagu(masukan).kalah)
    with uncompiled():
        assert account(masukan, AturanBagi()) == dengan


def many_forums(benih: int, juta: int) -> Masukan:
    """Costs in steps of so many million: large steps tie often."""
    acak = random.Random(benih)
    pilihan = tuple(
        Pilihan(f"U{n:02d}", acak.randint(1, 200 // juta + 3) * juta * 1_000_000) for n in range(90)
    )
    pemilih = tuple(
        Pemilih(
            f"F{f:02d}",
            Fraction(acak.randint(1, 3)),
            skor_dari_peringkat([b.id for b in acak.sample(pilihan, acak.randint(2, 7))]),
        )
        for f in range(40)
    )
    return Masukan(pilihan, pemilih, sum(b.biaya for b in pilihan) // 9)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 6).flatmap(
        lambda lebar: st.lists(
            st.lists(
                st.tuples(st.integers(0, 5), st.sampled_from([0.0, 1e-9, -1e-9, 0.25, 0.999])),
                min_size=lebar,
                max_size=lebar,
            ),
            min_size=1,
            max_size=5,
        )
    )
)
def test_sums_that_may_be_whole(baris: list[list[tuple[int, float]]]) -> None:
    terkumpul = np.array([[max(0.0, utuh + lebih) for utuh, lebih in satu] for satu in baris])
    galat = np.full(len(baris), 1e-8)
    dengan = bound_costs(terkumpul, galat)
    with uncompiled():
        tanpa = bound_costs(terkumpul, galat)
    assert dengan.biaya.tolist() == tanpa.biaya.tolist()
    assert dengan.putaran.tolist() == tanpa.putaran.tolist()
    assert dengan.ragu.tolist() == tanpa.ragu.tolist()
    for ragu, biaya, a, b in zip(tanpa.ragu, tanpa.biaya, dengan.lain, tanpa.lain, strict=True):
        # What allows no more than is sure does not matter.
        assert ragu < 0 or max(a, biaya) == max(b, biaya)


@pytest.mark.parametrize("kali", [1_000_003, 7 * 10**8 + 1])
def test_a_shortfall_of_trillions_is_exact_to_the_rupiah(kali: int) -> None:
    """Errors of floats are then larger than one rupiah: only whole numbers may say how much is missing."""
    kecil = many_forums(5, 1)
    masukan = replace(
        kecil,
        pilihan=tuple(Pilihan(b.id, b.biaya * kali + 12_345) for b in kecil.pilihan),
        pagu=kecil.pagu * kali + 678,
    )
    biaya = {b.id: b.biaya for b in masukan.pilihan}
    kalah = [k for k in share_pagu(masukan, TANPA).kalah if k.kekurangan and k.kekurangan < biaya[k.pilihan]]
    assert kalah
    for k in kalah[:12]:
        assert k.kekurangan is not None
        assert k.pilihan in winners_at(masukan, k.pilihan, -k.kekurangan)
        assert k.pilihan not in winners_at(masukan, k.pilihan, 1 - k.kekurangan)


def winners_at(masukan: Masukan, id: str, beda: int) -> set[str]:
    """Who wins when that item costs so much more."""
    pilihan = tuple(replace(b, biaya=b.biaya + beda) if b.id == id else b for b in masukan.pilihan)
    return {p.pilihan for p in share_pagu(replace(masukan, pilihan=pilihan), TANPA).putaran}
