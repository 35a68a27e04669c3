"""Penyaring templat: rupiah, tanggal, kode."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from terasa.umum import kode as kode_lacak
from terasa.umum import rupiah as uang
from terasa.umum import tanggal as waktu

register = template.Library()
# A promise this many days ahead is shown in amber.
SEGERA = 2


@register.filter
def rupiah(nilai: int | None) -> str:
    """`Rp1.234.567`, or "belum dihitung"."""
    return uang.format_rupiah(nilai)


@register.filter
def rupiah_ringkas(nilai: int | None) -> str:
    """`Rp1,2 miliar`."""
    return uang.format_ringkas(nilai)


@register.filter
def angka(nilai: int | Decimal | None) -> str:
    """`1.234,5`; nothing for nothing."""
    return "–" if nilai is None else uang.format_angka(nilai)


@register.filter
def desimal(nilai: Decimal | float) -> str:
    """`79,2` for 79.17."""
    return uang.format_desimal(nilai)


@register.filter
def tanggal(nilai: date | datetime | None) -> str:
    """`14 Maret 2023`."""
    return waktu.format_tanggal(nilai)


@register.filter
def tanggal_hari(nilai: date | datetime | None) -> str:
    """`Selasa, 14 Maret 2023`."""
    return waktu.format_tanggal(nilai, hari=True)


@register.filter
def bulan_tahun(nilai: date) -> str:
    """`Maret 2023`."""
    return waktu.format_tanggal(nilai).partition(" ")[2]


@register.filter
def sisa(hari: date) -> str:
    """How far a promised day is, in words: "3 hari lagi", "hari ini", "terlambat 2 hari"."""
    beda = (hari - timezone.localdate()).days
    if beda < 0:
        return ngettext("terlambat %(n)d hari", "terlambat %(n)d hari", -beda) % {"n": -beda}
    if beda == 0:
        return gettext("hari ini")
    return ngettext("%(n)d hari lagi", "%(n)d hari lagi", beda) % {"n": beda}


@register.filter
def lama_kerja(hari: Fraction | int | None) -> str:
    """How many working days: "2,5 hari kerja", the same day for none; nothing for nothing."""
    if hari is None:
        return "–"
    if not hari:
        return gettext("pada hari yang sama")
    banyak = 1 if hari == 1 else 2
    return ngettext("%(n)s hari kerja", "%(n)s hari kerja", banyak) % {"n": uang.format_desimal(float(hari))}


@register.filter
def dalam_kerja(hari: Fraction | int | None) -> str:
    """The same inside a sentence: "dalam 2 hari kerja", "pada hari yang sama"."""
    return gettext("dalam %(lama)s") % {"lama": lama_kerja(hari)} if hari else lama_kerja(hari)


@register.filter
def warna_sisa(hari: date) -> str:
    """Which badge a promised day wears; the words say the same."""
    beda = (hari - timezone.localdate()).days
    return "buruk" if beda < 0 else "awas" if beda <= SEGERA else "netral"


@register.filter
def jam(nilai: datetime) -> str:
    """`09.30 WITA`."""
    return waktu.format_jam(nilai)


@register.filter
def kode_cetak(nilai: str) -> str:
    """`7K3D-9QXA-5`."""
    return kode_lacak.print_kode(nilai)


@register.filter
def nomor_halaman(page: Page[Any]) -> list[int | None]:
    """Page numbers around this one; None where some are left out."""
    deret = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [n if isinstance(n, int) else None for n in deret]
