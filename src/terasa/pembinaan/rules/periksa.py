"""Daftar periksa sebagai aturan bertanggal: satu periode satu versi."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

AWAL_KODE = "daftar-periksa-"
KODE = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
BUTIR_TERBANYAK = 120
# For an agreement that was written down without its day.
TENGGAT_BAWAAN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Butir:
    """One item of a checklist."""

    kode: str
    bagian: str
    teks: str

    def as_json(self) -> dict[str, str]:
        return {"kode": self.kode, "bagian": self.bagian, "teks": self.teks}


def read_butir(isi: Mapping[str, Any]) -> list[Butir]:
    """Items of a rule; what has no proper code, no words, or a code that stood before is left out."""
    butir: dict[str, Butir] = {}
    for satu in list(isi.get("butir", ()))[:BUTIR_TERBANYAK]:
        kode, teks = str(satu.get("kode", "")), str(satu.get("teks", "")).strip()
        if KODE.match(kode) and teks:
            butir.setdefault(kode, Butir(kode, str(satu.get("bagian", "")), teks))
    return list(butir.values())


def default_due(hari: date) -> date:
    """The day by which something agreed on `hari` is to be done when nobody wrote one."""
    return hari + TENGGAT_BAWAAN
