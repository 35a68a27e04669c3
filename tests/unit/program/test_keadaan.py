"""Satu kata tentang keadaan kegiatan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from terasa.program.enums import KeadaanKegiatan as K
from terasa.program.enums import StatusKegiatan as S
from terasa.program.rules.keadaan import find_keadaan

HARI = date(2026, 6, 1)


def keadaan(
    status: str, *, tahun: int = 2026, tenggat: date | None = None, tertinggal: bool = False
) -> K | None:
    return find_keadaan(status, tahun=tahun, tenggat_on=tenggat, is_tertinggal=tertinggal, hari=HARI)


@pytest.mark.parametrize(
    ("status", "hasil"),
    [
        (S.DIRENCANAKAN, K.RENCANA),
        (S.DIANGGARKAN, K.RENCANA),
        (S.PENGADAAN, K.RENCANA),
        (S.DILAKSANAKAN, K.BERJALAN),
        (S.SELESAI_FISIK, K.SELESAI),
        (S.DIMANFAATKAN, K.DIPAKAI),
        (S.TIDAK_DIMANFAATKAN, K.TIDAK_DIPAKAI),
        (S.DIBATALKAN, K.BATAL),
        (S.DITERUSKAN, None),
    ],
)
def test_every_status_has_its_word(status: str, hasil: K | None) -> None:
    assert keadaan(status) == hasil


def test_what_runs_is_late_after_its_contract_its_year_or_behind_its_plan() -> None:
    assert keadaan(S.DILAKSANAKAN, tenggat=HARI) == K.BERJALAN
    assert keadaan(S.DILAKSANAKAN, tenggat=HARI - timedelta(days=1)) == K.TERLAMBAT
    assert keadaan(S.DIANGGARKAN, tahun=2025) == K.TERLAMBAT
    assert keadaan(S.PENGADAAN, tertinggal=True) == K.TERLAMBAT


def test_what_is_finished_or_cancelled_is_late_no_more() -> None:
    for status in (S.SELESAI_FISIK, S.DIMANFAATKAN, S.DIBATALKAN):
        assert keadaan(status, tahun=2020, tertinggal=True) != K.TERLAMBAT
