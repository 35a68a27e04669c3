"""Sel gabungan sebuah ODS, yang tidak diberitahukan pembaca lembar kerja."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree

Rentang = tuple[tuple[int, int], tuple[int, int]]
TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SEL = frozenset({f"{TABEL}table-cell", f"{TABEL}covered-table-cell"})
# Past these nobody writes; a sheet of LibreOffice ends in a million repeated empty rows.
BARIS_TERBANYAK, KOLOM_TERBANYAK = 1_048_576, 16_384


def read_gabungan(data: bytes) -> dict[str, list[Rentang]]:
    """Merged ranges by sheet as ((row, column), (last row, last column)), from 0; empty when it is no ODS."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        if "content.xml" not in arsip.namelist():
            return {}
        isi = arsip.read("content.xml")
    # No office program writes a document type, and one may unfold into gigabytes.
    if b"-spanned" not in isi or b"<!DOCTYPE" in isi:
        return {}
    hasil: dict[str, list[Rentang]] = defaultdict(list)
    for nama, rentang in _iter_rentang(isi):
        hasil[nama].append(rentang)
    return hasil


def _iter_rentang(isi: bytes) -> Iterator[tuple[str, Rentang]]:
    nama, baris = "", 0
    try:
        for kejadian, unsur in ElementTree.iterparse(io.BytesIO(isi), events=("start", "end")):  # noqa: S314 - no document type
            if kejadian == "start" and unsur.tag == f"{TABEL}table":
                nama, baris = unsur.get(f"{TABEL}name", ""), 0
            elif kejadian == "end" and unsur.tag == f"{TABEL}table-row":
                yield from ((nama, r) for r in _row(unsur, baris))
                baris += _count(unsur, "number-rows-repeated", BARIS_TERBANYAK)
                unsur.clear()
    except ElementTree.ParseError:
        # What is broken is told by the reader of the cells.
        return


def _row(unsur: ElementTree.Element, baris: int) -> Iterator[Rentang]:
    kolom = 0
    for sel in unsur:
        if sel.tag not in SEL:
            continue
        tinggi = _count(sel, "number-rows-spanned", BARIS_TERBANYAK)
        lebar = _count(sel, "number-columns-spanned", KOLOM_TERBANYAK)
        if tinggi > 1 or lebar > 1:
            yield (baris, kolom), (baris + tinggi - 1, kolom + lebar - 1)
        kolom += _count(sel, "number-columns-repeated", KOLOM_TERBANYAK)


def _count(unsur: ElementTree.Element, nama: str, terbanyak: int) -> int:
    """A number of the file, 1 when it is absent or no number."""
    teks = unsur.get(f"{TABEL}{nama}", "")
    return min(max(int(teks), 1), terbanyak) if teks.isascii() and teks.isdigit() and len(teks) < 9 else 1
