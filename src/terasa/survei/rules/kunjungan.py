"""Kapan sebuah rumah boleh digantikan cadangan: menurut aturan, tidak menurut pilihan petugas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from terasa.survei.enums import StatusResponden

# Known at the door; a later visit would find the same.
SEKETIKA = frozenset(
    {
        StatusResponden.MENOLAK,
        StatusResponden.PINDAH,
        StatusResponden.TAK_MAMPU,
        StatusResponden.TAK_BERPENGHUNI,
    }
)


@dataclass(frozen=True)
class AturanKunjungan:
    """How often a house with nobody at home is visited, and how many hours of the clock lie between."""

    kali: int = 3
    beda_jam: int = 2


def is_tuntas(hasil: str, tak_ditemui: Iterable[datetime], aturan: AturanKunjungan) -> bool:
    """Whether the house is given up; `tak_ditemui`: moments of all visits that found nobody, this one included."""
    if hasil in SEKETIKA or hasil == StatusResponden.SELESAI:
        return True
    return count_jam(tak_ditemui, aturan.beda_jam) >= aturan.kali


def count_jam(kunjungan: Iterable[datetime], beda_jam: int) -> int:
    """How many visits were at hours of the clock that lie at least `beda_jam` apart, on whatever day."""
    menit = sorted(t.hour * 60 + t.minute for t in map(timezone.localtime, kunjungan))
    jumlah, terakhir = 0, -(10**6)
    for m in menit:
        if m - terakhir >= beda_jam * 60:
            jumlah, terakhir = jumlah + 1, m
    return jumlah
