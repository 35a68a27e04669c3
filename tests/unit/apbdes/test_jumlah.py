"""Sifat uang APBDes: jumlahnya tepat untuk sebarang pos, dan sumber dana dikenal dari sebutannya."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.apbdes.enums import Kelompok, Sumber
from terasa.apbdes.rules.isi import IsiPos, find_sumber, sum_pos
from terasa.musrenbang.enums import BidangDesa

RUPIAH = st.integers(1, 10**13)
POS = st.builds(
    lambda kelompok, bidang, sumber, jumlah: IsiPos(
        kelompok, "pos", jumlah, sumber, bidang=bidang if kelompok == Kelompok.BELANJA else ""
    ),
    st.sampled_from(Kelompok.values),
    st.sampled_from(BidangDesa.values),
    st.sampled_from(Sumber.values),
    RUPIAH,
)


@given(st.lists(POS, max_size=60))
def test_no_rupiah_is_lost_between_lines_fields_and_sources(semua: list[IsiPos]) -> None:
    n = sum_pos(semua)
    assert n.pendapatan + n.belanja + n.penerimaan + n.pengeluaran == sum(p.jumlah for p in semua)
    assert sum(n.per_bidang.values()) == n.belanja
    assert sum(n.per_sumber.values()) == n.belanja + n.pengeluaran
    assert n.sisa == n.pendapatan + n.penerimaan - n.belanja - n.pengeluaran


@given(st.lists(POS, max_size=30), st.integers(0, 30))
def test_sums_of_parts_are_the_sum_of_the_whole(semua: list[IsiPos], di: int) -> None:
    kiri, kanan, utuh = sum_pos(semua[:di]), sum_pos(semua[di:]), sum_pos(semua)
    assert kiri.belanja + kanan.belanja == utuh.belanja
    assert kiri.sisa + kanan.sisa == utuh.sisa


@pytest.mark.parametrize(
    ("teks", "sumber"),
    [
        ("DDS", "DD"),
        ("Dana Desa (Dropping APBN)", "DD"),
        ("Alokasi Dana Desa", "ADD"),
        ("PBH", "BHPD"),
        ("Bagi Hasil Pajak", "BHPD"),
        ("Bantuan Keuangan Provinsi", "BKP"),
        ("PBK", "BKK"),
        ("PADes", "PAD"),
        ("Hibah PT Sawit", "Hibah PT Sawit"),
    ],
)
def test_a_source_is_known_by_what_people_call_it(teks: str, sumber: str) -> None:
    assert find_sumber(teks) == sumber
