"""Halaman corong: setiap angka dengan penyebutnya, menurut nama, dan sama dengan unduhannya."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from django.test import Client

from terasa.corong.banding import refresh_banding
from terasa.corong.models import Taksiran
from terasa.corong.services import refresh_all
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, make_unit
from tests.module.corong.test_banding import fill
from tests.module.corong.test_corong import TAHUN, make_kegiatan, make_usulan, publish
from tests.module.corong.test_taksiran import fill as fill_model

pytestmark = pytest.mark.django_db


@pytest.fixture
def terisi(now: datetime) -> None:
    with konteks.pakai(konteks.sistem("Uji")):
        unit = make_unit("dinas-a", nama="Dinas <A>")
        usulan = [make_usulan(now, DESA, unit) for _n in range(4)]
        publish(make_kegiatan(now, usulan[:1], unit, "dimanfaatkan", pagu=3_000_000), 24, 30, now)
        publish(make_kegiatan(now, usulan[1:2], unit, "selesai_fisik", pagu=1_000_000), 5, 8, now)
        refresh_all(by=SISTEM, now=now)


@pytest.mark.usefixtures("terisi")
def test_each_figure_says_of_how_many(client: Client) -> None:
    isi = client.get(f"/corong/{KABUPATEN}/?per=unit").content.decode()
    assert "2 dari 4 (50%)" in isi
    assert "1 dari 2 (50%)" in isi
    assert "24 dari 30 jawaban" in isi
    assert "Dinas &lt;A&gt;" in isi
    assert "Dinas <A>" not in isi
    # Three of four million rupiah that were built were asked about.
    assert "Rp3 juta dari Rp4 juta (75%)" in isi


@pytest.mark.usefixtures("terisi")
@pytest.mark.parametrize("per", ["desa", "kecamatan", "unit", "tahun", "lain"])
def test_every_grouping_and_its_file_say_the_same(client: Client, per: str) -> None:
    halaman = client.get(f"/corong/{KABUPATEN}/?per={per}").content.decode()
    berkas = client.get(f"/corong/{KABUPATEN}/corong.csv?per={per}").content.decode("utf-8-sig")
    baris = list(csv.DictReader(io.StringIO(berkas)))
    assert {b["usulan_diajukan"] for b in baris} == {"4"}
    assert all(
        b["nama"].split(",")[0].replace("<", "&lt;").replace(">", "&gt;") in halaman for b in baris[:-1]
    )
    assert [b["jawaban_teratasi"] for b in baris] == ["24", "24"]
    assert client.get(f"/corong/{KABUPATEN}/corong.xlsx?per={per}").status_code == 200


def test_an_empty_regency_and_a_wrong_address_say_so(client: Client) -> None:
    assert "Belum ada yang dihitung" in client.get("/corong/").content.decode()
    make_unit("dinas-a")
    assert client.get("/corong/").headers["Location"] == f"/corong/{KABUPATEN}/"
    assert "Belum ada yang dihitung" in client.get(f"/corong/{KABUPATEN}/").content.decode()
    assert client.get("/corong/63.06.04.2002/").status_code == 404
    assert client.get("/corong/99.99/").status_code == 404
    kacau = client.get(f"/corong/{KABUPATEN}/?tahun=abc&per=%00&wilayah=34.01")
    assert kacau.status_code == 200


def test_units_are_compared_by_chances_and_not_by_place(client: Client, now: datetime) -> None:
    with konteks.pakai(konteks.sistem("Uji")):
        fill(now)
        refresh_banding(by=SISTEM, now=now)
    isi = client.get(f"/corong/{KABUPATEN}/?per=unit&tahun={TAHUN}").content.decode()
    assert "Peluang 1 teratas" in isi
    assert "dari 3</td>" in isi
    assert "Dibandingkan dengan jujur" not in client.get(f"/corong/{KABUPATEN}/?per=desa").content.decode()


def test_a_model_stands_beside_the_figures_with_its_check_and_its_sources(
    client: Client, now: datetime
) -> None:
    with konteks.pakai(konteks.sistem("Uji")):
        kode = fill_model(now)
        refresh_banding(by=SISTEM, now=now)
        taksiran = Taksiran.objects.get()
    for per in ("desa", "kecamatan"):
        isi = client.get(f"/corong/{KABUPATEN}/?per={per}&tahun={TAHUN}").content.decode()
        assert "Ditaksir dengan model" in isi
        assert "Diperiksa: 39 desa diramal tanpa jawabannya sendiri" in isi
        assert f"angka desa tahun {TAHUN - 1} (Prodeskel" in isi
    alamat = f"/corong/{KABUPATEN}/corong.csv?per=desa&tahun={TAHUN}"
    baris = {
        b["kunci"]: b for b in csv.DictReader(io.StringIO(client.get(alamat).content.decode("utf-8-sig")))
    }
    assert baris[kode[-1]]["teratasi_persen"] == ""
    assert float(baris[kode[-1]]["model_persen"]) == pytest.approx(100 * taksiran.isi[kode[-1]][0], abs=0.01)
    assert "Bukan hasil bertanya" not in client.get(f"/corong/{KABUPATEN}/?per=unit").content.decode()


@pytest.mark.parametrize(
    ("sebab", "angka", "batas", "kalimat"),
    [
        ("jawaban", 312.4, 500, "baru setara 312 jawaban lepas"),
        ("desa", 4, 10, "baru 4 desa yang jawabannya cukup"),
        ("ramalan", -0.034, 0.1, "berkurang -3%, diperlukan 10%"),
        ("selang", 0.8, 0.88, "hanya 80% desa yang disembunyikan"),
        ("kerangka", 0, 0, "belum ada kegiatan yang selesai di satu desa"),
    ],
)
@pytest.mark.usefixtures("terisi")
def test_a_model_that_is_not_shown_says_why_in_one_sentence(
    client: Client, now: datetime, sebab: str, angka: float, batas: float, kalimat: str
) -> None:
    with konteks.pakai(konteks.sistem("Uji")):
        Taksiran.objects.create(
            kabupaten=KABUPATEN, tahun=TAHUN, sebab=sebab, angka=angka, batas=batas, dihitung_at=now
        )
    isi = client.get(f"/corong/{KABUPATEN}/?per=desa").content.decode()
    assert f"Tidak tampil: {kalimat}" in isi or kalimat in isi
    assert "Bukan hasil bertanya" not in isi
