"""Lembar CSV menjadi buku kerja seperti yang dikirim kantor: judul, sel gabungan, angka dan tanggal sebagai teks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

UANG = frozenset({
    "pagu", "nilai", "realisasi_keuangan", "rencana_keu_rp", "realisasi_keu_rp", "sisa_rp", "jan", "feb", "mar", "apr",
    "mei", "jun", "jul", "agt", "sep", "okt", "nov", "des",
})  # fmt: skip
TANGGAL = frozenset({"tanggal", "tanggal_berikut", "tanggal_entri", "mulai", "selesai"})
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
JUDUL = ("PEMERINTAH DAERAH", "Laporan Pelaksanaan Pekerjaan", "Keadaan akhir bulan; angka dalam rupiah")
Sel = str | int | float
MIME_ODS = "application/vnd.oasis.opendocument.spreadsheet"
NS_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"'
)


@dataclass
class Halaman:
    """Cells of one sheet; `gabungan`: (row, column, last row, last column) of merged ranges."""

    nama: str
    sel: list[list[Sel]]
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)


def office_rupiah(teks: str) -> str:
    """`1000000` and `1000000.5` as an office types them: `1.000.000,00`, `1.000.000,50`."""
    if not re.fullmatch(r"-?\d+(\.\d{1,2})?", teks):
        return teks
    bulat, _, sen = teks.partition(".")
    return f"{int(bulat):,}".replace(",", ".") + f",{sen:0<2}"


def office_hari(teks: str, ke: int) -> str:
    """A day as text in one of three ways that people type it."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", teks):
        return teks
    hari = date.fromisoformat(teks)
    return (
        f"{hari.day} {BULAN[hari.month - 1]} {hari.year}",
        hari.strftime("%d/%m/%Y"),
        hari.strftime("%d-%m-%Y"),
    )[ke % 3]


def make_halaman(data: bytes, *, jumlah: Mapping[str, int] | None = None) -> Halaman:
    """Title block, headings, rows, and a row of totals; `jumlah` are the totals written, by column."""
    kepala, *baris = list(csv.reader(io.StringIO(data.decode())))
    lebar = len(kepala)
    sel: list[list[Sel]] = [[j, *[""] * (lebar - 1)] for j in JUDUL] + [[""] * lebar]
    gabungan = [(i, 0, i, lebar - 1) for i in range(len(JUDUL))] if lebar > 1 else []
    sel.append([k.replace("_", " ").title() for k in kepala])
    for ke, satu in enumerate(baris):
        sel.append([_cell(k, v, ke) for k, v in zip(kepala, satu, strict=True)])
    gabungan += _merge_same(sel, kepala, len(JUDUL) + 2)
    if jumlah:
        sel.append(["JUMLAH" if i == 0 else _total(jumlah, k) for i, k in enumerate(kepala)])
    return Halaman("Data", sel, gabungan)


def _cell(kolom: str, nilai: str, ke: int) -> Sel:
    if kolom in UANG:
        return office_rupiah(nilai)
    return office_hari(nilai, ke) if kolom in TANGGAL else nilai


def _total(jumlah: Mapping[str, int], kolom: str) -> str:
    return office_rupiah(str(jumlah[kolom])) if kolom in jumlah else ""


def _merge_same(sel: list[list[Sel]], kepala: Sequence[str], awal: int) -> list[tuple[int, int, int, int]]:
    """Merge equal neighbours of the column of units downwards, as offices do, and empty the covered cells."""
    if "perangkat_daerah" not in kepala:
        return []
    kolom, hasil, i = kepala.index("perangkat_daerah"), [], awal - 1
    while i < len(sel):
        j = i
        while j + 1 < len(sel) and sel[j + 1][kolom] == sel[i][kolom]:
            j += 1
            sel[j][kolom] = ""
        if j > i:
            hasil.append((i, kolom, j, kolom))
        i = j + 1
    return hasil


def write_xlsx(*halaman: Halaman) -> bytes:
    """A workbook whose first sheet is blank and whose other sheets are these."""
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar, {"in_memory": True})
    buku.add_worksheet("Sheet1")
    for satu in halaman:
        lembar = buku.add_worksheet(satu.nama)
        for i, baris in enumerate(satu.sel):
            for j, isi in enumerate(baris):
                if isi != "":
                    lembar.write(i, j, isi) if not isinstance(isi, str) else lembar.write_string(i, j, isi)
        for i, j, i2, j2 in satu.gabungan:
            lembar.merge_range(i, j, i2, j2, satu.sel[i][j])
    buku.close()
    return keluar.getvalue()


def write_ods(*halaman: Halaman) -> bytes:
    """The same as an OpenDocument workbook, written by hand: no library here writes one."""
    kosong = Halaman("Sheet1", [])
    isi = "".join(_ods_table(h) for h in (kosong, *halaman))
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("mimetype", MIME_ODS, zipfile.ZIP_STORED)
        arsip.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME_ODS}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
        arsip.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NS_ODS}><office:body>'
            f"<office:spreadsheet>{isi}</office:spreadsheet></office:body></office:document-content>",
        )
    return keluar.getvalue()


def _ods_table(satu: Halaman) -> str:
    rentang = {(i, j): (i2 - i + 1, j2 - j + 1) for i, j, i2, j2 in satu.gabungan}
    tertutup = {
        (r, k) for i, j, i2, j2 in satu.gabungan for r in range(i, i2 + 1) for k in range(j, j2 + 1)
    } - rentang.keys()
    baris = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(isi, rentang.get((i, j)), (i, j) in tertutup) for j, isi in enumerate(b))
        + "</table:table-row>"
        for i, b in enumerate(satu.sel or [[""]])
    )
    return f"<table:table table:name={quoteattr(satu.nama)}>{baris}</table:table>"


def _ods_cell(isi: Sel, rentang: tuple[int, int] | None, tertutup: bool) -> str:
    nama = "table:covered-table-cell" if tertutup else "table:table-cell"
    luas = (
        f' table:number-rows-spanned="{rentang[0]}" table:number-columns-spanned="{rentang[1]}"'
        if rentang
        else ""
    )
    if isi == "":
        return f"<{nama}{luas}/>"
    if isinstance(isi, str):
        return f'<{nama}{luas} office:value-type="string"><text:p>{escape(isi)}</text:p></{nama}>'
    return f'<{nama}{luas} office:value-type="float" office:value="{isi}"><text:p>{isi}</text:p></{nama}>'
