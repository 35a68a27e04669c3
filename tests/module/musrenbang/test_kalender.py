"""Kalender: menolak di luar tahapnya, memperpanjang dengan alasan, menutup naik ke atas, riwayat yang tetap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from terasa.akun.enums import JenisPeran
from terasa.musrenbang.models import Kalender, PenutupanTahap, TahapKalender
from terasa.musrenbang.queries.kalender import count_tahap, list_capaian, read_jadwal
from terasa.musrenbang.services import (
    CannotSchedule,
    DiLuarJadwal,
    change_tahap,
    close_forum,
    close_tahap,
    decide_usulan,
    extend_tahap,
    open_forum,
    reopen_forum,
    reopen_tahap,
    set_kalender,
)
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
KECAMATAN = "63.06.04"
Tetapkan = Callable[..., Kalender]


@pytest.fixture
def tetapkan(now: datetime) -> Tetapkan:
    """The calendar of 2027 with the village stage `mulai` to `selesai` days from now."""

    def buat(mulai: int = -3, selesai: int = 3, kode: str = "D4") -> Kalender:
        hari = now.date()
        jendela = {kode: (hari + timedelta(days=mulai), hari + timedelta(days=selesai))}
        return set_kalender(
            by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, dasar="Kepbup 1/2026", now=now, hari=jendela
        )

    return buat


def test_stages_are_computed_from_the_dated_rules(now: datetime) -> None:
    tahap = {t.kode: t for t in count_tahap(KABUPATEN, TAHUN, now.date())}
    assert len(tahap) == 27
    # The village works a year ahead: its forum for budget year 2027 is held in 2025.
    assert (tahap["D4"].mulai_on, tahap["D4"].selesai_on) == (date(2025, 7, 1), date(2025, 9, 30))
    assert tahap["K3"].selesai_on == date(2026, 2, 14)
    # Counted back from the stage after it.
    assert tahap["K5"].selesai_on == tahap["K6"].selesai_on - timedelta(days=7)
    assert all(t.berikut in tahap or not t.berikut for t in tahap.values())


def test_without_a_calendar_nothing_is_refused(now: datetime) -> None:
    open_desa(now)


def test_an_act_outside_its_window_names_the_window_and_who_may_extend(
    now: datetime, tetapkan: Tetapkan
) -> None:
    tetapkan(-30, -2)
    with pytest.raises(DiLuarJadwal, match=r"Musrenbang desa 8 Februari 2026 sampai .*Camat atau Bappeda"):
        open_desa(now)


@pytest.mark.parametrize(("mulai", "selesai"), [(0, 3), (-3, 0)])
def test_both_ends_of_a_window_count(now: datetime, tetapkan: Tetapkan, mulai: int, selesai: int) -> None:
    tetapkan(mulai, selesai)
    open_desa(now)


def test_decisions_and_closing_stop_at_the_end_of_the_window(now: datetime, tetapkan: Tetapkan) -> None:
    tetapkan()
    usulan, lewat = make_usulan(now), now + timedelta(days=4)
    forum = open_desa(now)
    with pytest.raises(DiLuarJadwal):
        decide_usulan(forum=forum, usulan=usulan, by=SISTEM, hasil="disepakati", now=lewat)
    decide_usulan(forum=forum, usulan=usulan, by=SISTEM, hasil="disepakati", now=now)
    with pytest.raises(DiLuarJadwal):
        close_forum(forum=forum, by=SISTEM, now=lewat)
    close_forum(forum=forum, by=SISTEM, now=now)
    with pytest.raises(DiLuarJadwal):
        reopen_forum(forum=forum, by=SISTEM, alasan="Salah peringkat", now=lewat)


def test_one_desa_gets_more_days_and_its_neighbour_does_not(now: datetime, tetapkan: Tetapkan) -> None:
    kalender, camat = tetapkan(-9, -1), make_pelaku(JenisPeran.CAMAT, KECAMATAN)
    isi = {"kalender": kalender, "kode": "D4", "kode_wilayah": DESA, "now": now}
    sampai = now.date() + timedelta(days=5)
    with pytest.raises(CannotSchedule, match="Tulis alasannya"):
        extend_tahap(by=camat, sampai_on=sampai, alasan=" ", **isi)
    for siapa in (make_pelaku(JenisPeran.KADES, DESA), make_pelaku(JenisPeran.CAMAT, "63.06.02")):
        with pytest.raises(CannotSchedule, match="Camat atau Bappeda"):
            extend_tahap(by=siapa, sampai_on=sampai, alasan="Tidak ada sinyal", **isi)
    extend_tahap(by=camat, sampai_on=sampai, alasan="Tidak ada sinyal sepekan", **isi)
    open_desa(now)
    with pytest.raises(DiLuarJadwal):
        open_desa(now, desa=DESA_LAIN)
    with pytest.raises(CannotSchedule, match="melewati hari terakhir"):
        extend_tahap(by=camat, sampai_on=sampai, alasan="Sekali lagi", **isi)


def test_a_change_of_a_stage_keeps_its_history(now: datetime, tetapkan: Tetapkan) -> None:
    kalender, bappeda = tetapkan(-9, -1), make_pelaku(JenisPeran.BAPPEDA, KABUPATEN)
    baru = now.date() + timedelta(days=9)
    change_tahap(by=bappeda, kalender=kalender, kode="D4", mulai_on=None, selesai_on=baru,
                 alasan="Banjir di hulu", now=now)  # fmt: skip
    lama, kini = TahapKalender.objects.filter(kalender=kalender, kode="D4").order_by("diganti_at")
    assert (lama.diganti_at, lama.selesai_on) == (now, now.date() - timedelta(days=1))
    assert (kini.alasan, kini.oleh) == ("Banjir di hulu", bappeda.label)
    open_desa(now)
    with pytest.raises(CannotSchedule, match="Bappeda"):
        change_tahap(by=make_pelaku(JenisPeran.CAMAT, KECAMATAN), kalender=kalender, kode="D4", mulai_on=None,
                     selesai_on=baru, alasan="Ingin saja", now=now)  # fmt: skip


def test_a_kecamatan_closes_when_its_desa_have_or_says_why_not(now: datetime, tetapkan: Tetapkan) -> None:
    kalender, camat = tetapkan(), make_pelaku(JenisPeran.CAMAT, KECAMATAN)
    agree(open_desa(now), [make_usulan(now)], now)
    isi = {"kalender": kalender, "kode": "D4", "kode_wilayah": KECAMATAN, "now": now}
    with pytest.raises(CannotSchedule, match=r"\d+ tempat di bawahnya belum selesai"):
        close_tahap(by=camat, **isi)
    tutup = close_tahap(by=camat, alasan="Enam desa terendam; menyusul tahun depan", **isi)
    assert DESA not in tutup.belum
    assert DESA_LAIN in tutup.belum
    # Locked below, though the window is still open.
    with pytest.raises(DiLuarJadwal, match="sudah ditutup"):
        open_desa(now, desa=DESA_LAIN)
    reopen_tahap(by=make_pelaku(JenisPeran.BAPPEDA, KABUPATEN), penutupan=tutup, alasan="Air surut", now=now)
    open_desa(now, desa=DESA_LAIN)
    assert PenutupanTahap.objects.get().dibuka_alasan == "Air surut"


def test_kecamatan_forum_waits_for_the_stage_of_its_desa(now: datetime, tetapkan: Tetapkan) -> None:
    kalender = tetapkan()
    hari = now.date()
    change_tahap(
        by=SISTEM, kalender=kalender, kode="K3", mulai_on=None, selesai_on=hari, alasan="Uji", now=now
    )
    usulan = make_usulan(now)
    agree(open_desa(now), [usulan], now)
    forum = open_forum(by=SISTEM, jenis="forum_kecamatan", kabupaten=KABUPATEN, tahun=TAHUN,
                       cakupan=[KECAMATAN], now=now)  # fmt: skip
    decide_usulan(forum=forum, usulan=usulan, by=SISTEM, hasil="disepakati", now=now)
    with pytest.raises(DiLuarJadwal, match="belum ditutup"):
        close_forum(forum=forum, by=SISTEM, now=now)
    close_tahap(by=SISTEM, kalender=kalender, kode="D4", kode_wilayah=KECAMATAN, alasan="Terendam", now=now)
    close_forum(forum=forum, by=SISTEM, now=now)


def test_late_desa_are_counted_per_kecamatan(now: datetime, tetapkan: Tetapkan) -> None:
    kalender = tetapkan()
    agree(open_desa(now), [make_usulan(now)], now)
    nanti = now.date() + timedelta(days=10)
    extend_tahap(by=SISTEM, kalender=kalender, kode="D4", kode_wilayah=DESA_LAIN, sampai_on=nanti,
                 alasan="Tidak ada sinyal", now=now)  # fmt: skip
    jadwal = read_jadwal(KABUPATEN, TAHUN, nanti)
    tahap = jadwal.find("D4")
    assert tahap is not None
    capaian = {c.sendiri.wilayah.kode: c for c in list_capaian(jadwal, tahap, nanti)}[KECAMATAN]
    keadaan = {d.wilayah.kode: d.keadaan for d in capaian.desa}
    assert (keadaan[DESA], keadaan[DESA_LAIN]) == ("selesai", "berjalan")
    assert len(capaian.terlambat) == len(capaian.desa) - 2


def test_the_calendar_of_a_year_is_set_once_by_bappeda(now: datetime, tetapkan: Tetapkan) -> None:
    isi = {"kabupaten": KABUPATEN, "tahun": TAHUN, "dasar": "Kepbup", "now": now}
    with pytest.raises(CannotSchedule, match="Bappeda"):
        set_kalender(by=make_pelaku(JenisPeran.CAMAT, KECAMATAN), **isi)
    tetapkan()
    with pytest.raises(CannotSchedule, match="sudah ditetapkan"):
        set_kalender(by=SISTEM, **isi)
