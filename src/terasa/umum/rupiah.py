"""Rupiah: bilangan bulat di dalam, "Rp1.234.567" di layar."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from terasa.umum.bahasa import mark as _
from terasa.umum.bahasa import translate


def format_rupiah(nilai: int | None) -> str:
    """`Rp1.234.567`; an unknown amount is said, never shown as 0."""
    if nilai is None:
        return translate(_("belum dihitung"))
    tanda = "-" if nilai < 0 else ""
    return f"{tanda}Rp{format_angka(abs(nilai))}"


def format_angka(nilai: int | Decimal) -> str:
    """`1.234.567` or `12,5` in the Indonesian way."""
    if isinstance(nilai, int):
        return f"{nilai:,}".replace(",", ".")
    teks = f"{nilai.normalize():,f}"
    return teks.replace(",", " ").replace(".", ",").replace(" ", ".")


def format_desimal(nilai: Decimal | float) -> str:
    """`79,2` for 79.17: one decimal, since more would promise more than a survey of thirty can know."""
    satu, persepuluh = divmod(round(abs(Decimal(str(nilai))) * 10), 10)
    tanda = "-" if nilai < 0 and (satu or persepuluh) else ""
    return f"{tanda}{format_angka(satu)}{f',{persepuluh}' if persepuluh else ''}"


def format_ringkas(nilai: int | None) -> str:
    """`Rp1,2 miliar`, for headings; the exact amount stands beside it elsewhere."""
    if nilai is None:
        return translate(_("belum dihitung"))
    for batas, nama in ((10**12, _("triliun")), (10**9, _("miliar")), (10**6, _("juta"))):
        if abs(nilai) >= batas:
            angka = Decimal(nilai) / batas
            return f"Rp{format_angka(angka.quantize(Decimal('0.1')))} {translate(nama)}"
    return format_rupiah(nilai)


def parse_angka(teks: str) -> Decimal:
    """Read a number as officials type it: "1.000.000,00", "1,000,000.00", "Rp 25 juta" is refused.

    Raises ValueError with a sentence that says what to write.
    """
    bersih = re.sub(r"(?i)^\s*rp\.?|[\s\u00a0]|,-$|-$", "", teks.strip())
    tanda = -1 if bersih.startswith(("-", "(")) else 1
    bersih = bersih.strip("-()")
    if not re.fullmatch(r"[\d.,]+", bersih):
        raise ValueError(f"“{teks.strip()}” bukan angka; tulis misalnya 25000000 atau 25.000.000")
    try:
        return tanda * Decimal(_unify_separators(bersih))
    except InvalidOperation as exc:
        raise ValueError(f"“{teks.strip()}” bukan angka yang terbaca") from exc


def parse_rupiah(teks: str) -> int | None:
    """Whole rupiah or None for an empty cell; cents are rounded half up."""
    if not teks.strip() or teks.strip() in {"-", "–"}:
        return None
    try:
        return int(parse_angka(teks).quantize(Decimal(1), rounding="ROUND_HALF_UP"))
    except InvalidOperation as exc:
        raise ValueError(f"“{teks.strip()[:40]}” terlalu besar untuk rupiah") from exc


def _unify_separators(bersih: str) -> str:
    """Turn either notation into a plain decimal: the last separator decides."""
    koma, titik = bersih.rfind(","), bersih.rfind(".")
    if koma >= 0 and titik >= 0:
        desimal = "," if koma > titik else "."
        ribuan = "." if desimal == "," else ","
        return bersih.replace(ribuan, "").replace(desimal, ".")
    pemisah = "," if koma >= 0 else "."
    if bersih.count(pemisah) == 1 and not re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", bersih):
        return bersih.replace(pemisah, ".")
    return bersih.replace(pemisah, "")
