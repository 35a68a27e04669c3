"""Layar triase: tiap tekanan juga tombol, tiap tindakan dapat dibatalkan, dan desa sebelah tidak melihat apa pun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from terasa.aspirasi.models import Aspirasi, Isi
from terasa.umum import konteks
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_foto, make_pelaku

pytestmark = pytest.mark.django_db
ALAMAT = "/kerja/aspirasi/triase/"
NOMOR = "Jembatan lapuk. Hubungi 081234567890."


@pytest.fixture
def petugas(klien: Callable[..., Client], db: None) -> Client:
    return klien(make_pelaku("operator_desa", DESA))


@pytest.fixture
def dua(db: None, now: datetime) -> tuple[Aspirasi, Aspirasi]:
    """The one with a number waits longer."""
    return (
        make_aspirasi(now=now, masalah=NOMOR).aspirasi,
        make_aspirasi(now=now + timedelta(hours=1), masalah="Parit tersumbat.").aspirasi,
    )


def press(petugas: Client, aspirasi: Aspirasi, tindakan: str, **isi: Any) -> Any:
    return petugas.post(f"{ALAMAT}{aspirasi.kode}/{tindakan}/", isi, follow=True)


def public_text(aspirasi: Aspirasi) -> tuple[bool, str]:
    with konteks.pakai(konteks.sistem()):
        isi = Isi.objects.get(pk=aspirasi.pk)
    return isi.dirilis, isi.masalah_publik


def test_number_is_lit_masked_and_released_in_two_presses(
    petugas: Client, dua: tuple[Aspirasi, Aspirasi]
) -> None:
    awal, berikut = dua
    assert ">081234567890</mark>" in petugas.get(ALAMAT).content.decode()
    # Not before it is masked.
    assert "Samarkan dulu sebelum dibuka" in press(petugas, awal, "rilis").content.decode()
    assert "[telepon disamarkan]" in press(petugas, awal, "samarkan").content.decode()
    halaman = press(petugas, awal, "rilis")
    assert public_text(awal) == (True, "Jembatan lapuk. Hubungi [telepon disamarkan].")
    # The next one stands open, and the last act can be taken back.
    assert halaman.context["terbuka"] == berikut
    petugas.post(f"{ALAMAT}urungkan/")
    assert public_text(awal)[0] is False
    assert "Tidak ada tindakan" in petugas.post(f"{ALAMAT}urungkan/", follow=True).content.decode()


def test_masking_is_taken_back(petugas: Client, dua: tuple[Aspirasi, Aspirasi]) -> None:
    press(petugas, dua[0], "samarkan")
    petugas.post(f"{ALAMAT}urungkan/")
    assert public_text(dua[0]) == (False, "")


@pytest.mark.parametrize(
    ("tindakan", "isi", "jadi"),
    [
        ("sembunyikan", {"sembunyi-pilihan": "bukan-aspirasi"}, "disembunyikan"),
        ("alihkan", {"tujuan": "lapor"}, "dialihkan"),
        ("alihkan", {"tujuan": "layanan"}, "dialihkan"),
    ],
)
def test_act_moves_on_and_undo_brings_it_back(
    petugas: Client, dua: tuple[Aspirasi, Aspirasi], tindakan: str, isi: dict[str, str], jadi: str
) -> None:
    halaman = press(petugas, dua[0], tindakan, **isi)
    assert halaman.context["terbuka"] == dua[1]
    assert Aspirasi.objects.get(pk=dua[0].pk).status == jadi
    assert petugas.post(f"{ALAMAT}urungkan/", follow=True).context["terbuka"] == dua[0]
    assert Aspirasi.objects.get(pk=dua[0].pk).status == "diajukan"


def test_undo_after_somebody_else_acted_says_so(petugas: Client, dua: tuple[Aspirasi, Aspirasi]) -> None:
    press(petugas, dua[0], "alihkan", tujuan="lapor")
    Aspirasi.objects.filter(pk=dua[0].pk).update(status="dijawab")
    assert "sudah dijawab" in petugas.post(f"{ALAMAT}urungkan/", follow=True).content.decode()


def test_hiding_without_a_reason_asks_on_the_same_screen(
    petugas: Client, dua: tuple[Aspirasi, Aspirasi]
) -> None:
    halaman = press(petugas, dua[0], "sembunyikan", **{"sembunyi-alasan": "Iklan pulsa"})
    assert "Ada yang perlu diperbaiki" in halaman.content.decode()
    assert "Iklan pulsa" in halaman.content.decode()
    assert halaman.context["terbuka"] == dua[0]
    assert "Pilih salah satu" in press(petugas, dua[0], "alihkan", tujuan="bulan").content.decode()


def test_only_ticked_photos_are_opened(petugas: Client, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, foto=[make_foto(), make_foto()]).aspirasi
    satu, dua = aspirasi.foto.all()
    press(petugas, aspirasi, "rilis", foto=[str(satu.pk), "bukan-foto"])
    assert {f.pk: f.dirilis for f in aspirasi.foto.all()} == {satu.pk: True, dua.pk: False}


def test_several_clean_ones_are_read_and_opened_together(
    petugas: Client, dua: tuple[Aspirasi, Aspirasi]
) -> None:
    halaman = petugas.get(f"{ALAMAT}banyak/").content.decode()
    assert "Parit tersumbat." in halaman
    assert NOMOR not in halaman
    assert "Centang dulu" in petugas.post(f"{ALAMAT}banyak/").content.decode()
    # A code that shows a number cannot be smuggled in.
    petugas.post(f"{ALAMAT}banyak/", {"aspirasi": [a.kode for a in dua]})
    assert [public_text(a)[0] for a in dua] == [False, True]
    petugas.post(f"{ALAMAT}urungkan/")
    assert public_text(dua[1])[0] is False


def test_three_people(klien: Callable[..., Client], dua: tuple[Aspirasi, Aspirasi]) -> None:
    assert klien(None).get(ALAMAT)["Location"].startswith("/akun/login/")
    assert klien(make_pelaku("camat", "63.06.04")).get(ALAMAT).status_code == 404
    asing = klien(make_pelaku("operator_desa", DESA_LAIN))
    assert "Tidak ada suara baru" in asing.get(ALAMAT, {"buka": dua[0].kode}).content.decode()
    for tindakan in ("rilis", "samarkan", "alihkan", "sembunyikan"):
        assert asing.post(f"{ALAMAT}{dua[1].kode}/{tindakan}/").status_code == 404


def test_queries_do_not_grow(
    petugas: Client, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(6):
        make_aspirasi(now=now, masalah=f"Parit {n} tersumbat.")
    with django_assert_max_num_queries(18):
        petugas.get(ALAMAT)
    with django_assert_max_num_queries(14):
        petugas.get(f"{ALAMAT}banyak/")


def test_script_tags_and_turned_letters_stay_words(petugas: Client, now: datetime) -> None:
    make_aspirasi(now=now, masalah="<script>alert(1)</script> ' OR 1=1; DROP TABLE aspirasi_isi; --")
    halaman = petugas.get(ALAMAT).content.decode()
    assert "&lt;script&gt;alert(1)" in halaman
    assert "<script>alert" not in halaman
