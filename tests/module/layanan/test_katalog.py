"""Katalog: dicari dengan kata orang, berganti standar tanpa menimpa yang lama."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from terasa.akun.enums import JenisPeran
from terasa.cari.queries import find_entri
from terasa.layanan.models import Layanan
from terasa.layanan.queries import find_standar, katalog, list_berlaku, list_komponen, list_layanan
from terasa.layanan.rules import CannotAccept
from terasa.layanan.services import CannotOffer, add_layanan, edit_layanan, set_standar, stop_layanan
from terasa.umum.pelaku import WARGA
from terasa.wilayah.rules import kecamatan_of
from tests.factories import DESA, DESA_LAIN, sebagai
from tests.module.layanan.bahan import SYARAT, make_layanan, make_petugas, standar, unit_of

KECAMATAN = kecamatan_of(DESA)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("cari", ["bantuan anak sekolah", "saya perlu bantuan untuk anak sekolah", "SKTM"])
def test_a_service_is_found_by_what_a_person_needs(now: datetime, cari: str) -> None:
    petugas = make_petugas()
    make_layanan(petugas, now=now)
    dicari = make_layanan(
        petugas,
        now=now,
        nama="Surat keterangan tidak mampu (SKTM)",
        ringkas="Keterangan untuk keringanan biaya.",
        kata_kunci="bantuan anak sekolah, keringanan rumah sakit",
    )
    assert [satu.pk for satu in list_layanan(WARGA, cari=cari)] == [dicari.pk]


def test_a_place_lists_its_own_services_and_those_above_it_nearest_first(now: datetime) -> None:
    camat = make_petugas(KECAMATAN, JenisPeran.OPERATOR_KECAMATAN)
    semua = [
        make_layanan(camat, now=now, nama="Dispensasi nikah"),
        make_layanan(make_petugas(), now=now, nama="Surat pindah"),
        make_layanan(make_petugas(DESA_LAIN), now=now, nama="Surat usaha"),
    ]
    assert list(list_layanan(WARGA, di=DESA)) == [semua[1], semua[0]]
    assert list(list_layanan(WARGA, di=KECAMATAN)) == [semua[0]]


def test_search_in_a_place_is_not_crowded_out_by_other_places(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(katalog, "SEKALI", 1)
    make_layanan(make_petugas(DESA_LAIN), now=now, nama="Surat pindah")
    dicari = make_layanan(make_petugas(), now=now, nama="Surat pindah")
    assert list(list_layanan(WARGA, cari="surat pindah", di=DESA)) == [dicari]


@pytest.mark.parametrize("cari", ["surat pindh", "srat pindah", "keringnan"])
def test_typing_errors_still_find_what_is_spelled_alike(now: datetime, cari: str) -> None:
    petugas = make_petugas()
    make_layanan(petugas, now=now, nama="Izin keramaian", kata_kunci="hajatan")
    pindah = make_layanan(petugas, now=now, nama="Surat pindah", kata_kunci="pindah rumah")
    sktm = make_layanan(petugas, now=now, nama="Keterangan tidak mampu", kata_kunci="SKTM, keringanan")
    dicari = pindah if "pind" in cari else sktm
    assert next(iter(list_layanan(WARGA, cari=cari))) == dicari


def test_what_is_not_alike_is_not_found(now: datetime) -> None:
    make_layanan(make_petugas(), now=now, nama="Surat pindah")
    assert not list_layanan(WARGA, cari="paspor").exists()


def test_what_fits_better_is_found_first(now: datetime) -> None:
    petugas = make_petugas()
    lain = make_layanan(petugas, now=now, nama="Akta", kata_kunci="usaha, kredit, bank, modal, sewa, pindah")
    dicari = make_layanan(petugas, now=now, nama="Surat pindah", kata_kunci="pindah")
    assert list(list_layanan(WARGA, cari="pindah")) == [dicari, lain]


def test_standards_in_force_of_many_services_come_together(
    now: datetime, django_assert_num_queries: Any
) -> None:
    petugas = make_petugas()
    dua = [make_layanan(petugas, now=now, nama=nama) for nama in ("Surat pindah", "Surat usaha")]
    with sebagai(petugas):
        besok = now.date() + timedelta(days=1)
        set_standar(layanan=dua[0], data=standar(hari_kerja=9, berlaku_dari=besok), by=petugas, now=now)
    with django_assert_num_queries(1):
        kini = list_berlaku(dua, now.date())
    assert [kini[satu.pk].hari_kerja for satu in dua] == [2, 2]
    assert list_berlaku(dua, besok)[dua[0].pk].hari_kerja == 9


def test_renamed_service_is_found_by_its_new_words_only(now: datetime) -> None:
    petugas = make_petugas()
    layanan = make_layanan(petugas, now=now, kata_kunci="polisi")
    with sebagai(petugas):
        edit_layanan(
            layanan=layanan, nama="Izin keramaian", ringkas="Untuk hajatan.", kata_kunci="hajatan", by=petugas
        )
    assert list_layanan(WARGA, cari="hajatan").count() == 1
    assert list_layanan(WARGA, cari="polisi").count() == 0


def test_all_fourteen_components_stand_in_the_order_of_the_rule(now: datetime) -> None:
    layanan = make_layanan(make_petugas(), now=now, standar=standar(komponen={"produk": "Surat pengantar"}))
    versi = find_standar(layanan, now.date())
    assert versi is not None
    komponen = list_komponen(layanan, versi)
    assert len(komponen) == 14
    assert komponen[0].isi.split("\n") == list(SYARAT)
    assert next(k.isi for k in komponen if k.kode == "produk") == "Surat pengantar"


def test_new_standard_holds_from_its_day_and_the_old_one_stays(now: datetime) -> None:
    petugas = make_petugas()
    layanan = make_layanan(petugas, now=now)
    with sebagai(petugas):
        set_standar(
            layanan=layanan, data=standar(hari_kerja=1, berlaku_dari=date(2026, 4, 1)), by=petugas, now=now
        )
    dulu, nanti = find_standar(layanan, date(2026, 3, 31)), find_standar(layanan, date(2026, 4, 1))
    assert dulu is not None
    assert nanti is not None
    assert (dulu.hari_kerja, nanti.hari_kerja, dulu.berlaku_sampai) == (2, 1, date(2026, 3, 31))


def test_standard_cannot_begin_before_the_one_it_replaces(now: datetime) -> None:
    petugas = make_petugas()
    layanan = make_layanan(petugas, now=now)
    with sebagai(petugas), pytest.raises(CannotOffer):
        set_standar(layanan=layanan, data=standar(berlaku_dari=date(2019, 1, 1)), by=petugas, now=now)


def test_other_units_cannot_touch_it(now: datetime) -> None:
    layanan, lain = make_layanan(make_petugas(), now=now), make_petugas(DESA_LAIN)
    with sebagai(lain), pytest.raises(CannotOffer):
        stop_layanan(layanan=layanan, pada=now.date(), alasan="bukan urusannya", by=lain)
    with sebagai(lain), pytest.raises(CannotOffer):
        add_layanan(unit=layanan.unit, nama="X", ringkas="X", standar=standar(), by=lain, now=now)


def test_stopped_service_leaves_the_public_list_and_stays_with_its_unit(now: datetime) -> None:
    petugas = make_petugas()
    layanan = make_layanan(petugas, now=now)
    with sebagai(petugas):
        stop_layanan(
            layanan=layanan, pada=now.date() - timedelta(days=1), alasan="pindah ke kecamatan", by=petugas
        )
    assert list(Layanan.objects.visible_to(WARGA)) == []
    assert list(Layanan.objects.visible_to(petugas)) == [layanan]
    with sebagai(petugas):
        edit_layanan(layanan=layanan, nama="Pengantar", ringkas="Dulu.", kata_kunci="polisi", by=petugas)
    assert not find_entri("polisi", jenis="layanan").exists()


def test_a_requirement_written_twice_is_one(now: datetime) -> None:
    layanan = make_layanan(make_petugas(), now=now, standar=standar(persyaratan=("KTP", " KTP ", "", "KK")))
    assert layanan.standar.get().persyaratan == ["KTP", "KK"]


@pytest.mark.parametrize(
    "lain", [{"hari_kerja": 0}, {"biaya": -1}, {"dasar": " "}, {"persyaratan": ["x" * 201]}]
)
def test_standard_without_promise_or_source_is_refused(now: datetime, lain: dict[str, object]) -> None:
    petugas = make_petugas()
    with sebagai(petugas), pytest.raises(CannotAccept):
        add_layanan(
            unit=unit_of(petugas), nama="X", ringkas="X", standar=standar(**lain), by=petugas, now=now
        )
