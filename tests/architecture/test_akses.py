"""Setiap alamat membawa penanda akses, dan setiap alamat terjaga menolak tiga orang asing."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from terasa.akun.enums import JenisPeran
from terasa.umum.pelaku import PUBLIK
from tests import factories
from tests.bersama import satu_transaksi
from tests.factories import DESA, DESA_KABUPATEN_LAIN, DESA_LAIN, KABUPATEN_LAIN

CONTOH: dict[str, Any] = {
    "uuid": uuid.UUID("00000000-0000-4000-8000-000000000000"),
    "int": 1,
    "slug": "tidak-ada",
    "str": "AAAAAAAA0",
    "path": "tidak/ada",
    "kode_wilayah": DESA,
}


def all_patterns(pola: Any = None, awalan: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for p in get_resolver().url_patterns if pola is None else pola:
        if isinstance(p, URLResolver):
            yield from all_patterns(p.url_patterns, awalan + str(p.pattern))
        else:
            yield awalan + str(p.pattern), p


POLA = list(all_patterns())
TERJAGA = [(alamat, p) for alamat, p in POLA if not getattr(p.callback, "akses", lambda _: True)(PUBLIK)]


def sample_path(alamat: str, p: URLPattern) -> str:
    """The address with a plausible value for every parameter."""
    for nama, pengubah in p.pattern.converters.items():
        jenis = type(pengubah).__name__.replace("Converter", "").lower()
        jenis = {"string": "str"}.get(jenis, jenis)
        for tulisan in (f"<{jenis}:{nama}>", f"<{nama}>"):
            alamat = alamat.replace(tulisan, str(CONTOH.get(jenis, "1")))
    return alamat


@pytest.mark.parametrize(("alamat", "p"), POLA, ids=[a for a, _ in POLA])
def test_every_address_has_an_access_marker(alamat: str, p: URLPattern) -> None:
    assert hasattr(p.callback, "akses"), f"{alamat} belum ditandai @access(...)"


def test_some_addresses_are_guarded() -> None:
    assert len(TERJAGA) > 10


@pytest.mark.django_db
@pytest.mark.parametrize(("alamat", "p"), TERJAGA, ids=[a for a, _ in TERJAGA])
def test_a_visitor_is_refused(alamat: str, p: URLPattern) -> None:
    klien = Client()
    jawaban = klien.get(sample_path(alamat, p))
    assert jawaban.status_code in (302, 404, 405)
    if jawaban.status_code == 302:
        assert jawaban["Location"].startswith("/akun/login/")
    assert klien.post(sample_path(alamat, p)).status_code in (403, 404, 405)


ORANG_ASING = [
    (JenisPeran.OPERATOR_DESA, DESA_LAIN),
    (JenisPeran.OPERATOR_DESA, DESA_KABUPATEN_LAIN),
    (JenisPeran.BAPPEDA, KABUPATEN_LAIN),
    (JenisPeran.ADMIN_TEKNIS, factories.KABUPATEN),
]
BEROBJEK = [(a, p) for a, p in TERJAGA if p.pattern.converters]


@pytest.fixture(scope="module")
def orang_asing(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[tuple[str, str], Client]]:
    """Signed in once for all addresses."""
    with satu_transaksi(django_db_blocker):
        masuk = {satu: Client() for satu in ORANG_ASING}
        for (jenis, kode), klien in masuk.items():
            klien.force_login(factories.get_pengguna(factories.make_pelaku(jenis, kode)))
        yield masuk


@pytest.mark.django_db
@pytest.mark.usefixtures("tanpa_halaman_404", "orang_diingat")
@pytest.mark.parametrize(("alamat", "p"), BEROBJEK, ids=[a for a, _ in BEROBJEK])
def test_a_stranger_with_an_account_finds_nothing(
    alamat: str, p: URLPattern, orang_asing: dict[tuple[str, str], Client]
) -> None:
    """An address of an object that is not theirs does not exist for them, whatever the method."""
    for (jenis, kode), klien in orang_asing.items():
        for kirim in (klien.get, klien.post):
            jawaban = kirim(sample_path(alamat, p))
            assert jawaban.status_code in (404, 405), f"{jenis} {kode} → {jawaban.status_code}"


def test_a_view_without_a_marker_does_not_exist(rf: Any) -> None:
    from django.http import Http404, HttpResponse

    from terasa.web.middleware import AksesMiddleware

    with pytest.raises(Http404):
        AksesMiddleware(lambda r: HttpResponse()).process_view(rf.get("/"), lambda r: HttpResponse(), (), {})
