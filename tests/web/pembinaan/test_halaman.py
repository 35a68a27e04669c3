"""Pembinaan di layar: dari rencana sampai tanda terima, dan siapa yang tidak menemukan halamannya."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from terasa.pembinaan import services as s
from terasa.pembinaan.models import Kunjungan, LampiranKunjungan, LaporanMasuk, Temuan
from terasa.pembinaan.services import IsiTemuan
from tests.factories import DESA, make_foto, sebagai
from tests.module.pembinaan.bersama import DAFTAR, KONSEP, RAHASIA, Orang, make_orang, plan, record

Klien = Callable[..., Client]


@pytest.fixture
def orang(sistem: None) -> Orang:
    return make_orang()


@pytest.fixture
def kunjungan(orang: Orang) -> Kunjungan:
    """Today's visit of Dinas PMD with a draft finding, a referred one, and a photo."""
    now = timezone.now()
    satu = plan(orang.pmd, now)
    hari = timezone.localdate(now)
    satu.rencana_on = hari
    satu.save()
    record(satu, orang.pmd, timezone.localtime(now))
    with sebagai(orang.pmd):
        s.add_temuan(kunjungan=satu, isi=IsiTemuan("keuangan", "sedang", KONSEP), by=orang.pmd, now=now)
        s.add_temuan(
            kunjungan=satu,
            isi=IsiTemuan("keuangan", "berat", RAHASIA),
            by=orang.pmd,
            now=now,
            dugaan_pidana=True,
        )
        s.attach_lampiran(
            kunjungan=satu, data=make_foto(), nama="kas.jpg", jenis="foto", by=orang.pmd, now=now
        )
    satu.refresh_from_db()
    return satu


def url(nama: str, *args: Any) -> str:
    return reverse(f"kerja-pembinaan{nama}", args=args)


def test_a_visit_goes_from_plan_to_receipt_in_the_browser(orang: Orang, klien: Klien) -> None:
    now, hari = timezone.now(), timezone.localdate()
    pmd, kades = klien(orang.pmd), klien(orang.kades)
    assert "Buat dulu hubungan binaannya" in pmd.get(url("")).content.decode()
    pmd.post(url("-hubungan-bawaan"))
    assert "Desa" in pmd.get(url("")).content.decode()
    pmd.post(
        url("-rencana", DESA), {"rencana_on": hari.isoformat(), "tujuan": "rutin", "daftar_kode": DAFTAR}
    )
    satu = Kunjungan.objects.get()
    assert "Direncanakan" in kades.get(url("-tempat", DESA)).content.decode()
    pmd.post(
        url("-catat", satu.pk),
        {
            "dilaksanakan_on": hari.isoformat(),
            "ditemui": "Sekretaris Desa\nKaur Keuangan",
            "ringkasan": "Buku kas",
            "jawab_keu-kas": "sebagian",
            "skor_keu-kas": "60",
            "catatan_keu-kas": "Belum ditutup",
        },
    )
    pmd.post(url("-temuan-baru", satu.pk), {"jenis": "keuangan", "tingkat": "sedang", "uraian": KONSEP})
    pmd.post(
        url("-sepakat", satu.pk),
        {"teks": "Tutup buku kas", "jatuh_tempo_on": (hari + timedelta(days=7)).isoformat()},
    )
    foto = SimpleUploadedFile("kas.jpg", make_foto(), "image/jpeg")
    pmd.post(url("-lampirkan", satu.pk), {"jenis": "foto", "berkas": foto})
    assert KONSEP in pmd.get(url("-kunjungan", satu.pk)).content.decode()
    assert KONSEP not in kades.get(url("-kunjungan", satu.pk)).content.decode()
    assert kades.get(url("-cetak", satu.pk)).status_code == 404
    pmd.post(url("-sampaikan", satu.pk))
    halaman = kades.get(url("-kunjungan", satu.pk)).content.decode()
    assert KONSEP in halaman
    assert "Tutup buku kas" in halaman
    kades.post(url("-terima", satu.pk), {"pernyataan": orang.kades.label})
    satu.refresh_from_db()
    assert satu.status == "selesai"
    assert kades.get(url("-cetak", satu.pk)).content.startswith(b"%PDF-")
    assert KONSEP in pmd.get(url("-tempat", DESA)).content.decode()
    temuan = Temuan.objects.get()
    pmd.post(url("-tutup", satu.pk, temuan.pk), {"kata": "Sudah ditutup, dilihat bukunya"})
    temuan.refresh_from_db()
    assert temuan.selesai_at is not None
    assert now is not None


