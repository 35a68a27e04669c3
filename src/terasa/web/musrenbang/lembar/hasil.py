"""Hasil tiap baris sebuah berkas yang dicoba atau dimasukkan: di layar, dan sebagai CSV."""

from __future__ import annotations

from typing import Any, Protocol

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse

from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH
from terasa.web.publik.ekspor import write_csv

SEHALAMAN = 50
HASIL = (DITERIMA, DIUBAH, DILEWATI)
KEPALA = ("baris", "id", "hasil", "kode", "alasan", "perbaikan")


class Terlapor(Protocol):
    """Whatever keeps the account of an import as JSON; None before anything was tried."""

    laporan: Any


def show_hasil(request: Any, kerja: Terlapor, unduh: str) -> dict[str, Any]:
    """Counts and one page of rows, for `_laporan_impor.html`; `unduh` is the address of the CSV."""
    if not kerja.laporan:
        return {}
    hasil = request.GET.get("tampil", "")
    baris = [b for b in kerja.laporan["baris"] if not hasil or b["hasil"] == hasil]
    page = Paginator(baris, SEHALAMAN).get_page(request.GET.get("page"))
    return {
        "laporan": kerja.laporan,
        "hitung": [(h, kerja.laporan[h]) for h in HASIL],
        "tampil": hasil,
        "page": page,
        "unduh": unduh,
    }


def write_hasil(kerja: Terlapor, nama: str) -> HttpResponse:
    """What became of every row, as CSV; 404 before anything was tried."""
    if not kerja.laporan:
        raise Http404
    isi = [
        tuple("; ".join(b[k]) if k == "perbaikan" else b[k] for k in KEPALA) for b in kerja.laporan["baris"]
    ]
    return write_csv([KEPALA, *isi], nama)
