"""Sapuan: catatan server tidak menyimpan apa yang diketik orang tentang orang."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from tests.factories import DESA, get_pengguna, make_aspirasi, make_pelaku
from tests.web.benang_bertanda import Tanda, make_foto, make_png

pytestmark = pytest.mark.django_db
TULIS = f"/aspirasi/baru/{DESA}/"


@contextmanager
def written_log(tingkat: int) -> Iterator[io.StringIO]:
    """What the product's own handler writes when everything that may speak speaks at this level."""
    asli = next(h for h in logging.root.handlers if type(h) is logging.StreamHandler)
    keluar = io.StringIO()
    penulis = logging.StreamHandler(keluar)
    penulis.setFormatter(asli.formatter)
    for saring in asli.filters:
        penulis.addFilter(saring)
    bisu = {nama for nama, isi in settings.LOGGING["loggers"].items() if nama != "terasa"}
    semua = [
        logging.getLogger(n) for n in ("terasa", "django", *logging.root.manager.loggerDict) if n not in bisu
    ]
    lama = [(catatan, catatan.level) for catatan in (logging.root, *semua)]
    for catatan, level in lama:
        if catatan is logging.root or level != logging.NOTSET:
            catatan.setLevel(tingkat)
    logging.root.addHandler(penulis)
    try:
        yield keluar
    finally:
        logging.root.removeHandler(penulis)
        for catatan, level in lama:
            catatan.setLevel(level)


@pytest.fixture
def tanda() -> Tanda:
    return Tanda()


def voice(t: Tanda, **isi: Any) -> dict[str, Any]:
    return {
        "kunci_kirim": str(uuid4()),
        "masalah": t.semua("masalah"),
        "dusun": t.nama("dusun"),
        "patokan": t.semua("patokan"),
        "surel": t.surel("surel"),
        "telepon": t.telepon("telepon"),
        "kelompok": "sendiri",
        "biarkan_nomor": "on",
        **isi,
    }


def send_as_visitor(t: Tanda) -> None:
    """Accepted, refused by the form, repeated with other words, at a closed door, with a wrong key."""
    warga, kunci = Client(), str(uuid4())
    assert warga.post(TULIS, voice(t, foto=[make_foto(t, "foto"), make_png(t, "png")])).status_code == 302
    assert warga.post(TULIS, voice(t, kunci_kirim=kunci)).status_code == 302
    for isi in (
        {"kunci_kirim": kunci},
        {"titik": t.nama("titik")},
        {"surel": t.nama("surel salah"), "telepon": t.nama("telepon salah")},
        {"situs": t.surel("jebakan")},
        {"biarkan_nomor": "", "kelompok": t.nama("kelompok salah")},
        {
            "foto": [
                SimpleUploadedFile(
                    f"{t.nama('berkas rusak')}.jpg", t.nama("isi rusak").encode(), "image/jpeg"
                )
            ]
        },
        {"kunci_kirim": t.nama("kunci kirim salah")},
    ):
        assert warga.post(TULIS, voice(t, **isi)).status_code == 200
    assert warga.post("/saya/", {"kode": t.nama("kode"), "kunci": t.nama("kunci")}).status_code == 200
    assert warga.post("/saya/balas/", {"balas-teks": t.semua("balasan tanpa kunci")}).status_code == 302
    masuk = {"login": t.surel("nama masuk"), "password": t.nama("kata sandi")}
    assert warga.post("/akun/login/", masuk).status_code == 200
    berkas = SimpleUploadedFile(f"{t.nama('nama periksa')}.pdf", t.semua("isi periksa").encode())
    assert warga.post("/dokumen/periksa/", {"berkas": berkas}).status_code == 200
    assert warga.post("/bahasa/", {"language": t.nama("bahasa"), "next": "/"}).status_code == 302


def send_as_holder(t: Tanda) -> None:
    """The holder of a slip answers and mistypes the contact."""
    terkirim = make_aspirasi(now=timezone.now(), surel=t.surel("surel lama"))
    warga = Client()
    warga.post("/saya/", {"kode": terkirim.aspirasi.kode, "kunci": terkirim.kunci})
    for salah in ({"kontak-surel": t.nama("surel")}, {"kontak-telepon": t.telepon("telepon") + "x"}):
        assert warga.post("/saya/kontak/", salah).status_code == 200
    assert warga.post("/saya/kontak/", {"kontak-surel": t.surel("surel baru")}).status_code == 302
    assert warga.post("/saya/balas/", {"balas-teks": t.semua("balasan terlalu dini")}).status_code == 200


