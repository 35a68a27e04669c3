"""Daftar usulan untuk umum: disaring, berhalaman, dan diekspor dengan saringan yang sama."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.usulan import (
    CAPAI,
    EKSPOR_TERBANYAK,
    Saringan,
    list_pilihan,
    list_usulan,
)
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Usulan
from terasa.web.akses import access, publik
from terasa.web.alamat import read_wilayah
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.web.publik.kabupaten import Kabupaten, choose_kabupaten
from terasa.wilayah.queries import desa_per_kecamatan

SEHALAMAN = 25
URUTAN = ("", "biaya", "suara", "lama")


@access(publik)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every public usulan of a kabupaten; the htmx answer is the same file's part."""
    kabupaten = choose_kabupaten(request)
    saring = read_saringan(request, kabupaten)
    page: Page[Usulan] = Paginator(list_usulan(saring), SEHALAMAN).get_page(request.GET.get("page"))
    kelompok = desa_per_kecamatan(kabupaten.kode) if kabupaten.kode else []
    nama = {d.kode: d.nama_lengkap for _kec, desa in kelompok for d in desa}
    for usulan in page:
        usulan.tempat = nama.get(usulan.kode_desa, usulan.kode_desa)  # type: ignore[attr-defined]  # for the template
    isi = {
        "kabupaten": kabupaten,
        "saring": saring,
        "page": page,
        "peragaan": any(u.is_peragaan for u in page),
        "kelompok": kelompok,
        "pilihan": list_pilihan(kabupaten.kode),
        "status": StatusUsulan.choices[1:],
        "capai": CAPAI,
        "kueri": request.GET.urlencode(),
    }
    nama_templat = "publik/usulan.html#hasil" if request.htmx else "publik/usulan.html"
    jawaban = render(request, nama_templat, isi)
    # One address, two answers: without this a browser's cache may show the part as the page.
    patch_vary_headers(jawaban, ["HX-Request"])
    return jawaban


@access(publik)
@require_safe
def csv(request: HttpRequest) -> HttpResponse:
    """The same list as CSV (UTF-8), at most 20,000 rows."""
    return write_csv(_export_rows(request), "usulan.csv")


@access(publik)
@require_safe
def xlsx(request: HttpRequest) -> HttpResponse:
    """The same list as an Excel workbook, at most 20,000 rows."""
    return write_xlsx(_export_rows(request), "usulan.xlsx")


KOLOM = (
    "kode",
    "kabupaten",
    "kode_desa",
    "tahun",
    "judul",
    "lokasi",
    "volume",
    "satuan",
    "biaya_usulan_rupiah",
    "biaya_kini_rupiah",
    "penerima_manfaat",
    "bidang",
    "tujuan",
    "unit_tujuan",
    "status",
    "suara",
    "diajukan",
)


def _export_rows(request: HttpRequest) -> list[tuple[Any, ...]]:
    """Header and rows, texts and whole numbers; an unknown cost is an empty cell."""
    saring = read_saringan(request, choose_kabupaten(request))
    usulan = list_usulan(saring)[:EKSPOR_TERBANYAK]
    return [KOLOM, *(_row(u) for u in usulan)]


def _row(u: Usulan) -> tuple[Any, ...]:
    return (
        u.kode,
        u.kabupaten,
        u.kode_desa,
        u.tahun,
        u.judul,
        u.lokasi,
        u.volume,
        u.satuan,
        u.biaya,
        u.biaya_kini,
        u.penerima_manfaat,
        u.bidang,
        u.tujuan,
        u.unit_tujuan.nama if u.unit_tujuan else "",
        u.status,
        u.jumlah_suara,
        u.diajukan_at.date().isoformat() if u.diajukan_at else "",
    )


def read_saringan(request: HttpRequest, kabupaten: Kabupaten) -> Saringan:
    """Filters from the address; what cannot be read is as if not given."""
    minta = {kunci: str(nilai) for kunci, nilai in request.GET.items()}
    return Saringan(
        kabupaten=kabupaten.kode,
        tahun=_number(minta.get("tahun", "")),
        wilayah=read_wilayah(minta.get("wilayah", ""), kabupaten.kode),
        status=minta.get("status", "") if minta.get("status") in StatusUsulan.values else "",
        capai=minta.get("capai", "") if minta.get("capai") in CAPAI else "",
        bidang=minta.get("bidang", "")[:60],
        unit=_number(minta.get("unit", "")),
        tujuan=minta.get("tujuan", "")[:10],
        teks=minta.get("teks", "").strip()[:120],
        urut=minta.get("urut", "") if minta.get("urut") in URUTAN else "",
    )


def _number(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else None
