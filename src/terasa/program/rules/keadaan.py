"""Satu kata tentang keadaan sebuah kegiatan bagi warga, dari statusnya, tenggatnya, dan laporannya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from terasa.program.enums import KeadaanHasil
from terasa.program.enums import KeadaanKegiatan as K
from terasa.program.enums import StatusKegiatan as S
from terasa.program.rules.kemajuan import BERJALAN

MENURUT_STATUS = {
    S.DIRENCANAKAN: K.RENCANA,
    S.DIANGGARKAN: K.RENCANA,
    S.PENGADAAN: K.RENCANA,
    S.DILAKSANAKAN: K.BERJALAN,
    S.SELESAI_FISIK: K.SELESAI,
    S.DIMANFAATKAN: K.DIPAKAI,
    S.TIDAK_DIMANFAATKAN: K.TIDAK_DIPAKAI,
    S.DIBATALKAN: K.BATAL,
}


def find_keadaan(
    status: str, *, tahun: int, tenggat_on: date | None, is_tertinggal: bool, hari: date
) -> K | None:
    """None for one that went on in another kegiatan.

    Late is what still runs after its budget year or after the last day of its contract, or was behind its plan at
    the last report.
    """
    if status == S.DITERUSKAN:
        return None
    if status in BERJALAN and is_lewat(tahun, tenggat_on, hari, is_tertinggal=is_tertinggal):
        return K.TERLAMBAT
    return MENURUT_STATUS[S(status)]


def is_lewat(tahun: int, tenggat_on: date | None, hari: date, *, is_tertinggal: bool) -> bool:
    """Whether what still runs is late on that day."""
    return is_tertinggal or tahun < hari.year or (tenggat_on is not None and tenggat_on < hari)


def since_when(catatan: Sequence[tuple[date, str]]) -> date | None:
    """Since when it works or does not, as it stands now, from (day, KeadaanHasil) oldest first; None before the first."""
    sejak = None
    for pada, keadaan in reversed(catatan):
        if (keadaan == KeadaanHasil.BERFUNGSI) != (catatan[-1][1] == KeadaanHasil.BERFUNGSI):
            break
        sejak = pada
    return sejak
