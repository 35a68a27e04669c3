"""“Mengapa bukan usulan ini?”: satu ketuk dari setiap usulan, jawabannya dulu, dan dapat diperiksa."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from terasa.dokumen.rules import sidik
from terasa.musrenbang.models import Alokasi, Usulan
from terasa.musrenbang.services import confirm_alokasi, run_alokasi
from terasa.musrenbang.services.kekokohan import work_on
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.bersama import SELASA, satu_transaksi
from tests.factories import DESA_LAIN, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, bring_to_pd, make_usulan
from tests.web.musrenbang.bahan import BAPPEDA, KADES, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
JUTA = 1_000_000
UMUM = f"/alokasi/{KABUPATEN}/{TAHUN}/"
BUKAN = "Mengapa bukan usulan ini?"


@dataclass
class Bahan:
    alokasi: Alokasi
    menang: Usulan
    kalah: Usulan
    mahal: Usulan
    kosong: Usulan
    luar: Usulan


@pytest.fixture(scope="module")
def semalam(django_db_setup: None, django_db_blocker: Any) -> Iterator[Bahan]:
    """Five usulan through their forums and one allocation, once for all tests."""
    with satu_transaksi(django_db_blocker), konteks.pakai(konteks.sistem()):
        yield arrange(SELASA)


@pytest.fixture
def bahan(semalam: Bahan) -> Bahan:
    """As the database has them: another test may have changed the objects."""
    for satu in vars(semalam).values():
        satu.refresh_from_db()
    return semalam


def arrange(now: datetime) -> Bahan:
    menang, kalah = make_usulan(now, judul="Jembatan ulin"), make_usulan(now, judul="Sumur bor")
    lain = make_usulan(now, judul="Posyandu", desa=DESA_LAIN)
    mahal = make_usulan(now, judul="=Bendungan", biaya=900 * JUTA)
    kosong = make_usulan(now, judul="Jalan tani", biaya=None)
    bring_to_pd([menang, kalah, lain, mahal, kosong], now)
    luar = make_usulan(now, judul="Baru diajukan")
    alokasi = run_alokasi(by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, pagu=250 * JUTA, now=now)
    return Bahan(alokasi, menang, kalah, mahal, kosong, luar)


def read(alamat: str, bahasa: str = "id") -> str:
    klien = Client()
    klien.cookies[settings.LANGUAGE_COOKIE_NAME] = bahasa
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200, f"{alamat}: {jawaban.status_code}"
    return jawaban.content.decode()


def test_a_loser_reads_what_was_missing_and_what_would_have_done(bahan: Bahan) -> None:
    isi = read(f"{UMUM}{bahan.kalah.kode}/")
    assert "Belum terpilih: biayanya Rp100.000.000" in isi
    assert "dari sumber lain" in isi
    assert "Ke mana bagian pendukungnya pergi" in isi
    assert "Jembatan ulin" in isi
    assert bahan.alokasi.masukan_sha256 in isi


def test_each_kind_of_result_has_its_own_sentence(bahan: Bahan) -> None:
    assert "sanggup membayar biayanya" in read(f"{UMUM}{bahan.menang.kode}/")
    assert "sendiri sudah melebihi seluruh pagu" in read(f"{UMUM}{bahan.mahal.kode}/")
    kosong = read(f"{UMUM}{bahan.kosong.kode}/")
    assert "Ini bukan penolakan" in kosong
    assert "Apa yang dapat dilakukan" in kosong
    assert "Tidak ikut dibagi" in read(f"{UMUM}{bahan.luar.kode}/")


def test_english_is_whole(bahan: Bahan) -> None:
    isi = read(f"{UMUM}{bahan.kalah.kode}/", "en")
    assert "Not chosen" in isi
    assert "Why not this proposal?" in isi


def test_codes_are_read_as_typed_and_unknown_ones_do_not_exist(bahan: Bahan, now: datetime) -> None:
    jawaban = Client().get(f"{UMUM}{bahan.kalah.kode.lower()}/")
    assert (jawaban.status_code, jawaban["Location"]) == (302, f"{UMUM}{bahan.kalah.kode}/")
    draf = make_usulan(now, diajukan=False)
    for kode in ("AAAAAAAA0", "bukan-kode", draf.kode):
        assert Client().get(f"{UMUM}{kode}/").status_code == 404
    assert Client().get(f"/alokasi/{KABUPATEN}/1999/{bahan.kalah.kode}/").status_code == 404


def test_it_is_one_tap_away(bahan: Bahan, now: datetime) -> None:
    tautan = f"{UMUM}{bahan.kalah.kode}/"
    assert tautan in read(f"{UMUM}?bagian=tidak_terpilih")
    meja = masuk(BAPPEDA).get(f"/kerja/alokasi/{bahan.alokasi.pk}/").content.decode()
    assert f"/kerja/alokasi/{bahan.alokasi.pk}/{bahan.kalah.kode}/" in meja
    confirm_alokasi(alokasi=bahan.alokasi, by=SISTEM, now=now)
    forum = bahan.alokasi.bagian_forum.filter(peringkat__has_key=bahan.kalah.kode).get().forum_id
    for alamat in (f"/jejak/{bahan.kalah.kode}", "/usulan/", f"/forum/{forum}/"):
        isi = read(alamat)
        assert tautan in isi, alamat
        assert BUKAN in isi, alamat
    for alamat in ("/kerja/usulan/", f"/kerja/usulan/{bahan.kalah.pk}/"):
        assert tautan in masuk(KADES).get(alamat).content.decode(), alamat


def test_a_page_asks_few_queries_and_never_the_record(bahan: Bahan) -> None:
    for alamat in (UMUM, f"{UMUM}{bahan.kalah.kode}/", f"{UMUM}?bagian=putaran", f"{UMUM}kokoh/"):
        with CaptureQueriesContext(connection) as kueri:
            read(alamat)
        assert len(kueri) <= 14, alamat
        assert not any('"musrenbang_alokasi"."hasil"' in q["sql"] for q in kueri), alamat
        assert not any('"musrenbang_alokasi"."masukan",' in q["sql"] for q in kueri), alamat


def test_firmness_waits_for_the_worker_and_then_names_what_changes(bahan: Bahan) -> None:
    assert "Sedang dihitung" in read(f"{UMUM}kokoh/")
    assert "sedang dihitung" in read(f"{UMUM}{bahan.menang.kode}/")
    while not work_on(bahan.alokasi.pk):
        pass
    isi = read(f"{UMUM}kokoh/")
    for judul in ("Bila pagunya lain", "Bila satu forum tidak ikut", "Dengan aturan lain", "tertinggal"):
        assert judul in isi
    belum = bahan.alokasi.pos.filter(hasil="tidak_terpilih").count()
    assert f"dari {belum} yang belum terpilih" in isi
    assert "Phragmén" in isi
    assert '<svg class="grafik"' in isi
    assert "tetap terpilih walaupun salah satu forum" in read(UMUM)
    assert "Seandainya biayanya" in read(f"{UMUM}{bahan.menang.kode}/")


def test_files_can_be_checked_against_the_printed_hash(bahan: Bahan) -> None:
    assert sidik(Client().get(f"{UMUM}masukan.json").content) == bahan.alokasi.masukan_sha256
    catatan = bahan.alokasi.catatan
    assert catatan is not None
    assert sidik(Client().get(f"{UMUM}rekaman.json").content) == catatan["rekaman_sha256"]
    assert Client().get(f"{UMUM}lain.json").status_code == 404


def test_export_has_the_reasons_and_no_formula(bahan: Bahan) -> None:
    teks = Client().get(f"{UMUM}hasil.csv").content.decode("utf-8-sig")
    baris = {b["kode"]: b for b in csv.DictReader(io.StringIO(teks))}
    assert len(baris) == 5
    assert baris[bahan.mahal.kode]["judul"] == "'=Bendungan"
    assert baris[bahan.kalah.kode]["kekurangan_rupiah"].isdigit()
    assert baris[bahan.kosong.kode]["biaya_rupiah"] == ""
    assert Client().get(f"{UMUM}hasil.xlsx").content[:2] == b"PK"
    assert "percobaan,perubahan" in Client().get(f"{UMUM}percobaan.csv").content.decode("utf-8-sig")


def test_another_run_has_its_own_answers_at_the_desk(bahan: Bahan, now: datetime) -> None:
    lain = run_alokasi(by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, pagu=400 * JUTA, now=now)
    klien = masuk(BAPPEDA)
    for alokasi, jawaban in ((bahan.alokasi, "Belum terpilih"), (lain, "Terpilih, urutan")):
        isi = klien.get(f"/kerja/alokasi/{alokasi.pk}/{bahan.kalah.kode}/").content.decode()
        assert jawaban in isi
        assert f"/kerja/alokasi/{alokasi.pk}/masukan.json" in isi
    assert klien.get(f"/kerja/alokasi/{lain.pk}/kokoh/").status_code == 200
    assert klien.get(f"/kerja/alokasi/{lain.pk}/hasil.csv").status_code == 200
    assert klien.get(f"/kerja/alokasi/{lain.pk}/AAAAAAAA0/").status_code == 404
