"""Hari kerja, bulan, tahun, dan minggu dalam bulan; tanpa basis data dan tanpa jam."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from terasa.aturan.enums import CaraMinggu, Geser, Satuan
from terasa.aturan.rules.bentuk import HariTahunan, Selang
from terasa.umum.errors import AturanDilanggar

SATU_HARI = timedelta(days=1)
SABTU, MINGGU = 5, 6


class TanggalDiLuarJangkauan(AturanDilanggar):
    """The result would leave the calendar."""


def is_hari_kerja(tanggal: date, libur: Mapping[date, str], hari_kerja: int = 5) -> bool:
    """A 5-day week rests on Saturday and Sunday, a 6-day week on Sunday; both rest on `libur`."""
    return not is_akhir_pekan(tanggal, hari_kerja) and tanggal not in libur


def is_akhir_pekan(tanggal: date, hari_kerja: int = 5) -> bool:
    return tanggal.weekday() >= check_hari_kerja(hari_kerja)


def check_hari_kerja(hari_kerja: int) -> int:
    """Only 5 and 6 exist in government offices."""
    if hari_kerja not in (5, 6):
        raise AturanDilanggar(f"Hari kerja seminggu adalah 5 atau 6, bukan {hari_kerja}.", code="hari-kerja")
    return hari_kerja


def add_selang(
    dari: date, selang: Selang, libur: Mapping[date, str], hari_kerja: int = 5, *, tanda: int = 1
) -> date:
    """The day after `dari` is day 1; `tanda` -1 counts backward the same way."""
    try:
        if selang.satuan is Satuan.HARI_KERJA:
            return add_hari_kerja(dari, tanda * selang.jumlah, libur, hari_kerja)
        if selang.satuan is Satuan.HARI:
            return dari + timedelta(days=tanda * selang.jumlah)
        kali = 12 if selang.satuan is Satuan.TAHUN else 1
        return add_bulan(dari, tanda * selang.jumlah * kali)
    except (OverflowError, ValueError) as exc:
        raise TanggalDiLuarJangkauan(
            f"{selang} dari {dari.isoformat()} berada di luar kalender.", code="di-luar-kalender"
        ) from exc


def count_hari_kerja(dari: date, sampai: date, libur: Mapping[date, str], hari_kerja: int = 5) -> int:
    """Working days after `dari` up to `sampai`; 0 on the same day and before it."""
    jumlah = (sampai - dari).days
    return sum(is_hari_kerja(dari + timedelta(days=n), libur, hari_kerja) for n in range(1, jumlah + 1))


def add_hari_kerja(dari: date, jumlah: int, libur: Mapping[date, str], hari_kerja: int = 5) -> date:
    """The `jumlah`-th working day after (or before) `dari`; `dari` itself is not counted."""
    langkah = SATU_HARI if jumlah >= 0 else -SATU_HARI
    hari, sisa = dari, abs(jumlah)
    while sisa:
        hari += langkah
        sisa -= is_hari_kerja(hari, libur, hari_kerja)
    return hari


def add_bulan(dari: date, jumlah: int) -> date:
    """Same day of another month; when that month is shorter, its last day (31 Jan + 1 = 28 or 29 Feb)."""
    tahun, bulan = divmod(dari.year * 12 + dari.month - 1 + jumlah, 12)
    return date(tahun, bulan + 1, min(dari.day, monthrange(tahun, bulan + 1)[1]))


def shift(tanggal: date, geser: Geser, libur: Mapping[date, str], hari_kerja: int = 5) -> date:
    """Apply the rule's answer to a due day that is a day off; most laws leave it where it is."""
    if geser is Geser.TETAP or is_hari_kerja(tanggal, libur, hari_kerja):
        return tanggal
    return add_hari_kerja(tanggal, 1 if geser is Geser.BERIKUT else -1, libur, hari_kerja)


def minggu_dalam_bulan(
    tahun: int, bulan: int, ke: int, cara: CaraMinggu = CaraMinggu.TUJUH_HARI
) -> tuple[date, date]:
    """First and last day of the n-th week of a month: days 8-14 for the second, or the second full week."""
    if cara is CaraMinggu.TUJUH_HARI:
        return date(tahun, bulan, 7 * ke - 6), date(tahun, bulan, 7 * ke)
    awal = date(tahun, bulan, 1)
    senin = awal + timedelta(days=-awal.weekday() % 7 + 7 * (ke - 1))
    return senin, senin + timedelta(days=6)


def place(hari: HariTahunan, tahun: int, *, awal: bool) -> date:
    """The yearly day in one year; a numbered week gives its first or its last day."""
    if not date.min.year < tahun < date.max.year:
        raise TanggalDiLuarJangkauan(f"Tahun {tahun} berada di luar kalender.", code="di-luar-kalender")
    if hari.minggu is not None:
        return minggu_dalam_bulan(tahun, hari.bulan, hari.minggu, hari.cara)[0 if awal else 1]
    assert hari.hari is not None
    return date(tahun, hari.bulan, hari.hari)


def days_between(a: date, b: date) -> Iterator[date]:
    """Every day counted from `a` (not counted) to `b` (counted), in either direction."""
    langkah = SATU_HARI if b >= a else -SATU_HARI
    hari = a
    while hari != b:
        hari += langkah
        yield hari


def missing_years(tahun: range, libur: Mapping[date, str]) -> list[int]:
    """Years of a span for which the holiday table has no row at all."""
    ada = {hari.year for hari in libur}
    return [t for t in tahun if t not in ada]
