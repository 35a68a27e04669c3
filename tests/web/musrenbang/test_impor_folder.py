"""Impor transfer ke desa, padanan kode, dan folder realisasi dari halaman: dicoba, dimasukkan sekali, oleh yang berhak."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.apbdes.models import TahapTransfer, TransferDesa
from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.nomenklatur.enums import Tingkat
from terasa.nomenklatur.models import Nomenklatur, Padanan, VersiNomenklatur
from terasa.program.models import (
    Kegiatan,
    Kontrak,
    Pekerjaan,
    Realisasi,
    RencanaBulan,
    Tahapan,
    TitikPekerjaan,
)
from tests.factories import DESA, KABUPATEN
from tests.module.program.folder_realisasi import make_folder
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, OPERATOR, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
PMD = (JenisPeran.DINAS_PMD, KABUPATEN)
KODE = "1.03.02.2.01.0001"
TRANSFER = (
    "Kode desa,Jenis,Pagu,Tahap,Jumlah,Rencana\n"
    f"{DESA},DD,800.000.000,1,480.000.000,2026-01-15\n{DESA},DD,800.000.000,2,320.000.000,2026-07-01\n"
    f"{DESA},ADD,nanti,,,\n"
).encode()
PADANAN = f"Versi lama,Kode lama,Versi baru,Kode baru,Bobot\nuji-lama,{KODE},uji-baru,{KODE},100\n".encode()
TABEL: tuple[type[Model], ...] = (
    Kegiatan,
    Pekerjaan,
    Kontrak,
    Tahapan,
    TitikPekerjaan,
    Realisasi,
    RencanaBulan,
)


@pytest.fixture
def dua_versi(db: None, sistem: None) -> None:
    for versi, hari in (("uji-lama", date(2019, 1, 1)), ("uji-baru", date(2024, 1, 1))):
        VersiNomenklatur.objects.create(kode=versi, nama=f"Versi {versi}", dasar="uji", berlaku_dari=hari)
        Nomenklatur.objects.create(
            versi_id=versi, kode=KODE, tingkat=Tingkat.SUB_KEGIATAN, nama=f"{versi} {KODE}", asal="impor"
        )


def upload(klien: Client, apa: str, *berkas: tuple[str, bytes], **isi: str) -> Any:
    kirim = [SimpleUploadedFile(nama, data) for nama, data in berkas]
    return klien.post(f"/kerja/{apa}/impor/", {"berkas": kirim, **isi})


def make_zip(berkas: Mapping[str, bytes], folder: str = "realisasi-2019/") -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for nama, data in berkas.items():
            arsip.writestr(f"{folder}{nama}", data)
        arsip.writestr(f"__MACOSX/{folder}._x.csv", b"\x00")
    return keluar.getvalue()


@pytest.mark.parametrize("siapa", [PMD, BAPPEDA])
def test_transfers_are_tried_shown_row_by_row_and_brought_in_once(siapa: tuple[str, str]) -> None:
    klien = masuk(siapa)
    alamat = upload(klien, "transfer", ("t.csv", TRANSFER), tahun="2026")["Location"]
    uji = klien.get(alamat).content.decode()
    assert "3 baris dibaca: 2 baru, 0 diubah, 1 dilewati" in uji
    assert "nanti" in uji
    assert not TransferDesa.objects.exists()
    assert "Berkas sudah dimasukkan" in klien.post(alamat, follow=True).content.decode()
    assert (TransferDesa.objects.get().pagu, TahapTransfer.objects.count()) == (800_000_000, 2)
    assert (KerjaLatar.objects.get().status, Berkas.objects.count()) == (StatusKerja.SELESAI, 0)
    lagi = klien.get(
        upload(klien, "transfer", ("t.csv", TRANSFER), tahun="2026")["Location"]
    ).content.decode()
    assert "Masukkan sekarang" not in lagi
    assert "/kerja/transfer/impor/" in klien.get("/kerja/apbdes/").content.decode()


@pytest.mark.usefixtures("dua_versi")
def test_pairs_of_codes_are_brought_in_and_listed() -> None:
    klien = masuk(BAPPEDA)
    alamat = upload(klien, "padanan", ("p.csv", PADANAN))["Location"]
    assert "1 baru, 0 diubah" in klien.get(alamat).content.decode()
    assert not Padanan.objects.exists()
    klien.post(alamat)
    assert Padanan.objects.get().kode_baru == KODE
    assert "uji-lama" in klien.get("/kerja/padanan/?kode=1.03").content.decode()
    assert "Belum ada padanan" in klien.get("/kerja/padanan/?kode=9").content.decode()
    assert "/kerja/padanan/" in klien.get("/kerja/kegiatan/").content.decode()


@pytest.mark.parametrize("cara", ["zip", "berkas"])
def test_a_folder_of_realisasi_is_tried_and_brought_in_whole(cara: str) -> None:
    klien = masuk(BAPPEDA)
    folder = make_folder()
    kirim = [("r.zip", make_zip(folder))] if cara == "zip" else list(folder.items())
    alamat = upload(klien, "realisasi", *kirim, tahun="2019")["Location"]
    uji = klien.get(alamat).content.decode()
    assert "Rp990.000.000" in uji
    assert "nilai ditandai" in uji
    assert not Pekerjaan.objects.exists()
    klien.post(alamat)
    assert (Pekerjaan.objects.count(), Tahapan.objects.count(), Kontrak.objects.count()) == (4, 4, 3)
    jumlah = sum(p.pagu or 0 for p in Pekerjaan.objects.all())
    laporan = KerjaLatar.objects.get().laporan
    assert laporan["jumlah"]["pekerjaan"]["pagu"] == jumlah == 990_000_000
    assert len(laporan["baris"]) == laporan["dibaca"]
    sebelum = {m: sorted(m._default_manager.values_list(), key=str) for m in TABEL}
    lagi = klien.get(upload(klien, "realisasi", *kirim, tahun="2019")["Location"]).content.decode()
    assert "Masukkan sekarang" not in lagi
    assert {m: sorted(m._default_manager.values_list(), key=str) for m in TABEL} == sebelum


def test_a_folder_that_cannot_be_used_is_refused_on_the_form() -> None:
    klien = masuk(BAPPEDA)
    satu = make_folder()["kerja.csv"]
    kosong = io.BytesIO()
    zipfile.ZipFile(kosong, "w").close()
    for kirim, kata in (
        ([("a.zip", make_zip({"a.txt": b"halo dunia\n"}))], "Hanya satu kolom"),
        ([("a.zip", kosong.getvalue())], "tidak berisi berkas"),
        ([("kerja.csv", satu), ("kerja.csv", satu)], "dua berkas bernama"),
        ([("x.csv", b"a,b\n1,2\n")], "Tidak ada lembar realisasi"),
    ):
        assert kata in upload(klien, "realisasi", *kirim, tahun="2019").content.decode()
    assert not KerjaLatar.objects.exists()


@pytest.mark.usefixtures("dua_versi")
@pytest.mark.parametrize("apa", ["transfer", "padanan", "realisasi"])
def test_only_the_right_offices_upload_or_see_an_upload(apa: str) -> None:
    isi = {
        "transfer": ("t.csv", TRANSFER),
        "padanan": ("p.csv", PADANAN),
        "realisasi": ("r.zip", make_zip(make_folder())),
    }
    tahun = {} if apa == "padanan" else {"tahun": "2026" if apa == "transfer" else "2019"}
    alamat = upload(masuk(BAPPEDA), apa, isi[apa], **tahun)["Location"]
    orang = [OPERATOR, CAMAT, *ORANG_LAIN, *([] if apa == "transfer" else [PMD])]
    for siapa in orang:
        klien = masuk(siapa)
        assert klien.get(alamat).status_code == 404
        assert klien.post(alamat).status_code == 404
        if siapa[0] != JenisPeran.BAPPEDA:
            assert upload(klien, apa, isi[apa], **tahun).status_code == 404
    assert Client().get(f"/kerja/{apa}/impor/").status_code == 302
    assert KerjaLatar.objects.count() == 1
