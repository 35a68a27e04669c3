"""RKP Desa dan DU-RKP Desa dibaca umum, diunduh, dan dicatat hanya oleh desanya."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from terasa.umum.lembar import parse_lembar
from tests.factories import DESA
from tests.module.musrenbang.bahan import agree, make_usulan, open_desa
from tests.module.musrenbang.bahan_rpjmdes import make_berlaku
from tests.web.musrenbang.bahan import CAMAT, OPERATOR, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def test_a_village_records_and_everyone_reads_and_downloads(now: datetime) -> None:
    desa, kabupaten = (
        make_usulan(now, tujuan="desa", judul="Sumur desa"),
        make_usulan(now, judul="Jembatan besi"),
    )
    agree(open_desa(now), [desa, kabupaten], now)
    rencana = {"sasaran": "40 keluarga", "waktu": "Maret", "sumber_dana": "Dana Desa", "pola": "swakelola"}
    tuju = f"/kerja/usulan/{kabupaten.pk}/du-rkpdes/"
    for orang in (*ORANG_LAIN, CAMAT):
        assert masuk(orang).get(tuju).status_code == 404
    klien = masuk(OPERATOR)
    klien.post(f"/kerja/usulan/{desa.pk}/rkpdes/", {**rencana, "nomor_perdes": "4 Tahun 2026"})
    klien.post(tuju, {**rencana, "tahun_tujuan": "2027"})

    umum = Client()
    assert umum.get(f"/rkpdes/{DESA}/")["Location"] == f"/rkpdes/{DESA}/2027/"
    halaman = umum.get(f"/rkpdes/{DESA}/2027/").content.decode()
    for kata in ("Sumur desa", "Jembatan besi", "40 keluarga", "Dana Desa", "4 Tahun 2026", "Swakelola"):
        assert kata in halaman
    for akhir in ("csv", "xlsx"):
        isi = umum.get(f"/rkpdes/{DESA}/2027/du-rkpdes.{akhir}").content
        baris = parse_lembar(isi).baris
        assert [b.asli["jenis_kegiatan"] for b in baris] == ["Jembatan besi"]


@pytest.mark.parametrize("alamat", ["63.06.04.9999/", "63.06/2027/", f"{DESA}/2027/lain.csv", f"{DESA}/9/"])
def test_what_is_not_there_is_not_found(alamat: str) -> None:
    assert Client().get(f"/rkpdes/{alamat}").status_code == 404


def test_an_empty_year_says_so() -> None:
    assert "Belum ada RKP Desa" in Client().get(f"/rkpdes/{DESA}/").content.decode()
    assert "Belum ada yang dicatat" in Client().get(f"/rkpdes/{DESA}/2027/").content.decode()


def test_the_operator_says_which_kegiatan_of_the_medium_plan_it_is_and_everyone_reads_it(
    now: datetime,
) -> None:
    kegiatan = make_berlaku(now).kegiatan.get()
    usulan = [make_usulan(now, tujuan="desa", judul=j) for j in ("Gang RT 2", "Tanggul")]
    agree(open_desa(now), usulan, now)
    klien = masuk(OPERATOR)
    halaman = klien.get(f"/kerja/usulan/{usulan[0].pk}/rkpdes/").content.decode()
    assert "Direncanakan tahun 2027" in halaman
    isi = {"nomor_perdes": "4 Tahun 2026"}
    dua = klien.post(
        f"/kerja/usulan/{usulan[0].pk}/rkpdes/", {**isi, "kegiatan_rpjm": str(kegiatan.pk), "luar_rpjm": "x"}
    )
    assert "Pilih kegiatan RPJM Desa" in dua.content.decode()
    klien.post(f"/kerja/usulan/{usulan[0].pk}/rkpdes/", {**isi, "kegiatan_rpjm": str(kegiatan.pk)})
    klien.post(f"/kerja/usulan/{usulan[1].pk}/rkpdes/", {**isi, "luar_rpjm": "Tanggul jebol"})
    matriks = Client().get(f"/rkpdes/{DESA}/2027/").content.decode()
    assert kegiatan.jenis in matriks
    assert "di luar RPJM Desa: Tanggul jebol" in matriks
    lembar = parse_lembar(Client().get(f"/rkpdes/{DESA}/2027/rkpdes.csv").content)
    assert sorted(b.asli["rpjm_desa"] for b in lembar.baris) == [
        kegiatan.jenis, "di luar RPJM Desa: Tanggul jebol",
    ]  # fmt: skip
    assert kegiatan.jenis in klien.get(f"/kerja/usulan/{usulan[0].pk}/").content.decode()


def test_a_village_without_a_medium_plan_is_not_asked(now: datetime) -> None:
    usulan = make_usulan(now, tujuan="desa")
    agree(open_desa(now), [usulan], now)
    halaman = masuk(OPERATOR).get(f"/kerja/usulan/{usulan.pk}/rkpdes/").content.decode()
    assert "kegiatan_rpjm" not in halaman
