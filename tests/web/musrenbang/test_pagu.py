"""Meja pagu kewilayahan dan halaman umumnya."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from terasa.musrenbang.models import DataTempat, PaguKewilayahan
from tests.factories import KABUPATEN
from tests.module.musrenbang.bahan import TAHUN
from tests.module.musrenbang.test_pagu import fill_all
from tests.web.musrenbang.bahan import BAPPEDA, KADES, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
MEJA = f"/kerja/pagu/?tahun={TAHUN}"
ANGKA = f"/kerja/pagu/angka/?tahun={TAHUN}"
UMUM = f"/pagu/{KABUPATEN}/{TAHUN}/"


def test_the_desk_says_which_figures_are_missing(now: datetime) -> None:
    teks = masuk(BAPPEDA).get(MEJA).content.decode()
    assert "belum ada untuk 148 dari 148" in teks
    assert "Belum ada pagu kewilayahan tahun ini" in teks


def test_a_division_is_seen_first_and_published_with_the_second_button(now: datetime) -> None:
    fill_all(now)
    klien = masuk(BAPPEDA)
    lihat = klien.post(MEJA, {"total": "1.000.000.000", "apa": "lihat"}).content.decode()
    assert "Tetapkan dan umumkan Rp1.000.000.000" in lihat
    assert not PaguKewilayahan.objects.exists()
    jawab = klien.post(MEJA, {"total": "1.000.000.000", "apa": "tetapkan"})
    assert jawab["Location"] == UMUM
    assert PaguKewilayahan.objects.get().total == 10**9


def test_a_refusal_keeps_what_was_typed(now: datetime) -> None:
    teks = masuk(BAPPEDA).post(MEJA, {"total": "5.000.000", "apa": "tetapkan"}).content.decode()
    assert "5.000.000" in teks
    assert "belum ada untuk" in teks
    assert "Ada yang perlu diperbaiki" in teks


def test_a_sheet_brings_figures_in_and_reports_each_bad_row() -> None:
    isi = b"kode,penduduk\n63.06.04.2002,1.000\nbukan kode,5\n"
    berkas = SimpleUploadedFile("angka.csv", isi)
    teks = masuk(BAPPEDA).post(ANGKA, {"berkas": berkas, "sumber": "BPS"}).content.decode()
    assert "2 baris dibaca: 1 baru, 0 diubah, 1 dilewati" in teks
    assert "Baris 3:" in teks
    assert DataTempat.objects.get().penduduk == 1000


@pytest.mark.parametrize("siapa", [KADES, *ORANG_LAIN])
def test_only_bappeda_of_this_kabupaten_divides(siapa: tuple[str, str], now: datetime) -> None:
    fill_all(now)
    masuk(siapa).post(MEJA, {"total": "1.000", "apa": "tetapkan"})
    assert not PaguKewilayahan.objects.filter(kabupaten=KABUPATEN).exists()


def test_everybody_reads_the_ceilings_with_the_formula_and_its_parts(now: datetime) -> None:
    fill_all(now)
    masuk(BAPPEDA).post(MEJA, {"total": "1.480.000", "apa": "tetapkan"})
    warga = Client()
    assert warga.get("/pagu/")["Location"] == UMUM
    teks = warga.get(UMUM).content.decode()
    assert "Penduduk miskin" in teks
    assert "batas perencanaan, bukan janji" in teks
    desa = warga.get(f"{UMUM}?kecamatan=63.06.04").content.decode()
    assert "Tiap desa dan kelurahan" in desa
    baris = warga.get(f"{UMUM}pagu.csv").content.decode("utf-8-sig").splitlines()
    # 11 kecamatan, 148 desa and kelurahan, three groups of bidang in each kecamatan.
    assert len(baris) == 1 + 11 + 148 + 33
    assert warga.get(f"{UMUM}pagu.xlsx")["Content-Type"].endswith("sheet")


@pytest.mark.parametrize(
    "alamat", ["/pagu/63.06/2031/", "/pagu/x/2027/", f"{UMUM}lain.csv", "/pagu/63.06/99999/"]
)
def test_what_is_not_there_is_404(alamat: str) -> None:
    assert Client().get(alamat).status_code == 404


def test_a_sheet_that_is_too_large_is_told_its_limit() -> None:
    berkas = SimpleUploadedFile("angka.csv", b"x" * (5 * 2**20 + 1))
    teks = masuk(BAPPEDA).post(ANGKA, {"berkas": berkas, "sumber": "BPS"}).content.decode()
    assert "Berkas terlalu besar; paling besar 5 MB." in teks
    assert not DataTempat.objects.exists()
