"""Membagi pagu indikatif kewilayahan."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.aturan.katalog import get_aturan
from terasa.musrenbang.rules.bidang import BIDANG
from terasa.musrenbang.rules.pagu import (
    AngkaTempat,
    CannotDivide,
    divide_pagu,
    find_gaps,
    group_of,
    read_bobot,
    read_kelompok,
)
from terasa.umum.bagi import round_shares

RATA = read_bobot({"merata": 1})
SATU = read_kelompok({"kelompok": [{"kode": "semua", "nama": "Semua", "bagian": 1, "bidang": list(BIDANG)}]})


def desa(
    kode: str, penduduk: int | None = 0, miskin: int = 0, luas: int = 0, sulit: str = "0"
) -> AngkaTempat:
    return AngkaTempat(kode, f"Desa {kode}", penduduk, miskin, luas, Decimal(sulit))


def test_the_formula_by_hand() -> None:
    # Two kecamatan: half equally, half by people. 100 people of 400 live in the first.
    bobot = read_bobot({"merata": "1/2", "penduduk": "1/2"})
    hasil = divide_pagu(1000, [desa("1.1.1", 60), desa("1.1.2", 40), desa("1.2.1", 300)], bobot, SATU)
    # First: 1000 (1/2 x 1/2 + 1/2 x 1/4) = 375, of which 375 (1/4 + 1/2 x 60/100) = 206.25 and 168.75.
    assert {k: b.jumlah for k, b in hasil.kecamatan.items()} == {"1.1": 375, "1.2": 625}
    assert {k: b.jumlah for k, b in hasil.desa.items()} == {"1.1.1": 206, "1.1.2": 169, "1.2.1": 625}
    assert hasil.kecamatan["1.1"].rincian == {"merata": Fraction(250), "penduduk": Fraction(125)}


@given(
    st.integers(1, 10**13),
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 99), st.integers(0, 9), st.integers(0, 50)),
        min_size=1,
        max_size=12,
    ),
)
def test_the_parts_add_up_to_the_total_at_every_level(total: int, baris: list[tuple[int, ...]]) -> None:
    bobot = read_bobot(
        {"merata": "2/5", "penduduk": "1/5", "penduduk_miskin": "1/5", "luas": "1/10", "kesulitan": "1/10"}
    )
    tempat = [desa(f"1.{n % 3}.{n}", a, b, c, str(d)) for n, (a, b, c, d) in enumerate(baris)]
    kelompok = read_kelompok(get_aturan("pagu-bidang").isi)
    hasil = divide_pagu(total, tempat, bobot, kelompok)
    assert sum(b.jumlah for b in hasil.kecamatan.values()) == total
    for kode, bagian in hasil.kecamatan.items():
        assert sum(b.jumlah for k, b in hasil.desa.items() if k.startswith(f"{kode}.")) == bagian.jumlah
        assert sum(n for (k, _kelompok), n in hasil.bidang.items() if k == kode) == bagian.jumlah
        assert sum(bagian.rincian.values()) - 1 < bagian.jumlah < sum(bagian.rincian.values()) + 1


def test_the_order_of_the_places_is_irrelevant() -> None:
    tempat = [desa("1.1.1", 7), desa("1.1.2", 7), desa("1.2.1", 7)]
    assert divide_pagu(100, tempat, RATA, SATU) == divide_pagu(100, tempat[::-1], RATA, SATU)


def test_the_last_rupiah_goes_to_the_largest_fraction_then_to_the_first() -> None:
    assert round_shares(10, [Fraction(10, 3)] * 3) == [4, 3, 3]
    assert round_shares(10, [Fraction(21, 10), Fraction(29, 10), Fraction(5)]) == [2, 3, 5]


def test_a_figure_nobody_has_is_shared_equally() -> None:
    hasil = divide_pagu(10, [desa("1.1.1"), desa("1.1.2")], read_bobot({"luas": 1}), SATU)
    assert [b.jumlah for b in hasil.desa.values()] == [5, 5]


def test_a_missing_figure_is_named_and_only_where_the_formula_uses_it() -> None:
    tempat = [desa("1.1.1", None), desa("1.1.2", 5)]
    bobot = read_bobot({"merata": "1/2", "penduduk": "1/2"})
    assert find_gaps(tempat, bobot) == {"penduduk": ["Desa 1.1.1"]}
    with pytest.raises(CannotDivide, match=r"Desa 1\.1\.1"):
        divide_pagu(10, tempat, bobot, SATU)
    assert divide_pagu(10, tempat, RATA, SATU).kecamatan["1.1"].jumlah == 10


@pytest.mark.parametrize(
    "isi", [{"merata": "1/2"}, {"merata": 1, "emas": 0}, {"merata": 2, "penduduk": -1}, {}]
)
def test_weights_that_are_no_formula_are_refused(isi: dict[str, object]) -> None:
    with pytest.raises(CannotDivide):
        read_bobot(isi)


def test_every_bidang_is_in_exactly_one_group() -> None:
    kelompok = read_kelompok(get_aturan("pagu-bidang").isi)
    assert set(group_of(kelompok)) == set(BIDANG)
    read_bobot(get_aturan("pagu-kewilayahan").isi)
    with pytest.raises(CannotDivide):
        read_kelompok({"kelompok": [{"kode": "a", "nama": "A", "bagian": 1, "bidang": ["pertanian"]}]})


@pytest.mark.parametrize("total", [0, -5])
def test_nothing_cannot_be_divided(total: int) -> None:
    with pytest.raises(CannotDivide):
        divide_pagu(total, [desa("1.1.1")], RATA, SATU)
