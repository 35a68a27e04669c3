"""Halaman pintu: tiga orang di setiap pintu; slip tampil, nomor tidak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from terasa.aspirasi.models import Aspirasi
from terasa.pintu.models import PesanMasuk, Unggahan
from terasa.pintu.services.kotak import fetch_surel
from terasa.pintu.services.surel import receive_surel
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN_LAIN, make_aspirasi, make_foto, make_pelaku
from tests.kotak_imap import run_kotak
from tests.surat import make_surat

pytestmark = pytest.mark.django_db
TABEL = f"/kerja/aspirasi/lembar/{DESA}/"
Masuk = Callable[..., Client]


def table(*masalah: str, **kepala: Any) -> dict[str, Any]:
    isi: dict[str, Any] = {
        "acara": "reses",
        "nama": "Reses I",
        "pada_on": "2026-02-10",
        "b-INITIAL_FORMS": "0",
    }
    isi["b-TOTAL_FORMS"] = str(len(masalah))
    for n, satu in enumerate(masalah):
        isi |= {f"b-{n}-kunci_kirim": str(uuid4()), f"b-{n}-masalah": satu, f"b-{n}-kelompok": "sendiri"}
    return {**isi, **kepala}


@pytest.fixture
def petugas(klien: Masuk, db: None) -> Client:
    return klien(make_pelaku("operator_desa", DESA))


def wait(now: datetime) -> PesanMasuk:
    """One mail that names no place, with a photo."""
    with konteks.pakai(konteks.sistem()):
        receive_surel(
            data=make_surat("Sumur kering.", subjek="Tolong", foto=[make_foto()]), by=SISTEM, now=now
        )
        return PesanMasuk.objects.get()


def test_villager_is_asked_to_sign_in(client: Client) -> None:
    for alamat in (
        "/kerja/aspirasi/masuk/",
        "/kerja/aspirasi/lembar/",
        TABEL,
        "/kerja/aspirasi/lembar/impor/",
    ):
        assert client.get(alamat)["Location"].startswith("/akun/login/")


def test_one_office_goes_straight_to_its_table_and_prints_every_slip(petugas: Client) -> None:
    assert petugas.get("/kerja/aspirasi/lembar/")["Location"] == TABEL
    isi = table("Jembatan lapuk.", "", "Sumur kering.", **{"b-0-telepon": "081234567890"})
    halaman = petugas.post(TABEL, isi).content.decode()
    assert halaman.count('class="slip-satu"') == 2
    assert "34567890" not in halaman
    assert petugas.post(TABEL, isi).content.decode().count('class="slip-satu"') == 2
    assert Aspirasi.objects.count() == 2
    satu = Aspirasi.objects.order_by("pk")[0]
    assert (
        "Reses DPRD, Reses I, 10 Februari 2026"
        in petugas.get(f"/kerja/aspirasi/{satu.kode}/").content.decode()
    )
    assert "Reses I" not in Client().get(f"/jejak/{satu.kode}").content.decode()


def test_a_wrong_row_stops_all_and_nothing_typed_is_lost(petugas: Client) -> None:
    isi = table("Jembatan lapuk.", "NIK 6306040101900001", **{"b-0-telepon": "salah"})
    halaman = petugas.post(TABEL, isi).content.decode()
    assert "Hapus NIK" in halaman
    assert "Jembatan lapuk." in halaman
    assert Aspirasi.objects.count() == 0
    assert "sedikitnya satu baris" in petugas.post(TABEL, table("", "")).content.decode()


@pytest.mark.parametrize("jumlah", ["", "x", "-1", "99999", "0"])
def test_tampered_form_is_told_not_broken(petugas: Client, jumlah: str) -> None:
    assert petugas.post(TABEL, table("Jembatan.", **{"b-TOTAL_FORMS": jumlah})).status_code == 200
    assert Aspirasi.objects.count() == 0


def test_next_village_does_not_find_the_table(klien: Masuk) -> None:
    assert klien(make_pelaku("operator_desa", DESA_LAIN)).get(TABEL).status_code == 404


def test_upload_is_tried_confirmed_and_printed(petugas: Client, klien: Masuk) -> None:
    alamat = "/kerja/aspirasi/lembar/impor/"
    berkas = SimpleUploadedFile("reses.csv", b"NIK,Saran\n6306040101900001,Pasang lampu jalan\n,\n")
    jawaban = petugas.post(alamat, {"wilayah": DESA, "acara": "reses", "berkas": berkas}, follow=True)
    halaman = jawaban.content.decode()
    lihat = jawaban.redirect_chain[0][0]
    assert "1 baru" in halaman
    assert "6306040101900001" not in halaman
    tetangga = klien(make_pelaku("operator_desa", DESA_LAIN))
    assert [tetangga.get(a).status_code for a in (lihat, f"{lihat}hasil.csv")] == [404, 404]
    assert petugas.post(lihat).content.decode().count('class="slip-satu"') == 1
    assert "sudah dimasukkan" in petugas.post(lihat).content.decode()
    assert "lampu" not in petugas.get(f"{lihat}hasil.csv").content.decode()
    assert petugas.get(f"{alamat}lembar.xlsx").status_code == 200


def test_upload_that_is_no_sheet_is_told_and_one_can_be_cancelled(petugas: Client) -> None:
    alamat, isi = "/kerja/aspirasi/lembar/impor/", {"wilayah": DESA, "acara": "reses"}
    salah = SimpleUploadedFile("a.xlsx", b"%PDF-1.7")
    assert "PDF" in petugas.post(alamat, {**isi, "berkas": salah}).content.decode()
    petugas.post(alamat, {**isi, "berkas": SimpleUploadedFile("a.csv", b"No,Saran\n1,Lampu jalan\n")})
    with konteks.pakai(konteks.sistem()):
        pk = Unggahan.objects.get().pk
    petugas.post(f"{alamat}{pk}/batal/")
    assert petugas.get(f"{alamat}{pk}/").status_code == 404


def test_bappeda_places_what_waits_and_never_sees_the_sender(klien: Masuk, now: datetime) -> None:
    make_pelaku("operator_desa", DESA)
    pesan, bappeda = wait(now), klien(make_pelaku("bappeda"))
    halaman = bappeda.get("/kerja/aspirasi/masuk/").content.decode()
    assert "Sumur kering." in halaman
    assert "siti" not in halaman
    foto = halaman.partition(f'href="/kerja/aspirasi/masuk/{pesan.pk}/foto/')[2].partition('"')[0]
    gambar = f"/kerja/aspirasi/masuk/{pesan.pk}/foto/{foto}"
    assert bappeda.get(gambar)["Content-Type"] == "image/jpeg"
    lain = klien(make_pelaku("bappeda", KABUPATEN_LAIN))
    assert lain.get(gambar).status_code == 404
    assert lain.post(f"/kerja/aspirasi/masuk/{pesan.pk}/tempatkan/", {"desa": DESA}).status_code == 404
    assert klien(make_pelaku("operator_desa", DESA)).get("/kerja/aspirasi/masuk/").status_code == 404
    bappeda.post(f"/kerja/aspirasi/masuk/{pesan.pk}/tempatkan/", {"desa": "salah"})
    bappeda.post(f"/kerja/aspirasi/masuk/{pesan.pk}/tempatkan/", {"desa": DESA})
    assert Aspirasi.objects.get().kode_desa == DESA


def test_bappeda_reads_why_the_mailbox_is_not_read(klien: Masuk, now: datetime, settings: Settings) -> None:
    make_pelaku("operator_desa", DESA)
    bappeda = klien(make_pelaku("bappeda"))
    assert "Kotak surat" not in bappeda.get("/kerja/aspirasi/masuk/").content.decode()
    with run_kotak(b"bukan surel") as kotak:
        settings.IMAP_URL = kotak.url
        fetch_surel(now=timezone.now())
        kotak.sandi = "sudah diganti"
        fetch_surel(now=timezone.now())
        halaman = bappeda.get("/kerja/aspirasi/masuk/").content.decode()
    assert "menolak nama atau kata sandinya" in halaman
    assert "1 surat rusak atau terlalu besar" in halaman
    assert "Terakhir terbaca" in halaman
    assert "127.0.0.1" not in halaman


def test_queue_needs_no_more_queries_when_it_grows(
    klien: Masuk, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_pelaku("operator_desa", DESA)
    bappeda = klien(make_pelaku("bappeda"))
    with konteks.pakai(konteks.sistem()):
        for n in range(6):
            receive_surel(data=make_surat(f"Sumur {n}.", subjek="Tolong"), by=SISTEM, now=now)
    with django_assert_max_num_queries(16):
        bappeda.get("/kerja/aspirasi/masuk/")


def test_lapor_page_is_for_the_office_that_answers(klien: Masuk, petugas: Client, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, masalah="Pungli. Hubungi 081234567890.").aspirasi
    alamat = f"/kerja/aspirasi/{aspirasi.kode}/lapor/"
    halaman = petugas.get(alamat).content.decode()
    assert "[telepon disamarkan]" in halaman
    assert "081234567890" not in halaman
    assert (
        "Copy"
        not in petugas.post(f"{alamat}catat/", {"nomor": "?", "pada_on": "2026-03-10"}).content.decode()
    )
    petugas.post(f"{alamat}catat/", {"nomor": "7654321", "pada_on": "2026-03-10"})
    assert "7654321" in petugas.get(alamat).content.decode()
    assert "7654321" in petugas.get(f"/kerja/aspirasi/{aspirasi.kode}/").content.decode()
    petugas.post(f"{alamat}langkah/", {"langkah": "selesai", "pada_on": "2026-03-11"})
    assert "Catat langkah" not in petugas.get(alamat).content.decode()
    assert klien(make_pelaku("operator_desa", DESA_LAIN)).get(alamat).status_code == 404
