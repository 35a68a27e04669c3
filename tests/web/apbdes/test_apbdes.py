"""Halaman APBDes: desa menulis, camat menilai, tetangga tidak melihat, dan warga membaca yang berlaku."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from terasa.apbdes.models import Apbdes, CatatanEvaluasi, PosApbdes
from terasa.apbdes.services import change_apbdes
from terasa.dokumen.models import Dokumen
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA
from tests.module.apbdes.bahan import TAHUN, add_pos, adopt, make_berlaku, make_draf, submit
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, OPERATOR, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
POS = {
    "kelompok": "belanja",
    "bidang": "pembangunan",
    "uraian": "Rabat beton RT 03",
    "volume": "120,5",
    "satuan": "m",
    "sumber_dana": "Dana Desa",
    "jumlah": "45.000.000",
}


def read(siapa: tuple[str, str] | Client, alamat: str) -> str:
    klien = siapa if isinstance(siapa, Client) else masuk(siapa)
    return klien.get(alamat, follow=True).content.decode()


def test_a_village_writes_its_budget_line_by_line_and_hands_it_in() -> None:
    klien = masuk(OPERATOR)
    alamat = klien.post("/kerja/apbdes/baru/", {"tahun": "2026"})["Location"]
    assert "Belum ada pos" in read(klien, alamat)
    kosong = klien.post(f"{alamat}pos/baru/", {**POS, "jumlah": "0"}).content.decode()
    assert "ringkasan-galat" in kosong
    assert "Rabat beton RT 03" in kosong
    lagi = klien.post(f"{alamat}pos/baru/", {**POS, "lagi": "ya"})["Location"]
    assert lagi == f"{alamat}pos/baru/?kelompok=belanja&bidang=pembangunan"
    pos = PosApbdes.objects.get()
    assert (pos.jumlah, pos.sumber_dana, str(pos.volume)) == (45_000_000, "DD", "120.50")
    klien.post(f"{alamat}pos/{pos.pk}/", {**POS, "jumlah": "46.000.000"})
    assert "Rp46.000.000" in read(klien, alamat)
    assert (
        "tidak sesudah hari ini"
        in klien.post(f"{alamat}sampaikan/", {"disepakati_on": "2199-01-01"}).content.decode()
    )
    klien.post(f"{alamat}sampaikan/", {"disepakati_on": "2026-01-05"})
    halaman = read(klien, alamat)
    assert "Hasil paling lambat" in halaman
    assert "Tambah pos" not in halaman
    assert klien.get(f"{alamat}pos/{pos.pk}/").status_code == 404


def test_a_sheet_is_tried_first_and_then_brought_in() -> None:
    klien = masuk(OPERATOR)
    lembar = b"Bidang,Uraian,Sumber Dana,Anggaran\n2,Posyandu,ADD,5.000.000\n2,Salah,ADD,dua\n"

    def kirim(**isi: str) -> str:
        berkas = SimpleUploadedFile("apbdes.csv", lembar)
        return klien.post("/kerja/apbdes/impor/", {"tahun": "2026", "berkas": berkas, **isi}).content.decode()

    assert "belum ada yang disimpan" in kirim(uji="on")
    assert not Apbdes.objects.exists()
    hasil = kirim()
    assert "1 diterima, 0 diubah, 1 dilewati" in hasil
    assert PosApbdes.objects.get().jumlah == 5_000_000
    rusak = klien.post(
        "/kerja/apbdes/impor/", {"tahun": "2026", "berkas": io.BytesIO(b"%PDF-1.4")}
    ).content.decode()
    assert "ringkasan-galat" in rusak


def test_the_camat_judges_line_by_line_keeps_what_was_typed_and_gives_the_result(now: datetime) -> None:
    apbdes = make_draf(now)
    submit(apbdes, now)
    klien, alamat = masuk(CAMAT), f"/kerja/apbdes/{apbdes.pk}/"
    assert "Nilai pos demi pos" in read(klien, alamat)
    gang = apbdes.pos.get(uraian__startswith="Semenisasi")
    salah = klien.post(
        f"{alamat}evaluasi/",
        {f"putusan-{gang.pk}": "perbaiki", f"alasan-{gang.pk}": "Volumenya terlalu besar."},
    ).content.decode()
    assert "Pilih kode alasan" in salah
    assert "Volumenya terlalu besar." in salah
    assert not CatatanEvaluasi.objects.exists()
    benar = {
        f"putusan-{gang.pk}": "perbaiki",
        f"kode-{gang.pk}": "E04",
        f"alasan-{gang.pk}": "Volumenya terlalu besar.",
        "hasil": "ya",
    }
    assert klien.post(f"{alamat}evaluasi/", benar)["Location"] == f"{alamat}hasil/"
    # A picker of days is empty unless its day is written as ISO does.
    assert f'value="{timezone.localdate().isoformat()}"' in read(klien, f"{alamat}hasil/")
    hari = now.date().isoformat()
    belum = klien.post(f"{alamat}hasil/", {"nomor_hasil": "188/1", "hasil_on": hari}).content.decode()
    assert "belum dinilai" in belum
    klien.post(f"{alamat}hasil/", {"nomor_hasil": "188/1", "hasil_on": hari, "sisa_setuju": "on"})
    desa = masuk(OPERATOR)
    halaman = read(desa, alamat)
    assert "Volumenya terlalu besar." in halaman
    assert "belum dijawab" in halaman
    catatan = CatatanEvaluasi.objects.get(putusan="perbaiki")
    desa.post(f"{alamat}catatan/{catatan.pk}/", {"jawaban": "Menjadi 40 m."})
    assert "Menjadi 40 m." in read(desa, alamat)
    # The paper: whoever may read the raperdes opens it, everybody asks whether it is genuine, only the camat goes on.
    satu = Dokumen.objects.get(jenis="evaluasi_apbdes")
    kertas = f"/dokumen/{satu.kode}"
    assert kertas in halaman
    assert "Unggah pindaian" not in halaman
    assert desa.get(f"{kertas}.pdf")["Content-Type"] == "application/pdf"
    assert "Volumenya terlalu besar." in read(desa, f"{kertas}/")
    umum = read(Client(), f"{kertas}/")
    assert satu.isi_sha256 in umum
    assert "Volumenya" not in umum
    for ekor in (".pdf", ".json"):
        assert [masuk(lain).get(f"{kertas}{ekor}").status_code for lain in ORANG_LAIN] == [404] * len(
            ORANG_LAIN
        )
        assert Client().get(f"{kertas}{ekor}").status_code == 404
    for ekor in ("kertas", "pindaian"):
        assert desa.post(f"{alamat}hasil/{ekor}/").status_code == 404
    assert "Terbitkan versi baru" in read(klien, alamat)
    klien.post(f"{alamat}hasil/kertas/")
    assert "Versi 2" in read(desa, alamat)
    assert "Ada versi 2" in read(klien, f"{kertas}/")
    berkas = SimpleUploadedFile("hasil.pdf", b"%PDF-1.7 pindaian", "application/pdf")
    assert klien.post(f"{alamat}hasil/pindaian/", {"berkas": berkas}).status_code == 302
    assert Dokumen.objects.get(jenis="evaluasi_apbdes", versi=2).status == "sah"
    baru = desa.post(f"{alamat}sempurnakan/")["Location"]
    desa.post(f"{baru}tetapkan/", {"nomor_perdes": "2 Tahun 2026", "ditetapkan_on": "2026-01-20"})
    assert "2 Tahun 2026" in read(Client(), f"/apbdes/{DESA}/")
    assert "Volumenya terlalu besar." in read(Client(), f"{kertas}/")


def test_strangers_neither_see_nor_judge(now: datetime) -> None:
    apbdes = make_draf(now)
    submit(apbdes, now)
    alamat = f"/kerja/apbdes/{apbdes.pk}/"
    for lain in ORANG_LAIN:
        assert masuk(lain).get(alamat).status_code == 404
        assert masuk(lain).post(f"{alamat}evaluasi/", {}).status_code == 404
    assert masuk(OPERATOR).get(f"{alamat}evaluasi/").status_code == 404
    assert masuk(BAPPEDA).get(f"{alamat}evaluasi/").status_code == 404
    assert Client().get(alamat).status_code == 302
    assert Client().get(f"/apbdes/{DESA}/{TAHUN}/").status_code == 404


def test_residents_compare_years_and_versions_and_take_the_table_home(now: datetime) -> None:
    make_berlaku(now, tahun=TAHUN - 1)
    lama = make_berlaku(now)
    baru = change_apbdes(apbdes=lama, by=SISTEM, alasan="Banjir besar Februari.", now=now)
    add_pos(baru, uraian="=Perahu siaga", jumlah=5_000_000, bidang="bencana")
    adopt(baru, now, nomor="3 Tahun 2026")
    halaman = read(Client(), f"/apbdes/{DESA}/")
    for kata in ("APBDes Perubahan 2026", "Banjir besar Februari.", "Rp75.000.000", "<svg", "Belum seimbang"):
        assert kata in halaman
    assert "sudah digantikan" in read(Client(), f"/apbdes/{DESA}/{TAHUN}/1/")
    unduhan = Client().get(f"/apbdes/{DESA}/{TAHUN}/2/apbdes.csv").content.decode("utf-8-sig")
    assert "'=Perahu siaga" in unduhan
    assert unduhan.count("\n") == 5
    for salah in (
        f"/apbdes/{DESA}/2031/",
        f"/apbdes/{DESA}/{TAHUN}/9/",
        "/apbdes/tidak/",
        f"/apbdes/{DESA}/{TAHUN}/2/x",
    ):
        assert Client().get(salah).status_code == 404
    assert "Kelurahan tidak punya APBDes" in read(Client(), "/apbdes/63.06.05.1001/")
