"""Bentuk lembar: kolom yang dikenal, dan baris yang sudah terbaca."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

# What a cell can be before it becomes text; calamine gives every number as float.
Sel = str | int | float | bool | date | datetime | time | timedelta
Tabel = Sequence[Sequence[Sel]]


@dataclass(frozen=True)
class Kolom:
    """A column known by its name and synonyms. `is_kode`: its digits matter, a number may have lost some.

    `kepegawaian`: kept although it tells about a person, because the file lists holders of public posts.
    """

    nama: str
    sinonim: tuple[str, ...] = ()
    wajib: bool = False
    is_kode: bool = False
    kepegawaian: bool = False


@dataclass(frozen=True)
class BarisLembar:
    """One row. `nomor` is its row in the file as a spreadsheet shows it.

    `nilai` holds clean text by column name, `asli` the text of every column by its own heading;
    `galat` says why the row cannot be used, "" when it can.
    """

    nomor: int
    nilai: dict[str, str]
    asli: dict[str, str] = field(default_factory=dict)
    perbaikan: tuple[str, ...] = ()
    galat: str = ""


@dataclass(frozen=True)
class Lembar:
    """A sheet that was read: headings as written, rows, and what was tidied for the whole file."""

    kepala: list[str]
    baris: list[BarisLembar]
    catatan: tuple[str, ...] = ()
    # What separates the columns of a CSV; "" for a workbook.
    pemisah: str = ""
    # (position, heading, column name or "") of every column that is kept.
    petunjuk: tuple[tuple[int, str, str], ...] = ()

    def has(self, kolom: str) -> bool:
        """Whether the file has that column."""
        return bool(self.baris) and kolom in self.baris[0].nilai
