"""Catatan lapangan lewat kotak kirim: tiap jenis tepat sekali, hanya dari unitnya, dan penolakan menyebut sebabnya."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from terasa.program.models import Kegiatan, KirimanLapangan, Pemanfaatan, Pertanyaan, SerahTerima, Tahapan
from terasa.program.services import add_pekerjaan
from terasa.umum.pelaku import PelakuTetap
from tests.factories import make_foto, make_unit, sebagai
from tests.module.program.bahan import lapor, make_diserahkan, make_kegiatan, make_petugas_unit
from tests.web.program.test_luring import send

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
HARI = "2026-03-10"
JENIS = ("pemanfaatan", "tahapan", "jawab_pertanyaan", "serah_terima")


def make_catatan(jenis: str, by: PelakuTetap, now: datetime) -> tuple[Kegiatan, dict[str, str]]:
    """A kegiatan that waits for such a note, and the note."""
    if jenis == "pemanfaatan":
        kegiatan = make_diserahkan(now=now, by=by, hari_lalu=3)
        return kegiatan, {"keadaan": "rusak", "pada": HARI, "alasan": "Lantainya patah."}
    kegiatan = make_kegiatan(now=now, by=by)
    if jenis == "tahapan":
        with sebagai(by):
            p = add_pekerjaan(kegiatan=kegiatan, by=by, nama="Rangka", now=now)
        return kegiatan, {"pekerjaan": str(p.pk), "tahap": "kontrak", "tanggal": HARI}
    if jenis == "jawab_pertanyaan":
        lapor(kegiatan, by, 10, 60, now=now)
        tanya = Pertanyaan.objects.get(kegiatan=kegiatan)
        return kegiatan, {"pertanyaan": str(tanya.pk), "jawaban": "Uang muka dibayar sebelum besi datang."}
    lapor(kegiatan, by, 100, 95, now=now)
    return kegiatan, {"nomor_bast": "600/1", "tanggal": HARI, "penerima": "Pemerintah Desa Bamban"}


def count_catatan() -> tuple[int, ...]:
    dijawab = Pertanyaan.objects.filter(dijawab_at__isnull=False).count()
    return Pemanfaatan.objects.count(), Tahapan.objects.count(), dijawab, SerahTerima.objects.count()


def wrap(jenis: str, kegiatan: Kegiatan, isi: dict[str, str]) -> dict[str, Any]:
    return {"jenis": jenis, "id": str(uuid4()), "isi": {"kegiatan": str(kegiatan.pk), **isi}, "berkas": {}}


@pytest.mark.parametrize("jenis", JENIS)
def test_each_kind_arrives_once_however_often_it_is_sent(klien: Klien, now: datetime, jenis: str) -> None:
    by = make_petugas_unit()
    kegiatan, isi = make_catatan(jenis, by, now)
    sebelum, satu = count_catatan(), wrap(jenis, kegiatan, isi)
    client = klien(by)
    assert [h["hasil"] for h in send(client, satu, satu)] == ["diterima", "sama"]
    assert send(client, satu)[0] == {"id": satu["id"], "hasil": "sama", "kode": kegiatan.kode}
    assert sum(count_catatan()) == sum(sebelum) + 1
    assert (KirimanLapangan.objects.get().kegiatan_id, KirimanLapangan.objects.get().jenis) == (
        kegiatan.pk,
        jenis,
    )


@pytest.mark.parametrize("jenis", JENIS)
def test_another_unit_is_refused_and_a_stranger_waits(klien: Klien, now: datetime, jenis: str) -> None:
    by = make_petugas_unit()
    kegiatan, isi = make_catatan(jenis, by, now)
    sebelum, satu = count_catatan(), wrap(jenis, kegiatan, isi)
    lain = send(klien(make_petugas_unit(make_unit("dinas-kesehatan"))), satu)[0]
    assert (lain["hasil"], list(lain["galat"])) == ("ditolak", ["kegiatan"])
    tamu = send(klien(), satu)[0]
    assert tamu["hasil"] == "nanti"
    assert "Masuk dahulu" in tamu["galat"][""][0]
    assert count_catatan() == sebelum
    assert not KirimanLapangan.objects.exists()
    # It was only waiting: once its officer signs in, the same one is taken.
    assert send(klien(by), satu)[0]["hasil"] == "diterima"


def test_a_refused_note_says_why_and_may_be_sent_again(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    client = klien(by)
    kegiatan, isi = make_catatan("pemanfaatan", by, now)
    satu = wrap("pemanfaatan", kegiatan, {**isi, "alasan": ""})
    assert "Tulis apa yang rusak" in send(client, satu)[0]["galat"][""][0]
    assert "keadaan" in send(client, wrap("pemanfaatan", kegiatan, {**isi, "keadaan": "hilang"}))[0]["galat"]
    satu["isi"]["alasan"] = "Lantainya patah."
    assert send(client, satu)[0]["hasil"] == "diterima"
    besok = str(timezone.localdate() + timedelta(days=1))
    _k, tahap = make_catatan("tahapan", by, now)
    assert "masa depan" in send(client, wrap("tahapan", _k, {**tahap, "tanggal": besok}))[0]["galat"][""][0]


def test_a_work_or_question_of_another_kegiatan_is_refused(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    client, lain = klien(by), make_kegiatan(now=now, by=by)
    for jenis, medan in (("tahapan", "pekerjaan"), ("jawab_pertanyaan", "pertanyaan")):
        _milik, isi = make_catatan(jenis, by, now)
        hasil = send(client, wrap(jenis, lain, isi))[0]
        assert (hasil["hasil"], list(hasil["galat"])) == ("ditolak", [medan])
        assert list(send(client, wrap(jenis, lain, {**isi, medan: "x"}))[0]["galat"]) == [medan]


def test_one_id_is_one_note(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    satu = wrap("tahapan", *make_catatan("tahapan", by, now))
    dua = wrap("pemanfaatan", *make_catatan("pemanfaatan", by, now)) | {"id": satu["id"]}
    hasil = send(klien(by), satu, dua)
    assert [h["hasil"] for h in hasil] == ["diterima", "ditolak"]
    assert "milik catatan lain" in hasil[1]["galat"][""][0]


def test_a_photo_of_a_broken_work_travels_in_parts_and_is_checked(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    client, foto, data = klien(by), str(uuid4()), make_foto()
    satu = wrap("pemanfaatan", *make_catatan("pemanfaatan", by, now)) | {"berkas": {"foto": [foto]}}
    assert send(client, satu)[0]["hasil"] == "kurang"
    client.put(
        f"/luring/berkas/{foto}/?dari=0&utuh={len(data)}", data, content_type="application/octet-stream"
    )
    assert send(client, satu)[0]["hasil"] == "diterima"
    keadaan = Pemanfaatan.objects.get()
    assert keadaan.foto_periksa == "tanpa titik; tanpa tanggal foto"
    halaman = client.get(f"/kerja/kegiatan/{keadaan.kegiatan_id}/").content.decode()
    assert halaman.count("tanpa titik; tanpa tanggal foto") == 2
    assert send(client, satu)[0]["hasil"] == "sama"


def test_the_working_pages_go_through_the_outbox(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    client = klien(by)
    for jenis, ekor in (
        ("pemanfaatan", "pemanfaatan/"),
        ("tahapan", "pekerjaan/{pekerjaan}/tahap/"),
        ("jawab_pertanyaan", "pertanyaan/{pertanyaan}/"),
        ("serah_terima", "serah-terima/"),
    ):
        kegiatan, isi = make_catatan(jenis, by, now)
        halaman = client.get(f"/kerja/kegiatan/{kegiatan.pk}/{ekor.format(**isi)}").content.decode()
        assert f'data-kotak="{jenis}"' in halaman
        for nama in ("pekerjaan", "pertanyaan"):
            assert (f'name="{nama}" value="{isi.get(nama)}"' in halaman) is (nama in isi)
        luring = client.get("/luring/laporan/").content.decode()
        assert f'data-kotak="{jenis}"' in luring
