"""Pintu lain pada benang bertanda: surel yang menunggu desanya, kertas, lembar, STOP, dan titipan LAPOR!."""

from __future__ import annotations

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from terasa.kabar.berhenti import stop_kabar
from terasa.kabar.rules import clean_alamat
from terasa.pintu.services.surel import receive_surel
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA
from tests.surat import make_surat
from tests.web.benang_bertanda import Benang


def open_doors(b: Benang) -> None:
    """Every other door, with a mark wherever somebody can type."""
    t, desk = b.tanda, b.client("operator")
    with konteks.pakai(konteks.sistem()):
        surat = make_surat(
            f"Tolong {t.semua('surel: isi')}", subjek=t.nama("surel: judul"), dari=t.surel("surel: dari")
        )
        receive_surel(data=surat, by=SISTEM, now=b.now)
        nomor = clean_alamat("telepon", t.telepon("STOP"))
        stop_kabar(jenis="telepon", nilai=nomor, by=SISTEM, now=b.now)
    pertemuan = {"acara": "rapat", "nama": f"Rapat di rumah {t.nama('pertemuan')}", "pada_on": "2026-02-10"}
    baris = {
        "b-TOTAL_FORMS": "1",
        "b-INITIAL_FORMS": "0",
        "b-0-kunci_kirim": str(uuid4()),
        "b-0-masalah": f"Titian ke rumah {t.nama('kertas: masalah')} patah.",
        "b-0-dusun": t.nama("kertas: dusun"),
        "b-0-telepon": t.telepon("kertas: telepon"),
    }
    assert (
        b'class="slip-satu"' in desk.post(f"/kerja/aspirasi/lembar/{DESA}/", {**pertemuan, **baris}).content
    )
    isi = f"No,NIK,Saran\n1,{t.nik('lembar: NIK')},Lampu dekat {t.nama('lembar: saran')}\n"
    berkas = SimpleUploadedFile("saran.csv", isi.encode())
    jawaban = desk.post("/kerja/aspirasi/lembar/impor/", {**pertemuan, "wilayah": DESA, "berkas": berkas})
    assert jawaban.status_code == 302, jawaban.content.decode()[-3000:]
    lapor = f"/kerja/aspirasi/{b.aspirasi['loket'].kode}/lapor/catat/"
    assert desk.post(lapor, {"nomor": "7654321", "pada_on": "2026-02-10"}).status_code == 302
