"""Menunggu terlama: usulan yang bertahun-tahun diusulkan dan belum pernah didanai."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.musrenbang.queries.menunggu import Penunggu, list_menunggu, read_penunggu
from terasa.web.akses import access, publik
from terasa.web.alamat import get_kabupaten, read_wilayah
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.wilayah.queries import desa_per_kecamatan, nama_lengkap_banyak

SEHALAMAN = 20
EKSPOR_TERBANYAK = 20_000
KOLOM = (
    "kode",
    "kode_desa",
    "judul",
    "tahun_pertama",
    "tahun_terakhir",
    "tahun_diusulkan",
    "tahun_peringkat_pertama",
    "kali_tidak_diterima",
    "status",
    "biaya_kini_rupiah",
    "berita_acara_peringkat_pertama",
)


@access(publik)
@require_safe
def daftar(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """Who waits longest, with what each number counts and the papers that ranked it first."""
    wilayah = get_kabupaten(kabupaten)
    dipilih = read_wilayah(request.GET.get("wilayah", ""), wilayah.kode)
    page: Any = Paginator(list_menunggu(wilayah.kode, wilayah=dipilih), SEHALAMAN).get_page(
        request.GET.get("page")
    )
    penunggu = read_penunggu(list(page))
    nama = nama_lengkap_banyak({p.usulan.kode_desa for p in penunggu})
    isi = {
        "wilayah": wilayah,
        "dipilih": dipilih,
        "kelompok": desa_per_kecamatan(wilayah.kode),
        "page": page,
        "penunggu": [(p, nama[p.usulan.kode_desa]) for p in penunggu],
        "peragaan": any(p.usulan.is_peragaan for p in penunggu),
        "hari_ini": timezone.localdate(),
        "kueri": request.GET.urlencode(),
    }
    return render(request, "publik/menunggu.html", isi)


@access(publik)
@require_safe
def csv(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The same list as CSV (UTF-8), at most 20,000 rows."""
    return write_csv(_rows(request, kabupaten), "menunggu.csv")


@access(publik)
@require_safe
def xlsx(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The same list as an Excel workbook."""
    return write_xlsx(_rows(request, kabupaten), "menunggu.xlsx")


def _rows(request: HttpRequest, kabupaten: str) -> list[tuple[Any, ...]]:
    wilayah = get_kabupaten(kabupaten)
    dipilih = read_wilayah(request.GET.get("wilayah", ""), wilayah.kode)
    baris = list(list_menunggu(wilayah.kode, wilayah=dipilih)[:EKSPOR_TERBANYAK])
    return [KOLOM, *(_row(p) for p in read_penunggu(baris))]


def _row(p: Penunggu) -> tuple[Any, ...]:
    return (
        p.usulan.kode,
        p.usulan.kode_desa,
        p.usulan.judul,
        p.awal,
        p.akhir,
        p.lama,
        p.pertama,
        p.ditolak,
        p.usulan.status,
        p.usulan.biaya_kini,
        " ".join(papan.dokumen_kode for papan in p.papan_pertama),
    )
