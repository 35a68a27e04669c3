"""Halaman anggaran kegiatan: versi dengan sumbernya, susun ulang, kode lama yang menunjuk, dan dua daftar celah."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from terasa.program.models import Kegiatan, VersiAnggaran
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, KABUPATEN, get_pengguna, make_pelaku, make_unit
from tests.module.program.bahan import make_kegiatan, make_petugas_unit, make_usulan

pytestmark = pytest.mark.django_db
ALASAN = "Transfer dari pusat dipotong, jadi panjangnya dikurangi."


def masuk(by: PelakuTetap) -> Client:
    klien = Client()
    klien.force_login(get_pengguna(by))
    return klien


def isian(kegiatan: Kegiatan, **isi: str) -> dict[str, str]:
    return {
        "tahap": "perubahan",
        "jumlah": "200.000.000",
        "nomenklatur_versi": kegiatan.nomenklatur_versi,
        "nomenklatur_kode": kegiatan.nomenklatur_kode,
        "sumber_0": "DAU",
        "rupiah_0": "150.000.000",
        "sumber_2": "DAK Fisik",
        "rupiah_2": "50.000.000",
        "alasan": ALASAN,
        **isi,
    }


def test_a_version_is_recorded_and_what_was_typed_stays_when_it_does_not_add_up(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    klien, alamat = masuk(make_petugas_unit()), f"/kerja/kegiatan/{kegiatan.pk}/anggaran/"
    assert alamat in klien.get(f"/kerja/kegiatan/{kegiatan.pk}/").content.decode()
    salah = klien.post(alamat, isian(kegiatan, rupiah_2="49.999.999")).content.decode()
    assert "berselisih Rp1 dari" in salah
    assert "DAK Fisik" in salah
    assert VersiAnggaran.objects.count() == 1
    assert klien.post(alamat, isian(kegiatan)).status_code == 302
    halaman = Client().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    for kata in (ALASAN, "DAK Fisik Rp50.000.000", "Rp240.000.000", "-Rp40.000.000", 'id="anggaran-judul"'):
        assert kata in halaman


def test_a_split_by_per_cent_and_the_old_code_shows_its_parts(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    klien, alamat = masuk(make_petugas_unit()), f"/kerja/kegiatan/{kegiatan.pk}/susun/"
    isi = {"apa": "pecah", "p-alasan": ALASAN, "p-nama_0": "Bagian hulu", "p-nama_1": "Bagian hilir"}
    salah = klien.post(alamat, {**isi, "p-persen_0": "33,33", "p-persen_1": "66"}).content.decode()
    assert "tepat 100" in salah
    klien.post(alamat, {**isi, "p-persen_0": "33,33", "p-persen_1": "66,67"})
    hulu, hilir = (Kegiatan.objects.get(nama=n) for n in ("Bagian hulu", "Bagian hilir"))
    assert (hulu.pagu, hilir.pagu) == (79_992_000, 160_008_000)
    lama = Client().get(f"/kegiatan/{kegiatan.kode}/").content.decode()
    assert "Bagian hulu" in lama
    assert "Bagian hilir" in lama
    assert "Pecahan dari" in Client().get(f"/kegiatan/{hulu.kode}/").content.decode()


def test_a_merge_redirects_old_codes_and_a_new_name_is_told(now: datetime) -> None:
    a, b = make_kegiatan(now=now), make_kegiatan(now=now)
    klien, alamat = masuk(make_petugas_unit()), f"/kerja/kegiatan/{a.pk}/susun/"
    isi = {"apa": "gabung", "g-lain": [str(b.pk)], "g-nama": "Dua jembatan", "g-alasan": ALASAN}
    klien.post(alamat, isi)
    baru = Kegiatan.objects.get(nama="Dua jembatan")
    for lama in (a, b):
        assert Client().get(f"/kegiatan/{lama.kode}/")["Location"] == f"/kegiatan/{baru.kode}/"
    klien.post(
        f"/kerja/kegiatan/{baru.pk}/susun/",
        {"apa": "nama", "n-nama": "Dua jembatan gantung", "n-alasan": ALASAN},
    )
    assert "Dahulu bernama" in Client().get(f"/kegiatan/{baru.kode}/").content.decode()


def test_strangers_do_not_touch_the_budget(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    lain = (
        make_petugas_unit(make_unit("dinas-lain")),
        make_pelaku("operator_desa", DESA),
        make_pelaku("dinas_pmd", KABUPATEN),
    )
    for siapa in lain:
        for akhir in ("anggaran", "susun", "dasar"):
            assert masuk(siapa).get(f"/kerja/kegiatan/{kegiatan.pk}/{akhir}/").status_code == 404


def test_two_lists_look_for_each_other(now: datetime) -> None:
    yatim = make_kegiatan(now=now, usulan=[], cakupan=[DESA], nama="Rapat koordinasi")
    menunggu = make_usulan(now=now, judul="Jembatan menunggu")
    halaman = Client().get(f"/tanpa-usulan/{KABUPATEN}/").content.decode()
    assert "Rapat koordinasi" in halaman
    assert "belum dijelaskan" in halaman
    klien = masuk(make_petugas_unit())
    klien.post(f"/kerja/kegiatan/{yatim.pk}/dasar/", {"dasar": "wajib", "keterangan": "Belanja rutin kantor"})
    assert (
        "Belanja rutin kantor"
        in Client().get(f"/tanpa-usulan/{KABUPATEN}/tabel.csv?dasar=wajib").content.decode()
    )
    assert "Rapat koordinasi" not in Client().get(f"/tanpa-usulan/{KABUPATEN}/?dasar=pokir").content.decode()
    assert menunggu.judul in Client().get(f"/tanpa-kegiatan/{KABUPATEN}/").content.decode()
    assert menunggu.kode in Client().get(f"/tanpa-kegiatan/{KABUPATEN}/tabel.csv").content.decode()
    for salah in ("/tanpa-usulan/63/", "/tanpa-kegiatan/99.99/"):
        assert Client().get(salah).status_code == 404