@pytest.mark.parametrize(
    "nama", ["kades", "operator", "camat", "bagian", "bupati", "inspektorat", "pendamping"]
)
def test_a_draft_is_nowhere_in_the_pages_of_those_who_see_the_plan(
    orang: Orang, kunjungan: Kunjungan, klien: Klien, nama: str
) -> None:
    klien_ = klien(getattr(orang, nama))
    for alamat in (url("-kunjungan", kunjungan.pk), url("-tempat", DESA)):
        isi = klien_.get(alamat)
        assert isi.status_code == 200
        for kata in (KONSEP, RAHASIA, "Belum ditutup", "Pemeriksaan buku kas"):
            assert kata not in isi.content.decode()
    with sebagai(orang.pmd):
        temuan, foto = Temuan.objects.get(), LampiranKunjungan.objects.get()
    assert klien_.get(url("-lampiran", kunjungan.pk, foto.pk)).status_code == 404
    assert klien_.get(url("-cetak", kunjungan.pk)).status_code == 404
    for aksi in ("-catat", "-temuan-baru", "-sepakat", "-lampirkan", "-batal", "-tugas"):
        assert klien_.get(url(aksi, kunjungan.pk)).status_code == 404, aksi
    for aksi in ("-rujuk", "-temuan-hapus"):
        assert klien_.post(url(aksi, kunjungan.pk, temuan.pk)).status_code == 404, aksi
    assert klien_.post(url("-sampaikan", kunjungan.pk)).status_code == 404


@pytest.mark.parametrize("nama", ["kades_lain", "camat_lain", "warga", "inspektorat_lain"])
def test_the_next_village_and_the_next_kecamatan_find_no_page(
    orang: Orang, kunjungan: Kunjungan, klien: Klien, nama: str
) -> None:
    klien_ = klien(getattr(orang, nama))
    assert klien_.get(url("-kunjungan", kunjungan.pk)).status_code == 404
    assert klien_.get(url("-tempat", DESA)).status_code == 404
    assert klien_.get(url("-cetak", kunjungan.pk)).status_code == 404


def test_a_suspected_crime_is_read_by_the_inspektorat_alone(
    orang: Orang, kunjungan: Kunjungan, klien: Klien
) -> None:
    assert RAHASIA in klien(orang.inspektorat).get(url("-rujukan")).content.decode()
    assert RAHASIA not in klien(orang.inspektorat_lain).get(url("-rujukan")).content.decode()
    for nama in ("pmd", "camat", "bagian", "bupati", "kades"):
        assert klien(getattr(orang, nama)).get(url("-rujukan")).status_code == 404
    halaman = klien(orang.pmd).get(url("-kunjungan", kunjungan.pk)).content.decode()
    assert KONSEP in halaman
    assert RAHASIA not in halaman


