"""Memecah usulan: setiap bagian menunjuk asalnya, semua suara tetap mendengar, dan dapat disatukan kembali."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.jejak.queries import find_jejak
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Langkah, Usulan
from terasa.musrenbang.queries.suara import find_suara
from terasa.musrenbang.services import (
    Bagian,
    CannotJoin,
    CannotMove,
    CannotPropose,
    CannotSplit,
    add_suara,
    merge_usulan,
    split_usulan,
    unsplit_usulan,
)
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, DESA_LAIN, make_pelaku
from tests.module.musrenbang.bahan import agree, make_aspirasi, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
DUA = (Bagian("Titian ulin RT 2", biaya=60_000_000), Bagian("Pagar titian RT 2", "RT 3", biaya=40_000_000))


def split(
    usulan: Usulan, now: datetime, by: Pelaku = SISTEM, bagian: tuple[Bagian, ...] = DUA
) -> list[Usulan]:
    return split_usulan(usulan=usulan, by=by, bagian=bagian, alasan="Dua pekerjaan berbeda", now=now)


def test_every_part_points_to_its_origin_and_waits_for_the_same_forum(now: datetime) -> None:
    forum, usulan = open_desa(now), make_usulan(now)
    bagian = split(usulan, now, by=make_pelaku("operator_desa", DESA))
    usulan.refresh_from_db()
    assert (usulan.status, usulan.biaya) == (StatusUsulan.DIPECAH, 100_000_000)
    assert [(u.pecahan_dari, u.status, u.lokasi) for u in bagian] == [
        (usulan, StatusUsulan.DIAJUKAN, "RT 02"),
        (usulan, StatusUsulan.DIAJUKAN, "RT 3"),
    ]
    assert set(forum.keputusan.values_list("usulan", flat=True)) == {u.pk for u in bagian}


def test_every_voice_follows_every_part_also_into_a_merge(now: datetime) -> None:
    usulan, lain, suara = make_usulan(now), make_usulan(now), make_aspirasi(now)
    add_suara(usulan=usulan, aspirasi=suara, by=SISTEM, now=now)
    satu, dua = split(usulan, now)
    assert find_suara([satu.pk, dua.pk, lain.pk]) == {satu.pk: [suara], dua.pk: [suara]}
    merge_usulan(usulan=dua, ke=lain, by=SISTEM, alasan="Sama maksudnya", now=now)
    assert find_suara([lain.pk]) == {lain.pk: [suara]}
    lain.refresh_from_db()
    assert lain.jumlah_suara == 1

    jejak = find_jejak(satu.kode)
    assert jejak is not None
    assert (jejak.suara, jejak.pecahan_dari) == (1, usulan)
    assert {"disusun", "dipecah", "bagian_dari"} <= {s.keputusan for s in jejak.stasiun}
    asal = find_jejak(usulan.kode)
    assert asal is not None
    assert {u.pk for u in asal.pecahan} == {satu.pk, dua.pk}


def test_undo_makes_it_whole_with_the_voices_that_came_meanwhile(now: datetime) -> None:
    forum, usulan = open_desa(now), make_usulan(now)
    satu, dua = split(usulan, now)
    add_suara(usulan=satu, aspirasi=make_aspirasi(now), by=SISTEM, now=now)
    with pytest.raises(CannotJoin):
        add_suara(usulan=usulan, aspirasi=make_aspirasi(now), by=SISTEM, now=now)
    unsplit_usulan(usulan=usulan, by=SISTEM, alasan="Keliru dipecah", now=now)
    usulan.refresh_from_db()
    assert (usulan.status, usulan.jumlah_suara, usulan.suara.count()) == (StatusUsulan.DIAJUKAN, 1, 1)
    assert {u.digabung_ke for u in Usulan.objects.filter(pk__in=[satu.pk, dua.pk])} == {usulan}
    assert list(forum.keputusan.values_list("usulan", flat=True)) == [usulan.pk]
    assert Langkah.objects.filter(usulan=usulan).latest("id").keputusan == "disatukan"
    # It may be split once more.
    split(usulan, now)


def test_a_part_that_went_further_keeps_them_apart(now: datetime) -> None:
    usulan = make_usulan(now)
    satu, _dua = split(usulan, now)
    agree(open_desa(now), [satu], now)
    with pytest.raises(CannotSplit):
        unsplit_usulan(usulan=usulan, by=SISTEM, alasan="Keliru dipecah", now=now)


def test_what_a_forum_agreed_is_not_split_any_more(now: datetime) -> None:
    usulan = make_usulan(now)
    agree(open_desa(now), [usulan], now)
    with pytest.raises(CannotMove):
        split(usulan, now)


def test_a_split_needs_two_readable_parts_and_its_own_village(now: datetime) -> None:
    usulan = make_usulan(now)
    for bagian in (DUA[:1], (DUA[0], Bagian("x")), (DUA[0], Bagian("Pagar", biaya=0))):
        with pytest.raises((CannotSplit, CannotPropose)):
            split(usulan, now, bagian=bagian)
    with pytest.raises(CannotSplit):
        split(usulan, now, by=make_pelaku("operator_desa", DESA_LAIN))
    assert Usulan.objects.count() == 1
