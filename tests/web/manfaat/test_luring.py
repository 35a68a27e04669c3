"""Jawaban dari kotak kirim: tepat sekali, hanya oleh petugasnya, dan menunggu bila belum masuk."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.survei.models import Jawaban, Kunjungan, Responden
from terasa.umum import konteks
from tests.factories import DESA, DESA_LAIN, make_pelaku
from tests.module.manfaat.bahan import assign, list_rumah, make_gelombang, make_surveyor, sama

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]


def send(client: Client, isi: dict[str, str]) -> dict[str, Any]:
    kiriman = {"kiriman": [{"jenis": "jawaban", "id": str(uuid4()), "isi": isi, "berkas": {}}]}
    jawaban = client.post("/luring/kirim/", json.dumps(kiriman), content_type="application/json")
    hasil: dict[str, Any] = jawaban.json()["hasil"][0]
    return hasil


def write(rumah: Responden, **isi: str) -> dict[str, str]:
    return {
        "rumah": str(rumah.pk),
        "mulai": "2026-03-10T01:55:00.000Z",
        "selesai": "2026-03-10T02:00:00.000Z",
        **{f"jawab_{kode}": "ya" for kode in sama("")},
        **isi,
    }


def test_an_interview_sent_twice_is_one(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    rumah, client = list_rumah(gelombang)[0], klien(surveyor)
    isi = write(rumah, titik="-2.78, 115.27", jawab_adil="lewati")
    # And nothing of it stays on the phone.
    for _n in range(2):
        hasil = send(client, isi)
        assert (hasil["hasil"], hasil["lupakan"]) == ("diterima", True)
    with konteks.pakai(konteks.sistem()):
        jawaban = Jawaban.objects.get()
        assert Kunjungan.objects.count() == 1
    assert "adil" not in jawaban.isi
    assert (jawaban.lintang, jawaban.pencacah_id) == (-2.78, surveyor.pengguna_id)
    assert jawaban.mulai_at is not None


def test_a_visit_without_an_interview_arrives_too(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    rumah = list_rumah(gelombang)[0]
    isi = {"rumah": str(rumah.pk), "selesai": "2026-03-10T02:00:00Z", "sebab": "menolak"}
    for _n in range(2):
        assert send(klien(surveyor), isi)["hasil"] == "diterima"
    with konteks.pakai(konteks.sistem()):
        assert Responden.objects.get(pk=rumah.pk).status == "menolak"
        assert Responden.objects.filter(menggantikan=rumah).count() == 1


def test_signed_out_it_waits_on_the_phone(klien: Klien, now: datetime) -> None:
    rumah = list_rumah(make_gelombang(now=now))[0]
    hasil = send(klien(), write(rumah))
    assert hasil["hasil"] == "nanti"
    assert "Masuk dulu" in hasil["catatan"][0]


@pytest.mark.parametrize(
    ("jenis", "kode"),
    [(JenisPeran.KADES, DESA), (JenisPeran.OPERATOR_DESA, DESA), (JenisPeran.PENDAMPING, DESA_LAIN)],
)
def test_who_was_not_sent_writes_nothing(klien: Klien, now: datetime, jenis: str, kode: str) -> None:
    rumah = list_rumah(make_gelombang(now=now))[0]
    assert send(klien(make_pelaku(jenis, kode)), write(rumah))["hasil"] == "ditolak"
    with konteks.pakai(konteks.sistem()):
        assert not Jawaban.objects.exists()


@pytest.mark.parametrize(
    "buruk",
    [{"rumah": "x"}, {"selesai": "kemarin"}, {"selesai": "2020-01-01T00:00:00Z"}, {"jawab_tahu": "mungkin"}],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    klien: Klien, now: datetime, buruk: dict[str, str]
) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    hasil = send(klien(surveyor), {**write(list_rumah(gelombang)[0]), **buruk})
    assert hasil["hasil"] == "ditolak"
    assert "lupakan" not in hasil
    assert hasil["galat"]
