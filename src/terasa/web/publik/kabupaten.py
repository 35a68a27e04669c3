"""Kabupaten mana yang sedang dibaca pengunjung."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from terasa.dasbor.queries.kabupaten import list_kabupaten_aktif
from terasa.wilayah.models import Wilayah


@dataclass(frozen=True)
class Kabupaten:
    """The one being read, and the others that work here."""

    kini: Wilayah | None
    semua: list[Wilayah]

    @property
    def kode(self) -> str:
        return self.kini.kode if self.kini else ""


def choose_kabupaten(request: Any, diminta: str = "") -> Kabupaten:
    """The kabupaten asked for, else the office's own, else the one with most offices."""
    semua = list_kabupaten_aktif()
    per_kode = {w.kode: w for w in semua}
    for kode in (diminta, request.GET.get("kabupaten", ""), request.pelaku.kabupaten):
        if kode in per_kode:
            return Kabupaten(per_kode[kode], semua)
    return Kabupaten(semua[0] if semua else None, semua)
