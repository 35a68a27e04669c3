"""Beranda kerja: tiap jabatan melihat yang menunggu dirinya, dan tautan yang benar-benar dapat ia buka."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from terasa.akun.enums import JenisPeran
from terasa.dasbor.queries.tugas import HANYA_MEMBACA, MENURUT_PERAN, list_tugas
from terasa.program.models import Pertanyaan
from terasa.program.services import answer_pertanyaan
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests.factories import (
    DESA,
    DESA_LAIN,
    KABUPATEN,
    get_pengguna,
    make_aspirasi,
    make_pelaku,
    make_peran,
    make_unit,
    sebagai,
)
from tests.module.musrenbang.bahan import agree, make_usulan, open_desa
from tests.module.program.bahan import lapor, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db

Klien = Callable[[PelakuTetap | None], Client]
TEMPAT = {
    JenisPeran.CAMAT: "63.06.04",
    JenisPeran.OPERATOR_KECAMATAN: "63.06.04",
    JenisPeran.OPERATOR_DESA: DESA,
    JenisPeran.KADES: DESA,
    JenisPeran.LURAH: DESA,
    JenisPeran.BPD: DESA,
    JenisPeran.PENDAMPING: DESA,
}


def tugas_of(by: PelakuTetap, now: datetime) -> dict[str, int]:
    with sebagai(by):
        return {t.judul: t.jumlah for t in list_tugas(by, now.date())}


@pytest.mark.parametrize("jenis", JenisPeran.values)
def test_every_post_has_a_home_with_working_links_and_few_queries(jenis: str, klien: Klien) -> None:
    by = make_pelaku(jenis, TEMPAT.get(JenisPeran(jenis), KABUPATEN))
    browser = klien(by)
    with CaptureQueriesContext(connection) as kueri:
        jawaban = browser.get("/beranda/")
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    # The home of those who watch a whole kabupaten has a summary too.
    assert len(kueri) <= (30 if jenis in HANYA_MEMBACA else 25)
    for alamat in set(re.findall(r'href="(/[^"]*)"', isi)) - {"/s/"}:
        if not alamat.startswith("/s/"):
            assert browser.get(alamat.replace("&amp;", "&")).status_code in (200, 302), alamat


def test_visitor_is_asked_to_sign_in() -> None:
    assert Client().get("/beranda/")["Location"].startswith("/akun/login/")


def test_village_sees_its_own_unanswered_voices_and_not_the_next_one(now: datetime) -> None:
    make_aspirasi(now=now)
    make_aspirasi(now=now)
    judul = "Aspirasi menunggu jawaban pertama"
    assert tugas_of(make_pelaku(JenisPeran.OPERATOR_DESA, DESA), now)[judul] == 2
    assert tugas_of(make_pelaku(JenisPeran.OPERATOR_DESA, DESA_LAIN), now)[judul] == 0


def test_late_answer_reaches_the_camat(now: datetime) -> None:
    make_aspirasi(now=now)
    camat = make_pelaku(JenisPeran.CAMAT, "63.06.04")
    judul = "Aspirasi lewat tenggat jawaban pertama"
    assert tugas_of(camat, now)[judul] == 0
    assert tugas_of(camat, now + timedelta(days=60))[judul] == 1


def test_drafts_and_open_forums_wait_for_the_village(now: datetime) -> None:
    with konteks.pakai(konteks.sistem()):
        make_usulan(now, diajukan=False)
        make_usulan(now)
        open_desa(now)
    tugas = tugas_of(make_pelaku(JenisPeran.KADES, DESA), now)
    assert (tugas["Usulan masih draf"], tugas["Forum masih terbuka"]) == (1, 1)
    assert tugas["Usulan menunggu forum Anda dibuka"] == 0


def test_silent_kegiatan_waits_for_its_unit(now: datetime) -> None:
    unit = make_petugas_unit()
    make_kegiatan(now=now, by=unit)
    judul = "Kegiatan tanpa laporan lebih dari 30 hari"
    assert tugas_of(unit, now + timedelta(days=29))[judul] == 0
    assert tugas_of(unit, now + timedelta(days=31))[judul] == 1


def test_an_unanswered_question_waits_for_its_unit_and_for_bappeda(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    lapor(make_kegiatan(now=now, by=by), by, 10, 60, now=now)
    judul = "Pertanyaan tentang penyimpangan yang belum dijawab"
    lain = make_petugas_unit(make_unit("dinas-kesehatan"))
    yang = [by, make_pelaku(JenisPeran.BAPPEDA), lain]
    assert [tugas_of(satu, now)[judul] for satu in yang] == [1, 1, 0]
    halaman = klien(by).get("/beranda/").content.decode()
    assert judul in halaman
    assert "/kerja/kegiatan/pertanyaan/" in halaman
    tanya = Pertanyaan.objects.get()
    jawab = f"/kerja/kegiatan/{tanya.kegiatan_id}/pertanyaan/{tanya.pk}/"
    daftar = [klien(satu).get("/kerja/kegiatan/pertanyaan/").content.decode() for satu in yang]
    assert [jawab in isi for isi in daftar] == [True, False, False]
    with sebagai(by):
        answer_pertanyaan(pertanyaan=tanya, by=by, jawaban="Uang muka sesuai kontrak.", now=now)
    assert tugas_of(by, now)[judul] == 0


def test_technician_reads_no_content() -> None:
    assert JenisPeran.ADMIN_TEKNIS not in MENURUT_PERAN


def test_person_with_two_posts_can_switch(klien: Klien) -> None:
    satu = make_peran(JenisPeran.OPERATOR_DESA, DESA)
    dua = make_peran(JenisPeran.PENDAMPING, DESA_LAIN)
    dua.pengguna = satu.pengguna
    dua.save()
    browser = klien(satu.as_pelaku())
    assert "Ganti jabatan" in browser.get("/beranda/").content.decode()
    browser.post("/akun/jabatan/", {"peran": dua.pk})
    assert dua.label in browser.get("/beranda/").content.decode()
    assert get_pengguna(satu.as_pelaku()) == satu.pengguna


def test_what_the_desa_pays_itself_does_not_wait_for_the_camat(now: datetime) -> None:
    with konteks.pakai(konteks.sistem()):
        sendiri, kabupaten = make_usulan(now, tujuan="desa"), make_usulan(now)
        agree(open_desa(now), [sendiri, kabupaten], now)
    assert tugas_of(make_pelaku("camat", "63.06.04"), now)["Usulan menunggu forum Anda dibuka"] == 1


def test_a_clock_leads_to_its_work(now: datetime, klien: Klien) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    operator, camat = make_pelaku("operator_desa", DESA), make_pelaku("camat", "63.06.04")
    assert (
        f'href="/kerja/aspirasi/{aspirasi.kode}/"' in klien(operator).get("/kerja/tenggat/").content.decode()
    )
    bupati = make_pelaku("bupati", KABUPATEN)
    isi = klien(bupati).get("/kerja/tenggat/").content.decode()
    assert f'href="/jejak/{aspirasi.kode}"' in isi
    assert "perpanjang/" not in isi
    assert klien(camat).get("/kerja/tenggat/").status_code == 200
