"""Jawaban diringkas menurut yang dikenal peramban, dan tidak pernah dua kali."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from terasa.web.ringkas import RingkasMiddleware

pytestmark = pytest.mark.django_db
HALAMAN = "/luring/"


def get(terima: str) -> HttpResponse:
    return Client().get(HALAMAN, headers={"Accept-Encoding": terima})  # type: ignore[return-value]  # Django's test client


def test_brotli_where_it_is_known_and_gzip_elsewhere() -> None:
    polos = get("").content
    br, gz = get("gzip, br"), get("gzip")
    assert (br["Content-Encoding"], gz["Content-Encoding"]) == ("br", "gzip")
    assert brotli.decompress(br.content) == gzip.decompress(gz.content) == polos
    assert len(br.content) < len(gz.content) < len(polos)
    assert int(br["Content-Length"]) == len(br.content)
    assert "Accept-Encoding" in br["Vary"]


def test_the_length_does_not_tell_what_a_page_holds() -> None:
    assert len({len(get("br")["X-Acak"]) for _ in range(12)}) > 3


@pytest.mark.parametrize(
    ("isi", "kepala"),
    [
        (b"x" * 5000, {"Content-Type": "application/pdf"}),
        (b"x" * 5000, {"Content-Encoding": "gzip"}),
        (b"kecil", {"Content-Type": "text/html"}),
    ],
)
def test_what_is_small_or_compressed_goes_as_it_is(isi: bytes, kepala: dict[str, str]) -> None:
    permintaan = HttpRequest()
    permintaan.META["HTTP_ACCEPT_ENCODING"] = "br"
    jawaban = RingkasMiddleware(lambda _r: HttpResponse(isi, headers=kepala))(permintaan)
    assert jawaban.content == isi
