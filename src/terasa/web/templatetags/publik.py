"""Penyaring templat halaman publik: warna lencana, nama bidang, dan persen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django import template
from django.utils.translation import gettext as _

from terasa.musrenbang.enums import Hasil, HasilAlokasi
from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.rules import nama_bidang
from terasa.umum.rupiah import format_angka

register = template.Library()

BAIK = frozenset(
    {
        S.DISEPAKATI_KABUPATEN,
        S.MASUK_RKPD,
        S.MASUK_KUA_PPAS,
        S.MASUK_APBD,
        S.DALAM_PENGADAAN,
        S.MASUK_RKPDES,
        S.DILAKSANAKAN,
        S.SELESAI_FISIK,
        S.DIMANFAATKAN,
        S.DINILAI_MANFAATNYA,
        Hasil.DISEPAKATI,
        Hasil.UTAMA,
        HasilAlokasi.TERPILIH,
        "sah",
    }
)
BURUK = frozenset({S.DITOLAK, S.TIDAK_DIMANFAATKAN, Hasil.TIDAK_DISEPAKATI, "disembunyikan"})
AWAS = frozenset(
    {
        S.TIDAK_TERPILIH,
        S.DIKEMBALIKAN,
        S.DITUNDA,
        S.CADANGAN_FORUM_PD,
        S.DIBATALKAN,
        Hasil.CADANGAN,
        HasilAlokasi.BELUM_DIHITUNG,
        "ditutup",
        "ditanya",
    }
)


@register.filter
def warna(status: str) -> str:
    """Which badge a state wears; the words beside it say the same."""
    if status in BAIK:
        return "baik"
    if status in BURUK:
        return "buruk"
    return "awas" if status in AWAS else "netral"


@register.filter
def bidang(slug: str) -> str:
    """`air-bersih` as words."""
    return nama_bidang(slug) if slug else _("Belum ditentukan")


@register.filter
def persen(bagian: int, dari: int) -> str:
    """`31,2%`; nothing can be said of none."""
    if not dari:
        return "–"
    nilai = (Decimal(bagian) * 100 / Decimal(dari)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{format_angka(nilai)}%"


@register.filter
def kurang(dari: int, dengan: int) -> int:
    """What is left of one number without another."""
    return dari - dengan


@register.filter
def pecahan(nilai: Fraction | Decimal) -> str:
    """Rupiah per point, rounded to hundredths for the eye; the exact fraction stays in the record."""
    bulat = Decimal(round(nilai * 100)) / 100
    return f"Rp{format_angka(bulat)}"
