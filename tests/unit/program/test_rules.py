"""Keadaan kegiatan, selisih, dan laporan mana yang dikabarkan."""

from datetime import date
from decimal import Decimal

import pytest

from terasa.musrenbang.enums import StatusUsulan
from terasa.program import rules
from terasa.program.enums import StatusKegiatan as S
from terasa.program.rules import Kemajuan

HARI = date(2026, 6, 1)


def kemajuan(fisik: int, uang: int, masalah: str = "", menyimpang: bool = False) -> Kemajuan:
    return Kemajuan(HARI, Decimal(fisik), Decimal(uang), masalah, menyimpang)


@pytest.mark.parametrize(
    ("status", "fisik", "sesudah"),
    [
        (S.DIANGGARKAN, 0, S.DIANGGARKAN),
        (S.PENGADAAN, 0, S.PENGADAAN),
        (S.DIANGGARKAN, 5, S.DILAKSANAKAN),
        (S.DILAKSANAKAN, 100, S.SELESAI_FISIK),
        (S.SELESAI_FISIK, 95, S.DILAKSANAKAN),
        (S.SELESAI_FISIK, 0, S.DILAKSANAKAN),
    ],
)
def test_state_follows_the_physical_progress(status: S, fisik: int, sesudah: S) -> None:
    assert rules.next_status(status, Decimal(fisik)) is sesudah


@pytest.mark.parametrize(
    ("fisik", "uang", "menyimpang"), [(30, 50, False), (29, 50, True), (50, 29, True), (50, 50, False)]
)
def test_deviation_is_more_than_the_threshold_either_way(fisik: int, uang: int, menyimpang: bool) -> None:
    assert rules.is_menyimpang(Decimal(fisik), Decimal(uang), Decimal(20)) is menyimpang


@pytest.mark.parametrize(
    ("sebelum", "kini", "kabar"),
    [
        (None, kemajuan(0, 0), True),
        (kemajuan(26, 20), kemajuan(30, 30), False),
        (kemajuan(24, 20), kemajuan(25, 20), True),
        (kemajuan(90, 90), kemajuan(100, 90), True),
        (kemajuan(30, 20), kemajuan(29, 20), True),
        (kemajuan(30, 20), kemajuan(30, 25), False),
        (kemajuan(30, 20), kemajuan(31, 20, "hujan"), True),
        (kemajuan(30, 20, "hujan"), kemajuan(31, 20, "hujan"), False),
        (kemajuan(30, 20), kemajuan(31, 60, menyimpang=True), True),
        (kemajuan(30, 60, menyimpang=True), kemajuan(31, 62, menyimpang=True), False),
    ],
)
def test_only_what_is_new_becomes_a_station(sebelum: Kemajuan | None, kini: Kemajuan, kabar: bool) -> None:
    assert rules.is_kabar(sebelum, kini) is kabar


def test_usulan_is_as_far_as_its_slowest_kegiatan() -> None:
    assert rules.status_usulan([S.DIMANFAATKAN, S.DILAKSANAKAN]) is StatusUsulan.DILAKSANAKAN
    assert rules.status_usulan([S.DIBATALKAN, S.SELESAI_FISIK]) is StatusUsulan.SELESAI_FISIK


def test_usulan_is_postponed_when_every_kegiatan_was_cancelled() -> None:
    assert rules.status_usulan([S.DIBATALKAN]) is StatusUsulan.DITUNDA


@pytest.mark.parametrize(
    ("status", "boleh"), [(S.PENGADAAN, True), (S.SELESAI_FISIK, False), (S.DIBATALKAN, False)]
)
def test_what_is_built_cannot_be_cancelled(status: S, boleh: bool) -> None:
    assert rules.can_cancel(status) is boleh
