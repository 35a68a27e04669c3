"""Antrean: nomor mulai dari satu tiap hari, dipanggil berurut, dua meja tidak memanggil orang yang sama."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.layanan.queries import read_loket
from terasa.layanan.services import CannotQueue, call_next, finish_nomor, skip_nomor, take_nomor, undo_nomor
from tests.factories import DESA_LAIN, sebagai
from tests.module.layanan.bahan import make_petugas, unit_of

pytestmark = pytest.mark.django_db


def test_numbers_begin_with_one_every_day(now: datetime) -> None:
    petugas = make_petugas()
    with sebagai(petugas):
        nomor = [take_nomor(unit=unit_of(petugas), by=petugas, now=now).nomor for _ in range(3)]
        besok = take_nomor(unit=unit_of(petugas), by=petugas, now=now + timedelta(days=1))
    assert (nomor, besok.nomor) == ([1, 2, 3], 1)


def test_twenty_people_are_served_in_order_by_two_desks(now: datetime) -> None:
    petugas = make_petugas()
    unit = unit_of(petugas)
    dipanggil = []
    with sebagai(petugas):
        for _ in range(20):
            take_nomor(unit=unit, by=petugas, now=now)
        for k in range(20):
            nomor = call_next(unit=unit, meja=f"Meja {k % 2 + 1}", by=petugas, now=now + timedelta(minutes=k))
            dipanggil.append(nomor.nomor)
            (skip_nomor if k == 4 else finish_nomor)(nomor=nomor, by=petugas, now=now + timedelta(minutes=k))
        with pytest.raises(CannotQueue):
            call_next(unit=unit, meja="Meja 1", by=petugas, now=now)
    assert dipanggil == list(range(1, 21))
    loket = read_loket(unit.pk, now.date())
    assert (loket.selesai, loket.menunggu, loket.dipanggil) == (19, [], [])


def test_display_shows_who_is_called_latest_first(now: datetime) -> None:
    petugas = make_petugas()
    unit = unit_of(petugas)
    with sebagai(petugas):
        for _ in range(3):
            take_nomor(unit=unit, by=petugas, now=now)
        for k in (1, 2):
            call_next(unit=unit, meja=f"Meja {k}", by=petugas, now=now + timedelta(minutes=k))
    loket = read_loket(unit.pk, now.date())
    assert [(n.nomor, n.meja) for n in loket.dipanggil] == [(2, "Meja 2"), (1, "Meja 1")]
    assert [n.nomor for n in loket.menunggu] == [3]


def test_a_number_is_served_once_and_by_its_own_unit(now: datetime) -> None:
    petugas, lain = make_petugas(), make_petugas(DESA_LAIN)
    unit = unit_of(petugas)
    with sebagai(petugas):
        take_nomor(unit=unit, by=petugas, now=now)
        nomor = call_next(unit=unit, meja="1", by=petugas, now=now)
    with sebagai(lain), pytest.raises(CannotQueue):
        finish_nomor(nomor=nomor, by=lain, now=now)
    with sebagai(petugas):
        finish_nomor(nomor=nomor, by=petugas, now=now)
        with pytest.raises(CannotQueue):
            skip_nomor(nomor=nomor, by=petugas, now=now)


def test_a_desk_that_taps_twice_calls_one_person(now: datetime) -> None:
    petugas = make_petugas()
    unit = unit_of(petugas)
    with sebagai(petugas):
        for _ in range(2):
            take_nomor(unit=unit, by=petugas, now=now)
        call_next(unit=unit, meja="Meja 1", by=petugas, now=now)
        with pytest.raises(CannotQueue) as galat:
            call_next(unit=unit, meja=" Meja 1 ", by=petugas, now=now)
    assert (galat.value.code, len(read_loket(unit.pk, now.date()).menunggu)) == ("meja-terisi", 1)


def test_every_desk_still_sees_its_number_however_many_there_are(now: datetime) -> None:
    petugas = make_petugas()
    unit = unit_of(petugas)
    with sebagai(petugas):
        for k in range(6):
            take_nomor(unit=unit, by=petugas, now=now)
            call_next(unit=unit, meja=f"Meja {k}", by=petugas, now=now + timedelta(minutes=k))
    assert [n.nomor for n in read_loket(unit.pk, now.date()).dipanggil] == [6, 5, 4, 3, 2, 1]


def test_a_wrong_press_is_mended_the_same_day(now: datetime) -> None:
    petugas, lain = make_petugas(), make_petugas(DESA_LAIN)
    unit = unit_of(petugas)
    with sebagai(petugas):
        for _ in range(2):
            take_nomor(unit=unit, by=petugas, now=now)
        satu = call_next(unit=unit, meja="Meja 1", by=petugas, now=now)
        undo_nomor(nomor=satu, by=petugas, now=now)
        assert [n.nomor for n in read_loket(unit.pk, now.date()).menunggu] == [1, 2]
        satu = call_next(unit=unit, meja="Meja 1", by=petugas, now=now)
        skip_nomor(nomor=satu, by=petugas, now=now)
        assert [n.nomor for n in read_loket(unit.pk, now.date()).tadi] == [1]
        dua = call_next(unit=unit, meja="Meja 1", by=petugas, now=now)
        with pytest.raises(CannotQueue) as galat:
            undo_nomor(nomor=satu, by=petugas, now=now)
        assert galat.value.code == "meja-terisi"
        finish_nomor(nomor=dua, by=petugas, now=now)
        undo_nomor(nomor=satu, by=petugas, now=now)
    assert [(n.nomor, n.meja) for n in read_loket(unit.pk, now.date()).dipanggil] == [(1, "Meja 1")]
    with sebagai(lain), pytest.raises(CannotQueue):
        undo_nomor(nomor=satu, by=lain, now=now)
    with sebagai(petugas), pytest.raises(CannotQueue):
        undo_nomor(nomor=satu, by=petugas, now=now + timedelta(days=1))
