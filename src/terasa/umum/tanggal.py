"""Tanggal cara Indonesia: "Selasa, 14 Maret 2023"."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from terasa.umum.bahasa import mark as _
from terasa.umum.bahasa import translate

HARI = (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))
BULAN = (
    _("Januari"), _("Februari"), _("Maret"), _("April"), _("Mei"), _("Juni"),
    _("Juli"), _("Agustus"), _("September"), _("Oktober"), _("November"), _("Desember"),
)  # fmt: skip


def format_tanggal(nilai: date | datetime | None, *, hari: bool = False) -> str:
    """`14 Maret 2023`, or `Selasa, 14 Maret 2023`; a moment is read in the local zone."""
    if nilai is None:
        return "–"
    hari_ini = timezone.localdate(nilai) if isinstance(nilai, datetime) else nilai
    teks = f"{hari_ini.day} {translate(BULAN[hari_ini.month - 1])} {hari_ini.year}"
    return f"{translate(HARI[hari_ini.weekday()])}, {teks}" if hari else teks


def format_jam(nilai: datetime) -> str:
    """`09.30 WITA`, the zone abbreviation as Indonesians write it."""
    lokal = timezone.localtime(nilai)
    zona = {7: "WIB", 8: "WITA", 9: "WIT"}.get(int((lokal.utcoffset()).total_seconds() // 3600), "")  # type: ignore[union-attr]  # an aware moment has an offset
    return f"{lokal:%H.%M} {zona}".strip()
