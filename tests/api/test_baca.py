"""Antarmuka mesin: bentuk tetap, bilangan berbatas, penolakan satu bentuk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from tests.factories import DESA, DESA_LAIN, make_aspirasi
from tests.module.musrenbang.bahan import make_usulan
from tests.module.program.bahan import make_kegiatan, make_petugas_unit
from tests.module.program.bahan_penerima import make_sasaran, reach

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def get(alamat: str, kode: int = 200) -> Any:
    jawaban = Client().get(alamat)
    assert jawaban.status_code == kode, jawaban.content
    return jawaban.json()


def test_thread_is_the_same_as_the_public_json(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    satu = get(f"/api/jejak/{aspirasi.kode}")
    assert satu["tahap"][0]["tahap"] == "aspirasi"
    lain = Client().get(f"/jejak/{aspirasi.kode}.json").json()
    assert [t["keputusan"] for t in satu["tahap"]] == [t["keputusan"] for t in lain["tahap"]]


def test_usulan_are_paged_and_filtered(now: datetime) -> None:
    for n in range(3):
        make_usulan(now, desa=DESA if n else DESA_LAIN)
    dua = get(f"/api/usulan?wilayah={DESA}&sebanyak=1&halaman=2")
    assert (dua["jumlah"], dua["halaman"], len(dua["baris"])) == (2, 2, 1)


def test_unknown_cost_is_null_and_never_zero(now: datetime) -> None:
    usulan = make_usulan(now, biaya=None)
    assert get(f"/api/usulan/{usulan.kode.lower()}")["biaya_kini"] is None


def test_kegiatan_carry_their_progress(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    assert get("/api/kegiatan")["baris"][0]["kode"] == kegiatan.kode
    assert get(f"/api/kegiatan/{kegiatan.kode}")["fisik_persen"] is None


def test_recipients_are_told_as_published_and_without_small_counts(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    reach(make_sasaran(kegiatan, by, {"1": 40, "2": 30}, now=now), by, {"RT 01": 37, "RT 02": 0}, now=now)
    satu = get(f"/api/kegiatan/{kegiatan.kode}/penerima")["kelompok"][0]
    assert (satu["dituju"], satu["satuan"], satu["menurut_pelaksana"]["taksiran"]) == (70, "rumah", False)
    kisaran = [(t["terjangkau_bawah"], t["terjangkau_atas"]) for t in satu["menurut_pelaksana"]["tempat"]]
    assert kisaran == [(31, 39), (0, 0)]
    assert satu["menurut_pelaksana"]["persen_atas"] == 55.71
    assert get("/api/kegiatan/AAAAAAAA0/penerima", 404)["galat"]


def test_region_is_found_by_code_and_by_name() -> None:
    assert get("/api/wilayah/6306042002")["kode"] == DESA
    assert get("/api/wilayah?cari=bamban&di=63.06")["baris"][0]["cara"] == "nama persis"


@pytest.mark.parametrize(
    "alamat", ["jejak/ZZZ", "usulan/AAAAAAAA0", "kegiatan/x", "wilayah/99.99", "wilayah/abc", "tidak-ada"]
)
def test_what_is_not_there_is_404_in_one_shape(alamat: str) -> None:
    assert get(f"/api/{alamat}", 404)["galat"] == "tidak-ditemukan"


@pytest.mark.parametrize(
    ("alamat", "medan"),
    [
        ("usulan?halaman=0", "halaman"),
        ("usulan?halaman=999999999999999999999999999999", "halaman"),
        ("usulan?sebanyak=100000", "sebanyak"),
        ("usulan?tahun=abc", "tahun"),
        ("usulan?kata=%00", "kata"),
        ("usulan?wilayah=bamban", "wilayah"),
        ("kegiatan?tahun=1", "tahun"),
        ("wilayah", "cari"),
        ("wilayah?cari=a&tingkat=9", "tingkat"),
    ],
)
def test_unreadable_input_is_422_and_names_the_field(alamat: str, medan: str) -> None:
    isi = get(f"/api/{alamat}", 422)
    assert isi["galat"] == "masukan-tak-terbaca"
    assert medan in {r["medan"] for r in isi["rinci"]}


def test_no_endpoint_changes_anything() -> None:
    for alamat in ("/api/usulan", "/api/kegiatan", "/api/wilayah"):
        assert Client().post(alamat).status_code in (403, 405)


def test_description_bounds_every_integer() -> None:
    skema = get("/api/openapi.json")
    assert skema["openapi"].startswith("3.1")
    for jalan in skema["paths"].values():
        for satu in jalan.values():
            for masukan in satu.get("parameters", []):
                bentuk = masukan["schema"]
                for b in [bentuk, *bentuk.get("anyOf", [])]:
                    if b.get("type") == "integer":
                        assert {"minimum", "maximum"} <= b.keys(), masukan
