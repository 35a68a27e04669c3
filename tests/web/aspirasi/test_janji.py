"""Halaman janji jawaban dan tombol “tidak membantu”."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from terasa.aspirasi.services import answer
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
ALAMAT = "/kerja/aspirasi/janji/?bulan=2026-03"


def test_camat_reads_every_desa_and_a_village_its_own(klien: Callable[..., Client], now: datetime) -> None:
    make_aspirasi(now=now)
    make_aspirasi(now=now, kode_desa=DESA_LAIN)
    camat = klien(make_pelaku("camat", "63.06.04")).get(ALAMAT).content.decode()
    assert camat.count("0 dari 1") == 2
    assert "0 dari 2" in camat  # both together
    desa = klien(make_pelaku("operator_desa", DESA)).get(ALAMAT).content.decode()
    assert desa.count("0 dari 1") == 1
    assert klien(None).get(ALAMAT)["Location"].startswith("/akun/login/")
    assert "Belum ada janji" in klien(make_pelaku("camat", "63.06.05")).get(ALAMAT).content.decode()


@pytest.mark.parametrize("bulan", ["", "2026-13", "9999-99", "x", "2026-½"])
def test_strange_month_is_this_month(klien: Callable[..., Client], bulan: str) -> None:
    jawaban = klien(make_pelaku("camat", "63.06.04")).get("/kerja/aspirasi/janji/", {"bulan": bulan})
    assert jawaban.status_code == 200


def test_queries_do_not_grow_with_desa(
    klien: Callable[..., Client], now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    camat = klien(make_pelaku("camat", "63.06.04"))
    for desa in (DESA, DESA_LAIN, "63.06.04.2003", "63.06.04.2004"):
        make_aspirasi(now=now, kode_desa=desa)
    with django_assert_max_num_queries(14):
        camat.get(ALAMAT)


def test_holder_of_the_key_says_the_answer_does_not_help(client: Client, now: datetime) -> None:
    terkirim, operator = make_aspirasi(now=now), make_pelaku("operator_desa", DESA)
    with sebagai(operator):
        answer(aspirasi=terkirim.aspirasi, teks="Sudah.", by=operator, now=now)
    assert client.post("/saya/belum-membantu/", {"belum-teks": "x"})["Location"] == "/saya/"
    isi = {"kode": terkirim.aspirasi.kode, "kunci": terkirim.kunci}
    assert "tidak membantu saya" in client.post("/saya/", isi, follow=True).content.decode()
    halaman = client.post("/saya/belum-membantu/", {"belum-teks": "Bukan itu."}, follow=True).content.decode()
    assert "Bukan itu." in halaman
    assert "hari lagi" in halaman
    assert "Bukan itu." not in client.get(f"/jejak/{terkirim.aspirasi.kode}").content.decode()
