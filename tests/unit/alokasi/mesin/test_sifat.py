"""What must hold for every election and every rule of the engine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran, UrutanSeri
from terasa.alokasi.errors import MasukanTidakSah
from terasa.alokasi.hitung import CaraHitung, HasilHitung, count
from terasa.alokasi.lengkap import Langkah
from terasa.alokasi.pb import read_pb
from terasa.alokasi.pemilihan import Pemilihan
from tests.unit.alokasi.mesin.perkara import (
    Perkara,
    build,
    examples,
    perkara,
    reorder_ballots,
    reorder_items,
    scale_money,
    split,
    uncompiled,
)

# No money beyond this is taken.
TERBESAR = 10**18
luas = examples(28)


@st.composite
def cara(draw: st.DrawFn, kasus: Perkara) -> CaraHitung:
    return CaraHitung(
        draw(st.sampled_from(Aturan)),
        draw(st.sampled_from(kasus.ukuran)),
        draw(st.sampled_from(Pelengkap)),
        draw(st.sampled_from(UrutanSeri)),
        Langkah(max(1, kasus.pagu // draw(st.integers(2, 20))), 12),
    )


@luas
@given(perkara(), st.data())
def test_the_winners_never_cost_more_than_the_pagu(kasus: Perkara, data: st.DataObject) -> None:
    hasil = count(build(kasus), data.draw(cara(kasus)))
    assert hasil.biaya == sum(kasus.biaya[p] for p in hasil.menang) <= kasus.pagu
    assert hasil.sisa == kasus.pagu - hasil.biaya
    assert len(set(hasil.menang)) == len(hasil.menang)


@luas
@given(perkara(), st.data())
def test_the_order_of_ballots_and_of_items_is_irrelevant(kasus: Perkara, data: st.DataObject) -> None:
    satu = data.draw(cara(kasus))
    surat = data.draw(st.permutations(range(len(kasus.surat))))
    butir = data.draw(st.permutations(range(len(kasus.kode))))
    lain = reorder_items(reorder_ballots(kasus, surat), butir)
    assert _same(count(build(kasus), satu), count(build(lain), satu))


@examples(20)
@given(perkara(sempit=True, hak=False), st.data())
def test_the_order_of_lines_in_a_file_is_irrelevant(kasus: Perkara, data: st.DataObject) -> None:
    satu = data.draw(cara(kasus))
    tunggal = split(kasus)
    lain = reorder_items(
        reorder_ballots(tunggal, data.draw(st.permutations(range(len(tunggal.surat))))),
        data.draw(st.permutations(range(len(kasus.kode)))),
    )
    hasil = count(read_pb(_as_file(tunggal)), satu)
    assert _same(hasil, count(read_pb(_as_file(lain)), satu))
    assert _same(hasil, count(build(kasus), satu))


@luas
@given(perkara(sempit=True), st.data())
def test_equal_ballots_joined_or_not_are_the_same(kasus: Perkara, data: st.DataObject) -> None:
    satu = data.draw(cara(kasus))
    assert _same(count(build(kasus), satu), count(build(split(kasus)), satu))


@luas
@given(perkara(), st.data())
def test_scaling_all_money_changes_nothing(kasus: Perkara, data: st.DataObject) -> None:
    satu = data.draw(cara(kasus))
    kali = data.draw(st.integers(1, max(1, min(999, TERBESAR // kasus.pagu))))
    assert satu.langkah is not None
    besar = replace(satu, langkah=Langkah(satu.langkah.besar * kali, satu.langkah.maks))
    assert _same(count(build(kasus), satu), count(build(scale_money(kasus, kali)), besar))


@luas
@given(perkara(sempit=True), st.integers(1, 2), st.data())
def test_writing_all_money_with_decimals_changes_nothing(
    kasus: Perkara, desimal: int, data: st.DataObject
) -> None:
    # One unit of the currency for every ballot stays one unit of the currency.
    satu = replace(data.draw(cara(kasus)), langkah=None)
    assert _same(count(build(kasus), satu), count(build(scale_money(kasus, 10**desimal, desimal)), satu))


@luas
@given(perkara(), st.integers(1, 5), st.data())
def test_equal_entitlements_are_no_entitlements(kasus: Perkara, hak: int, data: st.DataObject) -> None:
    satu = data.draw(cara(kasus))
    tanpa = replace(kasus, hak=None)
    sama = replace(kasus, hak=(hak,) * len(kasus.surat))
    assert _same(count(build(tanpa), satu), count(build(sama), satu))


@luas
@given(perkara(), st.integers(2, 5), st.data())
def test_entitlements_are_shares_and_have_no_scale(kasus: Perkara, kali: int, data: st.DataObject) -> None:
    hak = kasus.hak or (1,) * len(kasus.surat)
    satu, lain = (replace(kasus, hak=tuple(h * k for h in hak)) for k in (1, kali))
    aturan = data.draw(cara(kasus))
    assert _same(count(build(satu), aturan), count(build(lain), aturan))


@luas
@given(perkara(), st.data())
def test_a_voter_of_weight_three_is_three_twins(kasus: Perkara, data: st.DataObject) -> None:
    satu = data.draw(cara(kasus))
    berat = replace(kasus, bobot=tuple(3 * w for w in kasus.bobot))
    kembar = reorder_ballots(kasus, [g for g in range(len(kasus.surat)) for _ in range(3)])
    assert _same(count(build(berat), satu), count(build(kembar), satu))


@luas
@given(perkara(), st.data())
def test_the_plain_path_gives_the_same(kasus: Perkara, data: st.DataObject) -> None:
    satu = data.draw(cara(kasus))
    with uncompiled():
        biasa = count(build(kasus), satu)
    hasil = count(build(kasus), satu)
    assert _same(hasil, biasa)
    assert hasil.tambahan == biasa.tambahan


@luas
@given(perkara(sempit=True), st.sampled_from([Pelengkap.ADD1, Pelengkap.ADD1U]), st.data())
def test_the_plain_path_raises_endowments_the_same(
    kasus: Perkara, pelengkap: Pelengkap, data: st.DataObject
) -> None:
    satu = CaraHitung(Aturan.MES, data.draw(st.sampled_from(kasus.ukuran)), pelengkap)
    with uncompiled():
        biasa = count(build(kasus), satu)
    assert _same(count(build(kasus), satu), biasa)


@luas
@given(perkara(), st.data())
def test_greedy_and_add1u_leave_nothing_that_fits(kasus: Perkara, data: st.DataObject) -> None:
    ukuran = data.draw(st.sampled_from(kasus.ukuran))
    langkah = Langkah(max(1, kasus.pagu // 5), 5)
    for satu in (
        CaraHitung(Aturan.GREEDY, ukuran),
        CaraHitung(Aturan.MES, ukuran, Pelengkap.GREEDY),
        CaraHitung(Aturan.MES, ukuran, Pelengkap.ADD1U, langkah=langkah),
    ):
        hasil = count(build(kasus), satu)
        kalah = set(range(len(kasus.kode))) - set(hasil.menang)
        assert not [p for p in kalah if kasus.biaya[p] <= hasil.sisa]


def test_an_empty_ballot_keeps_its_part_of_the_pagu() -> None:
    # With half of the pagu nobody but the empty ballot could pay the rest of A.
    kasus = Perkara(("A",), (6,), 10, JenisSuara.PERSETUJUAN, ((0,), ()), (1, 1))
    assert count(build(kasus), CaraHitung(Aturan.MES, Ukuran.JUMLAH)).kode == []
    assert count(build(replace(kasus, pagu=12)), CaraHitung(Aturan.MES, Ukuran.JUMLAH)).kode == ["A"]


@pytest.mark.parametrize("pagu", [2**63, 10**19])
def test_money_beyond_the_largest_is_refused(pagu: int) -> None:
    kasus = Perkara(("A",), (1,), pagu, JenisSuara.PERSETUJUAN, ((0,),), (1,))
    with pytest.raises(MasukanTidakSah):
        count(build(kasus), CaraHitung(Aturan.MES, pelengkap=Pelengkap.ADD1))


def _same(satu: HasilHitung, lain: HasilHitung) -> bool:
    return (satu.kode, satu.kenaikan) == (lain.kode, lain.kenaikan)


def _as_file(kasus: Perkara) -> bytes:
    jenis = {JenisSuara.PERSETUJUAN: "approval", JenisSuara.PERINGKAT: "ordinal", JenisSuara.NILAI: "scoring"}
    baris = ["META", "key;value", f"num_projects;{len(kasus.kode)}", f"num_votes;{len(kasus.surat)}"]
    baris += [f"budget;{kasus.pagu}", f"vote_type;{jenis[kasus.jenis]}", "PROJECTS", "project_id;cost"]
    baris += [f"{kode};{biaya}" for kode, biaya in zip(kasus.kode, kasus.biaya, strict=True)]
    baris += ["VOTES", "voter_id;vote" + (";points" if kasus.poin is not None else "")]
    for n, surat in enumerate(kasus.surat):
        sel = [str(n), ",".join(kasus.kode[p] for p in surat)]
        if kasus.poin is not None:
            sel.append(",".join(map(str, kasus.poin[n])))
        baris.append(";".join(sel))
    return "\n".join([*baris, ""]).encode()


def test_a_file_becomes_the_same_election() -> None:
    kasus = Perkara(("A", "B"), (3, 4), 9, JenisSuara.NILAI, ((0, 1), (1,)), (1, 1), poin=((1, 2), (3,)))
    kiri, kanan = read_pb(_as_file(kasus)), build(kasus)
    assert _fields(kiri) == _fields(kanan)


def _fields(pemilihan: Pemilihan) -> tuple[object, ...]:
    assert pemilihan.poin is not None
    larik = (pemilihan.bobot, pemilihan.awal, pemilihan.isi, pemilihan.poin // 10**pemilihan.desimal_poin)
    return (pemilihan.proyek, pemilihan.biaya, pemilihan.pagu, pemilihan.jenis, *(n.tolist() for n in larik))


@luas
@given(perkara(hak=False), st.sampled_from([Aturan.GREEDY, Aturan.PHRAGMEN]), st.data())
def test_more_support_or_less_cost_keeps_a_winner(
    kasus: Perkara, aturan: Aturan, data: st.DataObject
) -> None:
    satu = CaraHitung(aturan, data.draw(st.sampled_from([Ukuran.BIAYA, Ukuran.JUMLAH])))
    kasus = replace(kasus, jenis=JenisSuara.PERSETUJUAN, poin=None)
    for p in count(build(kasus), satu).menang:
        murah = replace(kasus, biaya=tuple(max(1, b - 1) if q == p else b for q, b in enumerate(kasus.biaya)))
        tanpa = [g for g, s in enumerate(kasus.surat) if p not in s]
        tambah = data.draw(st.sets(st.sampled_from(tanpa))) if tanpa else set()
        didukung = replace(
            kasus, surat=tuple((*s, p) if g in tambah else s for g, s in enumerate(kasus.surat))
        )
        for lain in (murah, didukung):
            assert p in count(build(lain), satu).menang


@luas
@given(perkara(), st.data())
def test_a_higher_pagu_only_lengthens_the_list_of_phragmen(kasus: Perkara, data: st.DataObject) -> None:
    naik = replace(kasus, pagu=kasus.pagu + data.draw(st.integers(0, kasus.pagu)))
    pendek, panjang = (count(build(k), CaraHitung(Aturan.PHRAGMEN)).menang for k in (kasus, naik))
    assert panjang[: len(pendek)] == pendek
