"""Membaca wilayah: sedikit kueri, dan nama hanya memberi calon."""

from typing import Any

import pytest

from terasa.wilayah import queries
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah, under_any

pytestmark = pytest.mark.django_db


def test_all_desa_of_a_kabupaten_with_their_kecamatan_take_one_query(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(1):
        nama = [d.nama_lengkap for d in queries.list_desa("63.06")]
    assert len(nama) == 148
    assert "Desa Bamban, Kec. Angkinang" in nama
    assert "Kelurahan Kandangan Kota, Kec. Kandangan" in nama


def test_kecamatan_with_their_desa_take_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        kelompok = {k.nama: len(desa) for k, desa in queries.desa_per_kecamatan("63.06")}
    assert len(kelompok) == 11
    assert (kelompok["Sungai Raya"], kelompok["Daha Barat"]) == (18, 7)


def test_a_desa_under_one_kecamatan_is_not_under_another() -> None:
    assert {d.induk_id for d in queries.list_desa("63.06.04")} == {"63.06.04"}
    assert Wilayah.objects.under("63.06.04.2002").count() == 1
    assert Wilayah.objects.filter(under_any(["63.06.04", "63.06.11"])).count() == 20
    assert not Wilayah.objects.under_any([]).exists()


def test_names_of_many_codes_take_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        nama = queries.nama_lengkap_banyak(["63.06.04.2002", "63.06", "63", "99.99"])
    assert nama == {
        "63.06.04.2002": "Desa Bamban, Kec. Angkinang",
        "63.06": "Kabupaten Hulu Sungai Selatan",
        "63": "Provinsi Kalimantan Selatan",
        "99.99": "99.99",
    }


def test_get_accepts_codes_without_dots_and_finds_or_raises() -> None:
    assert queries.get_wilayah("6306042002").nama == "Bamban"
    with pytest.raises(Wilayah.DoesNotExist):
        queries.get_wilayah("63.99")


def test_a_repeated_name_gives_every_candidate() -> None:
    calon = queries.find_wilayah("Desa Baru", "63.06")
    persis = [c.wilayah.kode for c in calon if c.cara == "nama persis"]
    assert persis == ["63.06.01.2012", "63.06.11.2002"]


@pytest.mark.parametrize(
    ("teks", "kode", "cara"),
    [
        ("Sei Kali", "63.06.01.2015", "nama persis"),
        ("kec. angkinang", "63.06.04", "nama persis"),
        ("Angkinag", "63.06.04", "nama mirip"),
        ("Murung Mesjid", "63.06.08.2011", "nama memuat"),
        ("63.06.04.2002.", "63.06.04.2002", "kode"),
    ],
)
def test_the_likeliest_candidate_comes_first(teks: str, kode: str, cara: str) -> None:
    pertama = queries.find_wilayah(teks, "63.06")[0]
    assert (pertama.wilayah.kode, pertama.cara) == (kode, cara)


def test_nothing_like_it_gives_nothing() -> None:
    assert queries.find_wilayah("Zzyzx", "63.06") == []
    assert queries.find_wilayah("…", "63.06") == []
    assert queries.find_wilayah("34.01", "63.06") == []
    assert {c.wilayah.tingkat for c in queries.find_wilayah("angkinang", "63.06", tingkat=Tingkat.DESA)} == {
        4
    }


def test_contents_are_counted() -> None:
    assert queries.count_isi("63.06") == {"kecamatan": 11, "desa": 144, "kelurahan": 4}
