"""Impor kamus dan pokir dari halaman: dicoba dahulu, dimasukkan sekali, hanya oleh Bappeda kabupaten itu."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import StatusKerja
from terasa.musrenbang.models import Kamus, KerjaLatar, Pokir
from terasa.musrenbang.services.kerja import drop_unggahan_basi
from terasa.musrenbang.services.unggah import MUATAN
from terasa.umum.lembar import parse_lembar
from terasa.web.musrenbang.lembar.apa import SEMUA
from tests.factories import DESA
from tests.module.musrenbang.bahan import TAHUN
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, OPERATOR, ORANG_LAIN, masuk

pytestmark = pytest.mark.usefixtures("sistem")
KAMUS = b"Kode,Pekerjaan,Satuan,Harga satuan,Ruas\nA1,Jalan beton,m,1.250.000,x\n,Titian ulin,m,dua juta,y\n"
POKIR = f"ID,Judul,Kode desa,Biaya\nP1,Perbaikan titian RT 2,{DESA},75.000.000\n".encode()
ISI = {"kamus": (KAMUS, Kamus), "pokir": (POKIR, Pokir)}


def upload(klien: Client, apa: str, data: bytes) -> Any:
    berkas = SimpleUploadedFile("daftar.csv", data)
    return klien.post(f"/kerja/{apa}/impor/", {"tahun": TAHUN, "berkas": berkas})


@pytest.mark.parametrize("apa", SEMUA)
def test_nothing_is_kept_before_it_is_confirmed_and_then_once(apa: str) -> None:
    data, model = ISI[apa]
    bappeda = masuk(BAPPEDA)
    alamat = upload(bappeda, apa, data)["Location"]
    uji = bappeda.get(alamat).content.decode()
    assert "1 baru, 0 diubah" in uji
    assert "Masukkan sekarang" in uji
    assert not model._default_manager.exists()

    jadi = bappeda.post(alamat, follow=True).content.decode()
    assert "Berkas sudah dimasukkan" in jadi
    assert "Masukkan sekarang" not in jadi
    assert model._default_manager.filter(tahun=TAHUN).count() == 1
    kerja = KerjaLatar.objects.get()
    assert (kerja.status, kerja.berkas_id, Berkas.objects.count()) == (StatusKerja.SELESAI, None, 0)
    assert "Berkas ini sudah dimasukkan" in bappeda.post(alamat).content.decode()
    assert (
        "Berkas ini sudah dimasukkan"
        in bappeda.post(f"{alamat}batal/", {"x": "y"}, follow=True).content.decode()
    )
    assert "daftar.csv" in bappeda.get(f"/kerja/{apa}/impor/").content.decode()

    lagi = bappeda.get(upload(bappeda, apa, data)["Location"]).content.decode()
    assert "Tidak ada yang perlu dimasukkan" in lagi
    assert "Masukkan sekarang" not in lagi


def test_each_row_says_why_and_unread_columns_are_named() -> None:
    bappeda = masuk(BAPPEDA)
    alamat = upload(bappeda, "kamus", KAMUS)["Location"]
    halaman = bappeda.get(alamat).content.decode()
    assert "dua juta" in halaman
    assert "Kolom yang tidak dibaca: Ruas" in halaman
    csv = bappeda.get(f"{alamat}hasil.csv").content.decode("utf-8-sig")
    assert [b.split(",")[2] for b in csv.splitlines()] == ["hasil", "diterima", "dilewati"]


def test_a_sheet_that_cannot_be_used_is_refused_on_the_form() -> None:
    bappeda = masuk(BAPPEDA)
    for data, kata in (
        (b"Kode,Pekerjaan\nA,Jalan\n", "Kolom wajib tidak ditemukan"),
        (b"%PDF-1.7", "bukan lembar kerja"),
        (b"Pekerjaan,Satuan,Harga\n", "tanpa baris data"),
    ):
        assert kata in upload(bappeda, "kamus", data).content.decode()
    assert not KerjaLatar.objects.exists()


@pytest.mark.parametrize("apa", SEMUA)
def test_the_empty_sheet_has_every_column_in_order(apa: str) -> None:
    sheet = masuk(BAPPEDA).get(f"/kerja/{apa}/impor/lembar.xlsx").content
    kolom = MUATAN[SEMUA[apa].jenis].kolom
    judul = [j for j, _arti in SEMUA[apa].kolom]
    isi = ",".join(judul) + "\n" + ",".join("1" for _ in judul)
    dikenal = parse_lembar(isi.encode(), kolom).petunjuk
    assert [nama for _i, _judul, nama in dikenal] == [k.nama for k in kolom]
    assert sheet.startswith(b"PK")


def test_an_upload_is_forgotten_by_hand_or_after_a_day() -> None:
    bappeda = masuk(BAPPEDA)
    alamat = upload(bappeda, "pokir", POKIR)["Location"]
    assert "tidak ada yang dimasukkan" in bappeda.post(f"{alamat}batal/", follow=True).content.decode()
    assert not KerjaLatar.objects.exists()
    alamat = upload(bappeda, "pokir", POKIR)["Location"]
    kerja = KerjaLatar.objects.get()
    KerjaLatar.objects.update(diubah_at=kerja.diubah_at.replace(year=2000))
    assert drop_unggahan_basi(kerja.diubah_at) == 1
    assert "Berkasnya sudah dihapus" in bappeda.get(alamat).content.decode()
    assert "Berkasnya sudah dihapus" in bappeda.post(alamat).content.decode()
    assert not Pokir.objects.exists()


@pytest.mark.parametrize("siapa", [OPERATOR, CAMAT, *ORANG_LAIN])
def test_only_bappeda_of_this_kabupaten_enters(siapa: tuple[str, str]) -> None:
    alamat = upload(masuk(BAPPEDA), "kamus", KAMUS)["Location"]
    lain = masuk(siapa)
    assert lain.get(alamat).status_code == 404
    assert lain.post(alamat).status_code == 404
    assert lain.get(f"{alamat}hasil.csv").status_code == 404
    assert not Kamus.objects.exists()
    # The import of the other list is not found under this one either.
    assert masuk(BAPPEDA).get(alamat.replace("kamus", "pokir")).status_code == 404


def test_the_lists_lead_bappeda_there_and_nobody_else() -> None:
    for daftar, alamat in (("/kerja/kamus/", "/kerja/kamus/impor/"), ("/pokir/", "/kerja/pokir/impor/")):
        assert alamat in masuk(BAPPEDA).get(daftar).content.decode()
        assert alamat not in masuk(OPERATOR).get(daftar).content.decode()
    assert "/kerja/pokir/impor/" not in Client().get("/pokir/").content.decode()
    assert Client().get("/kerja/pokir/impor/").status_code == 302
