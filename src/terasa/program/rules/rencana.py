"""Kurva rencana: berapa seharusnya pada suatu hari, dan kapan tertinggal darinya."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

SERATUS = Decimal(100)
DUA_ANGKA = Decimal("0.01")


@dataclass(frozen=True)
class RencanaBaris:
    """What one month is to bring: rupiah of that month, and per cent of the whole; None when not planned."""

    bulan: int
    keuangan: int | None
    fisik: Decimal | None


@dataclass(frozen=True)
class TitikRencana:
    """Per cent planned by the end of a month, money of the ceiling and work of the whole; None when not planned."""

    bulan: int
    keuangan: Decimal | None
    fisik: Decimal | None


@dataclass(frozen=True)
class Ambang:
    """Percentage points behind the plan that need an explanation; work is judged stricter towards its end."""

    fisik: Decimal
    fisik_akhir: Decimal
    akhir_sejak: Decimal
    keuangan: Decimal

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> Ambang:
        """From the rule in force; its own figures, never ours."""
        nama = ("fisik", "fisik_akhir", "akhir_sejak", "keuangan")
        return cls(*(Decimal(str(isi[n])) for n in nama))


def accumulate(baris: Iterable[RencanaBaris], pagu: int | None) -> list[TitikRencana]:
    """The plan curve: twelve points, months without a row add nothing; empty without a plan."""
    semua = {b.bulan: b for b in baris}
    ada_uang = bool(pagu) and any(b.keuangan is not None for b in semua.values())
    ada_fisik = any(b.fisik is not None for b in semua.values())
    if not (ada_uang or ada_fisik):
        return []
    uang, fisik, hasil = 0, Decimal(0), []
    for n in range(1, 13):
        if (b := semua.get(n)) is not None:
            uang, fisik = uang + (b.keuangan or 0), fisik + (b.fisik or Decimal(0))
        persen = (Decimal(uang) * 100 / pagu).quantize(DUA_ANGKA) if ada_uang and pagu else None
        hasil.append(TitikRencana(n, persen, fisik.quantize(DUA_ANGKA) if ada_fisik else None))
    return hasil


def month_end(tahun: int, bulan: int) -> date:
    """Last day of a month."""
    return date(tahun, bulan, calendar.monthrange(tahun, bulan)[1])


def plan_on(titik: Sequence[TitikRencana], tahun: int, hari: date) -> TitikRencana | None:
    """What is planned by a day: between two month ends it grows evenly with the days. None without a plan."""
    if not titik:
        return None
    if hari.year < tahun:
        return TitikRencana(1, *_zero(titik[0]))
    if hari.year > tahun:
        return titik[-1]
    n = hari.month
    bagian = Decimal(hari.day) / calendar.monthrange(tahun, n)[1]
    sebelum = titik[n - 2] if n > 1 else None
    return TitikRencana(
        n,
        _between(sebelum.keuangan if sebelum else None, titik[n - 1].keuangan, bagian),
        _between(sebelum.fisik if sebelum else None, titik[n - 1].fisik, bagian),
    )


def _zero(titik: TitikRencana) -> tuple[Decimal | None, Decimal | None]:
    nol = Decimal(0)
    return (None if titik.keuangan is None else nol), (None if titik.fisik is None else nol)


def _between(awal: Decimal | None, akhir: Decimal | None, bagian: Decimal) -> Decimal | None:
    if akhir is None:
        return None
    dari = awal or Decimal(0)
    return (dari + (akhir - dari) * bagian).quantize(DUA_ANGKA)


def is_tertinggal(fisik: Decimal, keuangan: Decimal, rencana: TitikRencana | None, ambang: Ambang) -> bool:
    """Work or money lies further behind its plan than the rule allows; exactly on it is still fine."""
    if rencana is None:
        return False
    batas = ambang.fisik_akhir if (rencana.fisik or 0) >= ambang.akhir_sejak else ambang.fisik
    lambat = rencana.fisik is not None and rencana.fisik - fisik > batas
    return lambat or (rencana.keuangan is not None and rencana.keuangan - keuangan > ambang.keuangan)


def sum_rencana(baris: Iterable[RencanaBaris]) -> tuple[int | None, Decimal | None]:
    """Rupiah and per cent of the whole year; None for a half that no month plans."""
    semua = list(baris)
    uang = [b.keuangan for b in semua if b.keuangan is not None]
    fisik = [b.fisik for b in semua if b.fisik is not None]
    return sum(uang) if uang else None, sum(fisik, Decimal(0)) if fisik else None
