"""Formulir yang dikirim sesudah sesi berakhir tidak hilang, dan tidak sampai ke orang lain."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.web import kiriman
from tests.factories import DESA, DESA_LAIN, get_pengguna, make_aspirasi, make_pelaku

pytestmark = pytest.mark.django_db
TULISAN = "Berapa panjang jembatannya?\r\nSiapa <yang> punya tanahnya?"


def send_late(browser: Client) -> tuple[str, str]:
    """An officer's question, sent when the session is over. Returns its address and where it led."""
    alamat = reverse("aspirasi-tanya", args=[make_aspirasi(now=timezone.now()).aspirasi.kode])
    jawaban = browser.post(alamat, {"tanya-teks": TULISAN, "kosong": ""})
    assert jawaban.status_code == 302
    return alamat, jawaban["Location"]


def sign_in(browser: Client, kode: str = DESA) -> None:
    browser.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, kode)))


def read_form(html: str) -> tuple[str, dict[str, str]]:
    """The form that sends it again: its address and its fields as a browser reads them."""
    alamat, isi = re.search(
        r'<form method="post" action="(/kerja[^"]+)" data-sekali>(.*?)</form>', html, re.S
    ).groups()  # type: ignore[union-attr]
    medan = dict(re.findall(r'<textarea hidden name="([\w-]+)">\n(.*?)</textarea>', isi, re.S))
    medan |= dict(re.findall(r'<input type="hidden" name="(_\w+)" value="(\w+)"', isi))
    return alamat, {k: v.replace("&lt;", "<").replace("&gt;", ">") for k, v in medan.items()}


def test_what_was_typed_is_sent_after_signing_in() -> None:
    browser = Client()
    alamat, tujuan = send_late(browser)
    assert tujuan == f"/akun/login/?next={reverse('kirim-lagi')}"
    sign_in(browser)
    html = browser.get(reverse("kirim-lagi")).content.decode()
    kembali, medan = read_form(html)
    assert (kembali, medan["tanya-teks"]) == (alamat, TULISAN)
    jawaban = browser.post(kembali, medan, follow=True)
    assert "Berapa panjang jembatannya?" in jawaban.content.decode()
    assert kiriman.KUNCI not in browser.session


def test_it_can_be_thrown_away() -> None:
    browser = Client()
    send_late(browser)
    sign_in(browser)
    browser.post(reverse("buang-kiriman"))
    assert browser.get(reverse("kirim-lagi"))["Location"] == reverse("beranda-kerja")


def test_somebody_without_that_work_does_not_see_it() -> None:
    browser = Client()
    send_late(browser)
    browser.force_login(get_pengguna(make_pelaku(JenisPeran.ADMIN_TEKNIS, "63.06")))
    assert browser.get(reverse("kirim-lagi")).status_code == 302
    assert kiriman.KUNCI not in browser.session


def test_the_next_one_at_the_same_computer_comes_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Client()
    send_late(browser)
    monkeypatch.setattr(kiriman, "UMUR_DETIK", -1)
    sign_in(browser, DESA_LAIN)
    assert browser.get(reverse("kirim-lagi")).status_code == 302


def test_an_empty_or_huge_form_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    alamat = reverse("aspirasi-tanya", args=[make_aspirasi(now=timezone.now()).aspirasi.kode])
    assert Client().post(alamat).status_code == 404
    monkeypatch.setattr(kiriman, "TERBESAR", 10)
    assert Client().post(alamat, {"tanya-teks": TULISAN}).status_code == 404
