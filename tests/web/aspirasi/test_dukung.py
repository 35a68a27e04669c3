"""Halaman “Saya juga”: dengan slip, tanpa slip, dan di loket."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from terasa.aspirasi.models import Aspirasi, Dukungan
from terasa.aspirasi.services import release_aspirasi
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_pelaku, sebagai

pytestmark = pytest.mark.django_db


@pytest.fixture
def terbuka(db: None, now: datetime) -> Aspirasi:
    aspirasi, operator = make_aspirasi(now=now).aspirasi, make_pelaku("operator_desa", DESA)
    with sebagai(operator):
        release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    return aspirasi


def page(client: Client, aspirasi: Aspirasi, **isi: Any) -> str:
    halaman: str = client.post(f"/aspirasi/dukung/{aspirasi.kode}/", isi, follow=True).content.decode()
    return halaman


def test_slip_counts_once_and_shows_on_the_public_thread(
    client: Client, terbuka: Aspirasi, now: datetime
) -> None:
    slip = make_aspirasi(now=now)
    isi = {"kode": slip.aspirasi.kode, "kunci": slip.kunci}
    assert "Dukungan Anda tercatat" in page(client, terbuka, **isi)
    assert "sudah tercatat sebelumnya" in page(client, terbuka, **isi)
    publik = Client().get(f"/jejak/{terbuka.kode}").content.decode()
    assert "1 warga lain, terperiksa" in publik
    assert "tidak cocok" in page(client, terbuka, kode=slip.aspirasi.kode, kunci="0" * 20)


def test_opened_slip_supports_with_one_press(client: Client, terbuka: Aspirasi, now: datetime) -> None:
    slip = make_aspirasi(now=now)
    client.post("/saya/", {"kode": slip.aspirasi.kode, "kunci": slip.kunci})
    assert "Dukung dengan slip" in client.get(f"/aspirasi/dukung/{terbuka.kode}/").content.decode()
    assert "Dukungan Anda tercatat" in page(client, terbuka, terbuka="1")
    # Nobody opened anything in this browser: the press means nothing.
    page(Client(), terbuka, terbuka="1")
    assert Dukungan.objects.count() == 1


def test_without_slip_once_per_browser_and_apart(client: Client, terbuka: Aspirasi, settings: Any) -> None:
    alamat = f"/aspirasi/dukung/{terbuka.kode}/tanpa-slip/"
    client.post(alamat)
    client.post(alamat)
    publik = Client().get(f"/jejak/{terbuka.kode}").content.decode()
    assert "0 warga lain" in publik
    assert "1 tanpa bukti, tidak ikut dihitung" in publik
    settings.BATAS_DUKUNGAN_PER_JAM = 2
    jawaban = Client().post(alamat)
    assert jawaban.status_code == 429
    assert "Coba lagi satu jam lagi" in jawaban.content.decode()


def test_unreleased_voice_has_no_such_page(client: Client, now: datetime) -> None:
    tutup = make_aspirasi(now=now).aspirasi
    assert client.get(f"/aspirasi/dukung/{tutup.kode}/").status_code == 404
    assert client.post(f"/aspirasi/dukung/{tutup.kode}/tanpa-slip/").status_code == 404
    assert "Saya juga" not in client.get(f"/jejak/{tutup.kode}").content.decode()


def test_counter_of_this_desa_writes_one_down(klien: Callable[..., Client], terbuka: Aspirasi) -> None:
    alamat, isi = f"/kerja/aspirasi/{terbuka.kode}/dukungan/", {"dukung-tanda": "081234567899"}
    assert klien(None).post(alamat, isi)["Location"].startswith("/akun/login/")
    assert klien(make_pelaku("operator_desa", DESA_LAIN)).post(alamat, isi).status_code == 404
    petugas = klien(make_pelaku("operator_desa", DESA))
    assert "Dukungan dicatat" in petugas.post(alamat, isi, follow=True).content.decode()
    assert "sudah tercatat" in petugas.post(alamat, isi, follow=True).content.decode()
