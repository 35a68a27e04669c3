"""Impor RPJM Desa: ke draf desanya, diulang tidak mengubah apa pun, dan tidak pernah ke rencana yang berlaku."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa
from terasa.musrenbang.rules.rpjmdes_kolom import KOLOM_RPJMDES
from terasa.musrenbang.services import CannotRpjm, import_rpjmdes, propose_kegiatan_rpjm
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, DESA_LAIN, make_pelaku
from tests.module.musrenbang.bahan_rpjmdes import AWAL, adopt, make_draf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
KEPALA = "Kode,Bidang,Jenis kegiatan,Lokasi,Volume,Tahun,Jumlah\n"
ISI = (
    '1,Pembangunan,Rabat beton,RT 1,"1.250,5 m",2026-2028,"1.000.000,00"\n'
    ",,Posyandu,RT 2,1 unit,2027,\n"
    ",,Posyandu,rt. 2,1 unit,2027,\n"
    ",,Tanpa tahun,RT 2,,,\n"
    "Bidang Pembinaan,,,,,,\n"
    ",,Posyandu,RT 2,,setiap tahun,\n"
)


def bring(now: datetime, isi: str = ISI, *, by: Pelaku = SISTEM, **lain: Any) -> Laporan:
    lembar = parse_lembar((KEPALA + isi).encode(), KOLOM_RPJMDES)
    return import_rpjmdes(lembar=lembar, kode_desa=DESA, by=by, now=now, **lain)


def outcomes(laporan: Laporan) -> list[str]:
    return [b.alasan if b.alasan == "sama" else b.hasil for b in laporan.baris]


def test_a_trial_tells_and_keeps_nothing_and_the_second_time_changes_nothing(now: datetime) -> None:
    uji = bring(now, tahun_awal=AWAL, uji=True)
    assert outcomes(uji) == ["diterima", "diterima", "dilewati", "dilewati", "diterima"]
    assert (RpjmDesa.objects.count(), uji.exit_code) == (0, 1)
    assert "1 baris judul" in " ".join(uji.baris[0].perbaikan)
    assert "sama dengan baris 3" in uji.baris[2].alasan
    assert "tidak ada tahun" in uji.baris[3].alasan
    masuk = bring(now, tahun_awal=AWAL)
    assert [b.hasil for b in masuk.baris] == [b.hasil for b in uji.baris]
    assert (RpjmDesa.objects.get().tahun_awal, KegiatanRpjm.objects.count()) == (AWAL, 3)
    lagi = bring(now)
    assert outcomes(lagi) == ["sama", "sama", "dilewati", "dilewati", "sama"]
    assert KegiatanRpjm.objects.count() == 3


def test_a_changed_row_is_found_again_by_its_code_or_by_its_name_and_place(now: datetime) -> None:
    bring(now, tahun_awal=AWAL)
    ubah = ISI.replace("Rabat beton", "Rabat beton K-250").replace("RT 2,1 unit,2027", "RT 2,2 unit,2027", 1)
    laporan = bring(now, ubah)
    assert outcomes(laporan)[:2] == ["diubah", "diubah"]
    lama = KegiatanRpjm.objects.filter(bidang="pembangunan").order_by("jenis")
    assert [(k.jenis, str(k.volume)) for k in lama] == [
        ("Posyandu", "2.00"),
        ("Rabat beton K-250", "1250.50"),
    ]


def test_a_code_that_several_rows_share_tells_none_apart(now: datetime) -> None:
    isi = "9,2,Jalan,RT 1,,2027,\n9,2,Jalan,RT 2,,2027,\n"
    laporan = bring(now, isi, tahun_awal=AWAL)
    assert outcomes(laporan) == ["diterima", "diterima"]
    assert outcomes(bring(now, isi)) == ["sama", "sama"]
    assert set(KegiatanRpjm.objects.values_list("kode", flat=True)) == {""}


def test_a_plan_in_force_is_compared_and_stays(now: datetime) -> None:
    bring(now, tahun_awal=AWAL)
    adopt(RpjmDesa.objects.get(), now)
    laporan = bring(now, ISI + "2,4,Pelatihan,Balai,,2030,\n")
    assert outcomes(laporan) == ["sama", "sama", "dilewati", "dilewati", "sama", "dilewati"]
    assert "sudah berlaku" in laporan.baris[5].alasan
    assert KegiatanRpjm.objects.count() == 3


def test_what_an_usulan_carries_out_survives_a_second_sheet(now: datetime) -> None:
    bring(now, tahun_awal=AWAL)
    kegiatan = KegiatanRpjm.objects.get(kode="1")
    adopt(kegiatan.rencana, now)
    kegiatan.refresh_from_db()
    usulan = propose_kegiatan_rpjm(kegiatan=kegiatan, by=SISTEM, tahun=2027, now=now)
    bring(now)
    assert usulan.rpjm.kegiatan == kegiatan


@pytest.mark.parametrize(
    ("lain", "code"),
    [({}, "tahun-awal"), ({"tahun_awal": 1999}, "tahun-awal"), ({"tahun_awal": AWAL + 1}, "tahun-awal")],
)
def test_the_first_year_must_be_said_once_and_agree(now: datetime, lain: dict[str, int], code: str) -> None:
    if lain.get("tahun_awal") == AWAL + 1:
        make_draf(now)
    with pytest.raises(CannotRpjm) as galat:
        bring(now, **lain)
    assert galat.value.code == code


def test_another_village_is_refused_before_a_row_is_read(now: datetime) -> None:
    with pytest.raises(CannotRpjm) as galat:
        bring(now, by=make_pelaku("operator_desa", DESA_LAIN), tahun_awal=AWAL)
    assert galat.value.code == "bukan-wewenang"
