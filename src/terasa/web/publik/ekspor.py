"""Menulis tabel ke CSV dan XLSX tanpa membiarkan sel dijalankan sebagai rumus."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from xlsxwriter import Workbook

# A spreadsheet runs a cell that begins with one of these (OWASP, CSV injection).
PEMICU = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Baris = Sequence[Sequence[Any]]


def defuse(nilai: Any) -> Any:
    """Text that would be read as a formula gets a leading apostrophe; numbers stay numbers."""
    if isinstance(nilai, str) and nilai.startswith(PEMICU):
        return f"'{nilai}"
    return nilai


def write_csv(baris: Baris, nama: str) -> HttpResponse:
    """UTF-8 with a byte order mark, so that Excel reads the accents too."""
    teks = io.StringIO()
    csv.writer(teks).writerows([["" if sel is None else defuse(sel) for sel in satu] for satu in baris])
    return _attach(teks.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", nama)


def write_xlsx(baris: Baris, nama: str) -> HttpResponse:
    """One sheet, header frozen; formulas, links and number guessing are off."""
    wadah = io.BytesIO()
    pilihan = {
        "in_memory": True,
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(wadah, pilihan) as buku:
        lembar = buku.add_worksheet("usulan")
        lembar.freeze_panes(1, 0)
        tebal = buku.add_format({"bold": True})
        for y, satu in enumerate(baris):
            for x, sel in enumerate(satu):
                isi = float(sel) if isinstance(sel, Decimal) else defuse(sel)
                lembar.write(y, x, isi, tebal if y == 0 else None)
    return _attach(wadah.getvalue(), XLSX, nama)


def _attach(isi: bytes, tipe: str, nama: str) -> HttpResponse:
    return HttpResponse(
        isi, content_type=tipe, headers={"Content-Disposition": f'attachment; filename="{nama}"'}
    )
