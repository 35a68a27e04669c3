"""Membaca tindak lanjut: yang terbuka, yang lewat tenggat, dan ukurannya per unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils import timezone

from terasa.tindak_lanjut import rules
from terasa.tindak_lanjut.enums import StatusTindakLanjut as S
from terasa.tindak_lanjut.models import TindakLanjut


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Counts of a set of tasks; `n` is the denominator of them all. Never a ranking by speed alone."""

    n: int
    terbuka: int
    terlambat: int
    # Closed, and of those closed by their due day.
    selesai: int
    tepat_waktu: int
    # Median days from being set to being closed; None while nothing is closed.
    median_hari: float | None
    dibuka_lagi: int
    lama: int


def measure(semua: Iterable[TindakLanjut], pada: date, *, lama_hari: int = 90) -> Ukuran:
    """Counts and days over tasks already read."""
    daftar = list(semua)
    terbuka = [s for s in daftar if not s.is_akhir]
    selesai = [s for s in daftar if s.status == S.SELESAI and s.selesai_at is not None]
    lamanya = [(timezone.localdate(s.selesai_at) - s.ditetapkan_on).days for s in selesai if s.selesai_at]
    return Ukuran(
        n=len(daftar),
        terbuka=len(terbuka),
        terlambat=sum(rules.is_terlambat(s.status, s.jatuh_tempo_on, pada) for s in daftar),
        selesai=len(selesai),
        tepat_waktu=sum(
            s.selesai_at is not None and timezone.localdate(s.selesai_at) <= s.jatuh_tempo_on for s in selesai
        ),
        median_hari=median(lamanya) if lamanya else None,
        dibuka_lagi=sum(s.dibuka_lagi_kali > 0 for s in daftar),
        lama=sum((pada - s.ditetapkan_on).days > lama_hari for s in terbuka),
    )
