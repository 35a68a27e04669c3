"""Aturan kegiatan tanpa basis data: keadaan, selisih kemajuan, dan laporan mana yang layak dikabarkan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from terasa.musrenbang.enums import StatusUsulan
from terasa.program.enums import StatusKegiatan as S
from terasa.program.enums import TahapPekerjaan

BERJALAN = frozenset({S.DIANGGARKAN, S.PENGADAAN, S.DILAKSANAKAN})
# Once work is contracted or reported, money and progress belong to this kegiatan alone.
BELUM_BERJALAN = frozenset({S.DIRENCANAKAN, S.DIANGGARKAN})
# Nothing more comes of it itself: cancelled, or gone on in the kegiatan it was split or merged into.
MATI = frozenset({S.DIBATALKAN, S.DITERUSKAN})
TERBANGUN = frozenset({S.SELESAI_FISIK, S.DIMANFAATKAN, S.TIDAK_DIMANFAATKAN})
SELESAI = frozenset({TahapPekerjaan.PHO, TahapPekerjaan.FHO})
TUNTAS = Decimal(100)
PEREMPAT = (Decimal(25), Decimal(50), Decimal(75), TUNTAS)

# How far a kegiatan has come; an usulan answered by several is as far as the slowest of them.
URUTAN = (
    S.DIRENCANAKAN,
    S.DIANGGARKAN,
    S.PENGADAAN,
    S.DILAKSANAKAN,
    S.SELESAI_FISIK,
    S.TIDAK_DIMANFAATKAN,
    S.DIMANFAATKAN,
)
STATUS_USULAN = {
    S.DIRENCANAKAN: StatusUsulan.MASUK_APBD,
    S.DIANGGARKAN: StatusUsulan.MASUK_APBD,
    S.PENGADAAN: StatusUsulan.DALAM_PENGADAAN,
    S.DILAKSANAKAN: StatusUsulan.DILAKSANAKAN,
    S.SELESAI_FISIK: StatusUsulan.SELESAI_FISIK,
    S.TIDAK_DIMANFAATKAN: StatusUsulan.TIDAK_DIMANFAATKAN,
    S.DIMANFAATKAN: StatusUsulan.DIMANFAATKAN,
}


@dataclass(frozen=True)
class Kemajuan:
    """Physical and financial percentages on a day, as one report gives them."""

    per_tanggal: date
    fisik: Decimal
    keuangan: Decimal
    masalah: str = ""
    menyimpang: bool = False
    tertinggal: bool = False

    @property
    def selisih(self) -> Decimal:
        """Percentage points that money runs ahead of work (negative: behind)."""
        return self.keuangan - self.fisik


def can_report(status: str) -> bool:
    """Progress is reported while the kegiatan runs, and corrected until it is handed over."""
    return status in BERJALAN or status == S.SELESAI_FISIK


def can_cancel(status: str) -> bool:
    """What is already built cannot be cancelled any more."""
    return status in BERJALAN or status == S.DIRENCANAKAN


def next_status(status: str, fisik: Decimal) -> S:
    """State after a report: work under way once there is any, built at 100 per cent."""
    if fisik >= TUNTAS:
        return S.SELESAI_FISIK
    if fisik > 0:
        return S.DILAKSANAKAN
    return S(status) if status in {S.DIANGGARKAN, S.PENGADAAN} else S.DILAKSANAKAN


def is_menyimpang(fisik: Decimal, keuangan: Decimal, ambang: Decimal) -> bool:
    """Work and money lie more than `ambang` percentage points apart; exactly on it is still fine."""
    return abs(keuangan - fisik) > ambang


def is_mundur(sebelum: Kemajuan | None, fisik: Decimal, keuangan: Decimal) -> bool:
    """Lower than what was reported before: possible after a correction, but never by slip."""
    return sebelum is not None and (fisik < sebelum.fisik or keuangan < sebelum.keuangan)


def is_kabar(sebelum: Kemajuan | None, kini: Kemajuan) -> bool:
    """Whether a report says something new to the proposers, so that weekly reports do not become noise.

    The first report, each quarter passed, the end, a fall, a new problem and a new deviation are news;
    every report stays readable on the page of the kegiatan.
    """
    if sebelum is None or is_mundur(sebelum, kini.fisik, kini.keuangan):
        return True
    if any(sebelum.fisik < batas <= kini.fisik for batas in PEREMPAT):
        return True
    masalah_baru = bool(kini.masalah) and kini.masalah != sebelum.masalah
    melewati = kini.menyimpang and not sebelum.menyimpang
    return masalah_baru or melewati or (kini.tertinggal and not sebelum.tertinggal)


def status_usulan(semua: Iterable[str]) -> StatusUsulan:
    """State of an usulan from its kegiatan: the slowest still alive; postponed when all were cancelled."""
    hidup = [S(s) for s in semua if s not in MATI]
    if not hidup:
        return StatusUsulan.DITUNDA
    return STATUS_USULAN[min(hidup, key=URUTAN.index)]


def status_pekerjaan(tahap: Iterable[str], fisik: Decimal | None) -> S:
    """State of an imported kegiatan from the stages of its works and its newest report."""
    semua = list(tahap)
    hidup = [t for t in semua if t != TahapPekerjaan.DIBATALKAN]
    if semua and not hidup:
        return S.DIBATALKAN
    if (hidup and all(t in SELESAI for t in hidup)) or (fisik is not None and fisik >= TUNTAS):
        return S.SELESAI_FISIK
    if any(t in SELESAI or t == TahapPekerjaan.KONTRAK for t in hidup) or fisik:
        return S.DILAKSANAKAN
    return S.PENGADAAN if any(hidup) else S.DIANGGARKAN


def is_maju(kini: str, baru: str) -> bool:
    """Whether an import may move a kegiatan from `kini` to `baru`: forward, or to an end while it still runs."""
    if kini == baru or kini in MATI:
        return False
    if baru == S.DIBATALKAN:
        return can_cancel(kini)
    return URUTAN.index(S(baru)) > URUTAN.index(S(kini))
