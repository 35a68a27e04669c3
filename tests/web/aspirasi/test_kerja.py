"""Meja desa: tiga orang di setiap pintu, dan setiap tindakan dengan batalnya."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import release_aspirasi
from tests.factories import (
    DESA,
    DESA_KABUPATEN_LAIN,
    DESA_LAIN,
    make_aspirasi,
    make_foto,
    make_pelaku,
    sebagai,
)

pytestmark = pytest.mark.django_db
TINDAKAN = {
    "tanya": {"tanya-teks": "Berapa panjangnya?"},
    "jawab": {"jawab-teks": "Masuk rencana 2027."},
    "rilis": {"rilis-teks_publik": "Jembatan lapuk."},
    "batal-rilis": {},
    "sembunyikan": {"sembunyi-pilihan": "menyerang"},
    "tampilkan": {},
    "alihkan": {"alih-pilihan": "lapor"},
    "ambil-kembali": {},
    "hapus-kontak": {},
}


@pytest.fixture
def aspirasi(db: None, now: datetime) -> Aspirasi:
    return make_aspirasi(
        now=now, masalah="Jembatan lapuk. Hubungi 081234567890.", surel="siti@contoh.id"
    ).aspirasi


@pytest.fixture
def petugas(klien: Callable[..., Client], db: None) -> Client:
    return klien(make_pelaku("operator_desa", DESA))


def test_villager_is_asked_to_sign_in(client: Client, aspirasi: Aspirasi) -> None:
    for alamat in ("/kerja/aspirasi/", f"/kerja/aspirasi/{aspirasi.kode}/", "/kerja/aspirasi/catat/"):
        assert client.get(alamat)["Location"].startswith("/akun/login/")


def test_officer_of_this_village_reads_everything(petugas: Client, aspirasi: Aspirasi) -> None:
    assert "Jembatan lapuk" in petugas.get("/kerja/aspirasi/").content.decode()
    halaman = petugas.get(f"/kerja/aspirasi/{aspirasi.kode}/").content.decode()
    assert "081234567890" in halaman
    assert "[telepon disamarkan]" in halaman
    assert "siti@contoh.id" not in halaman  # not even here: only the delivery worker reads it


@pytest.mark.parametrize("desa", [DESA_LAIN, DESA_KABUPATEN_LAIN])
def test_officer_of_another_village_finds_nothing(
    klien: Callable[..., Client], aspirasi: Aspirasi, desa: str
) -> None:
    asing = klien(make_pelaku("operator_desa", desa))
    assert "Tidak ada aspirasi di sini" in asing.get("/kerja/aspirasi/").content.decode()
    assert asing.get(f"/kerja/aspirasi/{aspirasi.kode}/").status_code == 404
    for tindakan, isi in TINDAKAN.items():
        assert asing.post(f"/kerja/aspirasi/{aspirasi.kode}/{tindakan}/", isi).status_code == 404


@pytest.mark.parametrize(("jenis", "kode"), [("bpd", DESA), ("camat", "63.06.04")])
def test_reader_reads_and_cannot_act(
    klien: Callable[..., Client], aspirasi: Aspirasi, jenis: str, kode: str
) -> None:
    pembaca = klien(make_pelaku(jenis, kode))
    halaman = pembaca.get(f"/kerja/aspirasi/{aspirasi.kode}/").content.decode()
    assert "Jembatan lapuk" in halaman
    assert "Kirim jawaban" not in halaman
    for tindakan, isi in TINDAKAN.items():
        assert pembaca.post(f"/kerja/aspirasi/{aspirasi.kode}/{tindakan}/", isi).status_code == 404


@pytest.mark.parametrize("jenis", ["perangkat_daerah", "bappeda", "admin_teknis", "bupati"])
def test_office_without_business_here_gets_404(klien: Callable[..., Client], jenis: str) -> None:
    assert klien(make_pelaku(jenis, "63.06")).get("/kerja/aspirasi/").status_code == 404


@pytest.mark.parametrize(
    ("tindakan", "status"),
    [
        ("tanya", Status.DITANYA),
        ("jawab", Status.DIJAWAB),
        ("alihkan", Status.DIALIHKAN),
        ("sembunyikan", Status.DISEMBUNYIKAN),
    ],
)
def test_act_moves_the_voice_and_says_so(
    petugas: Client, aspirasi: Aspirasi, tindakan: str, status: Status
) -> None:
    jawaban = petugas.post(f"/kerja/aspirasi/{aspirasi.kode}/{tindakan}/", TINDAKAN[tindakan], follow=True)
    assert 'class="pesan pesan-baik"' in jawaban.content.decode()
    aspirasi.refresh_from_db()
    assert aspirasi.status == status


@pytest.mark.parametrize(("maju", "mundur"), [("sembunyikan", "tampilkan"), ("alihkan", "ambil-kembali")])
def test_act_is_undone(petugas: Client, aspirasi: Aspirasi, maju: str, mundur: str) -> None:
    petugas.post(f"/kerja/aspirasi/{aspirasi.kode}/{maju}/", TINDAKAN[maju])
    halaman = petugas.get(f"/kerja/aspirasi/{aspirasi.kode}/").content.decode()
    assert f"/{mundur}/" in halaman
    petugas.post(f"/kerja/aspirasi/{aspirasi.kode}/{mundur}/")
    aspirasi.refresh_from_db()
    assert aspirasi.status == Status.DIAJUKAN


def test_release_of_unmasked_words_is_refused_with_the_words_kept(
    petugas: Client, aspirasi: Aspirasi
) -> None:
    alamat = f"/kerja/aspirasi/{aspirasi.kode}/rilis/"
    teks = "Jembatan lapuk sekali. Hubungi 081234567890."
    halaman = petugas.post(alamat, {"rilis-teks_publik": teks}).content.decode()
    assert "masih memuat nomor telepon" in halaman
    assert teks in halaman
    petugas.post(alamat, {"rilis-teks_publik": "Jembatan lapuk sekali."})
    aspirasi.refresh_from_db()
    assert aspirasi.dirilis_at is not None


def test_refused_act_explains_itself(petugas: Client, aspirasi: Aspirasi) -> None:
    halaman = petugas.post(f"/kerja/aspirasi/{aspirasi.kode}/batal-rilis/").content.decode()
    assert "memang belum dibuka" in halaman
    assert "Wajib" not in halaman
    kosong = petugas.post(f"/kerja/aspirasi/{aspirasi.kode}/jawab/", {"jawab-teks": ""}).content.decode()
    assert "Ada yang perlu diperbaiki" in kosong


def test_desk_filters_counts_and_answers_htmx_with_its_part(
    petugas: Client, aspirasi: Aspirasi, now: datetime
) -> None:
    make_aspirasi(now=now, masalah="Sumur kering")
    petugas.post(f"/kerja/aspirasi/{aspirasi.kode}/jawab/", TINDAKAN["jawab"])
    penuh = petugas.get("/kerja/aspirasi/", {"status": "dijawab"}).content.decode()
    assert "Jembatan lapuk" in penuh
    assert "Sumur kering" not in penuh
    assert "Semua (2)" in penuh
    bagian = petugas.get(
        "/kerja/aspirasi/", {"status": "diajukan"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert bagian.lstrip().startswith("<section")
    assert "Sumur kering" in bagian


def test_open_voices_can_be_picked_for_an_usulan(petugas: Client, aspirasi: Aspirasi, now: datetime) -> None:
    dijawab = make_aspirasi(now=now).aspirasi
    petugas.post(f"/kerja/aspirasi/{dijawab.kode}/sembunyikan/", TINDAKAN["sembunyikan"])
    halaman = petugas.get("/kerja/aspirasi/").content.decode()
    assert 'action="/kerja/usulan/baru/"' in halaman
    assert f'name="aspirasi" value="{aspirasi.pk}"' in halaman
    assert f'name="aspirasi" value="{dijawab.pk}"' not in halaman


def test_desk_stays_light_with_many_voices(
    petugas: Client, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        make_aspirasi(now=now)
    with django_assert_max_num_queries(14):
        petugas.get("/kerja/aspirasi/")


def test_photo_follows_the_database(
    client: Client, petugas: Client, klien: Callable[..., Client], now: datetime
) -> None:
    aspirasi = make_aspirasi(now=now, foto=[make_foto()]).aspirasi
    foto = aspirasi.foto.get()
    alamat = f"/aspirasi/foto/{foto.pk}/"
    asing = klien(make_pelaku("operator_desa", DESA_LAIN))
    assert [c.get(alamat).status_code for c in (client, asing, petugas)] == [404, 404, 200]
    by = make_pelaku("kades", DESA)
    with sebagai(by):
        release_aspirasi(aspirasi=aspirasi, foto=[foto.pk], by=by, now=now)
    jawaban = client.get(alamat)
    assert (jawaban.status_code, jawaban["Content-Type"], jawaban["X-Content-Type-Options"]) == (
        200,
        "image/jpeg",
        "nosniff",
    )
    assert "sandbox" in jawaban["Content-Security-Policy"]
    petugas.post(f"/kerja/aspirasi/{aspirasi.kode}/sembunyikan/", TINDAKAN["sembunyikan"])
    assert client.get(alamat).status_code == 404


def test_the_longest_wait_stands_on_top_of_the_desk(petugas: Client, now: datetime) -> None:
    lama = make_aspirasi(now=now - timedelta(days=9)).aspirasi
    baru = make_aspirasi(now=now).aspirasi
    dijawab = make_aspirasi(now=now + timedelta(hours=1)).aspirasi
    assert petugas.post(f"/kerja/aspirasi/{dijawab.kode}/jawab/", TINDAKAN["jawab"]).status_code == 302
    isi = petugas.get("/kerja/aspirasi/").content.decode()
    urut = sorted((lama, baru, dijawab), key=lambda a: isi.index(f"/kerja/aspirasi/{a.kode}/"))
    assert urut == [lama, baru, dijawab]
