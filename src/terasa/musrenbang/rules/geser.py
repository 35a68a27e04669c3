"""Geser: usulan yang dipindahkan musyawarah dari peringkat hitungannya, dan alasannya."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from terasa.musrenbang.rules.jenis_forum import BERPERINGKAT


@dataclass(frozen=True)
class Letak:
    """Where one decided usulan stands: its list, its rank there, its computed rank, and why it was moved."""

    kunci: Any
    hasil: str
    peringkat: int | None
    hitung: int | None
    alasan: str = ""


def find_geser(letak: Sequence[Letak]) -> list[Letak]:
    """The fewest usulan that must have been moved to get from the computed order to the final one.

    Those that were refused make room: what only moves up behind them was not moved. A reason marks an usulan as
    moved, so of two that changed places it is the one with a reason. Agreed usulan without a computed rank have
    nothing to be moved from.
    """
    geser: list[Letak] = []
    for hasil in sorted(BERPERINGKAT):
        daftar = sorted(letak_of(letak, hasil), key=lambda s: s.peringkat or 0)
        polos = [s for s in daftar if not s.alasan.strip()]
        tetap = _longest_rising([s.hitung or 0 for s in polos])
        diam = {id(polos[n]) for n in tetap}
        # With a reason but still in its computed place: nothing was moved.
        for s in daftar:
            if id(s) not in diam and (not s.alasan.strip() or _is_out_of_order(s, daftar)):
                geser.append(s)
    return geser


def letak_of(letak: Iterable[Letak], hasil: str) -> list[Letak]:
    """Ranked usulan of one list that also have a computed rank."""
    return [s for s in letak if s.hasil == hasil and s.peringkat is not None and s.hitung is not None]


def _is_out_of_order(satu: Letak, daftar: Sequence[Letak]) -> bool:
    """Whether some other of its list stands on the other side of it than the count said."""
    return any(
        ((satu.peringkat or 0) < (lain.peringkat or 0)) != ((satu.hitung or 0) < (lain.hitung or 0))
        for lain in daftar
        if lain is not satu
    )


def _longest_rising(angka: Sequence[int]) -> list[int]:
    """Positions of a longest rising run that need not be contiguous."""
    ekor: list[int] = []
    posisi: list[int] = []
    sebelum: list[int] = []
    for n, nilai in enumerate(angka):
        di = bisect_left(ekor, nilai)
        sebelum.append(posisi[di - 1] if di else -1)
        if di == len(ekor):
            ekor.append(nilai)
            posisi.append(n)
        else:
            ekor[di], posisi[di] = nilai, n
    hasil = []
    n = posisi[-1] if posisi else -1
    while n >= 0:
        hasil.append(n)
        n = sebelum[n]
    return hasil[::-1]
