"""Peta kegiatan: tanda menurut keadaan, tabel di belakangnya, unduhan, beratnya, dan masukan aneh."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from terasa.program.models import Kegiatan, Pekerjaan, TitikPekerjaan
from terasa.umum import konteks
from terasa.wilayah.models import Batas
from tests.factories import DESA, DESA_LAIN, KABUPATEN
from tests.module.program.bahan import make_kegiatan

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
ALAMAT = f"/peta/{KABUPATEN}/kegiatan/"


def make(now: datetime, nama: str, desa: str = DESA, **isi: Any) -> Kegiatan:
    kegiatan = make_kegiatan(now=now, usulan=[], cakupan=[desa], nama=nama, tahun=timezone.localdate().year)
    if isi:
        with konteks.pakai(konteks.sistem()):
            Kegiatan.objects.filter(pk=kegiatan.pk).update(**isi)
    return kegiatan


def put_titik(kegiatan: Kegiatan, *letak: tuple[float, float]) -> None:
    with konteks.pakai(konteks.sistem()):
        pekerjaan = Pekerjaan.objects.create(kegiatan=kegiatan, nama=kegiatan.nama)
        for lng, lat in letak:
            TitikPekerjaan.objects.create(pekerjaan=pekerjaan, lng=Decimal(str(lng)), lat=Decimal(str(lat)))


def draw_batas(*desa: str) -> None:
    """Squares side by side from 115 degrees east."""
    with konteks.pakai(konteks.sistem()):
        for n, kode in enumerate(desa):
            x, y = 115.0 + n / 10, -2.8
            cincin = [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]
            Batas.objects.create(
                wilayah_id=kode,
                geometri={"type": "Polygon", "coordinates": [cincin]},
                sumber="uji",
                berlaku_dari=date(2020, 1, 1),
            )


@contextmanager
def counted(paling: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as tangkapan:
        yield
    kueri = [q["sql"] for q in tangkapan if "set_config" not in q["sql"] and "SAVEPOINT" not in q["sql"]]
    assert len(kueri) <= paling, kueri


def test_works_stand_on_the_map_by_state_and_in_the_table(klien: Klien, now: datetime) -> None:
    jalan = make(now, "Jalan Bamban", status="dilaksanakan")
    make(now, "Jembatan Utara", DESA_LAIN, status="dibatalkan", alasan_batal="Tanahnya tidak ada.")
    draw_batas(DESA, DESA_LAIN)
    teks = klien().get(ALAMAT).content.decode()
    for bagian in (
        "k-berjalan",
        f"/kegiatan/{jalan.kode}/",
        "Jembatan Utara (Dibatalkan)",
        "Batas indikatif",
        "2 kegiatan",
    ):
        assert bagian in teks, bagian
    hanya = klien().get(f"{ALAMAT}?keadaan=batal").content.decode()
    assert "Jalan Bamban" not in hanya
    # The key still counts what the filter hides.
    assert "Sedang dikerjakan" in hanya


def test_a_point_is_drawn_where_it_lies_and_the_desa_where_there_is_none(klien: Klien, now: datetime) -> None:
    draw_batas(DESA, DESA_LAIN)
    put_titik(make(now, "Jalan Bamban"), (115.19, -2.75))
    teks = klien().get(ALAMAT).content.decode()
    assert 'x="380" y="100"' in teks
    make(now, "Jalan lain")
    assert 'x="100" y="100"' in klien().get(ALAMAT).content.decode()


def test_the_map_zooms_to_one_desa_and_rings_the_work_that_was_looked_for(
    klien: Klien, now: datetime
) -> None:
    dicari = make(now, "Jalan Bamban")
    make(now, "Jembatan Utara", DESA_LAIN)
    teks = klien().get(f"{ALAMAT}?wilayah={DESA}&sorot={dicari.kode}").content.decode()
    assert "Jembatan Utara" not in teks
    assert 'class="sorot"' in teks
    assert f"{ALAMAT}?" in klien().get(f"/kegiatan/{dicari.kode}/").content.decode()


def test_without_boundaries_there_is_a_map_of_squares(klien: Klien, now: datetime) -> None:
    make(now, "Jalan Bamban")
    teks = klien().get(ALAMAT).content.decode()
    assert 'href="#k-rencana"' in teks
    assert "Batas indikatif" not in teks


def test_the_same_works_can_be_taken_along(klien: Klien, now: datetime) -> None:
    titik, tanpa = make(now, "=Jalan Bamban"), make(now, "Jembatan Utara", DESA_LAIN)
    put_titik(titik, (115.01, -2.75), (115.02, -2.76))
    baris = list(csv.DictReader(io.StringIO(klien().get(f"{ALAMAT}tabel.csv").content.decode("utf-8-sig"))))
    assert {b["nama"] for b in baris} == {"'=Jalan Bamban", "Jembatan Utara"}
    assert {b["keadaan"] for b in baris} == {"rencana"}
    jawaban = klien().get(f"{ALAMAT}peta.geojson?wilayah={DESA}")
    assert jawaban["Content-Type"] == "application/geo+json"
    (fitur,) = json.loads(jawaban.content)["features"]
    assert fitur["geometry"] == {"type": "MultiPoint", "coordinates": [[115.01, -2.75], [115.02, -2.76]]}
    assert fitur["properties"]["kode"] == titik.kode
    semua = json.loads(klien().get(f"{ALAMAT}peta.geojson").content)["features"]
    assert {f["id"]: f["geometry"] for f in semua}[tanpa.kode] is None


def test_more_works_ask_no_more_queries_and_the_page_stays_light(klien: Klien, now: datetime) -> None:
    draw_batas(DESA, DESA_LAIN)
    for n in range(30):
        make(now, f"Jalan {n}", (DESA, DESA_LAIN)[n % 2])
    with counted(10):
        isi = klien().get(ALAMAT).content
    assert len(isi) < 60_000
    assert b"Menampilkan 1" in isi


def test_an_empty_kabupaten_and_nonsense_break_nothing(klien: Klien, now: datetime) -> None:
    assert "Belum ada kegiatan" in klien().get(ALAMAT).content.decode()
    make(now, "Jalan Bamban")
    for kueri in (
        "tahun=x",
        "tahun=2099",
        "wilayah=34.01.01",
        "wilayah='",
        "unit=-1",
        "keadaan=zz",
        "page=99999",
        "sorot=%00",
    ):
        for berkas in ("", "tabel.csv", "peta.geojson"):
            assert klien().get(f"{ALAMAT}{berkas}?{kueri}").status_code == 200, (berkas, kueri)
    assert "Tidak ada kegiatan yang cocok" in klien().get(f"{ALAMAT}?keadaan=batal").content.decode()
    assert klien().get("/peta/99.99/kegiatan/").status_code == 404
