"""Tugas terbuka dikelompokkan di bawah arahannya: satu arahan kepada seluruh desa tetap satu baris."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from terasa.rakor.models import Arahan, PenerimaArahan
from terasa.tindak_lanjut.enums import StatusTindakLanjut
from terasa.web.rakor.forms import PerpanjangForm

MELAPOR = (StatusTindakLanjut.DILAPORKAN, StatusTindakLanjut.DIVERIFIKASI)


@dataclass(frozen=True)
class Terbuka:
    """One arahan, its open tasks each with the form that gives it more time, and how many of them reported."""

    arahan: Arahan
    penerima: list[tuple[PenerimaArahan, PerpanjangForm]]
    melapor: int
    is_dibuka: bool


def group_terbuka(semua: Iterable[PenerimaArahan], putusan: Any = None) -> list[Terbuka]:
    """Open tasks under the arahan they came from; those that reported stand first."""
    per_arahan: dict[UUID, list[PenerimaArahan]] = {}
    for p in semua:
        per_arahan.setdefault(p.arahan_id, []).append(p)
    return [_group(satu, putusan) for satu in per_arahan.values()]


def _group(semua: list[PenerimaArahan], putusan: Any) -> Terbuka:
    semua.sort(key=lambda p: p.tindak_lanjut.status not in MELAPOR)
    penerima = [
        (p, putusan[1] if putusan and putusan[0] == p.pk else PerpanjangForm(prefix=f"p{p.pk}"))
        for p in semua
    ]
    melapor = sum(p.tindak_lanjut.status in MELAPOR for p in semua)
    dibuka = bool(melapor) or any(putusan and putusan[0] == p.pk for p in semua)
    return Terbuka(semua[0].arahan, penerima, melapor, dibuka)
