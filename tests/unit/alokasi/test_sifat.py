"""What must hold for every election."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.alokasi import (
    AturanBagi,
    Hasil,
    Kalah,
    Kepuasan,
    Masukan,
    Pelengkap,
    Pemilih,
    Pilihan,
    UrutanSeri,
    share_pagu,
)
from tests.unit.alokasi import contoh
from tests.unit.alokasi.contoh import JUTA, forum

luas = settings(max_examples=100, deadline=None)


@luas
@given(contoh.masukan(), contoh.aturan)
def test_winners_never_cost_more_than_the_ceiling(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    assert 0 <= hasil.biaya <= masukan.pagu
    assert len(set(hasil.menang)) == len(hasil.menang)


@luas
@given(contoh.masukan(), contoh.aturan)
def test_money_is_conserved_to_the_fraction(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    biaya = {butir.id: butir.biaya for butir in masukan.pilihan}
    sisa = Fraction(hasil.pagu_bayangan)
    for putaran in hasil.putaran:
        assert sum(putaran.bayar.values()) == biaya[putaran.pilihan]
        sisa -= biaya[putaran.pilihan]
        assert putaran.sisa == sisa
    assert sum(hasil.uang_akhir.values()) == sisa


@luas
@given(contoh.masukan(), contoh.aturan)
def test_nobody_pays_more_than_they_hold(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    bobot = sum(orang.bobot for orang in masukan.pemilih)
    uang = {orang.id: hasil.pagu_bayangan * orang.bobot / bobot for orang in masukan.pemilih}
    for putaran in hasil.putaran:
        for id, rupiah in putaran.bayar.items():
            assert 0 < rupiah <= uang[id]
            uang[id] -= rupiah
    assert uang == hasil.uang_akhir


@luas
@given(contoh.masukan(), contoh.aturan, st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(masukan: Masukan, aturan: AturanBagi, acak: random.Random) -> None:
    pilihan, pemilih = list(masukan.pilihan), [shuffle_scores(orang, acak) for orang in masukan.pemilih]
    acak.shuffle(pilihan)
    acak.shuffle(pemilih)
    kocok = Masukan(tuple(pilihan), tuple(pemilih), masukan.pagu)
    assert share_pagu(kocok, aturan).to_json() == share_pagu(masukan, aturan).to_json()


@luas
@given(contoh.masukan(), contoh.aturan)
def test_every_item_is_either_chosen_or_has_a_reason(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    semua = [*hasil.menang, *(k.pilihan for k in hasil.kalah)]
    assert sorted(semua) == [butir.id for butir in masukan.pilihan]


@luas
@given(contoh.masukan(), contoh.aturan)
def test_add1_is_exhaustive_or_the_next_rise_overspends(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, rule(aturan, Pelengkap.ADD1))
    if hasil.kenaikan == aturan.langkah_maks or not affordable(hasil):
        return
    berikut = hasil.pagu_bayangan + aturan.step(masukan.pagu)
    bayangan = Masukan(masukan.pilihan, masukan.pemilih, berikut)
    # Items above the real ceiling take no part, so they must not take part here either.
    lebih = {butir.id for butir in masukan.pilihan if butir.biaya > masukan.pagu}
    bayangan = without(bayangan, lebih)
    assert share_pagu(bayangan, rule(aturan, Pelengkap.TANPA)).biaya > masukan.pagu


@luas
@given(contoh.masukan(), contoh.aturan)
def test_add1u_and_greedy_leave_nothing_affordable(masukan: Masukan, aturan: AturanBagi) -> None:
    for pelengkap in (Pelengkap.ADD1U, Pelengkap.GREEDY):
        assert not affordable(share_pagu(masukan, rule(aturan, pelengkap)))


@luas
@given(contoh.masukan(), contoh.aturan, st.integers(2, 10**9))
def test_scaling_all_money_changes_nothing(masukan: Masukan, aturan: AturanBagi, kali: int) -> None:
    langkah = aturan.step(masukan.pagu)
    besar = Masukan(
        tuple(Pilihan(b.id, b.biaya * kali) for b in masukan.pilihan), masukan.pemilih, masukan.pagu * kali
    )
    kecil = share_pagu(masukan, rule(aturan, aturan.pelengkap, langkah))
    assert share_pagu(besar, rule(aturan, aturan.pelengkap, langkah * kali)).menang == kecil.menang


@luas
@given(contoh.masukan(), contoh.aturan)
def test_a_voter_split_in_two_halves_changes_nothing(masukan: Masukan, aturan: AturanBagi) -> None:
    belah = [
        Pemilih(f"{orang.id}{sisi}", orang.bobot / 2, orang.nilai)
        for orang in masukan.pemilih
        for sisi in "ab"
    ]
    utuh = share_pagu(masukan, aturan)
    terbelah = share_pagu(Masukan(masukan.pilihan, tuple(belah), masukan.pagu), aturan)
    assert [(p.pilihan, p.rho) for p in terbelah.putaran] == [(p.pilihan, p.rho) for p in utuh.putaran]
    # Who else would have to join is another matter: halves join one by one.
    assert [lacked(k) for k in terbelah.kalah] == [lacked(k) for k in utuh.kalah]


@pytest.mark.parametrize("geser", [-1, 0, 1])
def test_a_rupiah_in_a_trillion_decides(geser: int) -> None:
    masukan = Masukan(
        (Pilihan("A", 10**12 + geser), Pilihan("B", 10**12)), (forum("F", 1, A=1, B=1),), 2 * 10**12 - 1
    )
    menang = share_pagu(masukan, AturanBagi(pelengkap=Pelengkap.TANPA, urutan_seri=UrutanSeri.KODE)).menang
    assert menang == (("B",) if geser == 1 else ("A", "B") if geser == -1 else ("A",))


def test_an_item_that_takes_all_the_money_is_bought() -> None:
    tujuh = tuple(forum(f"F{n}", Fraction(1, 7), A=1) for n in range(7))
    hasil = share_pagu(
        Masukan((Pilihan("A", 155_000),), tujuh, 155_000), AturanBagi(pelengkap=Pelengkap.TANPA)
    )
    assert hasil.menang == ("A",)
    assert set(hasil.uang_akhir.values()) == {Fraction(0)}


@pytest.mark.parametrize(
    ("urutan", "pemenang"), [(UrutanSeri.DUKUNGAN, "C"), (UrutanSeri.BIAYA, "B"), (UrutanSeri.KODE, "A")]
)
def test_ties_follow_the_named_order(urutan: UrutanSeri, pemenang: str) -> None:
    # All three stand at Rp1 per point: A and B with the support of F, C with that of two forums.
    masukan = Masukan(
        (Pilihan("A", 8), Pilihan("B", 6), Pilihan("C", 8)),
        (forum("F", 1, A=8, B=6, C=4), forum("G", 1, C=4)),
        16,
    )
    assert share_pagu(masukan, AturanBagi(urutan_seri=urutan)).menang[0] == pemenang


def test_score_times_cost_follows_the_rank_of_a_lone_supporter() -> None:
    masukan = Masukan(
        (Pilihan("JALAN", 90 * JUTA), Pilihan("LAMPU", 20 * JUTA)),
        (forum("F", 1, JALAN=10, LAMPU=9),),
        100 * JUTA,
    )
    assert share_pagu(masukan, AturanBagi(kepuasan=Kepuasan.SKOR)).menang == ("LAMPU",)
    assert share_pagu(masukan, AturanBagi(kepuasan=Kepuasan.SKOR_BIAYA)).menang == ("JALAN",)


def lacked(kalah: Kalah) -> tuple[object, ...]:
    return (kalah.pilihan, kalah.alasan, kalah.kekurangan, kalah.uang_pendukung, kalah.lawan)


def rule(aturan: AturanBagi, pelengkap: Pelengkap, langkah: int | None = None) -> AturanBagi:
    return AturanBagi(
        aturan.kepuasan, pelengkap, aturan.urutan_seri, langkah or aturan.langkah, aturan.langkah_maks
    )


def affordable(hasil: Hasil) -> list[str]:
    """Supported losers that the money left would pay."""
    biaya = {butir.id: butir.biaya for butir in hasil.masukan.pilihan}
    return [k.pilihan for k in hasil.kalah if k.kekurangan is not None and biaya[k.pilihan] <= hasil.sisa]


def without(masukan: Masukan, kode: set[str]) -> Masukan:
    return Masukan(
        tuple(b for b in masukan.pilihan if b.id not in kode),
        tuple(
            Pemilih(p.id, p.bobot, {k: n for k, n in p.nilai.items() if k not in kode})
            for p in masukan.pemilih
        ),
        masukan.pagu,
    )


def shuffle_scores(orang: Pemilih, acak: random.Random) -> Pemilih:
    nilai = list(orang.nilai.items())
    acak.shuffle(nilai)
    return Pemilih(orang.id, orang.bobot, dict(nilai))
