"""Halaman pemeriksaan: tiap tingkat pada gilirannya, orang lain tidak melihatnya, angkanya terbaca umum."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Lampiran, Usulan, Verifikasi
from tests.factories import make_foto, make_unit
from tests.module.musrenbang.bahan import make_usulan
from tests.module.musrenbang.test_kamus import make_kamus
from tests.module.musrenbang.test_verifikasi import agreed
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, OPERATOR, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
DESA = {
    "hasil": "layak",
    "lokasi": "RT 02",
    "volume": "12",
    "status_lahan": "desa",
    "foto": "Belum dapat difoto",
    "biaya": "80.000.000",
    "catatan": "Diukur ulang",
}


def alamat(usulan: Usulan, apa: str) -> str:
    return f"/kerja/usulan/{usulan.pk}/{apa}/"


def test_a_village_checks_and_everyone_reads_it_beside_the_original(now: datetime) -> None:
    usulan = make_usulan(now)
    for orang in (*ORANG_LAIN, CAMAT, BAPPEDA):
        assert masuk(orang).get(alamat(usulan, "periksa/desa")).status_code == 404
    klien = masuk(OPERATOR)
    assert "periksa/desa" in klien.get(f"/kerja/usulan/{usulan.pk}/").content.decode()
    kurang = klien.post(alamat(usulan, "periksa/desa"), {**DESA, "status_lahan": ""})
    assert "status lahan belum ada" in kurang.content.decode()
    assert not Verifikasi.objects.exists()
    assert klien.post(alamat(usulan, "periksa/desa"), DESA).status_code == 302

    umum = Client().get(f"/jejak/{usulan.kode}").content.decode()
    for kata in ("Rp100.000.000", "Rp80.000.000", "Tim verifikasi desa", "Diukur ulang"):
        assert kata in umum
    assert klien.get(alamat(usulan, "periksa/desa")).status_code == 404
    klien.post(alamat(usulan, "cabut"), {"alasan": "Ukurannya ternyata keliru"})
    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.DIAJUKAN


def test_bappeda_searches_the_dictionary_and_validates_or_forwards(now: datetime) -> None:
    usulan, unit, kamus = agreed(now), make_unit("dinas-uji"), make_kamus(now)
    klien, tuju = masuk(BAPPEDA), alamat(usulan, "periksa/bappeda")
    isi = {"hasil": "layak", "unit": str(unit.pk), "kewenangan": "kabupaten", "rekomendasi": "Layak"}
    cari = klien.post(tuju, {**isi, "kamus_kata": "beton", "cari": "kamus"}).content.decode()
    assert f'value="{kamus.pk}"' in cari
    assert "Layak" in cari
    provinsi = klien.post(tuju, {**isi, "kamus": str(kamus.pk), "kewenangan": "provinsi"})
    assert "bukan penolakan" in provinsi.content.decode()
    klien.post(tuju, {**isi, "kamus": str(kamus.pk)})
    usulan.refresh_from_db()
    assert (usulan.status, usulan.kamus, usulan.unit_tujuan) == (StatusUsulan.VALIDASI_BAPPEDA, kamus, unit)


def test_a_camat_postpones_and_takes_it_up_again(now: datetime) -> None:
    usulan = agreed(now)
    assert masuk(OPERATOR).get(alamat(usulan, "tunda")).status_code == 404
    klien = masuk(CAMAT)
    klien.post(alamat(usulan, "tunda"), {"tahun_tujuan": "2028", "alasan": "Pagu tahun ini sudah habis"})
    assert "dibawa ke tahun 2028" in Client().get(f"/jejak/{usulan.kode}").content.decode()
    klien.post(alamat(usulan, "cabut"), {"alasan": "Ada tambahan pagu tahun ini"})
    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.DISEPAKATI_DESA


def test_rkpd_is_recorded_by_searching_the_nomenclature(now: datetime) -> None:
    usulan = make_usulan(now)
    Usulan.objects.update(status=StatusUsulan.DISEPAKATI_KABUPATEN)
    assert masuk(CAMAT).get(alamat(usulan, "rencana")).status_code == 404
    klien = masuk(BAPPEDA)
    cari = klien.post(alamat(usulan, "rencana"), {"sub_kegiatan_kata": "jembatan", "cari": "sub_kegiatan"})
    pilihan = [nilai for nilai, _sebut in cari.context["form"].fields["sub_kegiatan"].choices if nilai]
    assert pilihan
    klien.post(alamat(usulan, "rencana"), {"sub_kegiatan_kata": "jembatan", "sub_kegiatan": pilihan[0]})
    klien.post(alamat(usulan, "rencana"), {"pagu": "70.000.000"})
    usulan.refresh_from_db()
    assert (usulan.status, usulan.sub_kegiatan) == (StatusUsulan.MASUK_KUA_PPAS, pilihan[0])


def test_a_photo_is_public_only_when_somebody_said_so(now: datetime) -> None:
    usulan = make_usulan(now)
    klien, kirim = masuk(OPERATOR), alamat(usulan, "lampiran")
    foto = SimpleUploadedFile("a.jpg", make_foto(), "image/jpeg")
    klien.post(kirim, {"jenis": "foto", "berkas": foto, "keterangan": "Titian"})
    satu = Lampiran.objects.get()
    tuju = f"/usulan/lampiran/{satu.pk}/"
    assert Client().get(tuju).status_code == 404
    assert masuk((JenisPeran.BAPPEDA, "34.01")).get(tuju).status_code == 404
    assert klien.get(tuju)["Content-Type"] == "image/jpeg"
    klien.post(kirim, {"hapus": str(satu.pk)})
    foto = SimpleUploadedFile("a.jpg", make_foto(), "image/jpeg")
    klien.post(kirim, {"jenis": "foto", "berkas": foto, "is_publik": "on"})
    tuju = f"/usulan/lampiran/{Lampiran.objects.get().pk}/"
    assert tuju in Client().get(f"/jejak/{usulan.kode}").content.decode()
    assert Client().get(tuju)["Content-Type"] == "image/jpeg"
    salah = SimpleUploadedFile("a.pdf", b"bukan pdf", "application/pdf")
    assert "berkas" in klien.post(kirim, {"jenis": "rab", "berkas": salah}).context["form"].errors


def test_an_operator_splits_and_joins_again(now: datetime) -> None:
    usulan = make_usulan(now)
    isi = {
        "judul_1": "Titian RT 2",
        "biaya_1": "60.000.000",
        "judul_2": "Pagar titian",
        "alasan": "Dua pekerjaan berbeda",
    }
    for orang in (*ORANG_LAIN, CAMAT):
        assert masuk(orang).post(alamat(usulan, "pecah"), isi).status_code == 404
    klien = masuk(OPERATOR)
    assert "judul_2" in klien.post(alamat(usulan, "pecah"), {**isi, "judul_2": ""}).context["form"].errors
    assert klien.post(alamat(usulan, "pecah"), isi).status_code == 302
    for tuju in (f"/kerja/usulan/{usulan.pk}/", f"/jejak/{usulan.kode}"):
        assert "Pagar titian" in klien.get(tuju).content.decode()
    klien.post(alamat(usulan, "cabut"), {"alasan": "Ternyata satu pekerjaan"})
    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.DIAJUKAN