def send_as_officer(t: Tanda) -> None:
    """A desk types what was told at the counter, and words for the public that are refused."""
    desk = Client()
    desk.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)))
    kode = make_aspirasi(now=timezone.now(), masalah=t.semua("masalah")).aspirasi.kode
    kerja = f"/kerja/aspirasi/{kode}/"
    assert desk.post("/kerja/aspirasi/catat/", voice(t, kode_desa=DESA)).status_code == 302
    assert desk.post("/kerja/aspirasi/catat/", voice(t, kode_desa=t.nama("desa"))).status_code == 200
    assert desk.post(f"{kerja}tanya/", {"tanya-teks": t.semua("pertanyaan")}).status_code == 302
    for alamat, isi in (
        ("rilis/", {"rilis-teks_publik": t.semua("rilis")}),
        ("sembunyikan/", {"sembunyi-pilihan": t.nama("pilihan"), "sembunyi-alasan": t.semua("alasan")}),
        ("alihkan/", {"alih-pilihan": "lain", "alih-alasan": t.semua("alasan alih")}),
    ):
        assert desk.post(kerja + alamat, isi).status_code == 200
    usulan = {"kode_desa": DESA, "judul": t.semua("judul"), "masalah": t.semua("masalah"), "tahun": "x"}
    assert desk.post("/kerja/usulan/baru/", usulan).status_code == 200


def send_late(t: Tanda) -> None:
    """A form that comes after the session ended, and one from another site."""
    assert Client().post("/kerja/aspirasi/catat/", voice(t)).status_code == 302
    asing = Client(enforce_csrf_checks=True)
    assert asing.post(TULIS, voice(t)).status_code == 403


def ask_for_nothing(t: Tanda) -> None:
    """Addresses that do not exist, with a person in them."""
    nama = t.nama("alamat").replace(" ", "-")
    for alamat in (
        f"/{nama}",
        f"/jejak/{nama}",
        f"/jejak/{nama}.json",
        f"/api/jejak/{nama}",
        f"/kegiatan/{nama}/",
    ):
        assert Client().get(alamat).status_code == 404
    assert Client().get(f"/cari/?q={nama}").status_code == 200
    assert Client().delete(f"/jejak/{nama}").status_code == 405


KIRIMAN = (send_as_visitor, send_as_holder, send_as_officer, send_late, ask_for_nothing)


@pytest.mark.parametrize("tingkat", [logging.DEBUG, logging.INFO], ids=["debug", "info"])
@pytest.mark.parametrize("kirim", KIRIMAN)
def test_log_holds_no_mark(tanda: Tanda, kirim: Callable[[Tanda], None], tingkat: int) -> None:
    with written_log(tingkat) as catatan:
        logging.getLogger("terasa.web").info("penanda bahwa catatan ini didengar")
        kirim(tanda)
    assert "didengar" in catatan.getvalue()
    assert not tanda.find(catatan.getvalue())


def fail_in_python(t: Tanda) -> None:
    int(t.semua("galat Python"))


def fail_in_database(t: Tanda) -> None:
    """PostgreSQL quotes the value that it could not read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::text::integer", [t.semua("galat basis data")])


def fail_twice(t: Tanda) -> None:
    try:
        fail_in_python(t)
    except ValueError as exc:
        raise RuntimeError(t.semua("galat beruntun")) from exc


@pytest.mark.parametrize("gagal", [fail_in_python, fail_in_database, fail_twice])
def test_a_page_that_breaks_tells_where_but_not_what(
    tanda: Tanda, gagal: Callable[[Tanda], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("terasa.web.aspirasi.views.baru.submit_aspirasi", lambda **_: gagal(tanda))
    warga = Client(raise_request_exception=False)
    with written_log(logging.DEBUG) as catatan:
        jawaban = warga.post(TULIS, voice(tanda))
    assert jawaban.status_code == 500
    assert not tanda.find(jawaban.content.decode())
    assert "Internal Server Error" in catatan.getvalue()
    assert f"in {gagal.__name__}" in catatan.getvalue()
    assert not tanda.find(catatan.getvalue())
