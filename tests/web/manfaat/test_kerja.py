"""Survei dari halaman: membuka, menugaskan, mewawancarai, menutup; dan siapa yang tidak boleh melihat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.manfaat.models import HasilManfaat, SurveiManfaat
from terasa.survei.enums import StatusResponden
from terasa.survei.models import Jawaban, Responden
from terasa.umum import konteks
from tests.factories import DESA, DESA_LAIN, KABUPATEN_LAIN, make_pelaku, sebagai
from tests.module.manfaat.bahan import assign, list_rumah, make_bappeda, make_gelombang, make_surveyor, sama
from tests.module.program.bahan import make_diserahkan, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
WAKTU = "2026-03-10T10:00:00+08:00"
ISI = {"gelombang": "serah_terima", "rt": "RT 01 = 20\nRT 02: 25 rumah\n", "n": "12"}


def test_bappeda_opens_a_wave_and_sends_a_surveyor(klien: Klien, now: datetime) -> None:
    bappeda, surveyor = make_bappeda(), make_surveyor()
    kegiatan, client = make_diserahkan(now=now), klien(bappeda)
    assert client.get(f"/kerja/survei/baru/{kegiatan.pk}/").status_code == 200
    jawaban = client.post(f"/kerja/survei/baru/{kegiatan.pk}/", ISI)
    gelombang = SurveiManfaat.objects.select_related("survei").get()
    assert jawaban.headers["Location"] == f"/kerja/survei/{gelombang.pk}/"
    assert (gelombang.survei.n_kerangka, gelombang.survei.n_rencana) == (45, 12)
    client.post(f"/kerja/survei/{gelombang.pk}/petugas/", {"pengguna": surveyor.pengguna_id})
    assert "Rumah berikutnya" in klien(surveyor).get(f"/kerja/survei/{gelombang.pk}/").content.decode()
    client.post(f"/kerja/survei/{gelombang.pk}/petugas/{surveyor.pengguna_id}/lepas/")
    assert klien(surveyor).get(f"/kerja/survei/{gelombang.pk}/").status_code == 404


@pytest.mark.parametrize(
    "rt", ["Pak Amat = 3", "RT 01", "RT 01 = 0", "RT 01 = 3\nRT 01 = 4", "RT 01 = 3\nRT 1 = 4", ""]
)
def test_an_unreadable_rt_list_opens_nothing(klien: Klien, now: datetime, rt: str) -> None:
    kegiatan = make_diserahkan(now=now)
    jawaban = klien(make_bappeda()).post(f"/kerja/survei/baru/{kegiatan.pk}/", {**ISI, "rt": rt})
    assert "ringkasan-galat" in jawaban.content.decode()
    assert not SurveiManfaat.objects.exists()


def test_before_the_handover_there_is_no_form(klien: Klien, now: datetime) -> None:
    assert klien(make_bappeda()).get(f"/kerja/survei/baru/{make_kegiatan(now=now).pk}/").status_code == 404


def test_the_organiser_sees_counts_and_no_house(klien: Klien, now: datetime) -> None:
    gelombang = make_gelombang(now=now)
    teks = klien(make_bappeda()).get(f"/kerja/survei/{gelombang.pk}/").content.decode()
    assert "Belum didatangi" in teks
    assert "/kerja/survei/rumah/" not in teks


def test_a_surveyor_asks_one_house_and_corrects_it(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    rumah, client = list_rumah(gelombang)[0], klien(surveyor)
    alamat = f"/kerja/survei/rumah/{rumah.pk}/"
    halaman = client.get(alamat).content.decode()
    assert "Anak sekolah menyeberang sungai dengan rakit”" in halaman
    isi = {"dijawab_at": WAKTU, **sama("ya"), "adil": "lewati"}
    for kirim in (isi, isi, {**isi, "dijawab_at": "2026-03-10T11:00:00+08:00", "pakai": "tidak"}):
        assert client.post(alamat, kirim).headers["Location"] == f"/kerja/survei/{gelombang.pk}/"
    with sebagai(surveyor):
        jawaban = Jawaban.objects.get()
    assert jawaban.isi == {k: ("tidak" if k == "pakai" else "ya") for k in sama("") if k != "adil"}


def test_every_question_needs_a_choice(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    alamat = f"/kerja/survei/rumah/{list_rumah(gelombang)[0].pk}/"
    jawaban = klien(surveyor).post(alamat, {"dijawab_at": WAKTU, "tahu": "ya"}).content.decode()
    assert "Pilih satu jawaban" in jawaban


def test_a_visit_without_interview(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    rumah, client = list_rumah(gelombang)[0], klien(surveyor)
    assert client.post(f"/kerja/survei/rumah/{rumah.pk}/tidak/", {"sebab": "x"}).status_code == 200
    assert client.post(f"/kerja/survei/rumah/{rumah.pk}/tidak/", {"sebab": "menolak"}).status_code == 302
    with sebagai(surveyor):
        assert Responden.objects.get(pk=rumah.pk).status == StatusResponden.MENOLAK


def test_closing_publishes_and_the_draw_can_be_repeated(klien: Klien, now: datetime) -> None:
    gelombang = make_gelombang(now=now)
    undian = f"/manfaat/{gelombang.pk}/undian.json"
    assert klien().get(undian).json()["benih"] == ""
    assert klien(make_bappeda()).post(f"/kerja/survei/{gelombang.pk}/tutup/").status_code == 302
    assert HasilManfaat.objects.get().ditahan
    assert len(klien().get(undian).json()["benih"]) == 64
    kerangka = klien().get(f"/manfaat/{gelombang.pk}/kerangka.txt").content.decode().split("\n")
    assert kerangka[0] == f"{DESA} RT 01/001"
    assert (
        "angka baru terbit bila paling sedikit 10"
        in klien().get(f"/manfaat/{gelombang.pk}/").content.decode()
    )


def test_public_pages_of_a_running_wave_name_no_drawn_house(klien: Klien, now: datetime) -> None:
    gelombang = make_gelombang(now=now)
    teks = klien().get(f"/manfaat/{gelombang.pk}/").content.decode()
    assert not any(r.unit.label in teks for r in list_rumah(gelombang))


@pytest.mark.parametrize(
    ("jenis", "kode"),
    [
        (JenisPeran.OPERATOR_DESA, DESA),
        (JenisPeran.KADES, DESA),
        (JenisPeran.PENDAMPING, DESA),
        (JenisPeran.PENDAMPING, DESA_LAIN),
        (JenisPeran.BAPPEDA, KABUPATEN_LAIN),
        (JenisPeran.CAMAT, "63.06.04"),
    ],
)
def test_strangers_find_neither_wave_nor_house(
    klien: Klien, now: datetime, jenis: JenisPeran, kode: str
) -> None:
    gelombang = make_gelombang(now=now)
    rumah, client = list_rumah(gelombang)[0], klien(make_pelaku(jenis, kode))
    for alamat in (
        f"/kerja/survei/{gelombang.pk}/",
        f"/kerja/survei/rumah/{rumah.pk}/",
        f"/kerja/survei/baru/{gelombang.kegiatan_id}/",
    ):
        assert client.get(alamat).status_code == 404, alamat
    for alamat in (
        f"/kerja/survei/{gelombang.pk}/tutup/",
        f"/kerja/survei/{gelombang.pk}/petugas/",
        f"/kerja/survei/rumah/{rumah.pk}/",
        f"/kerja/survei/rumah/{rumah.pk}/tidak/",
    ):
        assert client.post(alamat, {"sebab": "menolak", **sama("ya")}).status_code == 404, alamat
    with konteks.pakai(konteks.sistem()):
        assert not Jawaban.objects.exists()


def test_the_list_shows_my_tasks_and_the_organiser_every_wave(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assert "Tidak ada tugas" in klien(surveyor).get("/kerja/survei/").content.decode()
    assign(gelombang, surveyor, now=now)
    assert "0 dari 12 rumah selesai" in klien(surveyor).get("/kerja/survei/").content.decode()
    assert gelombang.kegiatan.nama in klien(make_bappeda()).get("/kerja/survei/").content.decode()
    assert klien(make_petugas_unit()).get("/kerja/survei/").status_code == 404


def test_a_house_that_does_not_exist(klien: Klien) -> None:
    assert klien(make_surveyor()).get(f"/kerja/survei/rumah/{uuid4()}/").status_code == 404
