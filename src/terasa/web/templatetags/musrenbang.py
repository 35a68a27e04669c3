"""Penyaring templat halaman kerja musrenbang: sebutan hasil forum dan hasil alokasi."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang import rules
from terasa.musrenbang.enums import Hasil, HasilAlokasi, HasilVerifikasi
from terasa.umum.rupiah import format_angka, format_rupiah

register = template.Library()

PELENGKAP = {
    "tanpa": _("Sisa dibiarkan."),
    "add1": _("Pagu hitungan dinaikkan sedikit demi sedikit sampai sisanya tidak cukup lagi."),
    "add1u": _(
        "Pagu hitungan dinaikkan sedikit demi sedikit; sisanya untuk usulan dengan dukungan per rupiah terbesar."
    ),
    "greedy": _("Sisa untuk usulan dengan dukungan per rupiah terbesar yang masih muat."),
}
URUTAN_SERI = {
    "dukungan": _("Bobot pendukung lebih besar, lalu biaya lebih kecil, lalu kode."),
    "biaya": _("Biaya lebih kecil, lalu kode."),
    "kode": _("Menurut kode."),
}
SEBUTAN = {p.value: p.label for kelompok in (HasilVerifikasi, Hasil, HasilAlokasi) for p in kelompok}


@register.filter
def sebut_hasil(hasil: str) -> str:
    """`Disepakati`; what a forum has not said yet is empty."""
    return str(SEBUTAN.get(hasil, hasil))


@register.filter
def nama_bidang(kode: str) -> str:
    """`Pekerjaan Umum dan Penataan Ruang`."""
    return rules.nama_bidang(kode)


@register.filter
def nama_pelengkap(kode: str) -> str:
    """What is done with money that the equal shares leave over, as `docs/alokasi/` names it."""
    return str(PELENGKAP.get(kode, kode))


@register.filter
def nama_urutan_seri(kode: str) -> str:
    """The published order of ties."""
    return str(URUTAN_SERI.get(kode, kode))


@register.filter
def ambil(peta: Mapping[Any, Any], kunci: Any) -> Any:
    """What a map holds for a key that only the row knows; nothing when it holds none."""
    return peta.get(kunci, "")


@register.filter
def ada_salah(baris: Iterable[Any]) -> bool:
    """Whether a table has a row to mend."""
    return any(satu.salah for satu in baris)


@register.filter
def bobot(teks: str) -> str:
    """A weight kept as "4/1" or "1/3" for eyes: `4`, `1/3`."""
    pecahan = Fraction(teks)
    return format_angka(pecahan.numerator) if pecahan.denominator == 1 else str(pecahan)


@register.filter
def rupiah_teks(teks: str) -> str:
    """Rupiah kept as text with decimals, to the nearest whole one; nothing for nothing."""
    return format_rupiah(int(Decimal(teks).to_integral_value(ROUND_HALF_UP))) if teks else ""
