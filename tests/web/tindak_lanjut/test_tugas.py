"""Halaman tindak lanjut: dilaporkan dengan bukti, diperiksa orang lain, dan tertutup bagi yang tidak berkepentingan."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.tindak_lanjut.models import BuktiTindakLanjut, TindakLanjut
from terasa.tindak_lanjut.services import set_tindak_lanjut
from tests.factories import DESA, DESA_LAIN, make_foto, make_peran

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
KECAMATAN = "63.06.04"


@pytest.fixture
def bupati() -> Peran:
    return make_peran(JenisPeran.BUPATI)


@pytest.fixture
def camat() -> Peran:
    return make_peran(JenisPeran.CAMAT, KECAMATAN)


@pytest.fixture
def kades() -> Peran:
    return make_peran(JenisPeran.KADES, DESA)


def make_tugas(pemberi: Peran, pelaksana: Peran, *, hari: int = 14, **isi: Any) -> TindakLanjut:
    now: datetime = timezone.now()
    return set_tindak_lanjut(
        by=pemberi.as_pelaku(), asal="arahan", teks=isi.pop("teks", "Pasang papan pengumuman."),
        pelaksana=pelaksana.unit, kode_wilayah=pelaksana.kode_wilayah, pemberi=pemberi.unit,
        jatuh_tempo_on=timezone.localdate(now) + timedelta(days=hari),
        ditetapkan_on=timezone.localdate(now) - timedelta(days=30), now=now, **isi,
    )  # fmt: skip


def test_from_the_giver_to_the_camat_who_verifies_and_back(
    klien: Klien, bupati: Peran, camat: Peran, kades: Peran
) -> None:
    tugas = make_tugas(bupati, kades, bukti_diminta="foto")
    alamat = f"/kerja/tindak-lanjut/{tugas.pk}/"
    kepala, pemeriksa, pemberi = (klien(p.as_pelaku()) for p in (kades, camat, bupati))
    assert "Arahan dan tugas untuk kantor Anda" in kepala.get("/beranda/").content.decode()
    kepala.post(f"{alamat}terima/")
    tanpa = kepala.post(f"{alamat}laporan/", {"catatan": "Sudah."}).content.decode()
    assert "Lampirkan buktinya" in tanpa
    foto = BytesIO(make_foto())
    foto.name = "papan.jpg"
    kepala.post(f"{alamat}laporan/", {"catatan": "Sudah terpasang.", "foto": foto})
    assert "verifikasi" not in re.findall(r"/([a-z]+)/\" data-sekali", kepala.get(alamat).content.decode())
    assert kepala.post(f"{alamat}verifikasi/").status_code == 200
    assert tugas.pk in {t.pk for t in pemeriksa.get("/kerja/tindak-lanjut/").context["bagian"][1]["daftar"]}
    pemeriksa.post(f"{alamat}verifikasi/")
    tugas.refresh_from_db()
    assert tugas.status == "diverifikasi"
    assert "Laporan tugas menunggu Anda periksa" in pemberi.get("/beranda/").content.decode()
    pemberi.post(f"{alamat}tutup/")
    tugas.refresh_from_db()
    assert tugas.status == "selesai"


def test_evidence_is_read_only_by_who_sees_the_task(
    klien: Klien, bupati: Peran, camat: Peran, kades: Peran
) -> None:
    tugas = make_tugas(bupati, kades)
    alamat = f"/kerja/tindak-lanjut/{tugas.pk}/"
    berkas = BytesIO(b"%PDF-1.4 bukti")
    berkas.name = "bukti.pdf"
    klien(kades.as_pelaku()).post(f"{alamat}laporan/", {"catatan": "Terlampir.", "foto": berkas})
    bukti = f"{alamat}bukti/{BuktiTindakLanjut.objects.get().berkas_id}/"
    assert klien(camat.as_pelaku()).get(bukti).content == b"%PDF-1.4 bukti"
    tetangga = make_peran(JenisPeran.KADES, DESA_LAIN)
    assert klien(tetangga.as_pelaku()).get(bukti).status_code == 404
    assert klien(tetangga.as_pelaku()).get(alamat).status_code == 404
    assert klien(None).get(bukti).status_code == 302
    # Another task's address does not open it either.
    lain = make_tugas(bupati, tetangga)
    assert klien(tetangga.as_pelaku()).get(bukti.replace(str(tugas.pk), str(lain.pk))).status_code == 404


def test_what_cannot_be_done_is_decided_by_the_giver_and_extension_needs_a_reason(
    klien: Klien, camat: Peran, kades: Peran
) -> None:
    tugas = make_tugas(camat, kades)
    alamat = f"/kerja/tindak-lanjut/{tugas.pk}/"
    kepala, pemberi = klien(kades.as_pelaku()), klien(camat.as_pelaku())
    assert "ringkasan-galat" in kepala.post(f"{alamat}tidak-dapat/").content.decode()
    kepala.post(f"{alamat}tidak-dapat/", {"tidak-dapat-catatan": "Tanahnya sengketa."})
    pemberi.post(f"{alamat}tolak/", {"tolak-catatan": "Pakai tanah kas desa."})
    baru = (tugas.jatuh_tempo_on + timedelta(days=7)).isoformat()
    assert (
        "ringkasan-galat"
        in pemberi.post(f"{alamat}perpanjang/", {"perpanjang-jatuh_tempo_on": baru}).content.decode()
    )
    pemberi.post(
        f"{alamat}perpanjang/", {"perpanjang-jatuh_tempo_on": baru, "perpanjang-alasan": "Mengurus izin."}
    )
    tugas.refresh_from_db()
    assert (tugas.status, tugas.jatuh_tempo_on.isoformat()) == ("dikerjakan", baru)
    halaman = kepala.get(alamat).content.decode()
    assert "Mengurus izin." in halaman
    assert (
        kepala.post(
            f"{alamat}perpanjang/", {"perpanjang-jatuh_tempo_on": baru, "perpanjang-alasan": "x"}
        ).status_code
        == 200
    )


def test_the_board_shows_overdue_first_and_counts_of_how_many(
    klien: Klien, camat: Peran, kades: Peran
) -> None:
    make_tugas(camat, kades, teks="Belum waktunya.")
    make_tugas(camat, kades, hari=-5, teks="Sudah lewat.")
    meja = klien(camat.as_pelaku())
    halaman = meja.get("/kerja/tindak-lanjut/papan/").content.decode()
    assert halaman.index("Sudah lewat.") < halaman.index("Belum waktunya.")
    assert "dari 2 tugas" in halaman
    saring = meja.get("/kerja/tindak-lanjut/papan/?terlambat=on&status=terbuka").content.decode()
    assert "Belum waktunya." not in saring
    baris = meja.get("/kerja/tindak-lanjut/papan/tindak-lanjut.csv").content.decode("utf-8-sig").splitlines()
    assert len(baris) == 3
    assert baris[1].startswith("Sudah lewat.,")
    tetangga = klien(make_peran(JenisPeran.KADES, DESA_LAIN).as_pelaku())
    assert "Belum ada tugas di sini" in tetangga.get("/kerja/tindak-lanjut/papan/").content.decode()


def send(client: Client, *kiriman: Any) -> list[str]:
    isi = json.dumps({"kiriman": list(kiriman)})
    jawab = client.post("/luring/kirim/", isi, content_type="application/json").json()["hasil"]
    return [h["hasil"] for h in jawab]


def test_a_report_from_the_phone_arrives_once_with_its_photo(
    klien: Klien, camat: Peran, kades: Peran
) -> None:
    tugas = make_tugas(camat, kades, bukti_diminta="foto")
    unggah, data = str(uuid4()), make_foto()
    kiriman = {
        "jenis": "arahan",
        "id": str(uuid4()),
        "isi": {"kegiatan": str(tugas.pk), "catatan": "Terpasang."},
        "berkas": {"foto": [unggah]},
    }
    kepala = klien(kades.as_pelaku())
    assert send(klien(None), kiriman) == ["nanti"]
    assert send(klien(camat.as_pelaku()), kiriman) == ["ditolak"]
    assert send(kepala, kiriman) == ["kurang"]
    kepala.put(
        f"/luring/berkas/{unggah}/?dari=0&utuh={len(data)}", data, content_type="application/octet-stream"
    )
    assert send(kepala, kiriman, kiriman) == ["diterima", "sama"]
    tugas.refresh_from_db()
    assert tugas.status == "dilaporkan"
    assert str(tugas.langkah.get(peristiwa="lapor").pk) == kiriman["id"]
    assert BuktiTindakLanjut.objects.count() == 1
    lagi = {**kiriman, "id": str(uuid4()), "berkas": {}}
    assert send(kepala, lagi) == ["ditolak"]
