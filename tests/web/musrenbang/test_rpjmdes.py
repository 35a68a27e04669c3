"""Meja RPJM Desa: ditulis hanya oleh pemerintah desanya, drafnya dibaca camat dan Dinas PMD, bukan desa sebelah."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import StatusRpjm
from terasa.musrenbang.models import KegiatanRpjm, KerjaLatar, RpjmDesa, Usulan
from terasa.musrenbang.services import AsalRpjm, enter_rkpdes
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa
from tests.module.musrenbang.bahan_rpjmdes import AWAL, make_berlaku, make_draf
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, KADES, OPERATOR, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
PMD = (JenisPeran.DINAS_PMD, KABUPATEN)
LURAH = (JenisPeran.LURAH, "63.06.05.1001")
KEGIATAN = {
    "bidang": "pembangunan",
    "jenis": "Rabat beton",
    "lokasi": "RT 2",
    "volume": "1.250,5",
    "satuan": "m",
    "tahun": ["2027", "2028"],
    "biaya": "100.000.000",
}
LEMBAR = b"Bidang,Jenis kegiatan,Lokasi,2027,2028,Jumlah\n2,Posyandu,RT 3,v,,90.000.000\n,Salah,RT 1,,,\n"


def read(siapa: tuple[str, str] | Client, alamat: str) -> str:
    klien = siapa if isinstance(siapa, Client) else masuk(siapa)
    return klien.get(alamat, follow=True).content.decode()


def test_a_village_writes_its_plan_from_the_first_year_to_the_regulation() -> None:
    klien = masuk(OPERATOR)
    assert "belum punya RPJM Desa" in read(klien, "/kerja/rpjmdes/")
    alamat = klien.post("/kerja/rpjmdes/baru/", {"tahun_awal": AWAL, "visi": "Desa terang"})["Location"]
    assert "Belum ada kegiatan" in read(klien, alamat)
    kosong = klien.post(f"{alamat}kegiatan/baru/", {"jenis": "x"}).content.decode()
    assert "ringkasan-galat" in kosong
    assert not KegiatanRpjm.objects.exists()
    jawaban = klien.post(f"{alamat}kegiatan/baru/", {**KEGIATAN, "lagi": "ya"})
    assert jawaban["Location"] == f"{alamat}kegiatan/baru/?bidang=pembangunan"
    k = KegiatanRpjm.objects.get()
    assert (str(k.volume), k.tahun, k.biaya) == ("1250.50", [2027, 2028], 100_000_000)
    kembar = klien.post(f"{alamat}kegiatan/baru/", KEGIATAN).content.decode()
    assert "sudah ada di tempat yang sama" in kembar
    klien.post(f"{alamat}kegiatan/{k.pk}/", {**KEGIATAN, "jenis": "Rabat beton K-250"})
    assert "Rabat beton K-250" in read(klien, alamat)
    tetapkan = {"nomor_perdes": "3 Tahun 2026", "ditetapkan_on": "2026-02-01"}
    klien.post(f"{alamat}tetapkan/", tetapkan)
    halaman = read(klien, alamat)
    assert "3 Tahun 2026" in halaman
    assert "Tambah kegiatan" not in halaman
    assert klien.post(f"{alamat}tetapkan/", tetapkan).status_code == 404
    assert "Desa terang" in read(Client(), f"/rpjmdes/{DESA}/")


def test_a_change_is_opened_with_a_reason_and_may_be_thrown_away(now: datetime) -> None:
    lama = make_berlaku(now)
    klien = masuk(KADES)
    klien.post(f"/kerja/rpjmdes/{lama.pk}/perubahan/", {"alasan": ""})
    assert RpjmDesa.objects.count() == 1
    baru = klien.post(f"/kerja/rpjmdes/{lama.pk}/perubahan/", {"alasan": "Banjir besar"})["Location"]
    assert "Banjir besar" in read(klien, baru)
    assert "Ada draf yang sedang ditulis" in read(klien, f"/kerja/rpjmdes/{lama.pk}/")
    klien.post(f"{baru}hapus/")
    assert RpjmDesa.objects.get() == lama


def test_a_kegiatan_becomes_an_usulan_of_its_year(now: datetime) -> None:
    rencana = make_berlaku(now)
    k = rencana.kegiatan.get()
    klien, alamat = masuk(OPERATOR), f"/kerja/rpjmdes/{rencana.pk}/kegiatan/{rencana.kegiatan.get().pk}/"
    assert f"{alamat}usulan/2027/" in read(klien, alamat)
    form = klien.get(f"{alamat}usulan/2027/").content.decode()
    assert "30000000" in form.replace(".", "")
    tuju = klien.post(f"{alamat}usulan/2027/", {"tujuan": "desa", "biaya": "25.000.000"})["Location"]
    usulan = Usulan.objects.get()
    assert (tuju, usulan.judul, usulan.biaya) == (f"/kerja/usulan/{usulan.pk}/", k.jenis, 25_000_000)
    assert "sudah punya usulan" in klien.post(f"{alamat}usulan/2027/", {"tujuan": "desa"}).content.decode()
    assert klien.get(f"{alamat}usulan/2031/").status_code == 404
    assert k.jenis in read(klien, tuju)


def test_the_village_records_what_it_finished(now: datetime) -> None:
    rencana = make_berlaku(now)
    usulan = make_usulan(now, tujuan="desa")
    agree(open_desa(now), [usulan], now)
    klien, alamat = masuk(OPERATOR), f"/kerja/rpjmdes/selesai/{usulan.pk}/"
    assert klien.get(alamat).status_code == 404
    enter_rkpdes(usulan=usulan, by=SISTEM, nomor_perdes="4", now=now, rpjm=AsalRpjm(rencana.kegiatan.get()))
    assert alamat in read(klien, f"/kerja/usulan/{usulan.pk}/")
    assert "tanggal selesainya" in klien.post(alamat, {"selesai_on": f"{TAHUN - 2}-01-01"}).content.decode()
    assert masuk(CAMAT).get(alamat).status_code == 404


@pytest.mark.parametrize("siapa", [CAMAT, PMD, BAPPEDA])
def test_those_who_coach_the_village_read_its_draft_and_write_nothing(
    siapa: tuple[str, str], now: datetime
) -> None:
    draf = make_draf(now)
    klien, alamat = masuk(siapa), f"/kerja/rpjmdes/{draf.pk}/"
    halaman = read(klien, alamat)
    assert "Semenisasi gang" in halaman
    assert "Tambah kegiatan" not in halaman
    assert f"/kerja/rpjmdes/{draf.pk}/" in read(klien, "/kerja/rpjmdes/")
    for ekor in ("ubah/", "tetapkan/", "hapus/", "kegiatan/baru/", f"kegiatan/{draf.kegiatan.get().pk}/"):
        assert klien.post(f"{alamat}{ekor}", KEGIATAN).status_code == 404
    draf.refresh_from_db()
    assert draf.status == StatusRpjm.DRAF


@pytest.mark.parametrize("siapa", [*ORANG_LAIN, LURAH])
def test_the_village_next_door_finds_nothing(siapa: tuple[str, str], now: datetime) -> None:
    draf = make_draf(now)
    klien = masuk(siapa)
    assert klien.get(f"/kerja/rpjmdes/{draf.pk}/").status_code == 404
    assert klien.post(f"/kerja/rpjmdes/{draf.pk}/hapus/").status_code == 404


def test_many_villages_are_listed_with_how_many_have_a_plan(now: datetime) -> None:
    make_berlaku(now)
    halaman = read(CAMAT, "/kerja/rpjmdes/")
    assert "1 dari " in halaman
    assert "belum ada" in halaman


def test_an_upload_is_tried_then_brought_in_once_by_its_own_village() -> None:
    klien = masuk(OPERATOR)
    assert "Tahun pertama RPJM Desa" in read(klien, "/kerja/rpjmdes/impor/")
    isi = {"tahun": AWAL, "berkas": SimpleUploadedFile("rpjm.csv", LEMBAR)}
    alamat = klien.post("/kerja/rpjmdes/impor/", isi)["Location"]
    uji = read(klien, alamat)
    assert "1 baru, 0 diubah, 1 dilewati" in uji
    assert "tidak ada tahun pelaksanaan" in uji
    assert not RpjmDesa.objects.exists()
    for lain in (*ORANG_LAIN, CAMAT, BAPPEDA):
        assert masuk(lain).get(alamat).status_code == 404
        assert masuk(lain).post(alamat).status_code == 404
    assert "Berkas sudah dimasukkan" in klien.post(alamat, follow=True).content.decode()
    assert (RpjmDesa.objects.get().kode_desa, KegiatanRpjm.objects.get().tahun) == (DESA, [2027])
    assert Berkas.objects.count() == 0
    assert "Berkas ini sudah dimasukkan" in klien.post(alamat).content.decode()
    assert klien.get("/kerja/rpjmdes/impor/lembar.xlsx").content.startswith(b"PK")
    assert len(klien.get(f"{alamat}hasil.csv").content.decode().splitlines()) == 3


def test_an_upload_of_another_first_year_than_the_draft_is_refused_on_the_form(now: datetime) -> None:
    make_draf(now)
    isi = {"tahun": AWAL + 1, "berkas": SimpleUploadedFile("rpjm.csv", LEMBAR)}
    assert "mulai 2026" in masuk(OPERATOR).post("/kerja/rpjmdes/impor/", isi).content.decode()
    assert not KerjaLatar.objects.exists()
