"""RPJM Desa dibaca umum: yang berlaku, yang pernah berlaku, dan tidak pernah drafnya."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from terasa.musrenbang.rules.rpjmdes_kolom import KOLOM_RPJMDES
from terasa.musrenbang.services import AsalRpjm, change_rpjmdes, enter_rkpdes, import_rpjmdes, link_rpjmdes
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa
from tests.module.musrenbang.bahan_rpjmdes import AWAL, adopt, make_berlaku, make_draf, make_kegiatan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def read(alamat: str) -> str:
    return Client().get(alamat).content.decode()


def test_the_plan_in_force_says_what_of_each_year_was_kept(now: datetime) -> None:
    rencana = make_berlaku(now, kegiatan=2)
    usulan = [make_usulan(now, tujuan="desa", judul=j) for j in ("Gang satu", "Tanggul")]
    agree(open_desa(now), usulan, now)
    asal = (AsalRpjm(rencana.kegiatan.order_by("urutan")[0]), AsalRpjm(luar="Tanggul jebol"))
    for satu, rpjm in zip(usulan, asal, strict=True):
        enter_rkpdes(usulan=satu, by=SISTEM, nomor_perdes="4", now=now, rpjm=rpjm)
    halaman = read(f"/rpjmdes/{DESA}/")
    for kata in (
        "2026–2033",
        "2 Tahun 2026",
        "1 dari 2",
        "0 dari 2",
        "Tanggul jebol",
        f"/jejak/{usulan[0].kode}",
    ):
        assert kata in halaman
    rkp = read(f"/rkpdes/{DESA}/{TAHUN}/")
    assert f"/rpjmdes/{DESA}/{AWAL}/1/" in rkp
    assert f"/rpjmdes/{DESA}/" in read(f"/usulan/?wilayah={DESA}")


def test_a_draft_is_nobodys_reading_and_an_empty_village_says_so(now: datetime) -> None:
    make_draf(now)
    halaman = read(f"/rpjmdes/{DESA}/")
    assert "Belum ada RPJM Desa di sini" in halaman
    assert "Semenisasi" not in halaman
    assert Client().get(f"/rpjmdes/{DESA}/{AWAL}/1/").status_code == 404
    assert Client().get(f"/rpjmdes/{DESA}/{AWAL}/1/rpjmdes.csv").status_code == 404


def test_a_draft_usulan_is_not_shown_on_the_public_page(now: datetime) -> None:
    kegiatan = make_berlaku(now).kegiatan.get()
    usulan = make_usulan(now, diajukan=False, judul="Masih rahasia")
    link_rpjmdes(usulan=usulan, by=SISTEM, asal=AsalRpjm(kegiatan), now=now)
    assert "Masih rahasia" not in read(f"/rpjmdes/{DESA}/")


def test_an_earlier_version_stays_readable_and_says_that_it_is_old(now: datetime) -> None:
    lama = make_berlaku(now)
    baru = change_rpjmdes(rencana=lama, by=SISTEM, alasan="Banjir besar", now=now)
    make_kegiatan(baru, now, jenis="Tanggul penahan")
    adopt(baru, now, nomor="7 Tahun 2026")
    kini, dulu = read(f"/rpjmdes/{DESA}/"), read(f"/rpjmdes/{DESA}/{AWAL}/1/")
    assert "Tanggul penahan" in kini
    assert "Banjir besar" in kini
    assert f"/rpjmdes/{DESA}/{AWAL}/1/" in kini
    assert "Tanggul penahan" not in dulu
    assert "Ini versi lama" in dulu


@pytest.mark.parametrize("akhir", ["csv", "xlsx"])
def test_what_is_downloaded_can_be_imported_again(now: datetime, akhir: str) -> None:
    make_berlaku(now, kegiatan=2)
    isi = Client().get(f"/rpjmdes/{DESA}/{AWAL}/1/rpjmdes.{akhir}").content
    lembar = parse_lembar(isi, KOLOM_RPJMDES)
    laporan = import_rpjmdes(lembar=lembar, kode_desa=DESA, by=SISTEM, now=now, uji=True)
    assert [b.alasan for b in laporan.baris] == ["sama", "sama"]


@pytest.mark.parametrize(
    "alamat",
    ["63.06.04.9999/", "63.06/", f"{DESA}/2026/9/", f"{DESA}/2026/1/lain.csv", f"{DESA}/9/1/rpjmdes.csv"],
)
def test_what_is_not_there_is_not_found(alamat: str) -> None:
    assert Client().get(f"/rpjmdes/{alamat}").status_code == 404


def test_more_kegiatan_ask_no_more_queries(now: datetime) -> None:
    rencana = make_draf(now, kegiatan=2)
    make_usulan(now)
    adopt(rencana, now)
    hitung = []
    for n in (1, 4):
        for k in rencana.kegiatan.all()[:1]:
            for _ in range(n):
                link_rpjmdes(usulan=make_usulan(now), by=SISTEM, asal=AsalRpjm(k), now=now)
        read(f"/rpjmdes/{DESA}/")
        with CaptureQueriesContext(connection) as kueri:
            read(f"/rpjmdes/{DESA}/")
        hitung.append(len(kueri))
    assert hitung[0] == hitung[1] < 12
