"""Evaluasi triwulan: capaian terhadap rencana, dan predikatnya menurut aturan yang berlaku."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from terasa.program.rules.rencana import month_end

TRIWULAN = (1, 2, 3, 4)
SATU_ANGKA, DUA_ANGKA = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True)
class Predikat:
    """A band of performance: its name, and the lowest whole per cent that belongs to it."""

    nama: str
    mulai: int


@dataclass(frozen=True)
class Capaian:
    """What was planned by the end of a quarter, what was reached, and the one in per cent of the other."""

    rencana: Decimal | None
    nyata: Decimal | None
    persen: Decimal | None
    predikat: str


def read_predikat(isi: Mapping[str, Any]) -> list[Predikat]:
    """Bands of the rule in force, the highest first."""
    semua = [Predikat(str(p["nama"]), int(p["mulai"])) for p in isi["predikat"]]
    return sorted(semua, key=lambda p: -p.mulai)


def find_predikat(persen: Decimal, pita: Sequence[Predikat]) -> str:
    """Band of a performance. The annex knows whole per cents only, so it is rounded half up first: 90.5 is 91."""
    bulat = int(persen.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return next((p.nama for p in pita if bulat >= p.mulai), pita[-1].nama if pita else "")


def judge(rencana: Decimal | None, nyata: Decimal | None, pita: Sequence[Predikat]) -> Capaian:
    """Reached in per cent of planned, with one decimal; no judgement without a plan or before anything is planned."""
    if rencana is None or nyata is None or rencana == 0:
        return Capaian(rencana, nyata, None, "")
    persen = nyata * 100 / rencana
    return Capaian(
        rencana, nyata, persen.quantize(SATU_ANGKA, rounding=ROUND_HALF_UP), find_predikat(persen, pita)
    )


def last_day(tahun: int, triwulan: int) -> date:
    """Last day of a quarter."""
    return month_end(tahun, 3 * triwulan)


def find_triwulan(hari: date) -> tuple[int, int]:
    """(year, quarter) that was finished last before `hari`."""
    lalu = (hari.month - 1) // 3
    return (hari.year, lalu) if lalu else (hari.year - 1, 4)


def weigh(semua: Iterable[tuple[int | None, Decimal | None]]) -> Decimal | None:
    """Per cent of the whole, each kegiatan weighing as its pagu (whole rupiah); two decimals, None without any pagu.

    A kegiatan whose pagu is not known weighs nothing.
    """
    pasangan = [(pagu, nyata or Decimal(0)) for pagu, nyata in semua if pagu]
    jumlah = sum(pagu for pagu, _nyata in pasangan)
    if not jumlah:
        return None
    nilai = sum((pagu * nyata for pagu, nyata in pasangan), Decimal(0)) / jumlah
    return nilai.quantize(DUA_ANGKA, rounding=ROUND_HALF_UP)
