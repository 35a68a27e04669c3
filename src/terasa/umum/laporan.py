"""Laporan impor: setiap baris masukan mendapat satu hasil, dan jumlahnya selalu cocok."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

DITERIMA, DIUBAH, DILEWATI = "diterima", "diubah", "dilewati"
# A row that is already there as it stands: skipped, but nothing is wrong with it.
SAMA = "sama"


@dataclass(frozen=True)
class Baris:
    """What became of one input row; `baris` counts from 1, `perbaikan` says what was tidied on the way."""

    baris: int
    id: str
    hasil: str
    kode: str = ""
    alasan: str = ""
    perbaikan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Laporan:
    """The account of one import; a trial run has the same account and changes nothing."""

    baris: tuple[Baris, ...]
    uji: bool = False

    @classmethod
    def dari(cls, baris: Iterable[Baris], *, uji: bool = False) -> Laporan:
        return cls(tuple(sorted(baris, key=lambda b: b.baris)), uji)

    def jumlah(self, hasil: str) -> int:
        return sum(b.hasil == hasil for b in self.baris)

    @property
    def bermasalah(self) -> tuple[Baris, ...]:
        """Rows skipped for a reason other than being there already."""
        return tuple(b for b in self.baris if b.hasil == DILEWATI and b.alasan != SAMA)

    @property
    def exit_code(self) -> int:
        """0 all rows are in, 1 some were skipped for a fault."""
        return 1 if self.bermasalah else 0

    def as_json(self) -> dict[str, Any]:
        """`dibaca = diterima + diubah + dilewati`, then one object per row."""
        return {
            "dibaca": len(self.baris),
            **{hasil: self.jumlah(hasil) for hasil in (DITERIMA, DIUBAH, DILEWATI)},
            "uji": self.uji,
            "baris": [{**vars(b), "perbaikan": list(b.perbaikan)} for b in self.baris],
        }
