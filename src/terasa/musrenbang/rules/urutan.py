"""Urutan tiap daftar sesudah forum menghitung: menurut peringkat hitungan, yang tidak terhitung di belakangnya."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from terasa.musrenbang.enums import Hasil
from terasa.musrenbang.rules.jenis_forum import BERPERINGKAT, list_hasil

K = TypeVar("K")


@dataclass(frozen=True)
class Tempat(Generic[K]):
    """Where one usulan stands before the count: its list ("" undecided), its rank there, its computed rank."""

    kunci: K
    hasil: str
    peringkat: int | None
    hitung: int | None


def place_ranks(semua: Iterable[Tempat[K]]) -> dict[K, int]:
    """New ranks of every list; among the undecided only those that were counted get one."""
    daftar: dict[str, list[Tempat[K]]] = {}
    for t in semua:
        if t.hasil in BERPERINGKAT or (not t.hasil and t.hitung is not None):
            daftar.setdefault(t.hasil, []).append(t)
    hasil: dict[K, int] = {}
    for isi in daftar.values():
        # A steady sort: what has neither rank stays in the order in which it came.
        isi.sort(key=lambda t: (t.hitung is None, t.hitung or 0, t.peringkat is None, t.peringkat or 0))
        hasil |= {t.kunci: n for n, t in enumerate(isi, start=1)}
    return hasil


def hasil_setuju(jenis: str) -> Hasil:
    """What "agreed" is called in a forum of this kind."""
    return Hasil.UTAMA if Hasil.UTAMA in list_hasil(jenis) else Hasil.DISEPAKATI
