"""Kode wilayah: dibaca longgar, ditulis satu cara."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.umum.errors import AturanDilanggar
from terasa.wilayah import rules


@pytest.mark.parametrize(
    ("ditulis", "kode"),
    [
        ("63.06.04.2002", "63.06.04.2002"),
        ("6306042002", "63.06.04.2002"),
        ("63.06.04.2002.", "63.06.04.2002"),
        (" 63.06 .04 ", "63.06.04"),
        ("630604", "63.06.04"),
        ("6306", "63.06"),
        ("63", "63"),
        ("92.71.02.3001", "92.71.02.3001"),
    ],
)
def test_every_way_of_writing_gives_the_dotted_code(ditulis: str, kode: str) -> None:
    assert rules.normalkan_kode(ditulis) == kode


@pytest.mark.parametrize(
    ("ditulis", "kata"),
    [
        ("", "angka dan titik"),
        ("Bamban", "angka dan titik"),
        ("63..06", "angka dan titik"),
        ("٦٣.٠٦", "angka dan titik"),
        ("63.6", "tidak lengkap"),
        ("63.06.4.2002", "tidak lengkap"),
        ("630604200", "tidak lengkap"),
        ("63.06.04.2002.01", "tidak lengkap"),
        ("63.00", "tidak lengkap"),
        ("6306040002", "BPS"),
    ],
)
def test_unusable_code_is_refused_with_its_reason(ditulis: str, kata: str) -> None:
    with pytest.raises(rules.KodeTakTerbaca, match=kata) as salah:
        rules.normalkan_kode(ditulis)
    assert isinstance(salah.value, AturanDilanggar)
    assert isinstance(salah.value, ValueError)


def test_subtree_range_holds_the_branch_and_nothing_beside_it() -> None:
    rendah, tinggi = rules.subtree_range("63.06")
    di_dalam = ["63.06", "63.06.01", "63.06.11.2007"]
    di_luar = ["63", "63.05.99.2999", "63.060", "63.07", "6306"]
    assert all(rendah <= k < tinggi for k in di_dalam)
    assert not any(rendah <= k < tinggi for k in di_luar)


KODE = st.from_regex(r"[1-9][0-9](\.[0-9][1-9](\.[0-9][1-9](\.[123][0-9]{3})?)?)?", fullmatch=True)


@given(root=KODE, kode=KODE)
def test_range_and_covers_agree(root: str, kode: str) -> None:
    rendah, tinggi = rules.subtree_range(root)
    assert (rendah <= kode < tinggi) == rules.covers(root, kode)


@given(kode=KODE)
def test_undotted_code_reads_back(kode: str) -> None:
    assert rules.normalkan_kode(kode.replace(".", "")) == kode


def test_a_branch_does_not_cover_its_neighbour_or_its_parent() -> None:
    assert rules.covers("63.06", "63.06.04.2002")
    assert not rules.covers("63.06", "63.07.04.2002")
    assert not rules.covers("63.06.04", "63.06")
    assert not rules.covers("", "63.06")
    assert rules.covers_any(["34.01", "63.06.04"], "63.06.04.2002")
    assert not rules.covers_any([], "63.06")


def test_ancestors() -> None:
    assert rules.tingkat("63.06.04.2002") == 4
    assert rules.induk("63.06.04.2002") == "63.06.04"
    assert rules.induk("63") is None
    assert rules.leluhur("63.06.04") == ("63", "63.06", "63.06.04")
    assert rules.kabupaten_of("63.06.04.2002") == "63.06"
    assert rules.kecamatan_of("63.06.04.2002") == "63.06.04"
    assert rules.provinsi_of("63.06") == "63"


def test_a_province_has_no_kabupaten() -> None:
    with pytest.raises(rules.KodeTakTerbaca):
        rules.kabupaten_of("63")


def test_names_are_written_with_their_kind() -> None:
    assert rules.gabung_nama(("desa", "Bamban"), ("kecamatan", "Angkinang")) == "Desa Bamban, Kec. Angkinang"
    assert rules.gabung_nama(("kota", "Banjarmasin"), None) == "Kota Banjarmasin"
    assert rules.nama_dengan_jenis("desa_adat", "Yenbekaki") == "Desa Adat Yenbekaki"


def test_name_keys_drop_the_kind_and_settle_the_spelling() -> None:
    assert rules.kunci_nama("Ds. Sei  Kali") == "sungai kali"
    assert rules.kunci_nama("KECAMATAN Angkinang") == "angkinang"
    assert rules.kunci_nama("Kota") == "kota"
    assert rules.kunci_nama("—") == ""
