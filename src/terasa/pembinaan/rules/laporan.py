"""Laporan berkala tanpa basis data: tepat waktu, terlambat berapa lama, harus memperbaiki, atau tidak pernah mengirim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from terasa.pembinaan.enums import StatusLaporan as S

HARUS_MEMPERBAIKI = frozenset({S.PERBAIKI, S.DIREVISI})


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Where one paper of one office stands at a moment. `lama` is how late it came, or is by now."""

    terkirim: bool
    lama: timedelta
    diperbaiki: bool
    # The source calls it not reported and yet gives a moment, or the other way round.
    janggal: bool = False

    @property
    def is_terlambat(self) -> bool:
        """It came after its due moment."""
        return self.terkirim and self.lama > timedelta()

    @property
    def is_ditunggu(self) -> bool:
        """Past due and not here."""
        return not self.terkirim and self.lama > timedelta()

    @property
    def hari(self) -> int:
        """Whole days late, one that has begun counting as one."""
        return -(-self.lama // timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Counts over papers that were due; `n` is the denominator of them all."""

    n: int
    tepat: int
    terlambat: int
    tidak: int
    diperbaiki: int
    # Not due yet and not here.
    belum: int
    median_hari: float | None


def state_of(
    status: str, dikirim_at: datetime | None, jatuh_tempo_at: datetime, now: datetime, catatan: int = 0
) -> Keadaan:
    """The moment it came decides, not the word of the source; a remark means that it had to be mended."""
    terkirim = dikirim_at is not None
    lama = max((dikirim_at or now) - jatuh_tempo_at, timedelta())
    janggal = terkirim == (status == S.BELUM)
    return Keadaan(terkirim, lama, status in HARUS_MEMPERBAIKI or catatan > 0, janggal)


def count_keadaan(semua: Iterable[Keadaan]) -> Jumlah:
    """In time, late, never sent, mended, and the median days of those that were late."""
    daftar = list(semua)
    telat = [k.lama / timedelta(days=1) for k in daftar if k.is_terlambat]
    return Jumlah(
        n=len(daftar),
        tepat=sum(k.terkirim and not k.is_terlambat for k in daftar),
        terlambat=len(telat),
        tidak=sum(k.is_ditunggu for k in daftar),
        diperbaiki=sum(k.diperbaiki for k in daftar),
        belum=sum(not k.terkirim and not k.is_ditunggu for k in daftar),
        median_hari=median(telat) if telat else None,
    )
