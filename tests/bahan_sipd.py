"""Ekspor SIPD buatan: 26 kolom seperti aslinya, lalu diacak, digabung, dan dikotori menurut kebutuhan uji."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter

from terasa.musrenbang.rules.sipd import KEPALA_SIPD

BAKU: Mapping[str, Any] = {
    "No": 1,
    "ID Usulan": "770001",
    "Tanggal": "09/01/2026",
    "Pengusul": "Warga Contoh",
    "Profil": "Masyarakat",
    "Usulan": "Siring sungai RT 3",
    "Masalah": "Tebing longsor tiap musim hujan",
    "Alamat": "RT 3 (-2.781234, 115.231234)",
    "Kabupaten": "KAB. HULU SUNGAI SELATAN",
    "Kecamatan": "ANGKINANG",
    "Kel/Desa": "BAMBAN",
    "Usulan Ke": 1,
    "OPD Awal": "Dinas Perkim",
    "OPD Akhir": "Dinas PUPR",
    "Status": "Verifikasi Kecamatan",
    "Volume": 20,
    "Satuan": "meter",
    "Anggaran": "150.000.000,00",
    "Jenis Belanja": "Belanja Modal",
    "Sub Kegiatan": "1.03.02.2.01.0012 Pembangunan Siring",
}


def sipd_row(**isi: Any) -> list[Any]:
    """One row in the order of the export; keywords are headings with `_` for what is no letter."""
    nama = {k.replace(" ", "_").replace("/", "_"): k for k in KEPALA_SIPD}
    lengkap = {**BAKU, **{nama[k]: v for k, v in isi.items()}}
    return [lengkap.get(k, "") for k in KEPALA_SIPD]


def make_book(baris: Iterable[Sequence[Any]], gabung: Iterable[tuple[int, int, int, int, str]] = ()) -> bytes:
    """A workbook of these rows, the headings included; `gabung` merges cells (row, column, row, column, text)."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as buku:
        lembar = buku.add_worksheet("Usulan")
        for y, satu in enumerate(baris):
            lembar.write_row(y, 0, satu)
        for y1, x1, y2, x2, teks in gabung:
            lembar.merge_range(y1, x1, y2, x2, teks)
    return keluar.getvalue()


def make_sipd(*baris: Sequence[Any]) -> bytes:
    """The export as SIPD gives it."""
    return make_book([KEPALA_SIPD, *baris])
