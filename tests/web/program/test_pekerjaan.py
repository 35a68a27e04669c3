"""Halaman pekerjaan, rencana, dan pertanyaan: apa yang tampil, dan siapa yang tidak boleh masuk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.program.models import Kegiatan, Pekerjaan, Pertanyaan, Realisasi
from terasa.program.services import add_pekerjaan
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, KABUPATEN_LAIN, make_foto, make_pelaku, make_unit, sebagai
from tests.module.program.bahan import lapor, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
RATA = {f"uang{n}": "20.000.000" for n in range(1, 13)}


def make_kerja(by: PelakuTetap, now: datetime) -> tuple[Kegiatan, Pekerjaan]:
    kegiatan = make_kegiatan(now=now, by=by)
    with sebagai(by):
        return kegiatan, add_pekerjaan(
            kegiatan=kegiatan, by=by, nama="Rangka", nilai_kontrak=200_000_000, now=now
        )


def test_contract_addendum_stage_and_place_from_the_pages(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan, p = make_kerja(by, now)
    client, dasar = klien(by), f"/kerja/kegiatan/{kegiatan.pk}/pekerjaan/{p.pk}/"
    hari = timezone.localdate().isoformat()
    tanpa = client.post(f"{dasar}adendum/", {"tanggal": hari, "nilai": "210.000.000"})
    assert "Tulis mengapa kontraknya berubah" in tanpa.content.decode()
    isi = {"tanggal": hari, "nilai": "210.000.000", "keterangan": "Tiang tambahan di hilir."}
    assert client.post(f"{dasar}adendum/", isi).status_code == 302
    tahap = {"tahap": "kontrak", "tanggal": hari, "tahap_berikut": "pho", "berikut_on": "2030-01-01"}
    assert client.post(f"{dasar}tahap/", tahap).status_code == 302
    assert client.post(f"{dasar}titik/", {"titik": "-2.78, 115.25", "keterangan": "Hulu"}).status_code == 302
    halaman = client.get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    for kata in ("Tiang tambahan di hilir.", "Adendum 1", "Rp210.000.000", "1 Januari 2030"):
        assert kata in halaman


def test_the_plan_is_entered_summed_and_drawn_for_everyone(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    client, alamat = klien(by), f"/kerja/kegiatan/{kegiatan.pk}/rencana/"
    kurang = client.post(alamat, RATA | {"uang1": "19.000.000"}).content.decode()
    assert "Jumlah dua belas bulan Rp239.000.000" in kurang
    assert "boleh_berbeda" in kurang
    assert client.post(alamat, RATA).status_code == 302
    halaman = klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    assert 'class="rencana garis-keuangan"' in halaman
    assert "Rencana bulanan dalam tabel" in halaman


def test_question_and_answer_stand_on_the_public_page(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    lapor(kegiatan, by, 10, 60, now=timezone.now(), sebab="Jalan masuk putus.")
    tanya, bappeda = Pertanyaan.objects.get(), klien(make_pelaku(JenisPeran.BAPPEDA))
    assert kegiatan.nama in bappeda.get("/kerja/kegiatan/pertanyaan/").content.decode()
    alamat = f"/kerja/kegiatan/{kegiatan.pk}/pertanyaan/{tanya.pk}/"
    assert bappeda.get(alamat).status_code == 404
    assert klien(by).post(alamat, {"jawaban": "Uang muka sesuai kontrak."}).status_code == 302
    halaman = klien().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    assert tanya.kalimat in halaman
    assert "Uang muka sesuai kontrak." in halaman
    assert "Jalan masuk putus." in halaman
    assert "Tidak ada pertanyaan" in bappeda.get("/kerja/kegiatan/pertanyaan/").content.decode()


def test_the_public_only_hears_that_the_place_of_a_photo_was_checked(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan, p = make_kerja(by, now)
    client = klien(by)
    client.post(f"/kerja/kegiatan/{kegiatan.pk}/pekerjaan/{p.pk}/titik/", {"titik": "-2.78, 115.25"})
    lapor(
        kegiatan, by, 10, 10, now=timezone.now(), foto=make_foto(), foto_dirilis=True,
        foto_titik=(p.titik.get().lat, p.titik.get().lng),
    )  # fmt: skip
    halaman = f"/kegiatan/{kegiatan.kode}/"
    assert "lokasi foto diperiksa" in klien().get(halaman).content.decode()
    # A photo far from the site was not found to fit, and the public does not hear how far.
    Realisasi.objects.update(foto_periksa="jauh 3,2 km dari titik")
    umum = klien().get(halaman).content.decode()
    assert "lokasi foto diperiksa" not in umum
    assert "3,2 km" not in umum
    assert "jauh 3,2 km dari titik" in client.get(f"/kerja/kegiatan/{kegiatan.pk}/").content.decode()


@pytest.mark.parametrize(
    "halaman", ["rencana/", "pekerjaan/{p}/adendum/", "pekerjaan/{p}/tahap/", "pekerjaan/{p}/titik/"]
)
def test_three_people_at_every_page_of_a_work(klien: Klien, now: datetime, halaman: str) -> None:
    by = make_petugas_unit()
    kegiatan, p = make_kerja(by, now)
    alamat = f"/kerja/kegiatan/{kegiatan.pk}/{halaman.format(p=p.pk)}"
    assert klien(by).get(alamat).status_code == 200
    assert klien().get(alamat).status_code == 302
    for lain in (
        make_petugas_unit(make_unit("dinas-kesehatan")),
        make_pelaku(JenisPeran.OPERATOR_DESA, DESA),
        make_pelaku(JenisPeran.BAPPEDA, KABUPATEN_LAIN),
    ):
        assert klien(lain).get(alamat).status_code == 404, lain.label
        assert klien(lain).post(alamat).status_code == 404, lain.label


def test_a_quarter_is_evaluated_with_its_bands_and_as_a_file(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by, nama="=Jembatan Bamban")
    fisik = {f"fisik{n}": "25" for n in range(1, 5)}
    klien(by).post(f"/kerja/kegiatan/{kegiatan.pk}/rencana/", RATA | fisik)
    lapor(kegiatan, by, 68, 25, now=now)
    bappeda = klien(make_pelaku(JenisPeran.BAPPEDA))
    alamat = "/kerja/kegiatan/evaluasi/?tahun=2026&triwulan=1"
    halaman = bappeda.get(alamat).content.decode()
    # 68 of 75 planned is 90.7 per cent: rounded first, as the annex knows whole per cents only.
    assert "Sangat Tinggi" in halaman
    assert "(90,7%)" in halaman
    berkas = bappeda.get(f"{alamat}&bentuk=csv").content.decode()
    assert "'=Jembatan Bamban" in berkas
    assert '75,68,"90,7",Sangat Tinggi' in berkas.replace('"75"', "75").replace('"68"', "68")
    assert (
        kegiatan.nama
        not in klien(make_pelaku(JenisPeran.BAPPEDA, KABUPATEN_LAIN)).get(alamat).content.decode()
    )
    assert klien().get(alamat).status_code == 302
    assert klien(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)).get(alamat).status_code == 404
