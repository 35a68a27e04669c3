"""Halaman kerja unit: dari usulan terpilih sampai serah terima, dan siapa yang tidak boleh masuk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.program.models import Kegiatan, Pekerjaan, Realisasi, SerahTerima
from tests.factories import DESA, KABUPATEN_LAIN, make_foto, make_pelaku, make_unit
from tests.module.program.bahan import (
    get_sub_kegiatan,
    lapor,
    make_diserahkan,
    make_kegiatan,
    make_petugas_unit,
    make_usulan,
)

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
HALAMAN = ("", "laporan/", "pekerjaan/", "serah-terima/", "pemanfaatan/", "batal/")


def report(**isi: object) -> dict[str, object]:
    return {
        "kunci_kirim": uuid4(),
        "per_tanggal": "2026-03-10",
        "fisik_persen": "37,5",
        "keuangan_persen": "30",
        **isi,
    }


def test_an_officer_turns_a_chosen_usulan_into_a_kegiatan(klien: Klien, now: datetime) -> None:
    by, usulan = make_petugas_unit(), make_usulan(now=now, judul="Jembatan gantung Dusun II")
    client, sub = klien(by), get_sub_kegiatan()
    assert "Jembatan gantung Dusun II" in client.get("/kerja/kegiatan/").content.decode()
    cari = client.get(f"/kerja/kegiatan/baru/?usulan={usulan.pk}&kata={sub.kode}")
    assert sub.nama in cari.content.decode()
    alamat = f"/kerja/kegiatan/baru/?usulan={usulan.pk}&kode={sub.kode}"
    assert 'value="250.000.000"' in client.get(alamat).content.decode()
    isi = {"nama": "Jembatan Bamban", "pagu": "Rp 245.000.000", "sumber_dana": "Dana Alokasi Umum"}
    jawaban = client.post(alamat, isi)
    kegiatan = Kegiatan.objects.get()
    assert jawaban.headers["Location"] == f"/kerja/kegiatan/{kegiatan.pk}/"
    assert (kegiatan.pagu, kegiatan.nomenklatur_kode, kegiatan.unit_id) == (245_000_000, sub.kode, by.unit_id)
    # The list no longer offers it, so the form of a second tab does not exist any more.
    assert client.post(alamat, isi).status_code == 404


def test_words_suggest_budget_codes_before_anything_is_typed(klien: Klien, now: datetime) -> None:
    usulan = make_usulan(now=now, judul="Perbaikan jalan lingkungan")
    teks = klien(make_petugas_unit()).get(f"/kerja/kegiatan/baru/?usulan={usulan.pk}").content.decode()
    assert "Mungkin ini, menurut judul usulannya" in teks
    # The foot of the page once showed the decree where the version of the software belongs.
    assert "Perangkat lunak Terasa Nomenklatur" not in teks


@pytest.mark.parametrize("kueri", ["", "usulan=x", f"usulan={UUID(int=1)}"])
def test_without_a_waiting_usulan_there_is_no_form(klien: Klien, kueri: str) -> None:
    assert klien(make_petugas_unit()).get(f"/kerja/kegiatan/baru/?{kueri}").status_code == 404


def test_usulan_of_another_unit_are_not_offered(klien: Klien, now: datetime) -> None:
    usulan = make_usulan(now=now, unit=make_unit("dinas-kesehatan"))
    client = klien(make_petugas_unit())
    assert usulan.judul not in client.get("/kerja/kegiatan/").content.decode()
    assert client.get(f"/kerja/kegiatan/baru/?usulan={usulan.pk}").status_code == 404


def test_a_progress_report_from_the_phone_with_photo(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    client, isi = klien(by), report()
    for _ in range(2):
        foto = SimpleUploadedFile("a.jpg", make_foto(), "image/jpeg")
        jawaban = client.post(f"/kerja/kegiatan/{kegiatan.pk}/laporan/", {**isi, "foto": foto})
        assert jawaban.status_code == 302
    laporan = Realisasi.objects.get()
    assert (str(laporan.fisik_persen), laporan.foto_id is not None) == ("37.50", True)
    foto_kerja = f"/kerja/kegiatan/{kegiatan.pk}/foto/{laporan.pk}/"
    assert client.get(foto_kerja).headers["Cache-Control"] == "private, no-store"
    client.post(f"{foto_kerja}rilis/", {"rilis": "ya"})
    assert klien().get(f"/kegiatan/{kegiatan.kode}/foto/{laporan.pk}/").status_code == 200
    client.post(f"{foto_kerja}rilis/", {"rilis": "tidak"})
    assert klien().get(f"/kegiatan/{kegiatan.kode}/foto/{laporan.pk}/").status_code == 404


def test_going_backwards_is_asked_on_the_form(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    lapor(kegiatan, by, 60, 60, now=now)
    client, alamat = klien(by), f"/kerja/kegiatan/{kegiatan.pk}/laporan/"
    assert "<div data-bila-ditolak hidden>" in client.get(alamat).content.decode()
    jawaban = client.post(alamat, report()).content.decode()
    assert "lebih rendah daripada laporan sebelumnya" in jawaban
    assert "<div data-bila-ditolak>" in jawaban
    assert client.post(alamat, report(boleh_mundur="on")).status_code == 302


@pytest.mark.parametrize(
    "isi", [{"fisik_persen": "101"}, {"per_tanggal": "2999-01-01"}, {"fisik_persen": ""}]
)
def test_a_wrong_report_comes_back_with_its_reason(klien: Klien, now: datetime, isi: dict[str, str]) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    jawaban = klien(by).post(f"/kerja/kegiatan/{kegiatan.pk}/laporan/", report(**isi))
    assert jawaban.status_code == 200
    assert "ringkasan-galat" in jawaban.content.decode()
    assert not Realisasi.objects.exists()


def test_a_file_that_is_no_photo_is_refused(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    palsu = SimpleUploadedFile("a.jpg", b"<script>", "image/jpeg")
    klien(by).post(f"/kerja/kegiatan/{kegiatan.pk}/laporan/", report(foto=palsu))
    assert not Realisasi.objects.exists()


def test_from_contract_to_use(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    client, dasar = klien(by), f"/kerja/kegiatan/{kegiatan.pk}/"
    client.post(f"{dasar}pekerjaan/", {"nama": "Rangka", "cara": "kontrak", "nilai_kontrak": "200.000.000"})
    client.post(f"{dasar}laporan/", report(fisik_persen="100", keuangan_persen="95"))
    bast = {"nomor_bast": "12/2026", "tanggal": "2026-03-11", "penerima": "Desa Bamban"}
    assert client.post(f"{dasar}serah-terima/", bast).status_code == 302
    tidak = {"keadaan": "rusak", "pada": "2026-03-12", "alasan": ""}
    assert (
        "Tulis apa yang rusak atau mengapa tidak dipakai"
        in client.post(f"{dasar}pemanfaatan/", tidak).content.decode()
    )
    assert client.post(f"{dasar}pemanfaatan/", {**tidak, "keadaan": "berfungsi"}).status_code == 302
    kegiatan.refresh_from_db()
    assert Pekerjaan.objects.get().nilai_kontrak == 200_000_000
    assert SerahTerima.objects.get().oleh == by.label
    assert kegiatan.status == "dimanfaatkan"


def test_cancelling_takes_a_code_and_a_sentence(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    client, alamat = klien(by), f"/kerja/kegiatan/{kegiatan.pk}/batal/"
    assert client.post(alamat, {"alasan_kode": "R05", "alasan": "pendek"}).status_code == 200
    isi = {"alasan_kode": "R05", "alasan": "Tanahnya belum dihibahkan pemilik."}
    assert client.post(alamat, isi).status_code == 302
    kegiatan.refresh_from_db()
    assert kegiatan.status == "dibatalkan"


@pytest.mark.parametrize("halaman", HALAMAN)
def test_three_people_at_every_page(klien: Klien, now: datetime, halaman: str) -> None:
    by = make_petugas_unit()
    alamat = f"/kerja/kegiatan/{make_diserahkan(now=now, by=by).pk}/{halaman}"
    assert klien(by).get(alamat).status_code == 200
    assert klien().get(alamat).status_code == 302
    orang_lain = [
        make_petugas_unit(make_unit("dinas-kesehatan")),
        make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN_LAIN),
        make_pelaku(JenisPeran.OPERATOR_DESA, DESA),
        make_pelaku(JenisPeran.BAPPEDA, KABUPATEN_LAIN),
    ]
    for lain in orang_lain:
        assert klien(lain).get(alamat).status_code == 404, lain.label
        assert klien(lain).post(alamat).status_code in (404, 405), lain.label


def test_bappeda_reads_but_does_not_report(klien: Klien, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    client = klien(make_pelaku(JenisPeran.BAPPEDA))
    assert client.get(f"/kerja/kegiatan/{kegiatan.pk}/").status_code == 200
    assert client.get(f"/kerja/kegiatan/{kegiatan.pk}/laporan/").status_code == 404


def test_kegiatan_that_nobody_reported_on_can_be_listed(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    lama = make_kegiatan(now=now, by=by)
    client = klien(by)
    assert lama.nama in client.get("/kerja/kegiatan/?laporan=lama").content.decode()
    lapor(lama, by, 10, 5, now=timezone.now())
    assert "Tidak ada kegiatan yang cocok" in client.get("/kerja/kegiatan/?laporan=lama").content.decode()
