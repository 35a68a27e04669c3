"""Halaman antrean pemeriksaan bagi warga, petugas desa ini, dan petugas desa sebelah."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import DataAspirasi
from terasa.aspirasi.services import submit_aspirasi
from terasa.umum.pelaku import WARGA
from tests.factories import DESA, DESA_LAIN, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
ALAMAT = "/kerja/aspirasi/antrean/"


def hold(now: datetime, masalah: str = "Lampu jalan padam.") -> Aspirasi:
    with sebagai(WARGA):
        return submit_aspirasi(
            data=DataAspirasi(kode_desa=DESA, masalah=masalah),
            by=WARGA,
            now=now,
            kunci_kirim=uuid4(),
            tahan=True,
        ).aspirasi


@pytest.fixture
def petugas(klien: Callable[..., Client], db: None) -> Client:
    return klien(make_pelaku("operator_desa", DESA))


def test_officer_takes_some_in_and_sets_others_aside(petugas: Client, now: datetime) -> None:
    baik, iklan = hold(now), hold(now, "Beli pulsa murah!")
    assert "Beli pulsa murah!" in petugas.get(ALAMAT).content.decode()
    assert "2 aspirasi menunggu diperiksa" in petugas.get("/kerja/aspirasi/").content.decode()
    petugas.post(f"{ALAMAT}terima/", {"aspirasi": [str(baik.pk), "bukan-uuid"]})
    petugas.post(
        f"{ALAMAT}kesampingkan/", {"aspirasi": [str(iklan.pk)], "sembunyi-pilihan": "bukan-aspirasi"}
    )
    assert [Aspirasi.objects.get(pk=a.pk).status for a in (baik, iklan)] == ["diajukan", "disembunyikan"]
    assert "Kiriman ini bukan aspirasi" in petugas.get(f"/jejak/{iklan.kode}").content.decode()


def test_ticks_stay_when_the_reason_is_missing(petugas: Client, now: datetime) -> None:
    aspirasi = hold(now)
    halaman = petugas.post(f"{ALAMAT}kesampingkan/", {"aspirasi": str(aspirasi.pk)}).content.decode()
    assert "Ada yang perlu diperbaiki" in halaman
    assert f'value="{aspirasi.pk}" checked' in halaman


def test_villager_signs_in_and_the_next_village_sees_and_moves_nothing(
    klien: Callable[..., Client], now: datetime
) -> None:
    aspirasi = hold(now)
    assert klien(None).get(ALAMAT)["Location"].startswith("/akun/login/")
    asing = klien(make_pelaku("operator_desa", DESA_LAIN))
    assert "Lampu jalan" not in asing.get(ALAMAT).content.decode()
    asing.post(f"{ALAMAT}terima/", {"aspirasi": str(aspirasi.pk)})
    assert Aspirasi.objects.get().status == "ditahan"


def test_queries_do_not_grow(
    petugas: Client, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        hold(now)
    with django_assert_max_num_queries(14):
        petugas.get(ALAMAT)


def test_round_of_a_signed_in_kadus_is_never_held(klien: Callable[..., Client], settings: Any) -> None:
    settings.BATAS_ASPIRASI_PER_JAM = 0
    isi = {"kode_desa": DESA, "masalah": "Titian lapuk.", "kelompok": "sendiri"}
    kiriman = [
        {"jenis": "aspirasi", "id": str(uuid4()), "isi": {**isi, "keliling": "on"}},
        {"jenis": "aspirasi", "id": str(uuid4()), "isi": isi},
    ]
    catatan = (
        klien(make_pelaku("operator_desa", DESA))
        .post("/luring/kirim/", {"kiriman": kiriman}, content_type="application/json")
        .json()["hasil"]
    )
    assert [bool(h.get("catatan")) for h in catatan] == [False, True]
    assert dict(Aspirasi.objects.values_list("sumber", "status")) == {
        "keliling": "diajukan",
        "web": "ditahan",
    }
