"""Contoh surat: nama pendek unit di nomornya, dan kata-kata yang memang dapat diisi."""

from __future__ import annotations

from datetime import date

import pytest

from terasa.layanan import rules
from terasa.layanan.enums import JenisSurat


@pytest.mark.parametrize(
    ("nama", "singkatan", "pendek"),
    [
        ("Pemerintah Desa Bamban", "", "DS-BAMBAN"),
        ("Kecamatan Angkinang", "", "KEC-ANGKINANG"),
        ("Dinas Pekerjaan Umum dan Penataan Ruang", "", "DPUPR"),
        ("Kelurahan Kandangan Kota", "KKT", "KKT"),
    ],
)
def test_short_name_of_an_office(nama: str, singkatan: str, pendek: str) -> None:
    assert rules.shorten_unit(nama, singkatan) == pendek


@pytest.mark.parametrize("jenis", JenisSurat)
def test_offered_words_can_be_filled_in(jenis: JenisSurat) -> None:
    contoh = rules.sample_surat(jenis, unit="Kecamatan Angkinang", singkatan="", jenis_unit="kecamatan")
    nomor = rules.format_nomor(contoh.pola_nomor, urut=3, pada=date(2026, 3, 2), unit="X")
    assert nomor.endswith("/003/KEC-ANGKINANG/III/2026")
    kata = dict.fromkeys(("layanan", "kode", "unit", "tanggal", "keterangan"), "x")
    assert "{" not in rules.fill_isi(contoh.isi, kata)
