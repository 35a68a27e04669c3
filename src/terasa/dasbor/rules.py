"""Pekerjaan yang menunggu: bentuknya, dan urutan mana yang didahulukan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Tugas:
    """Something that waits for one office: how many, since when, and by when the first of them is due.

    `catatan` says what is counted or of how many; `terlambat` how many are past their day.
    """

    judul: str
    jumlah: int
    alamat: str = ""
    catatan: str = ""
    tertua_on: date | None = None
    tenggat_on: date | None = None
    terlambat: int = 0
    # The public page that shows the same, for those who may not open the working one.
    umum: str = ""

    def age(self, hari: date) -> int | None:
        """Days that the oldest has waited."""
        return None if self.tertua_on is None else max((hari - self.tertua_on).days, 0)

    def days_left(self, hari: date) -> int | None:
        """Days until the first is due; negative when it is late."""
        return None if self.tenggat_on is None else (self.tenggat_on - hari).days


def split_tugas(semua: Iterable[Tugas]) -> tuple[list[Tugas], list[Tugas]]:
    """What waits, the most urgent first, and what is done."""
    menunggu: list[Tugas] = []
    beres: list[Tugas] = []
    for tugas in semua:
        (menunggu if tugas.jumlah else beres).append(tugas)
    return sorted(menunggu, key=_urgency), beres


def _urgency(tugas: Tugas) -> tuple[bool, date, date]:
    """Late ones first, then the nearest day, then the longest wait."""
    jauh = date.max
    return (not tugas.terlambat, tugas.tenggat_on or jauh, tugas.tertua_on or jauh)
