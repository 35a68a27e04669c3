"""Sapuan: halaman daftar tidak bertanya ke basis data sekali per baris."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.umum import konteks
from tests.factories import DESA, KABUPATEN, get_pengguna, make_aspirasi, make_pelaku, make_peran
from tests.module.musrenbang.bahan import make_usulan, open_desa
from tests.module.program.bahan import make_kegiatan, make_petugas_unit
from tests.module.rakor import bahan as rapat

pytestmark = pytest.mark.django_db


def measure(n: int, now: datetime) -> dict[str, int]:
    """Queries of each list with n rows on it; the database forgets them afterwards."""
    with transaction.atomic():
        unit = make_petugas_unit()
        kantor = {
            "operator": make_pelaku(JenisPeran.OPERATOR_DESA, DESA),
            "camat": make_pelaku(JenisPeran.CAMAT, "63.06.04"),
            "bappeda": make_pelaku(JenisPeran.BAPPEDA, KABUPATEN),
            "unit": unit,
        }
        for _ in range(n):
            make_aspirasi(now=now)
            make_kegiatan(now=now, by=unit)
        with konteks.pakai(konteks.sistem()):
            for _ in range(n):
                make_usulan(now)
            forum = open_desa(now)
        camat, kades = make_peran(JenisPeran.CAMAT, rapat.KECAMATAN), make_peran(JenisPeran.KADES, DESA)
        rakor = rapat.run(camat, kades, now)
        for _ in range(n):
            rapat.capture(rakor, camat, now, kades)
        kantor["camat"] = camat.as_pelaku()
        alamat = {
            "": ("/", "/usulan/", "/kegiatan/", "/cari/?q=jembatan", "/api/usulan", "/api/kegiatan", "/usulan.csv",
                 f"/peta/{KABUPATEN}/", f"/peta/{KABUPATEN}/kegiatan/",
                 f"/menunggu/{KABUPATEN}/", f"/forum/{forum.pk}/", "/aturan/", "/aspirasi/baru/"),
            "operator": ("/beranda/", "/kerja/aspirasi/", "/kerja/usulan/", "/kerja/usulan/baru/", "/kerja/forum/",
                         f"/kerja/forum/{forum.pk}/", "/kerja/tenggat/", "/kerja/kabar/",
                         *(f"/kerja/forum/{forum.pk}/{x}/" for x in ("metode", "hitungan", "geser"))),
            "camat": ("/beranda/", "/kerja/aspirasi/", "/kerja/usulan/", "/kerja/forum/", f"/kerja/forum/{forum.pk}/",
                      "/kerja/rakor/", f"/kerja/rakor/{rakor.pk}/", f"/kerja/rakor/{rakor.pk}/jalan/", "/kerja/tindak-lanjut/",
                      "/kerja/tindak-lanjut/papan/"),
            "bappeda": ("/beranda/", "/kerja/usulan/", "/kerja/lanjutkan/", "/kerja/forum/", "/kerja/alokasi/", "/kerja/kegiatan/"),
            "unit": ("/beranda/", "/kerja/kegiatan/", "/kerja/usulan/"),
        }  # fmt: skip
        hasil = {}
        for nama, semua in alamat.items():
            klien = Client()
            if nama:
                klien.force_login(get_pengguna(kantor[nama]))
            for satu in semua:
                with CaptureQueriesContext(connection) as kueri:
                    assert klien.get(satu).status_code == 200, satu
                hasil[f"{nama} {satu.replace(str(forum.pk), 'F').replace(str(rakor.pk), 'R')}"] = len(kueri)
        transaction.set_rollback(True)
    return hasil


def test_more_rows_ask_no_more_queries() -> None:
    now = timezone.now()
    # What a process reads once is read before counting.
    measure(1, now)
    sedikit, banyak = measure(3, now), measure(9, now)
    tumbuh = {alamat: (n, banyak[alamat]) for alamat, n in sedikit.items() if banyak[alamat] > n}
    assert not tumbuh