def test_row_level_security_holds_when_the_view_forgets_every_filter(
    orang: Orang, kunjungan: Kunjungan, klien: Klien, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every visit visible to everybody, every check of the office gone: the words still do not come out."""
    from terasa.pembinaan.models import KunjunganQuerySet, TemuanQuerySet
    from terasa.web.pembinaan import bersama, isi, rencana
    from terasa.web.pembinaan import kunjungan as satu_kunjungan

    monkeypatch.setattr(KunjunganQuerySet, "visible_to", lambda self, by: self.all())
    monkeypatch.setattr(TemuanQuerySet, "visible_to", lambda self, by: self.all())
    for modul in (bersama, satu_kunjungan):
        monkeypatch.setattr(modul, "is_pengunjung", lambda by, k: True)
    monkeypatch.setattr(rencana, "list_rujukan", lambda by: list(Temuan.objects.all()))
    monkeypatch.setattr(isi, "get_own", lambda request, pk: Kunjungan.objects.get(pk=pk))
    for nama in ("kades", "kades_lain", "camat", "bagian", "bupati", "inspektorat_lain", "pendamping"):
        halaman = klien(getattr(orang, nama)).get(url("-kunjungan", kunjungan.pk))
        assert halaman.status_code == 200, nama
        for kata in (KONSEP, RAHASIA, "Belum ditutup", "Pemeriksaan buku kas", "kas.jpg"):
            assert kata not in halaman.content.decode(), (nama, kata)
    assert RAHASIA not in klien(orang.inspektorat_lain).get(url("-rujukan")).content.decode()


def test_a_visitor_is_asked_to_sign_in(kunjungan: Kunjungan, klien: Klien) -> None:
    for alamat in (url(""), url("-kunjungan", kunjungan.pk), url("-laporan")):
        assert klien(None).get(alamat).status_code == 302


def test_other_weights_are_tried_and_nothing_is_saved(
    orang: Orang, kunjungan: Kunjungan, klien: Klien
) -> None:
    from terasa.aturan.models import Aturan

    lama = Aturan.objects.count()
    halaman = klien(orang.pmd).get(url(""), {"b_laporan": "0", "b_kunjungan": "99", "b_temuan": "x" * 40})
    assert "Percobaan" in halaman.content.decode()
    assert Aturan.objects.count() == lama
    assert "bukan penilaian" in halaman.content.decode()


def test_the_village_reads_its_visits_and_not_its_score(
    orang: Orang, kunjungan: Kunjungan, klien: Klien
) -> None:
    jawaban = klien(orang.kades).get(url(""), follow=True)
    assert jawaban.redirect_chain
    assert "Mengapa kunjungan membantu" not in jawaban.content.decode()


def test_papers_are_asked_sent_and_sent_back_on_the_pages(orang: Orang, klien: Klien) -> None:
    pmd, operator = klien(orang.pmd), klien(orang.operator)
    tempo = (timezone.localdate() + timedelta(days=3)).isoformat()
    pmd.post(url("-laporan-minta"), {"nama": "Laporan bulan Januari", "tempo_on": tempo})
    masuk = LaporanMasuk.objects.get(kode_wilayah=DESA)
    assert klien(orang.kades_lain).post(url("-laporan-kirim", masuk.pk)).status_code == 404
    operator.post(url("-laporan-kirim", masuk.pk))
    pmd.post(url("-laporan-periksa", masuk.pk), {"diterima": "", "catatan": "Lampiran kurang"})
    masuk.refresh_from_db()
    assert masuk.status == "perbaiki"
    for alamat in (url("-laporan"), url("-laporan-lihat", masuk.laporan_id)):
        assert "Januari" in pmd.get(alamat).content.decode()
    kantor = pmd.get(url("-laporan-kantor"), {"nama": masuk.pelapor})
    assert "Lampiran kurang" in kantor.content.decode()
    assert klien(orang.camat_lain).get(url("-laporan-kantor"), {"nama": masuk.pelapor}).status_code == 404
    assert "harus diperbaiki" in operator.get(url("-tempat", DESA)).content.decode()


def test_an_index_comes_in_from_a_sheet_and_stands_on_the_page_of_the_village(
    orang: Orang, klien: Klien
) -> None:
    pmd = klien(orang.pmd)
    isi = f"kode desa,status,skor\n{DESA},Maju,0.7321\nsalah,Maju,0.5\n".encode()
    for uji in ("on", ""):
        berkas = SimpleUploadedFile("idm.csv", isi, "text/csv")
        data = {"tahun": "2025", "sumber": "Kemendesa 2025", "berkas": berkas}
        hasil = pmd.post(url("-indeks"), {**data, "uji": uji} if uji else data).content.decode()
        assert "1 diterima" in hasil
        assert ("Kemendesa 2025" in pmd.get(url("-tempat", DESA)).content.decode()) == (not uji)
    assert klien(orang.camat).get(url("-indeks")).status_code == 404


def test_calendar_team_and_relations_open_for_their_readers(
    orang: Orang, kunjungan: Kunjungan, klien: Klien
) -> None:
    for nama in ("pmd", "bagian", "camat", "bupati"):
        k = klien(getattr(orang, nama))
        assert k.get(url("-kalender")).status_code == 200
        assert k.get(url("-hubungan")).status_code == 200
        assert k.get(url("")).status_code == 200
    assert klien(orang.pmd).get(url("-tim")).status_code == 200
    assert klien(orang.kades).get(url("-tim")).status_code == 404
    assert klien(orang.camat).get(url("-hubungan-baru")).status_code == 404
    assert klien(orang.pmd).get(url("-hubungan-baru")).status_code == 200
