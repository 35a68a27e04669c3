"""Pokir: kemiripan kata, dan tempat yang hanya dipakai bila pasti."""

from __future__ import annotations

import pytest

from terasa.musrenbang.rules.pokir import MIRIP, find_desa, measure_mirip, read_pokir
from terasa.umum.lembar import BarisLembar

DESA = {"63.06.04.2001": "Amparaya", "63.06.04.2002": "Baluti", "63.06.05.2001": "Baluti"}
KECAMATAN = {"63.06.04": "Kandangan", "63.06.05": "Simpur"}


@pytest.mark.parametrize(
    ("satu", "dua", "mirip"),
    [
        ("Perbaikan titian ulin RT 2", "Perbaikan Titian Ulin di RT 02", True),
        ("Perbaikan titian ulin RT 2", "Pengadaan bibit padi unggul", False),
        ("", "Perbaikan titian", False),
    ],
)
def test_titles_that_share_most_of_their_letters_are_alike(satu: str, dua: str, mirip: bool) -> None:
    assert (measure_mirip(satu, dua) >= MIRIP) is mirip


def test_likeness_is_counted_as_the_database_counts_it() -> None:
    # SELECT similarity('kata', 'kita') is 2/8.
    assert measure_mirip("kata", "kita") == pytest.approx(2 / 8)


@pytest.mark.parametrize(
    ("kode", "desa", "kecamatan", "jadi"),
    [
        ("6306042002", "", "", "63.06.04.2002"),
        ("", "Amparaya", "", "63.06.04.2001"),
        ("", "Baluti", "", ""),
        ("", "Baluti", "Simpur", "63.06.05.2001"),
        ("99.99.99.9999", "", "", ""),
    ],
)
def test_only_a_certain_place_is_used(kode: str, desa: str, kecamatan: str, jadi: str) -> None:
    nilai = {"kode_desa": kode, "desa": desa, "kecamatan": kecamatan}
    assert find_desa(nilai, DESA, KECAMATAN) == jadi


def test_numbers_of_people_are_masked_and_a_bad_cost_is_told() -> None:
    baris = BarisLembar(2, {"id": "P1", "judul": "Hubungi 0812 3456 7890", "biaya": "banyak"})
    pokir = read_pokir(baris, DESA, KECAMATAN)
    assert "7890" not in pokir.judul
    assert pokir.biaya is None
    assert any("biaya" in c for c in pokir.catatan)
