"""Pemegang kunci membuka miliknya sendiri, dan hanya itu."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import Terkirim, ask_back
from terasa.kabar.models import Alamat
from terasa.musrenbang.models import Suara
from terasa.umum import konteks
from tests.factories import DESA, make_aspirasi, make_foto, make_pelaku, sebagai
from tests.module.program.bahan import lapor, make_kegiatan, make_petugas_unit, make_usulan

pytestmark = pytest.mark.django_db


@pytest.fixture
def terkirim(db: None, now: datetime) -> Terkirim:
    return make_aspirasi(now=now, surel="siti@contoh.id", patokan="samping surau", foto=[make_foto()])


def open_with(client: Client, terkirim: Terkirim, **lain: str) -> Any:
    isi = {"kode": terkirim.aspirasi.kode, "kunci": terkirim.kunci, **lain}
    return client.post("/saya/", isi, follow=True)


def count_alamat() -> int:
    with konteks.pakai(konteks.sistem()):
        return Alamat.objects.count()


def test_code_and_key_open_words_photos_and_contact(client: Client, terkirim: Terkirim) -> None:
    halaman = open_with(client, terkirim).content.decode()
    foto = terkirim.aspirasi.foto.get()
    assert all(kata in halaman for kata in ("Jembatan kayu", "samping surau", "siti@contoh.id", str(foto.pk)))
    assert client.get(f"/aspirasi/foto/{foto.pk}/").status_code == 200


def test_key_alone_opens_what_a_phone_wrote_without_signal(client: Client, terkirim: Terkirim) -> None:
    """Its slip was shown before the server gave it a code."""
    assert "Jembatan kayu" in open_with(client, terkirim, kode="").content.decode()
    assert "tidak cocok" in open_with(Client(), terkirim, kode="", kunci="0" * 20).content.decode()


def test_page_is_not_cached(client: Client, terkirim: Terkirim) -> None:
    assert "no-store" in open_with(client, terkirim)["Cache-Control"]


def test_wrong_key_opens_nothing_and_tells_nothing(client: Client, terkirim: Terkirim) -> None:
    salah = open_with(client, terkirim, kunci="0" * 20).content.decode()
    tak_ada = open_with(client, terkirim, kode="ZZZZZZZZZ", kunci="0" * 20).content.decode()
    assert "tidak cocok" in salah
    assert "tidak cocok" in tak_ada
    assert "Jembatan" not in salah


def test_guessing_is_slowed_for_that_code_only(client: Client, terkirim: Terkirim, now: datetime) -> None:
    for _ in range(10):
        open_with(client, terkirim, kunci="0" * 20)
    assert open_with(client, terkirim).status_code == 429
    assert "Jembatan" in open_with(client, make_aspirasi(now=now)).content.decode()


def test_session_opens_one_voice_and_never_another(client: Client, terkirim: Terkirim, now: datetime) -> None:
    lain = make_aspirasi(now=now, masalah="Rahasia orang lain", foto=[make_foto()])
    open_with(client, terkirim)
    assert "Rahasia orang lain" not in client.get("/saya/").content.decode()
    assert client.get(f"/aspirasi/foto/{lain.aspirasi.foto.get().pk}/").status_code == 404


def test_question_is_answered_here(client: Client, terkirim: Terkirim, now: datetime) -> None:
    operator = make_pelaku("operator_desa", DESA)
    with sebagai(operator):
        ask_back(aspirasi=terkirim.aspirasi, teks="Berapa panjangnya?", by=operator, now=now)
    assert "Berapa panjangnya?" in open_with(client, terkirim).content.decode()
    assert "Tulisan" not in client.post("/saya/balas/", {"balas-teks": "Enam meter."}).content.decode()
    assert "Enam meter." in client.get("/saya/").content.decode()
    # Nobody asks any more.
    assert "menunggu jawaban desa" in client.post("/saya/balas/", {"balas-teks": "Lagi."}).content.decode()


def test_contact_is_changed_and_erased(client: Client, terkirim: Terkirim) -> None:
    open_with(client, terkirim)
    salah = client.post("/saya/kontak/", {"kontak-surel": "bukan", "kontak-telepon": ""}).content.decode()
    assert "belum lengkap" in salah
    client.post("/saya/kontak/", {"kontak-surel": "baru@contoh.id", "kontak-telepon": "0812 3456 7890"})
    assert "baru@contoh.id" in client.get("/saya/").content.decode()
    client.post("/saya/hapus-kontak/")
    assert count_alamat() == 0


def test_voice_is_withdrawn_once(client: Client, terkirim: Terkirim) -> None:
    open_with(client, terkirim)
    client.post("/saya/tarik/")
    assert Aspirasi.objects.get().status == "ditarik"
    assert "sudah ditarik" in client.post("/saya/tarik/").content.decode()


def test_closed_or_forgotten_page_asks_for_the_slip(
    client: Client, terkirim: Terkirim, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_with(client, terkirim)
    client.post("/saya/tutup/")
    assert "Kunci pribadi" in client.get("/saya/").content.decode()
    open_with(client, terkirim)
    monkeypatch.setattr("terasa.web.slip.UMUR_TERBUKA", -1)
    assert "Kunci pribadi" in client.get("/saya/").content.decode()


@pytest.mark.parametrize("alamat", ["balas", "kontak", "hapus-kontak", "tarik"])
def test_without_the_key_nothing_can_be_done(client: Client, terkirim: Terkirim, alamat: str) -> None:
    jawaban = client.post(f"/saya/{alamat}/", {"balas-teks": "x"})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/saya/")
    assert Aspirasi.objects.get().status == "diajukan"
    assert count_alamat() == 1


def test_what_became_of_the_usulan_stands_on_ones_own_page(
    client: Client, terkirim: Terkirim, now: datetime
) -> None:
    assert "Kabar terbaru usulannya" not in open_with(client, terkirim).content.decode()
    usulan = make_usulan(now=now)
    with konteks.pakai(konteks.sistem()):
        Suara.objects.create(aspirasi=terkirim.aspirasi, usulan=usulan, pada=now)
    kegiatan = make_kegiatan(now=now, usulan=[usulan])
    lapor(kegiatan, make_petugas_unit(), 30, 20, now=now + timedelta(hours=1))
    halaman = open_with(client, terkirim).content.decode()
    assert "Kabar terbaru usulannya" in halaman
    assert "30%" in halaman
    assert f"/jejak/{terkirim.aspirasi.kode}" in halaman
