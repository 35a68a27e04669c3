"""Halaman data milik sendiri: terbuka hanya dengan kunci, di peramban yang membukanya."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import Terkirim, release_aspirasi
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_foto, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
HALAMAN = ("/saya/data/", "/saya/data/unduh/", "/saya/betulkan/", "/saya/hapus/")


@pytest.fixture
def terkirim(db: None, now: datetime) -> Terkirim:
    return make_aspirasi(now=now, surel="siti@contoh.id", foto=[make_foto()])


@pytest.fixture
def pemilik(client: Client, terkirim: Terkirim) -> Client:
    client.post("/saya/", {"kode": terkirim.aspirasi.kode, "kunci": terkirim.kunci})
    return client


@pytest.mark.parametrize("alamat", HALAMAN)
def test_without_the_key_the_slip_is_asked_for(client: Client, alamat: str) -> None:
    assert client.get(alamat)["Location"] == "/saya/"
    # An office signs in, but holds no key.
    client.force_login(make_pengguna())
    assert client.get(alamat)["Location"] == "/saya/"


def make_pengguna() -> Any:
    from tests.factories import get_pengguna

    return get_pengguna(make_pelaku("operator_desa", DESA))


def test_everything_is_seen_and_downloaded(pemilik: Client, terkirim: Terkirim) -> None:
    halaman = pemilik.get("/saya/data/").content.decode()
    assert "Jembatan kayu" in halaman
    assert "siti@contoh.id" in halaman
    unduhan = pemilik.get("/saya/data/unduh/")
    assert f"aspirasi-{terkirim.aspirasi.kode}.json" in unduhan["Content-Disposition"]
    assert unduhan.json()["kontak"] == [{"jenis": "surel", "alamat": "siti@contoh.id", "berhenti": ""}]
    assert "no-store" in unduhan["Cache-Control"]


def test_words_are_mended_until_opened(pemilik: Client, terkirim: Terkirim, now: datetime) -> None:
    assert "Jembatan kayu" in pemilik.get("/saya/betulkan/").content.decode()
    isi = {"masalah": "Jembatan besi berkarat.", "dusun": "Dusun III"}
    assert "berkarat" in pemilik.post("/saya/betulkan/", isi, follow=True).content.decode()
    operator = make_pelaku("operator_desa", DESA)
    with sebagai(operator):
        release_aspirasi(aspirasi=terkirim.aspirasi, by=operator, now=now)
    assert pemilik.get("/saya/betulkan/")["Location"] == "/saya/data/"
    assert "sudah dibuka untuk umum" in pemilik.post("/saya/betulkan/", isi).content.decode()


def test_erasing_asks_once_and_says_what_stays(pemilik: Client, terkirim: Terkirim) -> None:
    assert "hitungan suaranya" in pemilik.get("/saya/hapus/").content.decode()
    assert "Centang dulu" in pemilik.post("/saya/hapus/").content.decode()
    halaman = pemilik.post("/saya/hapus/", {"yakin": "on"}, follow=True).content.decode()
    assert "sudah dihapus pada" in halaman
    assert "Jembatan kayu" not in halaman
    assert Aspirasi.objects.get().status == "ditarik"
    assert "Tahap dan kodenya tetap" in Client().get(f"/jejak/{terkirim.aspirasi.kode}").content.decode()


def test_counter_erases_for_its_own_desa_only(klien: Callable[..., Client], terkirim: Terkirim) -> None:
    alamat = f"/kerja/aspirasi/{terkirim.aspirasi.kode}/hapus-data/"
    assert klien(make_pelaku("operator_desa", DESA_LAIN)).post(alamat).status_code == 404
    petugas = klien(make_pelaku("operator_desa", DESA))
    assert "sudah dihapus pada" in petugas.post(alamat, follow=True).content.decode()
    assert "Buka untuk umum" not in petugas.get(alamat.removesuffix("hapus-data/")).content.decode()
