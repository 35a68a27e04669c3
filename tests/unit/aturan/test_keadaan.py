"""Keadaan tenggat dan pengingat."""

from __future__ import annotations

from datetime import date

import pytest

from terasa.aturan.enums import Keadaan
from terasa.aturan.katalog import all_aturan, get_aturan, libur_bawaan
from terasa.aturan.rules import hitung_tenggat, keadaan, tanggal_pengingat

from .conftest import Buat

LIBUR = libur_bawaan()
TEMPO = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("hari_ini", "selesai", "hasil"),
    [
        (date(2025, 11, 20), None, Keadaan.BERJALAN),
        (TEMPO, None, Keadaan.BERJALAN),
        (date(2025, 12, 2), None, Keadaan.LEWAT),
        (date(2025, 12, 9), TEMPO, Keadaan.SELESAI),
        (date(2025, 12, 9), date(2025, 12, 2), Keadaan.SELESAI_TERLAMBAT),
    ],
)
def test_state_of_an_ordinary_deadline(
    buat: Buat, hari_ini: date, selesai: date | None, hasil: Keadaan
) -> None:
    assert keadaan(buat(), TEMPO, hari_ini, selesai) is hasil


def test_unanswered_raperdes_takes_effect_by_itself() -> None:
    aturan = get_aturan("evaluasi-raperdes-apbdes")
    tempo = hitung_tenggat(aturan, date(2025, 11, 1), LIBUR).jatuh_tempo
    assert tempo == date(2025, 11, 28)
    assert keadaan(aturan, tempo, tempo) is Keadaan.BERJALAN
    assert keadaan(aturan, tempo, date(2025, 11, 29)) is Keadaan.BERLAKU_SENDIRI


def test_late_answer_does_not_undo_the_effect() -> None:
    aturan = get_aturan("evaluasi-raperdes-apbdes")
    assert keadaan(aturan, TEMPO, date(2025, 12, 9), date(2025, 12, 3)) is Keadaan.BERLAKU_SENDIRI


def test_reminders_come_in_order_before_the_due_day() -> None:
    aturan = get_aturan("evaluasi-raperdes-apbdes")
    hari = tanggal_pengingat(aturan, TEMPO, LIBUR)
    assert hari == [date(2025, 11, 17), date(2025, 11, 24), date(2025, 11, 28)]


def test_reminders_on_or_before_the_start_are_dropped() -> None:
    aturan = get_aturan("evaluasi-raperdes-apbdes")
    assert tanggal_pengingat(aturan, TEMPO, LIBUR, mulai=date(2025, 11, 24)) == [date(2025, 11, 28)]


def test_rule_without_its_own_reminders_uses_the_default_of_its_unit(buat: Buat) -> None:
    bawaan = get_aturan("pengingat-bawaan")
    assert tanggal_pengingat(buat(), TEMPO, LIBUR) == []
    assert tanggal_pengingat(buat(), TEMPO, LIBUR, bawaan=bawaan) == [date(2025, 11, 26), date(2025, 11, 28)]
    assert tanggal_pengingat(buat(8, "tahun"), date(2026, 12, 19), LIBUR, bawaan=bawaan) == [
        date(2025, 12, 19),
        date(2026, 6, 19),
        date(2026, 9, 19),
        date(2026, 11, 19),
    ]


def test_default_reminders_exist_for_every_unit() -> None:
    bawaan = get_aturan("pengingat-bawaan")
    satuan = {a.isi["satuan"] for a in all_aturan() if a.jenis == "tenggat"}
    assert satuan <= set(bawaan.isi)
