"""Antrean pemeriksaan: tercatat, tanpa jam sampai diterima, dan dapat dikembalikan setelah dikesampingkan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.queries import due_days, list_antrean, list_meja
from terasa.aspirasi.rules import DataAspirasi
from terasa.aspirasi.services import (
    CannotAct,
    accept_aspirasi,
    set_aside_aspirasi,
    submit_aspirasi,
    unhide_aspirasi,
)
from terasa.kabar.models import Pesan
from terasa.umum import konteks
from terasa.umum.pelaku import WARGA, PelakuTetap
from tests.factories import DESA, DESA_LAIN, make_pelaku, sebagai

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(db: None) -> PelakuTetap:
    return make_pelaku("operator_desa", DESA)


@pytest.fixture
def tahan(operator: PelakuTetap, now: datetime) -> Callable[[], Aspirasi]:
    def make() -> Aspirasi:
        data = DataAspirasi(kode_desa=DESA, masalah="Lampu jalan padam.")
        with sebagai(WARGA):
            return submit_aspirasi(data=data, by=WARGA, now=now, kunci_kirim=uuid4(), tahan=True).aspirasi

    return make


def test_held_voice_stands_apart_without_a_clock(
    tahan: Callable[[], Aspirasi], operator: PelakuTetap
) -> None:
    aspirasi = tahan()
    with sebagai(operator):
        assert list(list_antrean(operator)) == [aspirasi]
        assert not list_meja(operator)
    assert not due_days([aspirasi])
    assert [p.keputusan for p in aspirasi.peristiwa.all()] == ["ditahan"]


def test_office_hears_once_a_day_however_many_wait(
    tahan: Callable[[], Aspirasi], operator: PelakuTetap
) -> None:
    tahan(), tahan()
    with konteks.pakai(konteks.sistem()):
        assert Pesan.objects.filter(pengguna_id=operator.pengguna_id).count() == 1


def test_clock_starts_when_taken_in(
    tahan: Callable[[], Aspirasi], operator: PelakuTetap, now: datetime
) -> None:
    satu, dua = tahan(), tahan()
    with sebagai(operator):
        assert accept_aspirasi(aspirasi=[satu, dua], by=operator, now=now + timedelta(days=7)) == 2
    assert len(due_days([satu, dua])) == 2
    assert min(due_days([satu]).values()) > (now + timedelta(days=7)).date()
    assert satu.status == Status.DIAJUKAN


def test_set_aside_with_a_reason_and_back(
    tahan: Callable[[], Aspirasi], operator: PelakuTetap, now: datetime
) -> None:
    aspirasi = tahan()
    with sebagai(operator):
        set_aside_aspirasi(aspirasi=[aspirasi], alasan_kode="bukan-aspirasi", by=operator, now=now)
        assert aspirasi.peristiwa.get(keputusan="disembunyikan").alasan.startswith("Kiriman ini bukan")
        unhide_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    assert aspirasi.status == Status.DITAHAN


def test_next_village_takes_nothing_in_and_all_or_none(tahan: Callable[[], Aspirasi], now: datetime) -> None:
    asing, aspirasi = make_pelaku("operator_desa", DESA_LAIN), tahan()
    with sebagai(asing), pytest.raises(CannotAct):
        accept_aspirasi(aspirasi=[aspirasi], by=asing, now=now)
    aspirasi.refresh_from_db()
    assert aspirasi.status == Status.DITAHAN
