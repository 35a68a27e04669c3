"""Metode forum: dipilih sebelumnya, beku sejak nilai pertama, dan geserannya beralasan sebelum ditutup."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from terasa.aturan.models import Aturan
from terasa.musrenbang.enums import Metode
from terasa.musrenbang.models import BandingKriteria, Forum, MetodeBeku, Usulan
from terasa.musrenbang.queries import find_kepekaan, list_kriteria
from terasa.musrenbang.rules import CannotScore, CannotWeigh
from terasa.musrenbang.services import (
    CannotChoose,
    CannotClose,
    CannotMoveRank,
    Putusan,
    choose_metode,
    close_forum,
    decide_many,
    explain_geser,
    rank_by_skor,
    record_lembar,
    record_penilaian,
    set_banding,
)
from terasa.umum.pelaku import SISTEM
from tests.module.musrenbang.bahan import make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
USG = ("urgensi", "keseriusan", "pertumbuhan")
ALASAN = "Jembatannya hanyut tadi malam."


def give(forum: Forum, nilai: dict[Usulan, int], now: datetime, penilai: str = "Penilai 1") -> None:
    kriteria = list_kriteria(forum, now.date()).bobot
    lembar = {u.pk: dict.fromkeys(kriteria, Decimal(n)) for u, n in nilai.items()}
    assert record_lembar(forum=forum, by=SISTEM, penilai=penilai, nilai=lembar, now=now) == {}


def test_method_may_change_until_the_first_score_and_then_stays(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now)
    choose_metode(forum=forum, metode=Metode.AHP, by=SISTEM, now=now)
    choose_metode(forum=forum, metode=Metode.USG, by=SISTEM, now=now)
    give(forum, {usulan: 3}, now)
    with pytest.raises(CannotChoose, match="dibekukan"):
        choose_metode(forum=forum, metode=Metode.SAW, by=SISTEM, now=now)
    beku = MetodeBeku.objects.get(pk=forum.pk)
    assert (beku.metode, beku.isi["aturan"], len(beku.isi["unsur"])) == ("usg", "bobot-usg", 3)


def test_a_rule_that_changes_later_does_not_move_a_frozen_forum(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now, metode=Metode.USG)
    give(forum, {usulan: 3}, now)
    aturan = Aturan.objects.get(kode="bobot-usg")
    aturan.isi["unsur"][0]["bobot"] = 9
    aturan.save()
    assert list_kriteria(forum, now.date()).bobot == {"urgensi": 1, "keseriusan": 1, "pertumbuhan": 1}
    assert (
        list_kriteria(open_desa(now, desa="63.06.04.2001", metode=Metode.USG), now.date()).bobot["urgensi"]
        == 9
    )


def test_comparisons_that_contradict_each_other_cannot_be_chosen(now: datetime) -> None:
    forum = open_desa(now)
    aturan = Aturan.objects.get(kode="kriteria-ahp")
    aturan.isi["banding"][0] = ["urgensi", "dampak", "1/9"]
    aturan.save()
    with pytest.raises(CannotWeigh, match="CR"):
        choose_metode(forum=forum, metode=Metode.AHP, by=SISTEM, now=now)


# Urgency over everything; consistent to the last fraction.
BANDING = [
    ["urgensi", "dampak", "4"],
    ["urgensi", "kerusakan", "4"],
    ["urgensi", "biaya", "8"],
    ["dampak", "kerusakan", "1"],
    ["dampak", "biaya", "2"],
    ["kerusakan", "biaya", "2"],
]


def compare(forum: Forum, banding: list[list[str]], now: datetime, versi: int = 0) -> None:
    set_banding(forum=forum, banding=banding, versi=versi, by=SISTEM, now=now)


def test_a_forum_that_compares_its_criteria_scores_by_its_own_weights(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now, metode=Metode.AHP)
    compare(forum, BANDING, now)
    bobot = list_kriteria(forum, now.date()).bobot
    assert {k: float(b) for k, b in bobot.items()} == pytest.approx(
        {"urgensi": 8 / 13, "dampak": 2 / 13, "kerusakan": 2 / 13, "biaya": 1 / 13}, abs=1e-6
    )
    give(forum, {usulan: 3}, now)
    isi = MetodeBeku.objects.get(pk=forum.pk).isi
    assert (isi["dibanding"], isi["dibanding_oleh"]) == (BANDING, SISTEM.label)
    with pytest.raises(CannotChoose, match="dibekukan"):
        compare(forum, [], now, versi=1)
    assert list_kriteria(forum, now.date()).bobot == bobot


def test_no_comparisons_go_back_to_those_of_the_rule(now: datetime) -> None:
    forum = open_desa(now, metode=Metode.AHP)
    semula = list_kriteria(forum, now.date())
    compare(forum, BANDING, now)
    compare(forum, [], now, versi=1)
    assert list_kriteria(forum, now.date()) == semula


def test_a_second_person_does_not_overwrite_comparisons_unseen(now: datetime) -> None:
    forum = open_desa(now, metode=Metode.AHP)
    compare(forum, BANDING, now)
    with pytest.raises(CannotChoose, match="Sementara itu"):
        compare(forum, [[a, b, "1"] for a, b, _n in BANDING], now)
    assert BandingKriteria.objects.get(pk=forum.pk).banding == BANDING


def test_contradicting_comparisons_are_not_kept(now: datetime) -> None:
    forum = open_desa(now, metode=Metode.AHP)
    with pytest.raises(CannotWeigh, match="CR"):
        compare(forum, [*BANDING[:5], ["kerusakan", "biaya", "1/9"]], now)
    assert not BandingKriteria.objects.exists()


def test_a_forum_that_ranks_directly_takes_no_scores(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now)
    with pytest.raises(CannotScore, match="tidak memakai nilai"):
        record_penilaian(
            forum=forum,
            usulan=usulan,
            by=SISTEM,
            penilai="Penilai 1",
            nilai=dict.fromkeys(USG, Decimal(3)),
            now=now,
        )


def test_a_sheet_keeps_its_good_rows_and_tells_the_others(now: datetime) -> None:
    a, b = make_usulan(now), make_usulan(now)
    forum = open_desa(now, metode=Metode.USG)
    lembar = {a.pk: dict.fromkeys(USG, Decimal(4)), b.pk: {"urgensi": Decimal(4)}}
    salah = record_lembar(forum=forum, by=SISTEM, penilai="Penilai 1", nilai=lembar, now=now)
    assert list(salah) == [b.pk]
    assert rank_by_skor(forum=forum, by=SISTEM, now=now) == 1


def moved(now: datetime) -> tuple[Forum, Usulan, Usulan]:
    """Scored a before b, decided b before a."""
    a, b = make_usulan(now), make_usulan(now)
    forum = open_desa(now, metode=Metode.USG)
    give(forum, {a: 5, b: 2}, now)
    rank_by_skor(forum=forum, by=SISTEM, now=now)
    putusan = [Putusan(b.pk, "disepakati", peringkat=1), Putusan(a.pk, "disepakati", peringkat=2)]
    decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now)
    return forum, a, b


def test_a_move_needs_its_reason_and_the_paper_keeps_both_ranks(now: datetime) -> None:
    forum, a, b = moved(now)
    with pytest.raises(CannotClose, match="tanpa alasan"):
        close_forum(forum=forum, by=SISTEM, now=now)
    forum.refresh_from_db()
    explain_geser(forum=forum, alasan_geser={b.pk: ALASAN}, by=SISTEM, now=now)
    isi = close_forum(forum=forum, by=SISTEM, now=now).isi
    assert [(g["kode"], g["hitung"], g["peringkat"], g["alasan"]) for g in isi["geser"]] == [
        (b.kode, 2, 1, ALASAN)
    ]
    assert a.kode not in str(isi["geser"])


def test_a_reason_is_a_sentence(now: datetime) -> None:
    forum, _a, b = moved(now)
    with pytest.raises(CannotMoveRank):
        explain_geser(forum=forum, alasan_geser={b.pk: "pokoknya"}, by=SISTEM, now=now)


def test_sensitivity_reads_every_assessor(now: datetime) -> None:
    forum, a, b = moved(now)
    give(forum, {a: 1, b: 5}, now, penilai="Penilai 2")
    kepekaan = find_kepekaan(forum, now.date())
    assert kepekaan is not None
    assert kepekaan.rentang_penilai == {a.pk: (1, 2), b.pk: (1, 2)}
    assert len(kepekaan.geseran) == 2 * len(USG)
