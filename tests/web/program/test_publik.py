"""Halaman publik kegiatan: isinya, saringannya, beratnya, dan yang tidak boleh tampil."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from terasa.manfaat.services import close_gelombang, publish_gelombang
from terasa.program.models import SerahTerima
from terasa.program.services import cancel_kegiatan, release_foto, set_pemanfaatan
from tests.factories import DESA_LAIN, make_foto, sebagai
from tests.module.manfaat.bahan import answer, make_bappeda, make_gelombang, sama
from tests.module.program.bahan import lapor, make_diserahkan, make_kegiatan, make_petugas_unit, make_usulan

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]


def test_a_kegiatan_says_what_where_how_much_and_how_far(klien: Klien, now: datetime) -> None:
    by, usulan = make_petugas_unit(), make_usulan(now=now)
    kegiatan = make_kegiatan(now=now, by=by, usulan=[usulan], nama="Jembatan gantung Bamban")
    lapor(kegiatan, by, 65, 50, now=now, masalah="Besi terlambat datang")
    teks = klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    for bagian in (
        "Jembatan gantung Bamban",
        "Desa Bamban, Kec. Angkinang",
        "Rp240.000.000",
        "Dana Alokasi Umum",
        "Dinas Pekerjaan Umum",
        "65%",
        "10 Maret 2026",
        "Besi terlambat datang",
        f"/jejak/{usulan.kode}",
        '<svg class="grafik"',
        "Bila ada yang tidak beres",
        "Jembatan ini sedang dikerjakan: 65% selesai per 10 Maret 2026.",
    ):
        assert bagian in teks, bagian


def test_the_code_may_be_written_as_printed(klien: Klien, now: datetime) -> None:
    kode = make_kegiatan(now=now).kode
    jawaban = klien().get(f"/kegiatan/{kode[:4]}-{kode[4:8]}-{kode[8:]}/".lower())
    assert jawaban.headers["Location"] == f"/kegiatan/{kode}/"
    assert klien().get("/kegiatan/AAAAAAAA0/").status_code == 404


def test_the_felt_number_stands_with_interval_n_and_date(klien: Klien, now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now, n=30)
    answer(survei_manfaat, [sama("ya")] * 24 + [sama("tidak")] * 6, now=now)
    bappeda = make_bappeda()
    with sebagai(bappeda):
        close_gelombang(survei_manfaat=survei_manfaat, by=bappeda, now=now + timedelta(days=1))
        publish_gelombang(survei_manfaat=survei_manfaat, by=bappeda, now=now + timedelta(days=1))
    teks = klien().get(f"/kegiatan/{survei_manfaat.kegiatan.kode}/").content.decode()
    for bagian in ("80%", "24 dari 30 rumah yang menjawab", "62,7–90,5", "24 / 30", "11 Maret 2026"):
        assert bagian in teks, bagian


def test_under_ten_answers_the_page_says_that_it_withholds(klien: Klien, now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    answer(survei_manfaat, [sama("ya")] * 9, now=now)
    bappeda = make_bappeda()
    with sebagai(bappeda):
        close_gelombang(survei_manfaat=survei_manfaat, by=bappeda, now=now + timedelta(days=1))
        publish_gelombang(survei_manfaat=survei_manfaat, by=bappeda, now=now + timedelta(days=1))
    teks = klien().get(f"/kegiatan/{survei_manfaat.kegiatan.kode}/").content.decode()
    assert "Angka ditahan: baru 9 rumah menjawab" in teks
    assert "100%" not in teks.split('id="manfaat"')[1]


def test_a_cancelled_kegiatan_says_why(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    with sebagai(by):
        cancel_kegiatan(
            kegiatan=kegiatan, by=by, alasan_kode="R05", alasan="Tanahnya belum dihibahkan pemilik.", now=now
        )
    assert "Tanahnya belum dihibahkan pemilik." in klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()


def test_a_running_kegiatan_without_news_is_said_to_be_silent(klien: Klien, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now - timedelta(days=100), tahun=2025)
    assert "tanpa kabar" in klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()


def test_only_released_photos_are_shown_and_served(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    laporan = lapor(kegiatan, by, 10, 10, now=now, foto=make_foto())
    alamat = f"/kegiatan/{kegiatan.kode}/foto/{laporan.pk}/"
    assert klien().get(alamat).status_code == 404
    assert alamat not in klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    with sebagai(by):
        release_foto(laporan=laporan, by=by)
    assert alamat in klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    assert klien().get(alamat).headers["Content-Type"] == "image/jpeg"


def test_the_list_filters_and_survives_nonsense(klien: Klien, now: datetime) -> None:
    make_kegiatan(now=now, nama="Jembatan Bamban")
    make_kegiatan(now=now, nama="Irigasi Utara", usulan=[make_usulan(now=now, kode_desa=DESA_LAIN)])
    assert "Irigasi Utara" not in klien().get("/kegiatan/?kata=jembatan").content.decode()
    assert "Jembatan Bamban" not in klien().get(f"/kegiatan/?wilayah={DESA_LAIN}").content.decode()
    assert "Tidak ada kegiatan yang cocok" in klien().get("/kegiatan/?tahun=2031").content.decode()
    for kueri in (
        "tahun=x",
        "tahun=" + "9" * 30,
        "wilayah='",
        "unit=-1",
        "page=99999",
        "status=lain",
        "kata=%00",
    ):
        assert klien().get(f"/kegiatan/?{kueri}").status_code == 200, kueri


def test_pages_stay_within_fourteen_queries_and_twenty_kilobytes(klien: Klien, now: datetime) -> None:
    from django.db import connection

    by = make_petugas_unit()
    survei_manfaat = make_gelombang(now=now)
    kegiatan = survei_manfaat.kegiatan
    for _ in range(25):
        lapor(make_kegiatan(now=now, by=by), by, 20, 20, now=now)
    for alamat in ("/kegiatan/", f"/kegiatan/{kegiatan.kode}/", f"/manfaat/{survei_manfaat.pk}/"):
        with CaptureQueriesContext(connection) as tangkapan:
            isi = klien().get(alamat).content
        kueri = [q["sql"] for q in tangkapan if "set_config" not in q["sql"] and "SAVEPOINT" not in q["sql"]]
        assert len(kueri) <= 14, (alamat, kueri)
        assert len(gzip.compress(isi)) < 20_000, alamat


def test_no_name_of_an_officer_reaches_a_public_page(klien: Klien, now: datetime) -> None:
    kegiatan = make_diserahkan(now=now)
    for alamat in (f"/kegiatan/{kegiatan.kode}/", "/kegiatan/"):
        assert "Orang Uji" not in klien().get(alamat).content.decode()


def test_duty_and_later_state_stand_on_the_page_and_only_a_released_photo(
    klien: Klien, now: datetime
) -> None:
    by = make_petugas_unit()
    kegiatan = make_diserahkan(now=now, by=by)
    SerahTerima.objects.update(kewajiban="Dibersihkan tiap bulan.")
    isi = {
        "kegiatan": kegiatan,
        "by": by,
        "pada": now.date(),
        "now": now,
        "keadaan": "rusak",
        "alasan": "Papan lepas.",
    }
    with sebagai(by):
        keadaan = set_pemanfaatan(**isi, foto=make_foto())
    halaman = klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    assert "Dibersihkan tiap bulan." in halaman
    assert "Rusak: Papan lepas." in halaman
    alamat = f"/kegiatan/{kegiatan.kode}/keadaan/{keadaan.pk}/foto/"
    assert alamat not in halaman
    assert klien().get(alamat).status_code == 404
    assert klien(by).get(f"/kerja/kegiatan/{kegiatan.pk}/keadaan/{keadaan.pk}/foto/").status_code == 200
    with sebagai(by):
        baru = set_pemanfaatan(**isi, foto=make_foto(), foto_dirilis=True)
    alamat = f"/kegiatan/{kegiatan.kode}/keadaan/{baru.pk}/foto/"
    assert alamat in klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    assert klien().get(alamat)["Content-Type"] == "image/jpeg"
