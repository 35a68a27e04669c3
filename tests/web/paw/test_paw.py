"""Halaman PAW: Dinas PMD memimpin, BPD dan camat desanya melihat, desa tetangga tidak, warga hanya tahu langkahnya."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.perangkat.models import MasaJabatan, ProsesPaw
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KABUPATEN_LAIN
from tests.module.perangkat.bahan_paw import begin, seat_kades, walk
from tests.web.musrenbang.bahan import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
PMD, BPD, CAMAT, TETANGGA = (P.DINAS_PMD, KABUPATEN), (P.BPD, DESA), (P.CAMAT, "63.06.04"), (P.BPD, DESA_LAIN)
AWAL = "/kerja/perangkat/paw/"


def read(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat, follow=True)
    assert jawaban.status_code == 200, alamat
    return jawaban.content.decode()


def scan(nama: str = "keputusan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, b"%PDF-1.4 uji", "application/pdf")


def test_from_the_vacancy_to_the_oath_with_three_offices() -> None:
    masa, hari = seat_kades(), timezone.localdate()
    pmd, bpd = masuk(PMD), masuk(BPD)
    assert "Pembakal Lama" in read(pmd, f"{AWAL}mulai/")
    isi = {
        "berhenti_on": str(hari - timedelta(days=5)),
        "sebab": "meninggal",
        "nomor": "188.45/9",
        "tanggal": str(hari),
    }
    assert "ringkasan-galat" in pmd.post(f"{AWAL}mulai/{masa.pk}/", {**isi, "nomor": ""}).content.decode()
    alamat = pmd.post(f"{AWAL}mulai/{masa.pk}/", {**isi, "pindaian": scan()})["Location"]
    assert "Musyawarah desa" in read(pmd, alamat)
    assert "Catat langkah ini" in read(bpd, alamat)
    camat = read(masuk(CAMAT), alamat)
    assert "BPD membentuk panitia" in camat
    assert "Catat langkah ini" not in camat
    bpd.post(f"{alamat}langkah/panitia/", {"tanggal": str(hari), "nomor": "1/BPD", "pindaian": scan()})
    assert "1/BPD" in read(pmd, alamat)
    assert "Buka berkas" in read(masuk(CAMAT), alamat)
    berkas = ProsesPaw.objects.get().langkah.get(kode="panitia").pk
    assert bpd.get(f"{alamat}berkas/{berkas}/").content.startswith(b"%PDF")
    assert masuk(TETANGGA).get(f"{alamat}berkas/{berkas}/").status_code == 404
    for kode in ("biaya_diajukan", "biaya_disetujui", "pengumuman", "pendaftaran_ditutup"):
        pmd.post(f"{alamat}langkah/{kode}/", {"tanggal": str(hari)})
    ditolak = pmd.post(f"{alamat}langkah/calon/", {"tanggal": str(hari)}).content.decode()
    assert "dua atau tiga" in ditolak
    calon = {"nama-1": "Siti Uji", "tetap-1": "on", "nama-2": "Budi Uji", "tetap-2": "on", "nama-3": "Coba"}
    assert "Orang ke-1" in read(bpd, f"{alamat}calon/")
    bpd.post(f"{alamat}calon/", {**calon, "nilai-3": "77,5"})
    assert "Siti Uji" in read(pmd, alamat)
    pmd.post(f"{alamat}langkah/calon/", {"tanggal": str(hari), "pindaian": scan()})
    tanpa = pmd.post(f"{alamat}langkah/musdes/", {"tanggal": str(hari)}).content.decode()
    assert "Lampirkan berita acara" in tanpa
    salah = pmd.post(
        f"{alamat}langkah/musdes/", {"tanggal": str(hari), "kode_dokumen": "ABCDEFGH2"}
    ).content.decode()
    assert "Tidak ada dokumen desa ini" in salah
    pmd.post(f"{alamat}langkah/musdes/", {"tanggal": str(hari), "pindaian": scan()})
    for kode in ("laporan_panitia", "laporan_bpd", "keputusan"):
        pmd.post(f"{alamat}langkah/{kode}/", {"tanggal": str(hari), "nomor": "188.45/40"})
    lantik = {"mulai_on": str(hari), "tanggal": str(hari), "nomor": "188.45/41", "setuju": "on"}
    assert "Menunggu langkah" in read(pmd, f"{alamat}pelantikan/")
    pmd.post(
        f"{alamat}penjabat/",
        {
            "nama": "Pegawai Uji",
            "mulai_on": str(hari - timedelta(days=3)),
            "tanggal": str(hari),
            "nomor": "188.45/12",
        },
    )
    assert "Tandai dulu calon" in read(pmd, f"{alamat}pelantikan/")
    pmd.post(f"{alamat}calon/", {**calon, "terpilih": "1"})
    assert "melanjutkan sisa masa Pembakal Lama" in read(pmd, f"{alamat}pelantikan/")
    pmd.post(f"{alamat}pelantikan/", lantik)
    baru = MasaJabatan.objects.get(cara="paw")
    assert (baru.orang.nama, baru.rencana_berakhir_on) == ("Siti Uji", masa.rencana_berakhir_on)
    assert "188.45/41" in read(pmd, f"{alamat}riwayat/")
    assert "Siti Uji" in read(pmd, alamat)


def test_the_next_village_another_kabupaten_and_the_technician_find_nothing() -> None:
    proses = begin()
    for siapa in (
        TETANGGA,
        (P.DINAS_PMD, KABUPATEN_LAIN),
        (P.ADMIN_TEKNIS, KABUPATEN),
        (P.CAMAT, "63.06.05"),
    ):
        klien = masuk(siapa)
        for ekor in ("", "riwayat/", "calon/", "langkah/panitia/", "penjabat/", "pelantikan/", "batal/"):
            assert klien.get(f"{AWAL}{proses.pk}/{ekor}").status_code == 404, (siapa, ekor)
    # Of this village, but not its act.
    for siapa, ekor in (
        ((P.KADES, DESA), "langkah/panitia/"),
        (CAMAT, "batal/"),
        (BPD, "penjabat/"),
        (CAMAT, "calon/"),
    ):
        assert masuk(siapa).get(f"{AWAL}{proses.pk}/{ekor}").status_code == 404, (siapa, ekor)


def test_a_visitor_reads_the_step_and_its_day_and_no_name() -> None:
    proses = begin()
    walk(proses, "calon")
    halaman = read(Client(), "/kekosongan-kades/")
    assert "Musyawarah desa mengesahkan" in halaman
    assert "Bamban" in halaman
    for nama in ("Calon Satu", "Calon Dua", "Pembakal Lama"):
        assert nama not in halaman
    assert Client().get(f"{AWAL}{proses.pk}/").status_code == 302


def test_the_homes_count_late_steps_and_lead_to_them(now: datetime) -> None:
    begin()
    for siapa in (PMD, CAMAT, BPD):
        assert "Langkah PAW lewat tenggat" in read(masuk(siapa), "/beranda/")
    assert (
        "Langkah PAW lewat tenggat"
        not in read(masuk((P.CAMAT, "63.06.05")), "/beranda/").partition("Yang sedang kosong")[0]
    )


def test_a_wrong_record_is_corrected_on_its_page_and_a_procedure_cancelled() -> None:
    proses = begin()
    walk(proses, "panitia")
    pmd, alamat = masuk(PMD), f"{AWAL}{proses.pk}/"
    langkah = proses.langkah.get(kode="panitia")
    tanpa = pmd.post(f"{alamat}koreksi/{langkah.pk}/", {"tanggal": "2026-02-11"}).content.decode()
    assert "ringkasan-galat" in tanpa
    pmd.post(f"{alamat}koreksi/{langkah.pk}/", {"tanggal": "2026-02-11", "alasan": "Salah hari."})
    assert "Salah hari." in read(pmd, alamat)
    langkah.refresh_from_db()
    assert langkah.tanggal == date(2026, 2, 11)
    assert masuk(BPD).get(f"{alamat}koreksi/{langkah.pk}/").status_code == 404
    pmd.post(f"{alamat}batal/", {"alasan": "Desanya digabung."})
    halaman = read(pmd, alamat)
    assert "Desanya digabung." in halaman
    assert "Catat langkah ini" not in halaman
    assert pmd.get(f"{alamat}langkah/biaya_diajukan/").status_code == 404
