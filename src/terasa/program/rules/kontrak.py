"""Kontrak dan adendumnya: apa yang berlaku sekarang, dan apa yang meragukan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MELEBIHI_PAGU = "melebihi-pagu"
TANGGAL_TERBALIK = "tanggal-terbalik"


@dataclass(frozen=True)
class Perjanjian:
    """One row of the history of a contract: `urutan` 0 is the contract itself, later ones its addenda.

    `nilai` is the whole value after that row in rupiah, None when it says nothing about money.
    """

    urutan: int
    nomor: str = ""
    nilai: int | None = None
    mulai_on: date | None = None
    selesai_on: date | None = None
    tanda: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeadaanKontrak:
    """What holds now: of each field the newest row that says something believable about it."""

    nomor: str = ""
    nilai: int | None = None
    mulai_on: date | None = None
    selesai_on: date | None = None


def read_keadaan(riwayat: Iterable[Perjanjian]) -> KeadaanKontrak:
    """The state after all addenda; a doubtful value is passed over, it stays readable in the history."""
    nomor, nilai, mulai, selesai = "", None, None, None
    for satu in sorted(riwayat, key=lambda p: p.urutan):
        nomor = satu.nomor or nomor
        if satu.nilai is not None and MELEBIHI_PAGU not in satu.tanda:
            nilai = satu.nilai
        if TANGGAL_TERBALIK not in satu.tanda:
            mulai, selesai = satu.mulai_on or mulai, satu.selesai_on or selesai
    if mulai and selesai and selesai < mulai:
        selesai = None
    return KeadaanKontrak(nomor, nilai, mulai, selesai)


def list_tanda(
    *,
    nilai: int | None,
    pagu: int | None,
    tanggal: date | None,
    mulai_on: date | None,
    selesai_on: date | None,
) -> tuple[str, ...]:
    """What is doubtful: a value above the ceiling, an end before the start or before the signing."""
    tanda = [MELEBIHI_PAGU] if nilai is not None and pagu is not None and nilai > pagu else []
    awal = [hari for hari in (tanggal, mulai_on) if hari is not None]
    if selesai_on is not None and any(selesai_on < hari for hari in awal):
        tanda.append(TANGGAL_TERBALIK)
    return tuple(tanda)


def count_hari(mulai_on: date | None, selesai_on: date | None) -> int | None:
    """Calendar days of a contract, both ends counted; None when an end is open or comes first."""
    if mulai_on is None or selesai_on is None or selesai_on < mulai_on:
        return None
    return (selesai_on - mulai_on).days + 1
