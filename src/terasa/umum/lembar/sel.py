"""Satu sel menjadi teks bersih, tanpa kehilangan angka."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from terasa.umum.lembar.bentuk import Sel

# Excel keeps 15 significant digits; longer numbers end in invented zeros.
ANGKA_TERBANYAK = 10**15
ILMIAH = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
TAK_TAMPAK = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


class AngkaHilang(ValueError):
    """A code cell that may have lost digits; the sentence says how."""


def clean(teks: str) -> str:
    """Without no-break and zero-width characters, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", teks).translate(TAK_TAMPAK).split())


def as_text(sel: Sel) -> str:
    """Text of any cell: whole numbers without ".0", days as 2025-01-31."""
    if isinstance(sel, str):
        return clean(sel)
    if isinstance(sel, bool):
        return "ya" if sel else "tidak"
    if isinstance(sel, float | int):
        return _number(sel)
    if isinstance(sel, datetime):
        return sel.date().isoformat() if sel.time() == time() else sel.isoformat(sep=" ", timespec="minutes")
    if isinstance(sel, date | time):
        return sel.isoformat()
    assert isinstance(sel, timedelta)
    return str(sel)


def _number(sel: float | int) -> str:
    if isinstance(sel, int) or sel.is_integer():
        return str(int(sel))
    teks = f"{sel:.10f}".rstrip("0")
    # Three decimals would read as thousands in the Indonesian way: 1.250 is not 1,25.
    return f"{teks}0" if len(teks.partition(".")[2]) == 3 else teks


def as_kode(sel: Sel) -> tuple[str, str]:
    """Text of a code cell and what was tidied. Raises AngkaHilang when digits may be lost."""
    if isinstance(sel, str):
        teks = clean(sel).removeprefix("'")
        if ILMIAH.fullmatch(teks):
            raise AngkaHilang(
                _("“%(teks)s” adalah angka yang dibulatkan Excel, jadi kodenya sudah hilang") % {"teks": teks}
            )
        return teks, ""
    if isinstance(sel, bool) or not isinstance(sel, int | float):
        raise AngkaHilang(_("“%(teks)s” bukan kode") % {"teks": as_text(sel)})
    if abs(sel) >= ANGKA_TERBANYAK:
        raise AngkaHilang(_("tersimpan sebagai angka, padahal Excel hanya menyimpan 15 angka pertama"))
    if not float(sel).is_integer():
        raise AngkaHilang(
            _("“%(teks)s” tersimpan sebagai angka, jadi nol di belakang titik dapat hilang")
            % {"teks": as_text(sel)}
        )
    return str(int(sel)), _("tersimpan sebagai angka, dibaca utuh sebagai teks")
