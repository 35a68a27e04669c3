"""Memilih aturan yang berlaku: kode, kabupaten, dan hari."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from terasa.aturan.rules.bentuk import Aturan
from terasa.umum.errors import AturanDilanggar

A = TypeVar("A", bound=Aturan)
SARAN_TERBANYAK = 3


class AturanTidakDikenal(AturanDilanggar):
    """No rule of that code is in force; `saran` holds the nearest codes."""

    def __init__(self, kode: str, saran: list[str], pada: date | None = None) -> None:
        if pada is not None and kode in saran:
            kalimat = f"Aturan “{kode}” belum atau tidak lagi berlaku pada {pada.isoformat()}."
        else:
            ajakan = f" Maksud Anda: {', '.join(saran)}?" if saran else ""
            kalimat = f"Aturan “{kode}” tidak dikenal.{ajakan}"
        super().__init__(kalimat, code="aturan-tidak-dikenal")
        self.kode = kode
        self.saran = saran


def is_berlaku(aturan: Aturan, pada: date) -> bool:
    """Both ends of the period count."""
    return aturan.berlaku_dari <= pada and (aturan.berlaku_sampai is None or pada <= aturan.berlaku_sampai)


def pilih_aturan(baris: Iterable[A], kode: str, kabupaten: str, pada: date) -> A | None:
    """The row in force: the kabupaten's own before the national one, the newest before an older one."""
    dipilih = pilih_semua((b for b in baris if b.kode == kode), kabupaten, pada)
    return dipilih[0] if dipilih else None


def pilih_semua(baris: Iterable[A], kabupaten: str, pada: date) -> list[A]:
    """Every code in force for a kabupaten, one row each, in the order in which codes first appear."""
    dipilih: dict[str, A] = {}
    for b in baris:
        if b.kabupaten in ("", kabupaten) and is_berlaku(b, pada):
            lama = dipilih.get(b.kode)
            if lama is None or _rank(b) > _rank(lama):
                dipilih[b.kode] = b
    return list(dipilih.values())


def _rank(aturan: Aturan) -> tuple[bool, date]:
    return aturan.kabupaten != "", aturan.berlaku_dari


def suggest_kode(kode: str, dikenal: Iterable[str]) -> list[str]:
    """The nearest known codes: those beginning so, holding every word, or spelled alike."""
    daftar = list(dict.fromkeys(dikenal))
    dicari = kode.strip().lower().replace(" ", "-").replace("_", "-")
    kata = [k for k in dicari.split("-") if k]
    memuat = sorted(
        (d for d in daftar if kata and all(k in d for k in kata)), key=lambda d: not d.startswith(dicari)
    )
    mirip = difflib.get_close_matches(dicari, daftar, n=SARAN_TERBANYAK, cutoff=0.5)
    return list(dict.fromkeys([*memuat, *mirip]))[:SARAN_TERBANYAK]
