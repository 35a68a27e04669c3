"""Membaca pekerjaan: benda, bahan, dan ukurannya."""

from __future__ import annotations

import pytest

from terasa.cari.serupa.istilah import load_istilah
from terasa.cari.serupa.pekerjaan import Pekerjaan, read_pekerjaan

MENU = "Utilitas Permukiman (Jalan Lingkungan, Drainase Lingkungan, PJU Lingkungan)"


def read(judul: str, uraian: str = "", lokasi: str = "", volume: str = "", satuan: str = "") -> Pekerjaan:
    return read_pekerjaan(judul, uraian, lokasi, volume, satuan)


@pytest.mark.parametrize(
    ("judul", "benda"),
    [
        ("Pembangunan Jalan Usaha Tani", {"jalan.tani"}),
        ("Lampu penerangan jalan dusun", {"lampu"}),
        ("LPJU Jalan Poros", {"lampu"}),
        ("Rabat beton RT 3", {"jalan"}),
        ("Talud jalan", {"talud"}),
        ("Jalan depan SD", {"jalan"}),
        ("Bantuan pekarangan untuk KWT (kecuali ikan)", {"tani.pekarangan"}),
        ("Rehab jembtan", {"jembatan"}),
        ("Pelatihan budidaya ikan", {"pelatihan", "ikan"}),
        ("Musyawarah warga", set()),
    ],
)
def test_things_of_a_title(judul: str, benda: set[str]) -> None:
    assert read(judul).benda == benda


def test_a_menu_is_narrowed_by_the_unit_and_by_the_persons_own_words() -> None:
    assert read(MENU, volume="30", satuan="titik").benda == {"lampu"}
    assert read(MENU, "drainase mampet").benda == {"drainase"}
    assert read(MENU).benda == {"jalan", "drainase", "lampu"}


def test_a_title_without_a_thing_borrows_from_the_rest() -> None:
    assert read("Usulan warga", "sumur bor sudah kering").benda == {"air.sumur"}


def test_materials_and_what_is_mentioned_beside() -> None:
    pekerjaan = read("Cor blok jalan", "supaya traktor dapat lewat")
    assert (pekerjaan.bahan, pekerjaan.sebutan) == ({"beton"}, {"tani.alat"})


@pytest.mark.parametrize(
    ("volume", "satuan", "uraian", "ukuran"),
    [
        ("1,5", "km", "", ("panjang", 1500.0)),
        ("1.200", "m", "", ("panjang", 1200.0)),
        ("6000", "m²", "", ("luas", 6000.0)),
        ("10", "klp", "", ("kelompok", 10.0)),
        ("1", "paket", "", ("", 1.0)),
        ("", "", "rusak sepanjang 600 meter", ("panjang", 600.0)),
        ("banyak", "m", "", ("panjang", 0.0)),
    ],
)
def test_quantities(volume: str, satuan: str, uraian: str, ukuran: tuple[str, float]) -> None:
    pekerjaan = read("Jalan", uraian, "", volume, satuan)
    assert (pekerjaan.dimensi, pekerjaan.jumlah) == ukuran


def test_every_unit_of_a_term_is_a_known_dimension() -> None:
    istilah = load_istilah()
    dimensi = set(istilah.satuan.values())
    assert all(b.satuan <= dimensi for b in istilah.benda.values())
