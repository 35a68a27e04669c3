"""Kode lacak, rupiah, dan tanggal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.umum import kode, rupiah
from terasa.umum.tanggal import format_tanggal


def test_made_codes_read_back() -> None:
    for _ in range(200):
        k = kode.make_kode()
        assert len(k) == 9
        assert kode.read_kode(kode.print_kode(k).lower()) == k


@given(st.integers(0, 8), st.sampled_from(kode.ABJAD))
def test_one_wrong_letter_is_noticed(posisi: int, aksara: str) -> None:
    asli = kode.derive_kode("contoh")
    salah = asli[:posisi] + aksara + asli[posisi + 1 :]
    assert (kode.read_kode(salah) == salah) == (salah == asli)


@given(st.integers(0, 6))
def test_two_swapped_letters_are_noticed(posisi: int) -> None:
    asli = kode.derive_kode("tukar")
    salah = asli[:posisi] + asli[posisi + 1] + asli[posisi] + asli[posisi + 2 :]
    assert salah == asli or kode.read_kode(salah) is None


def test_letters_that_look_alike_are_forgiven() -> None:
    asli = next(k for n in range(999) if "0" in (k := kode.derive_kode(f"o{n}")) and "1" in k)
    assert kode.read_kode(asli.replace("0", "O").replace("1", "l")) == asli


@pytest.mark.parametrize("teks", ["", "abc", "!!!!!!!!!", "0" * 50, "é" * 9])
def test_nonsense_is_no_code(teks: str) -> None:
    assert kode.read_kode(teks) is None


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1.000.000,00", 1_000_000),
        ("1,000,000.00", 1_000_000),
        ("Rp 25.000.000", 25_000_000),
        ("Rp25.000.000,-", 25_000_000),
        ("250000000", 250_000_000),
        ("1.500", 1_500),
        ("1500,5", 1_501),
        ("\u00a0 7.500.000 ", 7_500_000),
        ("", None),
        ("-", None),
    ],
)
def test_rupiah_as_officials_type_it(teks: str, nilai: int | None) -> None:
    assert rupiah.parse_rupiah(teks) == nilai


@pytest.mark.parametrize("teks", ["dua juta", "Rp 25 juta", "12a"])
def test_words_are_refused_with_advice(teks: str) -> None:
    with pytest.raises(ValueError, match="25000000"):
        rupiah.parse_rupiah(teks)


@given(st.integers(0, 10**15))
def test_rupiah_reads_what_it_prints(nilai: int) -> None:
    assert rupiah.parse_rupiah(rupiah.format_rupiah(nilai)) == nilai


def test_unknown_money_is_said() -> None:
    assert rupiah.format_rupiah(None) == "belum dihitung"
    assert rupiah.format_ringkas(1_250_000_000) == "Rp1,2 miliar"
    assert rupiah.format_angka(Decimal("1234.50")) == "1.234,5"


def test_dates_are_printed_in_indonesian() -> None:
    assert format_tanggal(date(2023, 3, 14), hari=True) == "Selasa, 14 Maret 2023"
