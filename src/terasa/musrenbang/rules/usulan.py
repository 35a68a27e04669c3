"""Isian usulan: yang harus ada, dan angka yang masuk akal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar

JUDUL_TERPENDEK = 3
JUDUL_TERPANJANG = 250
BIAYA_TERBESAR = 10**15
TAHUN_TERJAUH = 6


class CannotPropose(AturanDilanggar):
    """Something in the proposal must be mended first."""


class Isian(Protocol):
    """The figures and words that are checked."""

    @property
    def judul(self) -> str: ...
    @property
    def volume(self) -> Decimal | None: ...
    @property
    def biaya(self) -> int | None: ...
    @property
    def penerima_manfaat(self) -> int | None: ...


def check_isian(isian: Isian) -> None:
    """Raises CannotPropose."""
    judul = isian.judul.strip()
    if not JUDUL_TERPENDEK <= len(judul) <= JUDUL_TERPANJANG:
        raise CannotPropose(
            _("Judul usulan %(dari)d sampai %(sampai)d huruf.")
            % {"dari": JUDUL_TERPENDEK, "sampai": JUDUL_TERPANJANG},
            code="judul",
        )
    if isian.biaya is not None and not 0 < isian.biaya <= BIAYA_TERBESAR:
        raise CannotPropose(
            _("Perkiraan biaya harus lebih dari nol rupiah; kosongkan bila belum dihitung."), code="biaya"
        )
    if isian.volume is not None and not 0 < isian.volume < 10**12:
        raise CannotPropose(_("Volume harus lebih dari nol; kosongkan bila belum diketahui."), code="volume")
    if isian.penerima_manfaat is not None and isian.penerima_manfaat < 0:
        raise CannotPropose(_("Jumlah penerima manfaat tidak boleh negatif."), code="penerima-manfaat")


def check_tahun(tahun: int, hari_ini: date) -> None:
    """A budget year near today; a slip must not put an usulan in another decade. Raises CannotPropose."""
    if abs(tahun - hari_ini.year) > TAHUN_TERJAUH:
        raise CannotPropose(_("Tahun anggaran %(tahun)d tidak masuk akal.") % {"tahun": tahun}, code="tahun")
