"""Membekukan evaluasi triwulan di halaman: unit sendiri dan Bappeda, berkasnya, dan yang tidak boleh."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.dokumen.models import Dokumen
from tests.factories import DESA, KABUPATEN, make_pelaku, make_unit
from tests.module.program.bahan import TAHUN, lapor, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
ALAMAT = "/kerja/kegiatan/evaluasi/"
TRIWULAN = {"tahun": str(TAHUN), "triwulan": "1"}


def test_a_unit_freezes_its_own_quarter_and_takes_it_home(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by, nama="Jembatan, baru")
    lapor(kegiatan, by, 50, 40, now=now)
    client = klien(by)
    assert "Bekukan sebagai dokumen" in client.get(ALAMAT, TRIWULAN).content.decode()
    jawab = client.post(f"{ALAMAT}bekukan/", {**TRIWULAN, "unit": str(by.unit_id)})
    kertas = Dokumen.objects.get(jenis="evaluasi_triwulan")
    assert jawab["Location"] == f"/dokumen/{kertas.kode}/"
    umum = klien().get(jawab["Location"]).content.decode()
    assert "Jembatan, baru" in umum
    assert kertas.isi_sha256 in umum
    assert klien().get(f"/dokumen/{kertas.kode}.pdf").content.startswith(b"%PDF-")
    halaman = client.get(ALAMAT, TRIWULAN).content.decode()
    assert f"{ALAMAT}{kertas.kode}/tabel.csv" in halaman
    isi = client.get(f"{ALAMAT}{kertas.kode}/tabel.csv").content.decode("utf-8-sig")
    assert '"Jembatan, baru",240000000,' in isi

    # Nothing changed: no second paper, and the page says so.
    lagi = client.post(
        f"{ALAMAT}bekukan/", {**TRIWULAN, "unit": str(by.unit_id)}, follow=True
    ).content.decode()
    assert "Tidak ada yang berubah" in lagi
    assert Dokumen.objects.filter(jenis="evaluasi_triwulan").count() == 1


def test_others_neither_freeze_nor_take_it(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    make_kegiatan(now=now, by=by)
    isi = {**TRIWULAN, "unit": str(by.unit_id)}
    lain = klien(make_petugas_unit(make_unit("dinas-kesehatan")))
    assert "dibekukan Bappeda" in lain.post(f"{ALAMAT}bekukan/", isi, follow=True).content.decode()
    desa = make_pelaku(JenisPeran.OPERATOR_DESA, DESA)
    assert klien(desa).post(f"{ALAMAT}bekukan/", isi).status_code == 404
    assert not Dokumen.objects.filter(jenis="evaluasi_triwulan").exists()
    klien(make_pelaku(JenisPeran.BAPPEDA, KABUPATEN)).post(f"{ALAMAT}bekukan/", isi)
    kertas = Dokumen.objects.get(jenis="evaluasi_triwulan")
    assert lain.get(f"{ALAMAT}{kertas.kode}/tabel.csv").status_code == 404
    assert klien().get(f"{ALAMAT}{kertas.kode}/tabel.csv").status_code == 302
