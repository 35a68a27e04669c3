"""Angka layanan di sebuah tempat: bagi yang membina menurut wilayahnya, dan bagi umum. Selalu menurut nama, tanpa orangnya."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.akun.enums import JenisPeran, JenisUnit
from terasa.layanan.permissions import can_oversee
from terasa.layanan.queries import BarisAngka, UnitDiawasi, list_pengawasan
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access, publik
from terasa.web.alamat import read_wilayah
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.web.publik.kabupaten import choose_kabupaten
from terasa.wilayah.queries import list_kecamatan

SEHALAMAN = 40
BERKAS = "angka-layanan"
# What an office coaches comes first; the whole is one choice away.
DIBINA = {JenisPeran.DINAS_PMD: JenisUnit.DESA, JenisPeran.BAGIAN_PEMERINTAHAN: JenisUnit.KECAMATAN}


@access(can_oversee)
@require_safe
def kerja(request: Any) -> HttpResponse:
    """Units of the places that this office reads."""
    return _show(request, request.pelaku.akar_baca, "layanan/angka_kerja.html", request.pelaku)


@access(can_oversee)
@require_safe
def kerja_csv(request: Any) -> HttpResponse:
    """The same as CSV (UTF-8)."""
    return write_csv(_cells(_read(request, request.pelaku.akar_baca, request.pelaku)), f"{BERKAS}.csv")


@access(can_oversee)
@require_safe
def kerja_xlsx(request: Any) -> HttpResponse:
    """The same as an Excel workbook."""
    return write_xlsx(_cells(_read(request, request.pelaku.akar_baca, request.pelaku)), f"{BERKAS}.xlsx")


@access(publik)
@require_safe
def umum(request: HttpRequest) -> HttpResponse:
    """The same numbers for everyone, of one kabupaten."""
    return _show(request, (choose_kabupaten(request).kode,), "layanan/angka_umum.html")


@access(publik)
@require_safe
def umum_csv(request: HttpRequest) -> HttpResponse:
    """The same as CSV (UTF-8)."""
    return write_csv(_cells(_read(request, (choose_kabupaten(request).kode,))), f"{BERKAS}.csv")


def _show(
    request: HttpRequest, akar: tuple[str, ...], templat: str, by: Pelaku | None = None
) -> HttpResponse:
    isi = {
        "page": Paginator(_read(request, akar, by), SEHALAMAN).get_page(request.GET.get("page")),
        "jenis": _kind(request, by),
        "pilihan": [(j.value, j.label) for j in JenisUnit if j not in (JenisUnit.SISTEM, JenisUnit.PIMPINAN)],
        "di": _place(request, akar),
        "kecamatan": [k for kode in akar if len(kode) == len("63.06") for k in list_kecamatan(kode)],
        "kueri": request.GET.urlencode(),
    }
    return render(request, templat, isi)


def _read(request: HttpRequest, akar: tuple[str, ...], by: Pelaku | None = None) -> list[UnitDiawasi]:
    return list_pengawasan(
        akar, hari=timezone.localdate(), jenis=_kind(request, by), di=_place(request, akar)
    )


def _kind(request: HttpRequest, by: Pelaku | None) -> str:
    bawaan = DIBINA.get(JenisPeran(by.jenis), "") if by else ""
    pilih = request.GET.get("jenis", bawaan)
    return str(pilih) if pilih in JenisUnit.values else ""


def _place(request: HttpRequest, akar: tuple[str, ...]) -> str:
    """A place under the roots; another one asks for nothing more than the roots themselves."""
    kode = request.GET.get("di", "")
    return next((tempat for a in akar if (tempat := read_wilayah(kode, a))), "")


def _cells(semua: list[UnitDiawasi]) -> list[list[Any]]:
    kepala = [
        _("kode wilayah"), _("unit"), _("layanan"), _("selesai setahun"), _("median hari kerja"),
        _("persentil 90 hari kerja"), _("tepat waktu"), _("dari"), _("bawah %"), _("atas %"), _("terbuka"),
        _("terbuka dan terlambat"), "IKM", _("IKM bawah"), _("IKM atas"), _("responden"), _("masa SKM"),
    ]  # fmt: skip
    baris = []
    for u in semua:
        baris.append([u.unit.kode_wilayah, u.unit.nama, "", *_numbers(u.semua), *_skm(u)])
        baris.extend([u.unit.kode_wilayah, u.unit.nama, b.nama, *_numbers(b), *[""] * 5] for b in u.layanan)
    return [kepala, *baris]


def _numbers(b: BarisAngka) -> list[Any]:
    median = "" if b.lama.median is None else float(b.lama.median)
    p90 = "" if b.lama.p90 is None else b.lama.p90
    selang = [round(float(x), 1) if b.tepat.n else "" for x in (b.tepat.lo or 0, b.tepat.hi or 0)]
    return [b.lama.n, median, p90, b.tepat.x or 0, b.tepat.n, *selang, b.terbuka, b.telat]


def _skm(u: UnitDiawasi) -> list[Any]:
    if u.skm is None:
        return [""] * 5
    masa = f"{u.skm.survei.dari_on.isoformat()}/{u.skm.survei.sampai_on.isoformat()}"
    angka = ["" if x is None else float(x) for x in (u.skm.ikm, u.skm.lo, u.skm.hi)]
    return [*angka, u.skm.n, masa]
