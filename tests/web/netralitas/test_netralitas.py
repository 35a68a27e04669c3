"""Halaman netralitas: kalender untuk semua, pakta per tempat, penunjukan, dan kasus dari laporan sampai ditutup."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.perangkat.models import (
    KasusNetralitas,
    PaktaNetralitas,
    PelatihanNetralitas,
    PeriodePemilihan,
    PetugasNetralitas,
)
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN, get_pengguna, make_pelaku
from tests.module.perangkat.bahan_netralitas import appoint, make_periode
from tests.module.perangkat.bahan_paw import seat_kades
from tests.web.musrenbang.bahan import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
AWAL = "/kerja/netralitas/"
PMD, OPERATOR = (P.DINAS_PMD, KABUPATEN), (P.OPERATOR_DESA, DESA)


def read(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat, follow=True)
    assert jawaban.status_code == 200, alamat
    return jawaban.content.decode()


def sign_in(by: PelakuTetap) -> Client:
    klien = Client()
    klien.force_login(get_pengguna(by))
    return klien


def test_two_offices_keep_the_calendar_and_everyone_reads_it() -> None:
    klien, hari = masuk((P.BAGIAN_PEMERINTAHAN, KABUPATEN)), timezone.localdate()
    isi = {
        "nama": "Pilkada Uji", "rezim": "pilkada", "mulai_on": str(hari), "selesai_on": str(hari + timedelta(days=60)),
        "dasar": "Keputusan KPU 2/2029", "tahapan": "2029-09-25 2029-11-23 Masa kampanye",
    }  # fmt: skip
    rusak = klien.post(f"{AWAL}periode/baru/", {**isi, "tahapan": "besok kampanye"}).content.decode()
    assert "Baris 1 tidak terbaca" in rusak
    assert "besok kampanye" in rusak
    klien.post(f"{AWAL}periode/baru/", isi)
    periode = PeriodePemilihan.objects.get()
    umum = read(Client(), "/kalender-pemilihan/")
    assert "Masa kampanye: 25 September 2029" in umum
    klien.post(f"{AWAL}periode/{periode.pk}/", {**isi, "nama": "Pilkada Ulang"})
    assert "Pilkada Ulang" in read(Client(), "/kalender-pemilihan/")
    for siapa in (PMD, OPERATOR, (P.BUPATI, KABUPATEN)):
        assert masuk(siapa).get(f"{AWAL}periode/baru/").status_code == 404
    # What the law forbids stands on the home of a village office while the period runs.
    assert "tidak ikut serta atau terlibat dalam kampanye" in read(masuk(OPERATOR), "/beranda/")
    assert "terlibat dalam kampanye" not in read(masuk((P.BAPPEDA, KABUPATEN)), "/beranda/")


def test_pledges_are_counted_recorded_at_once_and_closed_to_the_next_village() -> None:
    make_periode()
    seat_kades()
    pmd, hari = masuk(PMD), timezone.localdate()
    assert "0 dari 1 pemegang jabatan" in read(pmd, AWAL)
    halaman = read(pmd, f"{AWAL}pakta/{DESA}/")
    assert "Pembakal Lama" in halaman
    kosong = pmd.post(f"{AWAL}pakta/{DESA}/", {"ditandatangani_on": str(hari)}).content.decode()
    assert "ringkasan-galat" in kosong
    masa = halaman.partition('name="masa" value="')[2].partition('"')[0]
    berkas = SimpleUploadedFile("pakta.pdf", b"%PDF-1.4 pakta", "application/pdf")
    pmd.post(f"{AWAL}pakta/{DESA}/", {"masa": masa, "ditandatangani_on": str(hari), "pindaian": berkas})
    assert "1 dari 1 pemegang jabatan" in read(pmd, AWAL)
    pakta = PaktaNetralitas.objects.get()
    assert pakta.periode is not None
    assert masuk(OPERATOR).get(f"{AWAL}pakta/berkas/{pakta.pk}/").content == b"%PDF-1.4 pakta"
    tetangga = masuk((P.OPERATOR_DESA, DESA_LAIN))
    assert tetangga.get(f"{AWAL}pakta/berkas/{pakta.pk}/").status_code == 404
    assert tetangga.get(f"{AWAL}pakta/{DESA}/").status_code == 404
    # The village sees that its head signed and does not record it.
    desa = read(masuk(OPERATOR), f"{AWAL}pakta/{DESA}/")
    assert "Catat pakta" not in desa
    pmd.post(
        f"{AWAL}pelatihan/{DESA}/",
        {
            "judul": "Sosialisasi netralitas",
            "tanggal": str(hari),
            "penyelenggara": "Bawaslu",
            "peserta": masa,
        },
    )
    assert PelatihanNetralitas.objects.get().peserta.count() == 1
    assert "Sosialisasi netralitas" in read(masuk(OPERATOR), AWAL)
    assert "Sosialisasi netralitas" not in read(tetangga, AWAL)


def test_the_regent_appoints_and_ends_and_reads_no_case() -> None:
    bupati, hari = masuk((P.BUPATI, KABUPATEN)), timezone.localdate()
    petugas = make_pelaku(P.BAGIAN_PEMERINTAHAN)
    isi = {"peran": str(petugas.peran_id), "sk_nomor": "188.45/77", "dari_on": str(hari)}
    bupati.post(f"{AWAL}petugas/", isi)
    satu = PetugasNetralitas.objects.get()
    klien = sign_in(petugas)
    assert "Tidak ada kasus yang terbuka" in read(klien, f"{AWAL}kasus/")
    assert bupati.get(f"{AWAL}kasus/").status_code == 404
    assert "petugas/" in read(bupati, AWAL)
    bupati.post(f"{AWAL}petugas/{satu.pk}/akhiri/", {"sampai_on": str(hari - timedelta(days=1))})
    satu.refresh_from_db()
    assert satu.sampai_on is None
    PetugasNetralitas.objects.update(dari_on=hari - timedelta(days=9))
    bupati.post(f"{AWAL}petugas/{satu.pk}/akhiri/", {"sampai_on": str(hari - timedelta(days=1))})
    assert klien.get(f"{AWAL}kasus/").status_code == 404
    assert masuk(PMD).get(f"{AWAL}petugas/").status_code == 404


def test_a_case_from_the_report_to_its_end_with_clocks_letter_and_files() -> None:
    make_periode()
    masa = seat_kades()
    klien, hari = sign_in(appoint()), timezone.localdate()
    assert "Di mana kejadiannya" in read(klien, f"{AWAL}kasus/baru/")
    isi = {
        "sumber": "warga", "rezim": "pilkada", "dugaan": "ikut-kampanye", "kejadian_on": str(hari), "terlapor": str(masa.pk),
        "diketahui_on": str(hari), "tempat": "Lapangan", "uraian": "Berpidato di panggung.",
    }  # fmt: skip
    baru = f"{AWAL}kasus/baru/?tempat={DESA}"
    nik = klien.post(baru, {**isi, "uraian": "Orang dengan 6306 0412 3456 7890 hadir."}).content.decode()
    assert "enam belas angka" in nik
    assert "hadir." in nik
    alamat = klien.post(baru, isi)["Location"]
    halaman = read(klien, alamat)
    assert "Penyampaian kepada yang berwenang" in halaman
    assert "Pembakal Lama" in halaman
    assert klien.get(f"{alamat}hasil/").status_code == 404
    surat = klien.get(f"{alamat}surat/")
    assert "Berpidato di panggung." in surat.content.decode()
    assert surat["Cache-Control"] == "private, no-store"
    berkas = SimpleUploadedFile("rekaman.mp4", b"\x00\x00\x00 ftypmp42", "video/mp4")
    klien.post(f"{alamat}bukti/", {"berkas": berkas})
    bukti = KasusNetralitas.objects.get().bukti.get()
    unduh = klien.get(f"{alamat}bukti/{bukti.pk}/")
    assert unduh.content == b"\x00\x00\x00 ftypmp42"
    assert unduh["Cache-Control"] == "private, no-store"
    assert unduh["Content-Disposition"].startswith("attachment")
    assert "rekaman" not in unduh["Content-Disposition"]
    klien.post(f"{alamat}rujuk/", {"ke": "bawaslu", "nomor": "700/1", "pada": str(hari)})
    assert "Tindak lanjut yang berwenang" in read(klien, alamat)
    klien.post(f"{alamat}keterangan/")
    # It stands in the history now, and is asked only once.
    assert f"{alamat}keterangan/" not in read(klien, alamat)
    klien.post(f"{alamat}hasil/", {"hasil": "pelanggaran", "nomor": "B/1", "pada": str(hari)})
    klien.post(f"{alamat}sanksi/", {"sanksi": "teguran_tertulis", "nomor": "300/2", "pada": str(hari)})
    tangga = read(klien, f"{alamat}sanksi/")
    assert "Teguran lisan" not in tangga
    assert "Pemberhentian sementara" in tangga
    klien.post(f"{alamat}tutup/", {"catatan": "Sanksi sudah dijalankan."})
    assert "Sanksi sudah dijalankan." in read(klien, alamat)
    assert klien.get(f"{alamat}bukti/").status_code == 404
