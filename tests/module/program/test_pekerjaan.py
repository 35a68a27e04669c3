"""Pekerjaan: kontrak, adendum beralasan, tahap, dan tempatnya."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from terasa.program.models import Kontrak, Pekerjaan
from terasa.program.services import (
    CannotBudget,
    CannotContract,
    DataKontrak,
    add_adendum,
    add_pekerjaan,
    add_titik,
    record_tahapan,
)
from terasa.umum.pelaku import PelakuTetap
from tests.factories import make_unit, sebagai
from tests.module.program.bahan import make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> PelakuTetap:
    return make_petugas_unit()


def make_pekerjaan(by: PelakuTetap, now: datetime, **isi: Any) -> Pekerjaan:
    """A work of 200 million that was contracted thirty days ago."""
    kegiatan = make_kegiatan(now=now - timedelta(days=40), by=by)
    mulai = timezone.localdate(now) - timedelta(days=30)
    bawaan = {"nilai_kontrak": 200_000_000, "mulai_on": mulai, "selesai_on": mulai + timedelta(days=89)}
    with sebagai(by):
        return add_pekerjaan(kegiatan=kegiatan, by=by, nama="Rangka", now=now, **{**bawaan, **isi})


def sign(p: Pekerjaan, by: PelakuTetap, now: datetime, **isi: Any) -> Kontrak:
    bawaan = {"tanggal": timezone.localdate(now), "keterangan": "Pondasi diperdalam dua meter."}
    with sebagai(by):
        return add_adendum(pekerjaan=p, by=by, data=DataKontrak(**{**bawaan, **isi}), now=now)


def test_a_work_begins_its_history_with_its_contract(by: PelakuTetap, now: datetime) -> None:
    kontrak = Kontrak.objects.get(pekerjaan=make_pekerjaan(by, now))
    assert (kontrak.urutan, kontrak.nilai, kontrak.lama_hari, kontrak.tanda) == (0, 200_000_000, 90, [])


def test_an_addendum_is_added_and_becomes_the_state(by: PelakuTetap, now: datetime) -> None:
    p = make_pekerjaan(by, now)
    akhir = timezone.localdate(now) + timedelta(days=120)
    sign(p, by, now, nilai=215_500_000)
    sign(p, by, now, selesai_on=akhir, keterangan="Banjir tiga minggu di lokasi.")
    p.refresh_from_db()
    assert (p.nilai_kontrak, p.selesai_on, p.tahap) == (215_500_000, akhir, "kontrak")
    assert list(p.kontrak.values_list("urutan", "nilai")) == [(0, 200_000_000), (1, 215_500_000), (2, None)]


@pytest.mark.parametrize(
    ("isi", "code"),
    [
        ({"nilai": 1, "keterangan": ""}, "alasan"),
        ({"nilai": 0}, "nilai"),
        ({}, "kosong"),
        ({"nilai": 1, "tanggal": None}, "tanggal"),
        ({"nilai": 1, "tanggal": date(2020, 1, 1)}, "urutan"),
        ({"nilai": 1, "tanggal": date(2099, 1, 1)}, "masa-depan"),
    ],
)
def test_an_addendum_that_cannot_be_is_refused(
    by: PelakuTetap, now: datetime, isi: dict[str, Any], code: str
) -> None:
    p = make_pekerjaan(by, now)
    with pytest.raises(CannotContract) as galat:
        sign(p, by, now, **isi)
    assert galat.value.code == code
    assert p.kontrak.count() == 1


def test_another_unit_signs_nothing(by: PelakuTetap, now: datetime) -> None:
    p = make_pekerjaan(by, now)
    with pytest.raises(CannotContract) as galat:
        sign(p, make_petugas_unit(make_unit("dinas-kesehatan")), now, nilai=1)
    assert galat.value.code == "bukan-unit"


def test_a_signed_value_above_the_ceiling_counts_and_is_marked(by: PelakuTetap, now: datetime) -> None:
    p = make_pekerjaan(by, now)
    assert sign(p, by, now, nilai=900_000_000).tanda == ["melebihi-pagu"]
    p.refresh_from_db()
    assert p.nilai_kontrak == 900_000_000


def test_swakelola_names_its_team(by: PelakuTetap, now: datetime) -> None:
    with pytest.raises(CannotBudget) as galat:
        make_pekerjaan(by, now, cara="swakelola", pelaksana=" ")
    assert galat.value.code == "tpk"
    assert make_pekerjaan(by, now, cara="swakelola", pelaksana="TPK Desa Bamban").pelaksana


def test_the_newest_stage_by_its_day_is_the_state(by: PelakuTetap, now: datetime) -> None:
    p, hari = make_pekerjaan(by, now), timezone.localdate(now)
    with sebagai(by):
        record_tahapan(pekerjaan=p, by=by, tahap="pho", tanggal=hari, now=now, fisik=Decimal(100))
        record_tahapan(
            pekerjaan=p, by=by, tahap="kontrak", tanggal=hari - timedelta(days=9), now=now, keuangan=5
        )
        with pytest.raises(CannotContract):
            record_tahapan(pekerjaan=p, by=by, tahap="dibatalkan", tanggal=hari, now=now)
    p.refresh_from_db()
    assert p.tahap == "pho"
    assert p.tahapan.count() == 2


def test_a_place_must_be_a_place(by: PelakuTetap, now: datetime) -> None:
    p = make_pekerjaan(by, now)
    with sebagai(by):
        add_titik(pekerjaan=p, by=by, lat=Decimal("-2.78"), lng=Decimal("115.25"), keterangan="Hulu")
        with pytest.raises(CannotContract):
            add_titik(pekerjaan=p, by=by, lat=Decimal(0), lng=Decimal(0))
    assert p.titik.count() == 1
