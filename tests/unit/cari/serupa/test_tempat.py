"""Membaca tempat: dusun dengan nomornya, RT, nomor ruas; yang milik desa sendiri tidak dihitung."""

from __future__ import annotations

import pytest

from terasa.cari.serupa.tempat import Tempat, read_resmi, read_tempat, same_nama

RESMI = read_resmi("Sukamaju Kidul", "Banjarsari")


def read(lokasi: str, teks: str = "", dikenal: frozenset[str] = frozenset()) -> Tempat:
    return read_tempat(lokasi, teks, RESMI, dikenal.__contains__)


def names(lokasi: str, teks: str = "", dikenal: frozenset[str] = frozenset()) -> set[str]:
    return {" ".join(n).strip() for n in read(lokasi, teks, dikenal).nama}


@pytest.mark.parametrize(
    ("lokasi", "nama"),
    [
        ("Dusun Wonolelo, Sukamaju Kidul, Kec. Banjarsari, Kab. Antah Berantah", {"wonolelo"}),
        ("Plosorejo II dan Plosorejo III", {"plosorejo 2", "plosorejo 3"}),
        ("Wonosobo Wetan", {"wonosobo wetan"}),
        ("pembangunan jalan di Tegalombo", {"tegalombo"}),
        ("Plosorejo 5 unit", {"plosorejo"}),
        ("SUKAMAJU KIDUL (KLEPUREJO)", {"klepurejo"}),
        ("Padukuhan Karang", {"karang"}),
        ("Sukamaju (DUKUH)", {"dukuh"}),
        ("Sei Tabalin", {"tabalin"}),
        ("KWT Sekar Arum", {"sekar", "arum"}),
        ("jalan kabupaten Wonolelo", {"wonolelo"}),
        ("", set()),
    ],
)
def test_names_of_a_location(lokasi: str, nama: set[str]) -> None:
    assert names(lokasi) == nama


def test_words_of_the_title_are_names_only_when_known_or_marked() -> None:
    assert names("", "Talud Wonolelo dusun Plosorejo") == {"plosorejo"}
    assert names("", "Talud Wonolelo", frozenset({"wonolelo"})) == {"wonolelo"}


def test_rt_and_rw_in_the_ways_they_are_written() -> None:
    assert read("RT 3, 4 dan 5 RW 2").rt == {3, 4, 5}
    assert read("Wonolelo RT.07").rt == {7}
    assert (read("Wonolelo Rt 30/15").rt, read("Wonolelo Rt 30/15").rw) == ({30}, {15})
    assert (read("RT/RW 034/017").rt, read("RT/RW 034/017").rw) == ({34}, {17})
    assert read("RT 3, 10 unit").rt == {3}


def test_numbers_of_roads_compare_without_leading_zeros_and_money_is_none() -> None:
    assert read("No Ruas 2.09.04.006").pengenal == read("(2.9.04.0006)").pengenal == {"2.9.4.6"}
    assert not read("Rp 350.000.000").pengenal


def test_the_whole_village_is_said_in_several_ways() -> None:
    assert all(read(t).menyeluruh for t in ("setiap padukuhan", "13 dusun", "se-desa", "seluruh RT"))
    assert not read("Dusun Wonolelo").menyeluruh


@pytest.mark.parametrize(
    ("a", "b", "sama"),
    [
        ("pringsari", "pringsari", True),
        ("pringsari", "prigsari", True),
        ("pringsari", "prignsari", True),
        ("pringsari", "pringgari", True),
        ("pringsari", "pringmulya", False),
        ("jati", "jeti", False),
    ],
)
def test_one_slip_in_a_long_name_is_forgiven(a: str, b: str, sama: bool) -> None:
    assert same_nama(a, b) is same_nama(b, a) is sama
