"""Halaman penerima: ditulis unitnya dari telepon, terbaca umum tanpa menunjuk orang, dan warga di sampingnya."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from terasa.akun.enums import JenisPeran
from terasa.manfaat.services import close_gelombang, publish_gelombang
from terasa.program.models import BarisPenerima, Jangkauan, Kegiatan, SasaranPenerima
from terasa.program.queries.penerima import list_bagian
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, KABUPATEN, make_pelaku, make_unit, sebagai
from tests.module.manfaat.bahan import answer, make_bappeda, make_gelombang, sama
from tests.module.program.bahan import make_kegiatan, make_petugas_unit
from tests.module.program.bahan_penerima import make_sasaran, reach

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
NAMA = "Siti Aminah Rahasia"
ISI = {
    "kelompok": "petani",
    "untuk": "Petani di hilir",
    "satuan": "rumah",
    "sumber": "Profil desa",
    "pada": "2026-03-01",
    "rt": ["1", "2", ""],
    "rumah": ["1.040", "33", ""],
    "orang": ["", "90", ""],
}


def make_satu(now: datetime) -> tuple[PelakuTetap, Kegiatan, str]:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    return by, kegiatan, f"/kerja/kegiatan/{kegiatan.pk}/penerima/"


def read(client: Client, alamat: str) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200, alamat
    return jawaban.content.decode()


def test_a_statement_is_written_in_one_page_and_read_by_everyone(klien: Klien, now: datetime) -> None:
    by, kegiatan, alamat = make_satu(now)
    assert "belum menyatakan siapa yang dituju" in read(klien(), f"/kegiatan/{kegiatan.kode}/")
    assert klien(by).post(f"{alamat}sasaran/", ISI).headers["Location"] == alamat
    teks = read(klien(), f"/kegiatan/{kegiatan.kode}/")
    for bagian in (
        "Petani di hilir",
        "1.073 rumah tangga",
        "Profil desa",
        "1 Maret 2026",
        "RT 01, RT 02",
        "belum dicatat",
    ):
        assert bagian in teks, bagian


@pytest.mark.parametrize(
    ("salah", "kata"),
    [
        ({"rumah": ["dua", "33", ""]}, "Baris 1: “dua” bukan bilangan bulat."),
        ({"rt": ["Pak Amat", "2", ""]}, "bukan nomor RT"),
        ({"sumber": ""}, "Sumber angkanya"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(
    klien: Klien, now: datetime, salah: Any, kata: str
) -> None:
    by, _kegiatan, alamat = make_satu(now)
    jawaban = klien(by).post(f"{alamat}sasaran/", {**ISI, **salah})
    teks = jawaban.content.decode()
    assert (jawaban.status_code, SasaranPenerima.objects.count()) == (200, 0)
    for bagian in (kata, "Petani di hilir", 'value="33"', 'value="90"'):
        assert bagian in teks, bagian


def test_more_rows_keep_what_was_typed_and_store_nothing(klien: Klien, now: datetime) -> None:
    by, _kegiatan, alamat = make_satu(now)
    teks = klien(by).post(f"{alamat}sasaran/", {**ISI, "lagi": "1"}).content.decode()
    assert (teks.count('name="rt"'), SasaranPenerima.objects.count()) == (8, 0)
    assert "Petani di hilir" in teks


def test_a_count_is_written_and_shows_who_was_missed(klien: Klien, now: datetime) -> None:
    by, kegiatan, alamat = make_satu(now)
    sasaran = make_sasaran(kegiatan, by, {"1": 40, "2": 25, "3": 30}, now=now)
    with sebagai(by):
        satu, dua, tiga = (b.pk for b in list_bagian(sasaran))
    isi = {
        "kunci_kirim": str(uuid4()),
        "per_tanggal": "2026-03-10",
        "cara": "hitungan",
        "keterangan": "Menyusul.",
    }
    isi |= {f"jumlah_{satu}": "44", f"jumlah_{dua}": "5", f"alasan_{dua}": "jarak"}
    halaman = f"{alamat}{sasaran.pk}/terjangkau/"
    teks = klien(by).post(halaman, isi).content.decode()
    assert "Isi jumlah yang terjangkau di setiap tempat" in teks
    assert 'value="44"' in teks
    pindah = klien(by).post(halaman, {**isi, f"jumlah_{tiga}": "0"}, follow=True).content.decode()
    assert "melebihi yang dituju" in pindah
    teks = read(klien(), f"/kegiatan/{kegiatan.kode}/")
    for bagian in (
        "1–9",
        "Terlalu jauh atau tidak ada jalan",
        "lebih banyak daripada yang dituju",
        "Menyusul.",
        "41–49",
    ):
        assert bagian in teks, bagian
    # The largest gap stands first.
    tabel = teks.split("Siapa yang terlewat, yang terbanyak lebih dahulu")[1]
    assert tabel.index("Bamban RT 03") < tabel.index("Bamban RT 02") < tabel.index("Bamban RT 01")
    assert "44" not in teks.split('id="penerima"')[1].split("Unduh CSV")[0]


def test_only_its_unit_opens_the_desk(klien: Klien, now: datetime) -> None:
    by, kegiatan, alamat = make_satu(now)
    sasaran = make_sasaran(kegiatan, by, {"": 50}, now=now)
    semua = ("", "sasaran/", "daftar/", f"{sasaran.pk}/terjangkau/")
    for orang in (
        make_petugas_unit(make_unit("dinas-lain")),
        make_pelaku(JenisPeran.BAPPEDA, KABUPATEN),
        make_pelaku(JenisPeran.OPERATOR_DESA, DESA),
    ):
        assert {klien(orang).get(f"{alamat}{sisa}").status_code for sisa in semua} == {404}
    assert {klien().get(f"{alamat}{sisa}").status_code for sisa in semua} == {302}
    assert {klien(by).get(f"{alamat}{sisa}").status_code for sisa in semua} == {200}


def bring(client: Client, alamat: str, **isi: str) -> str:
    lembar = "NIK;Nama;Desa;RT;Alamat\n" + "".join(
        f"63060401019{n:05d};{NAMA} {n};{DESA};1;Gang Seribu\n" for n in range(1, 31)
    )
    lembar += f"1;Ahmad;Entah;1;Dusun I\n2;6306040101900003;{DESA};1;Dusun\n"
    data = {"kelompok": "disabilitas", "satuan": "orang", "sumber": "SK 4/2026", "pada": "2026-03-01", **isi}
    berkas = SimpleUploadedFile("daftar.csv", lembar.encode())
    return client.post(f"{alamat}daftar/", {**data, "berkas": berkas}).content.decode()


def test_a_private_list_is_reported_row_by_row_and_read_by_its_unit_alone(
    klien: Klien, now: datetime
) -> None:
    by, kegiatan, alamat = make_satu(now)
    teks = bring(klien(by), alamat, bernama="on")
    for bagian in ("baris masuk", "32", "33", "Kolom pribadi tidak disimpan: NIK", "enam belas angka"):
        assert bagian in teks, bagian
    assert NAMA not in teks
    isi = f"{alamat}daftar/{SasaranPenerima.objects.get().daftar_id}/"
    assert NAMA in read(klien(by), isi)
    for orang in (make_pelaku(JenisPeran.BAPPEDA, KABUPATEN), make_petugas_unit(make_unit("dinas-lain"))):
        assert klien(orang).get(isi).status_code == 404
        assert klien(orang).post(f"{isi}hapus/").status_code == 404
    kode = kegiatan.kode
    bappeda = make_pelaku(JenisPeran.BAPPEDA, KABUPATEN)
    for client in (klien(), klien(bappeda)):
        for alamat_umum in (
            f"/kegiatan/{kode}/",
            f"/kegiatan/{kode}/penerima.csv",
            f"/api/kegiatan/{kode}/penerima",
            f"/api/kegiatan/{kode}",
            f"/jejak/{kode}",
            f"/jejak/{kode}.json",
            "/cari/?q=Aminah",
            "/kegiatan/?kata=Aminah",
            "/audit/",
        ):
            teks = client.get(alamat_umum, follow=True).content.decode()
            assert NAMA not in teks, alamat_umum
            assert "Gang Seribu" not in teks, alamat_umum
    assert klien(by).post(f"{isi}hapus/", follow=True).status_code == 200
    assert NAMA not in read(klien(by), isi)
    with konteks.pakai(konteks.sistem()):
        assert not BarisPenerima.objects.exists()


def test_names_are_not_kept_unless_the_unit_says_that_it_needs_them(klien: Klien, now: datetime) -> None:
    by, _kegiatan, alamat = make_satu(now)
    assert "Kolom nama tidak disimpan" in bring(klien(by), alamat)
    with konteks.pakai(konteks.sistem()):
        assert set(BarisPenerima.objects.values_list("nama", flat=True)) == {""}


def publish(now: datetime, ya: int, n: int = 30) -> Kegiatan:
    sm = make_gelombang(now=now, n=n)
    answer(sm, [sama("ya")] * ya + [sama("tidak")] * (n - ya), now=now)
    bappeda, kelak = make_bappeda(), now + timedelta(days=1)
    with sebagai(bappeda):
        close_gelombang(survei_manfaat=sm, by=bappeda, now=kelak)
        publish_gelombang(survei_manfaat=sm, by=bappeda, now=kelak)
    return sm.kegiatan


def test_residents_stand_beside_the_executor_and_the_difference_is_told(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = publish(now, 18)
    sasaran = make_sasaran(kegiatan, by, {"1": 100, "2": 100}, now=now)
    reach(sasaran, by, {"RT 01": 100, "RT 02": 90}, now=now)
    teks = read(klien(), f"/kegiatan/{kegiatan.kode}/")
    assert "Pelaksana menyebut 95%; dari warga sekitar yang diundi 60% (42–75%) merasa terjangkau." in teks
    assert "lebih besar daripada yang dapat dijelaskan" in teks
    data = klien().get(f"/api/kegiatan/{kegiatan.kode}/penerima").json()
    assert data["kelompok"][0]["menurut_pelaksana"]["persen_atas"] == 95.0
    assert (data["menurut_warga"][0]["ya"], data["menurut_warga"][0]["persen"]) == (18, 60.0)
    csv = klien().get(f"/kegiatan/{kegiatan.kode}/penerima.csv").content.decode("utf-8-sig").splitlines()
    assert [baris.split(",")[1] for baris in csv[1:]] == ["pelaksana"] * 3 + ["warga"]


def test_ranges_that_touch_are_not_called_different(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = publish(now, 27)
    reach(make_sasaran(kegiatan, by, {"": 200}, now=now), by, {"": 190}, now=now)
    teks = read(klien(), f"/kegiatan/{kegiatan.kode}/")
    assert "tidak dapat dikatakan berbeda" in teks
    assert "lebih besar daripada" not in teks


def send(client: Client, sasaran: SasaranPenerima, id: str, **isi: str) -> dict[str, Any]:
    data = {"sasaran": str(sasaran.pk), "per_tanggal": "2026-03-10", "cara": "hitungan", **isi}
    badan = json.dumps({"kiriman": [{"jenis": "jangkauan", "id": id, "isi": data, "berkas": {}}]})
    hasil: dict[str, Any] = client.post("/luring/kirim/", badan, content_type="application/json").json()[
        "hasil"
    ][0]
    return hasil


def test_a_count_from_the_outbox_arrives_once_and_only_from_its_unit(klien: Klien, now: datetime) -> None:
    by, kegiatan, _alamat = make_satu(now)
    sasaran = make_sasaran(kegiatan, by, {"": 50}, now=now)
    with sebagai(by):
        medan = f"jumlah_{list_bagian(sasaran)[0].pk}"
    id = str(uuid4())
    assert send(klien(), sasaran, id, **{medan: "30"})["hasil"] == "nanti"
    lain = make_petugas_unit(make_unit("dinas-lain"))
    assert send(klien(lain), sasaran, id, **{medan: "30"})["hasil"] == "ditolak"
    assert send(klien(by), sasaran, id, **{medan: "banyak"})["galat"].keys() == {medan}
    assert send(klien(by), sasaran, id, **{medan: "30"})["hasil"] == "diterima"
    assert send(klien(by), sasaran, id, **{medan: "31"})["hasil"] == "sama"
    assert Jangkauan.objects.get().terbit["bawah"] == 30


def test_the_pages_take_as_many_queries_for_many_places_and_groups(klien: Klien, now: datetime) -> None:
    by, kegiatan, alamat = make_satu(now)

    def count(alamat: str) -> int:
        with CaptureQueriesContext(connection) as kueri:
            read(klien(by), alamat)
        return len(kueri)

    semua = (f"/kegiatan/{kegiatan.kode}/", alamat, f"/kegiatan/{kegiatan.kode}/penerima.csv")
    reach(make_sasaran(kegiatan, by, {"1": 40}, now=now), by, {"RT 01": 20}, now=now)
    sedikit = [count(a) for a in semua]
    for kelompok in ("petani", "siswa", "lansia"):
        sasaran = make_sasaran(kegiatan, by, {str(n): 40 for n in range(1, 9)}, now=now, kelompok=kelompok)
        reach(sasaran, by, {f"RT {n:02d}": 15 for n in range(1, 9)}, now=now)
    assert [count(a) for a in semua] == sedikit
