"""Usulan sebagaimana diketik: yang dibandingkan, tanpa tahu dari mana asalnya."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usulan:
    """One wish as typed. `volume` and `satuan` as typed too; empty means unknown."""

    id: str
    judul: str
    uraian: str = ""
    lokasi: str = ""
    kode_desa: str = ""
    desa: str = ""
    kecamatan: str = ""
    volume: str = ""
    satuan: str = ""

    @property
    def kabupaten(self) -> str:
        """The dotted code of the kabupaten; "" when there is no code."""
        return ".".join(self.kode_desa.split(".")[:2])
