"""Tulisan yang bermusuhan pada formulir umum: satu kalimat yang jelas, tidak ada yang rusak, tidak ada yang berjalan."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from terasa.aspirasi.models import Aspirasi, Isi
from terasa.umum import konteks
from tests.factories import DESA, get_pengguna, make_pelaku
from tests.web.aspirasi.test_baru import ALAMAT, form

pytestmark = pytest.mark.django_db
SQL = "'); DROP TABLE aspirasi_isi; --"
SKRIP = '<script>alert(1)</script><img src=x onerror="alert(2)">'
# "ab" is stored, then the direction is turned, then "cd" that would be read backwards.
TERBALIK = "ab\u202ecd\u2066ef\u0007"
ARAB = "جسر القرية مكسور"


def read_isi() -> Isi:
    with konteks.pakai(konteks.sistem()):
        return Isi.objects.get()


def test_a_megabyte_of_text_is_said_to_be_too_long(client: Client) -> None:
    jawaban = client.post(ALAMAT, form(masalah="panjang " * 131_072))
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "4000" in str(jawaban.context["form"].errors["masalah"])
    assert "Ada yang perlu diperbaiki" in halaman
    assert not Aspirasi.objects.exists()


@pytest.mark.parametrize(
    "medan", ["dusun", "patokan", "titik", "surel", "telepon", "kelompok", "bukti", "situs"]
)
def test_a_megabyte_in_any_field_breaks_nothing(client: Client, medan: str) -> None:
    jawaban = client.post(ALAMAT, form(**{medan: "x" * 1_048_576}))
    # An unreadable proof is no mistake; everything else is said on its field.
    assert jawaban.status_code == (302 if medan == "bukti" else 200)
    assert Aspirasi.objects.exists() == (medan == "bukti")


def test_turned_text_is_stored_in_reading_order_and_arabic_stays(client: Client) -> None:
    client.post(ALAMAT, form(masalah=f"{TERBALIK} {ARAB}", dusun=TERBALIK))
    isi = read_isi()
    assert (isi.masalah, isi.dusun) == (f"abcdef {ARAB}", "abcdef")


def test_only_turning_signs_are_no_words(client: Client) -> None:
    assert "Tulis dulu masalah" in client.post(ALAMAT, form(masalah="\u202e\u2066")).content.decode()


def test_sql_and_script_in_every_field_stay_words(client: Client) -> None:
    kotor = f"{SQL} {SKRIP}"
    isi = form(masalah=kotor, dusun=kotor, patokan=kotor)
    assert client.post(ALAMAT, isi).status_code == 302
    assert read_isi().masalah == kotor
    kode, kunci = client.cookies["slip"].value.split(".")
    petugas = Client()
    petugas.force_login(get_pengguna(make_pelaku("operator_desa", DESA)))
    client.post("/saya/", {"kode": kode, "kunci": kunci})
    for halaman in (
        petugas.get("/kerja/aspirasi/"),
        petugas.get(f"/kerja/aspirasi/{kode}/"),
        petugas.get("/kerja/aspirasi/triase/"),
        client.get("/saya/"),
        client.get("/saya/data/"),
        client.get("/saya/betulkan/"),
    ):
        teks = halaman.content.decode()
        assert halaman.status_code == 200
        assert "<script>alert" not in teks
        assert "<img src=x" not in teks


@pytest.mark.parametrize("medan", ["kunci_kirim", "titik", "surel", "telepon", "kelompok", "situs"])
def test_sql_where_no_words_belong_is_refused_with_a_sentence(client: Client, medan: str) -> None:
    jawaban = client.post(ALAMAT, form(**{medan: SQL}))
    assert jawaban.context["form"].errors[medan]
    assert not Aspirasi.objects.exists()


def test_wrong_csrf_is_told_and_stores_nothing() -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(ALAMAT)
    jawaban = client.post(ALAMAT, form(csrfmiddlewaretoken="salah"))
    assert jawaban.status_code == 403
    assert "kirim" in jawaban.content.decode().lower()
    assert not Aspirasi.objects.exists()


def test_outbox_takes_hostile_words_as_words(client: Client) -> None:
    isi = {"kode_desa": DESA, "masalah": f"{TERBALIK} {SQL}", "kelompok": SQL, "bukti": SKRIP}
    kiriman: dict[str, Any] = {"kiriman": [{"jenis": "aspirasi", "id": str(uuid4()), "isi": isi}]}
    (hasil,) = client.post("/luring/kirim/", kiriman, content_type="application/json").json()["hasil"]
    assert hasil["hasil"] == "diterima"
    assert read_isi().masalah == f"abcdef {SQL}"
