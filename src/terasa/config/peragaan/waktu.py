"""Kalender peragaan: tanggal tiap tahap untuk satu tahun anggaran. Selalu sama."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Kalender:
    """Days of the stages of budget year `tahun`; planning runs in the year before."""

    tahun: int

    def aspirasi(self, nomor: int) -> datetime:
        """Voices come in from July to October two years before."""
        return moment(date(self.tahun - 2, 7, 3) + timedelta(days=nomor % 115), 8 + nomor % 9, nomor * 7 % 60)

    def usulan(self, nomor: int) -> datetime:
        return moment(
            date(self.tahun - 2, 11, 4) + timedelta(days=nomor % 24), 9 + nomor % 6, nomor * 11 % 60
        )

    def musrenbang_desa(self, nomor: int) -> datetime:
        return moment(date(self.tahun - 2, 12, 2) + timedelta(days=nomor % 40), 9)

    def forum_kecamatan(self, nomor: int) -> datetime:
        return moment(date(self.tahun - 1, 1, 20) + timedelta(days=nomor), 9)

    def forum_perangkat_daerah(self, nomor: int) -> datetime:
        return moment(date(self.tahun - 1, 2, 24) + timedelta(days=nomor), 9)

    @property
    def alokasi(self) -> datetime:
        return moment(date(self.tahun - 1, 3, 19), 10)

    @property
    def anggaran(self) -> datetime:
        return moment(date(self.tahun - 1, 12, 29), 14)

    def laporan(self, ke: int) -> date:
        """Progress reports at the end of April, July, September."""
        return (date(self.tahun, 4, 30), date(self.tahun, 7, 31), date(self.tahun, 9, 18))[ke]

    @property
    def serah_terima(self) -> date:
        return date(self.tahun, 9, 22)


def moment(hari: date, jam: int = 9, menit: int = 0) -> datetime:
    """A moment in the local zone."""
    return datetime.combine(hari, time(jam, menit), tzinfo=timezone.get_default_timezone())
