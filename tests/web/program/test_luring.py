"""Laporan kemajuan lewat kotak kirim: tepat sekali, hanya dari unitnya, dan penolakan menyebut sebabnya."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.dokumen.models import Potongan
from terasa.program.models import Realisasi
from terasa.umum import konteks
from tests.factories import DESA, make_foto, make_pelaku, make_unit
from tests.module.program.bahan import make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]


def report(kegiatan: object, **isi: str) -> dict[str, Any]:
    bawaan = {
        "kegiatan": str(kegiatan),
        "per_tanggal": "2026-03-10",
        "fisik_persen": "37,5",
        "keuangan_persen": "30",
    }
    return {"jenis": "realisasi", "id": str(uuid4()), "isi": bawaan | isi, "berkas": {}}


def send(client: Client, *kiriman: Any) -> list[dict[str, Any]]:
    isi = json.dumps({"kiriman": list(kiriman)})
    hasil: list[dict[str, Any]] = client.post("/luring/kirim/", isi, content_type="application/json").json()[
        "hasil"
    ]
    return hasil


def test_a_report_arrives_once_however_often_it_is_sent(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    satu = report(kegiatan.pk, masalah="Hujan", sebab="Jalan putus")
    assert [h["hasil"] for h in send(klien(by), satu, satu)] == ["diterima", "sama"]
    assert [h["hasil"] for h in send(klien(by), satu)] == ["sama"]
    laporan = Realisasi.objects.get()
    assert (str(laporan.kunci_kirim), laporan.sebab, laporan.oleh) == (satu["id"], "Jalan putus", by.label)


def test_the_kegiatan_may_be_named_by_its_public_code(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    assert send(klien(by), report(kegiatan.kode.lower()))[0]["hasil"] == "diterima"


def test_a_photo_travels_in_parts_and_is_used_up(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    client, foto, data = klien(by), str(uuid4()), make_foto()
    satu = report(make_kegiatan(now=now, by=by).pk, foto_titik="-2.78, 115.25") | {"berkas": {"foto": [foto]}}
    assert send(client, satu)[0] == {"id": satu["id"], "hasil": "kurang", "kurang": [foto]}
    alamat = f"/luring/berkas/{foto}/?dari=0&utuh={len(data)}"
    assert client.put(alamat, data, content_type="application/octet-stream").status_code == 200
    assert send(client, satu)[0]["hasil"] == "diterima"
    laporan = Realisasi.objects.get()
    assert laporan.foto_id is not None
    assert laporan.foto_periksa == "pekerjaan belum bertitik; tanpa tanggal foto"
    with konteks.pakai(konteks.sistem()):
        assert not Potongan.objects.exists()
    # Its file is gone; the same report again is still only the same.
    assert send(client, satu)[0]["hasil"] == "sama"


def test_nobody_signed_in_waits_and_says_for_what(klien: Klien, now: datetime) -> None:
    satu = report(make_kegiatan(now=now).pk)
    for orang in (klien(), klien(make_pelaku(JenisPeran.OPERATOR_DESA, DESA))):
        hasil = send(orang, satu)[0]
        assert hasil["hasil"] == "nanti"
        assert "Masuk dahulu" in hasil["galat"][""][0]
    assert not Realisasi.objects.exists()


def test_a_refused_report_says_why(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    lain = send(klien(make_petugas_unit(make_unit("dinas-kesehatan"))), report(kegiatan.pk))[0]
    assert (lain["hasil"], list(lain["galat"])) == ("ditolak", ["kegiatan"])
    client = klien(by)
    assert "fisik_persen" in send(client, report(kegiatan.pk, fisik_persen="101"))[0]["galat"]
    assert "masa depan" in send(client, report(kegiatan.pk, per_tanggal="2099-01-01"))[0]["galat"][""][0]
    send(client, report(kegiatan.pk))
    turun = report(kegiatan.pk, fisik_persen="10")
    assert "lebih rendah" in send(client, turun)[0]["galat"][""][0]
    turun["isi"]["boleh_mundur"] = "on"
    assert send(client, turun)[0]["hasil"] == "diterima"


def test_the_page_without_signal_is_the_same_for_everybody(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    umum, masuk = klien().get("/luring/laporan/"), klien(by).get("/luring/laporan/")
    assert umum.content == masuk.content
    assert "csrf" not in umum.content.decode()
    assert kegiatan.nama not in masuk.content.decode()
    assert "/luring/laporan/" in klien().get("/sw.js").content.decode()
    halaman = klien(by).get(f"/kerja/kegiatan/{kegiatan.pk}/laporan/").content.decode()
    assert f'data-kegiatan="{kegiatan.pk}"' in halaman
