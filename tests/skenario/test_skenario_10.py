"""Skenario 10: Bu Siti menghapus datanya. Tidak ada lagi tentangnya di tabel mana pun; usulan dan riwayatnya tetap."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import ask_back, release_aspirasi
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.services import DataUsulan, create_usulan, submit_usulan
from terasa.umum.audit.queries import check_chain
from terasa.umum.audit.services import seal_all
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, make_foto, make_pelaku, sebagai
from tests.skenario.ukuran import measured

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "pemilik"])
# Words that only she could have left, each in another place.
TULISAN = "Titian Sitiandara lapuk"
TANDA = ("Sitiandara", "sitiandara", "Dusun Pusakawangi", "surau Nurulkhasanah", "81299988877", "115.2714")


def speak(client: Client) -> tuple[Aspirasi, str]:
    """With a photo, a point and both contacts, as a browser without script sends it."""
    isi = {
        "kunci_kirim": str(uuid4()),
        "masalah": TULISAN,
        "dusun": "Dusun Pusakawangi",
        "patokan": "surau Nurulkhasanah",
        "titik": "-2.7812, 115.2714",
        "kelompok": "disabilitas",
        "surel": "sitiandara@contoh.id",
        "telepon": "0812-9998-8877",
        "foto": SimpleUploadedFile("IMG.jpg", make_foto(), "image/jpeg"),
    }
    client.post(f"/aspirasi/baru/{DESA}/", isi)
    kode, kunci = client.cookies["slip"].value.split(".")
    return Aspirasi.objects.get(kode=kode), kunci


def handle(aspirasi: Aspirasi, operator: PelakuTetap, client: Client, now: datetime) -> Usulan:
    """The office asks, she answers, the words open, and they become an usulan in the words of the office."""
    with sebagai(operator):
        ask_back(aspirasi=aspirasi, teks="Berapa panjangnya, Bu Sitiandara?", by=operator, now=now)
    client.post("/saya/balas/", {"balas-teks": "Dua belas meter. Hormat saya, Sitiandara."})
    with sebagai(operator):
        foto = [f.pk for f in aspirasi.foto.all()]
        release_aspirasi(aspirasi=aspirasi, foto=foto, by=operator, now=now)
        data = DataUsulan(judul="Perbaikan titian ke langgar", biaya=40_000_000)
        usulan = create_usulan(
            by=operator, kode_desa=DESA, tahun=now.year + 1, data=data, now=now, aspirasi=[aspirasi]
        )
        submit_usulan(usulan=usulan, by=operator, now=now)
    return usulan


def find_traces() -> dict[str, list[str]]:
    """Every table of the database that still shows one of her marks, as its owner sees it."""
    jejak: dict[str, list[str]] = {}
    with connections["pemilik"].cursor() as cursor:
        for tabel in connections["pemilik"].introspection.table_names(cursor):
            # The row as text; bytes and sessions show a word only in hexadecimal.
            cursor.execute(f'SELECT count(*) FROM "{tabel}" t WHERE t::text LIKE ANY(%s)', [_patterns()])
            if cursor.fetchone()[0]:
                jejak[tabel] = list(TANDA)
    return jejak


def _patterns() -> list[str]:
    return [f"%{teks}%" for satu in TANDA for teks in (satu, satu.encode().hex())]


def test_erasure_leaves_no_trace_and_keeps_the_usulan() -> None:
    client, now = Client(), timezone.now()
    operator = make_pelaku("operator_desa", DESA)
    with measured("10") as ukuran:
        aspirasi, kunci = speak(client)
        client.post("/saya/", {"kode": aspirasi.kode, "kunci": kunci})
        usulan = handle(aspirasi, operator, client, now)
        sebelum = find_traces()
        unduhan: dict[str, Any] = json.loads(client.get("/saya/data/unduh/").content)
        # Not without the tick.
        assert "Centang dulu" in client.post("/saya/hapus/").content.decode()
        client.post("/saya/hapus/", {"yakin": "on"})
        sesudah = find_traces()
        seal_all(now=timezone.now())
        ukuran |= {"tabel_memuat_sebelum": len(sebelum), "tabel_memuat_sesudah": len(sesudah)}

    # Before, her words stood where they must; the download held all of it.
    assert {"aspirasi_isi", "aspirasi_percakapan", "kabar_alamat", "kabar_pesan", "cari_entri"} <= set(
        sebelum
    )
    assert all(tanda in json.dumps(unduhan, ensure_ascii=False) for tanda in TANDA)
    assert unduhan["berkas"][0]["base64"]
    # After, nowhere: not in a table, an index of words, a queue, a session or the audit.
    assert sesudah == {}
    # The history stands, sealed and unbroken, and the usulan with her voice in it.
    assert check_chain().putus is None
    usulan.refresh_from_db()
    assert (usulan.status, usulan.jumlah_suara) == ("diajukan", 1)
    aspirasi.refresh_from_db()
    assert (aspirasi.status, aspirasi.kelompok) == ("digabung", "sendiri")
    for alamat in (f"/jejak/{aspirasi.kode}", f"/jejak/{usulan.kode}", f"/jejak/{aspirasi.kode}.json"):
        assert not any(tanda in client.get(alamat).content.decode() for tanda in TANDA)
    assert "sudah dihapus" in client.get("/saya/").content.decode()
    assert "Pengusul menghapus tulisan" in client.get(f"/jejak/{aspirasi.kode}").content.decode()
