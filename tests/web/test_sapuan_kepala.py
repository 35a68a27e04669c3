"""Sapuan: kepala jawaban, kuki, dan batas kiriman, juga pada halaman galat."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.dokumen.foto import PIKSEL_UTUH
from tests.factories import DESA, get_pengguna, make_aspirasi, make_foto, make_pelaku, make_peran
from tests.web.benang_bertanda import Tanda
from tests.web.test_sapuan_catatan import TULIS, voice

pytestmark = pytest.mark.django_db
LUAR = (
    "https://jahat.contoh/",
    "//jahat.contoh/",
    "/\\jahat.contoh",
    "javascript:alert(1)",
    "https:///jahat.contoh",
)


def desk(kode: str = DESA) -> Client:
    klien = Client()
    klien.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, kode)))
    return klien


def broken(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("terasa.web.publik.lainnya.find_entri", lambda *_: 1 / 0)
    return Client(raise_request_exception=False).get("/cari/?q=a")


def test_every_answer_carries_the_policies_errors_too(monkeypatch: pytest.MonkeyPatch) -> None:
    klien = Client()
    jawaban = [
        klien.get("/"),
        klien.get("/tidak/ada/"),
        klien.get("/api/tidak"),
        klien.get("/", headers={"host": "jahat.contoh"}),
        Client(enforce_csrf_checks=True).post(TULIS, {}),
        klien.delete("/jejak/"),
        klien.post(TULIS, {}, headers={"content-length": str(settings.KIRIMAN_TERBESAR + 1)}),
        broken(monkeypatch),
    ]
    assert [j.status_code for j in jawaban] == [200, 404, 404, 400, 403, 405, 413, 500]
    for j in jawaban:
        assert "default-src 'none'" in j["Content-Security-Policy"], j.status_code
        assert "unsafe" not in j["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in j["Content-Security-Policy"]
        assert (j["X-Content-Type-Options"], j["X-Frame-Options"]) == ("nosniff", "DENY")
        assert j["Referrer-Policy"] == "same-origin"
        assert "jahat" not in j.content.decode()


def test_no_page_of_an_office_is_kept_by_the_browser() -> None:
    """Also a public page seen while signed in: its header names the post."""
    klien = desk()
    for alamat in (
        "/",
        "/beranda/",
        "/kerja/aspirasi/",
        "/kerja/usulan/",
        "/kerja/kabar/",
        "/akun/",
        "/akun/2fa/",
    ):
        assert "no-store" in klien.get(alamat)["Cache-Control"], alamat
    assert "Cookie" in Client().get("/")["Vary"]


def test_an_upload_beyond_every_form_is_refused_before_it_is_read() -> None:
    jawaban = Client().post("/dokumen/periksa/", {}, headers={"content-length": str(10**12)})
    assert jawaban.status_code == 413
    assert "12 MB" in jawaban.content.decode()


@pytest.mark.parametrize("tujuan", LUAR)
def test_no_door_leads_outside(tujuan: str) -> None:
    orang = make_peran(JenisPeran.OPERATOR_DESA, DESA).pengguna
    orang.set_password("panjang-sekali-9")
    orang.save()
    masuk = {"login": orang.username, "password": "panjang-sekali-9", "next": tujuan}
    klien = Client()
    assert klien.post(f"/akun/login/?next={tujuan}", masuk)["Location"] == "/beranda/"
    assert "jahat" not in klien.post("/bahasa/", {"language": "en", "next": tujuan})["Location"]
    assert "jahat" not in klien.post(f"/akun/logout/?next={tujuan}", {"next": tujuan})["Location"]


def test_signing_in_and_opening_a_slip_change_the_session_key() -> None:
    """A key that somebody planted in this browser before opens nothing afterwards."""
    klien = Client()
    klien.session["apa"] = 1
    klien.session.save()
    terkirim = make_aspirasi(now=timezone.now())
    kunci = [klien.session.session_key]
    klien.post("/saya/", {"kode": terkirim.aspirasi.kode, "kunci": terkirim.kunci})
    kunci.append(klien.session.session_key)
    klien.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)))
    kunci.append(klien.session.session_key)
    assert len(set(kunci)) == 3


def test_the_private_key_is_in_no_address_and_no_cookie_but_the_slip() -> None:
    klien = Client()
    jawaban = klien.post(TULIS, voice(Tanda()))
    kode, kunci = klien.cookies["slip"].value.split(".")
    assert jawaban["Location"] == "/aspirasi/terkirim/"
    kuki = jawaban.cookies["slip"]
    assert (kuki["httponly"], kuki["samesite"], kuki["path"]) == (True, "Strict", "/aspirasi/terkirim/")
    assert klien.post("/saya/", {"kode": kode, "kunci": kunci})["Location"] == "/saya/"
    assert kunci not in str(dict(klien.session))
    assert kunci not in klien.get("/saya/").content.decode()


def test_wrong_keys_make_wait() -> None:
    klien, kode = Client(), make_aspirasi(now=timezone.now()).aspirasi.kode
    status = [
        klien.post("/saya/", {"kode": kode, "kunci": "0" * 20}).status_code
        for _ in range(settings.BATAS_KUNCI_SALAH + 1)
    ]
    assert status[-2:] == [200, 429]


def test_a_post_that_has_ended_opens_nothing_the_next_day_and_a_closed_account_at_once() -> None:
    by = make_pelaku(JenisPeran.OPERATOR_DESA, DESA)
    klien = Client()
    klien.force_login(get_pengguna(by))
    assert klien.get("/kerja/aspirasi/").status_code == 200
    hari: date = timezone.localdate()
    Peran.objects.filter(pk=by.peran_id).update(berlaku_sampai=hari)
    assert klien.get("/kerja/aspirasi/").status_code == 200
    Peran.objects.filter(pk=by.peran_id).update(berlaku_sampai=hari - timedelta(days=1))
    assert klien.get("/kerja/aspirasi/").status_code == 404
    Peran.objects.filter(pk=by.peran_id).update(berlaku_sampai=None, berlaku_dari=hari + timedelta(days=1))
    assert klien.get("/kerja/aspirasi/").status_code == 404
    orang = get_pengguna(by)
    orang.is_active = False
    orang.save()
    assert klien.get("/akun/").status_code == 302


def unfold(sisi: int, jenis: str) -> bytes:
    berkas = io.BytesIO()
    Image.new("L", (sisi, sisi)).save(berkas, jenis)
    return berkas.getvalue()


@pytest.mark.parametrize(
    "isi",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n<script>alert(1)</script>",
        b"GIF89a" + b"\0" * 40,
        make_foto()[:200],
        unfold(int(PIKSEL_UTUH**0.5) + 2, "PNG"),
    ],
    ids=["svg", "html", "pdf", "gif", "terpotong", "mekar"],
)
def test_what_is_no_photo_is_not_stored(isi: bytes) -> None:
    berkas = SimpleUploadedFile("foto.jpg", isi, "image/jpeg")
    jawaban = Client().post(TULIS, voice(Tanda(), foto=[berkas]))
    assert jawaban.status_code == 200
    assert "foto" in jawaban.context["form"].errors


def test_what_hides_behind_a_photo_is_gone() -> None:
    """A JPEG that is also a page: only its picture is kept, and it is served as a picture that cannot run."""
    klien = Client()
    berkas = SimpleUploadedFile("a.html", make_foto() + b"<script>alert(1)</script>", "text/html")
    klien.post(TULIS, voice(Tanda(), foto=[berkas]))
    kode, kunci = klien.cookies["slip"].value.split(".")
    klien.post("/saya/", {"kode": kode, "kunci": kunci})
    from terasa.aspirasi.models import Foto

    jawaban = klien.get(f"/aspirasi/foto/{Foto.objects.get(aspirasi__kode=kode).pk}/")
    assert b"script" not in jawaban.content
    assert jawaban["Content-Type"] == "image/jpeg"
    assert "sandbox" in jawaban["Content-Security-Policy"]
    assert "no-store" in jawaban["Cache-Control"]
