"""Hari jatuh tempo tahap berikutnya, dari aturan waktu kabupaten itu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from terasa.aturan.enums import Jenis
from terasa.aturan.models import Aturan
from terasa.aturan.queries import find_aturan, hari_kerja_of, libur_of, list_aturan
from terasa.aturan.rules import hitung_jendela
from terasa.musrenbang.rules import Lanjutan


@dataclass
class Jadwal:
    """The windows of one kabupaten and budget year; the rules are read once however many usulan ask."""

    kabupaten: str
    tahun: int
    pada: date
    _hari: dict[tuple[str, int], date | None] = field(default_factory=dict)

    def due(self, lanjutan: Lanjutan) -> date | None:
        """By when the next thing should happen. None without a rule, or when that day has already passed:
        nobody can be promised the past."""
        if lanjutan.aturan:
            return self._close_of(lanjutan.aturan, 0)
        baris = self._tahap.get(lanjutan.tahap)
        return self._close_of(baris["aturan"], int(baris.get("geser_tahun", 0))) if baris else None

    def _close_of(self, kode: str, geser: int) -> date | None:
        if (kode, geser) not in self._hari:
            self._hari[kode, geser] = self._count(kode, geser)
        return self._hari[kode, geser]

    def _count(self, kode: str, geser: int) -> date | None:
        aturan = self._jendela.get(kode)
        if aturan is None:
            return None
        hari = hitung_jendela(aturan, self.tahun + geser, self._libur, self._hari_kerja).jatuh_tempo
        return hari if hari >= self.pada else None

    @cached_property
    def _tahap(self) -> Mapping[str, Mapping[str, Any]]:
        aturan = find_aturan("tenggat-tahap", kabupaten=self.kabupaten, pada=self.pada)
        return {p["kode"]: p for p in aturan.isi["pilihan"]} if aturan else {}

    @cached_property
    def _jendela(self) -> Mapping[str, Aturan]:
        semua = list_aturan(kabupaten=self.kabupaten, pada=self.pada, jenis=Jenis.JENDELA)
        return {a.kode: a for a in semua}

    @cached_property
    def _libur(self) -> Mapping[date, str]:
        return libur_of(self.kabupaten)

    @cached_property
    def _hari_kerja(self) -> int:
        return hari_kerja_of(self.kabupaten, self.pada)
