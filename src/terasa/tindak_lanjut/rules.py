"""Perpindahan status tindak lanjut dan siapa yang boleh memeriksanya; tanpa basis data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from terasa.tindak_lanjut.enums import Peristiwa as P
from terasa.tindak_lanjut.enums import StatusTindakLanjut as S

AKHIR = frozenset({S.SELESAI, S.TIDAK_DAPAT, S.DIGANTI})
# What still waits for the one who does it; the rest waits for a verifier or the giver.
MENUNGGU_PELAKSANA = frozenset({S.DITETAPKAN, S.DITERIMA, S.DIKERJAKAN})
MENUNGGU_PEMERIKSA = frozenset({S.DILAPORKAN})
MENUNGGU_PEMBERI = frozenset({S.DIVERIFIKASI, S.DIAJUKAN_TIDAK_DAPAT})

# Of each event: from which status, to which one.
PINDAH: Mapping[P, tuple[frozenset[S], S]] = {
    P.TERIMA: (frozenset({S.DITETAPKAN}), S.DITERIMA),
    P.KERJAKAN: (frozenset({S.DITETAPKAN, S.DITERIMA, S.DIKERJAKAN}), S.DIKERJAKAN),
    P.LAPOR: (frozenset({S.DITETAPKAN, S.DITERIMA, S.DIKERJAKAN}), S.DILAPORKAN),
    P.KEMBALIKAN: (frozenset({S.DILAPORKAN, S.DIVERIFIKASI, S.SELESAI}), S.DIKERJAKAN),
    P.VERIFIKASI: (frozenset({S.DILAPORKAN}), S.DIVERIFIKASI),
    P.SELESAI: (frozenset({S.DIVERIFIKASI}), S.SELESAI),
    P.MINTA_BATAL: (frozenset({S.DITETAPKAN, S.DITERIMA, S.DIKERJAKAN}), S.DIAJUKAN_TIDAK_DAPAT),
    P.SETUJU_BATAL: (frozenset({S.DIAJUKAN_TIDAK_DAPAT}), S.TIDAK_DAPAT),
    P.TOLAK_BATAL: (frozenset({S.DIAJUKAN_TIDAK_DAPAT}), S.DIKERJAKAN),
    P.GANTI: (frozenset(set(S) - AKHIR), S.DIGANTI),
}


def find_next(status: str, peristiwa: P) -> S | None:
    """The status after an event, or None when the event cannot happen now."""
    dari, ke = PINDAH[peristiwa]
    return ke if status in dari else None


def is_terlambat(status: str, jatuh_tempo: date, pada: date) -> bool:
    """Due before today and still with the one who does it or a verifier."""
    return status not in AKHIR and jatuh_tempo < pada
