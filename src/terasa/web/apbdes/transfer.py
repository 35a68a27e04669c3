"""Transfer ke desa untuk umum: pagu, tahap, yang belum cair, dan ruang bebas desa."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.apbdes.models import TransferDesa
from terasa.apbdes.queries.transfer import DaftarTransfer, list_tahun_transfer, list_transfer
from terasa.apbdes.rules.transfer import ATURAN_TERKUNCI
from terasa.web.akses import access, publik
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.wilayah.models import Wilayah
from terasa.wilayah.rules import kabupaten_of

BERKAS = {"transfer.csv": write_csv, "transfer.xlsx": write_xlsx}
KOLOM = (
    "kode_desa",
    "desa",
    "jenis",
    "uraian",
    "pagu",
    "dasar",
    "tahap",
    "jumlah",
    "rencana",
    "cair",
    "nomor",
    "hari_terlambat",
)


@access(publik)
@require_safe
def pilih(request: Any) -> HttpResponse:
    """The kabupaten with a transfer."""
    kode = TransferDesa.objects.order_by("kode_desa").values_list("kode_desa", flat=True).distinct()
    kabupaten = sorted({kabupaten_of(k) for k in kode})
    daftar = Wilayah.objects.filter(pk__in=kabupaten)
    return render(request, "apbdes/transfer_pilih.html", {"daftar": daftar})


@access(publik)
@require_safe
def terbaru(request: Any, kode: str) -> HttpResponse:
    """The newest year of a region."""
    wilayah = _get_wilayah(kode)
    tahun = list_tahun_transfer(kode)
    if tahun:
        return redirect("transfer-tahun", kode=kode, tahun=tahun[0])
    return render(request, "apbdes/transfer.html", {"wilayah": wilayah, "kode": kode})


@access(publik)
@require_safe
def lihat(request: Any, kode: str, tahun: int) -> HttpResponse:
    """A kabupaten, a kecamatan or one desa in one year."""
    wilayah = _get_wilayah(kode)
    semua_tahun = list_tahun_transfer(kode)
    if tahun not in semua_tahun:
        raise Http404
    isi = {
        "wilayah": wilayah,
        "kode": kode,
        "tahun": tahun,
        "semua_tahun": semua_tahun,
        "d": list_transfer(kode, tahun, timezone.localdate()),
        "satu_desa": kode.count(".") == 3,
        "aturan": ATURAN_TERKUNCI,
    }
    return render(request, "apbdes/transfer.html", isi)


@access(publik)
@require_safe
def unduh(request: Any, kode: str, tahun: int, berkas: str) -> HttpResponse:
    """One row per tranche; the headings can be imported again."""
    _get_wilayah(kode)
    if berkas not in BERKAS or not 2000 <= tahun <= 2150:
        raise Http404
    baris = list_baris(list_transfer(kode, tahun, timezone.localdate()))
    return BERKAS[berkas](baris, f"transfer-{kode}-{tahun}.{berkas.rpartition('.')[2]}")


def list_baris(d: DaftarTransfer) -> list[tuple[Any, ...]]:
    """Header and rows, whole rupiah; a pagu without tranches has one row."""
    baris: list[tuple[Any, ...]] = [KOLOM]
    for tempat in d.desa:
        for p in tempat.isi:
            t = p.transfer
            awal = (t.kode_desa, tempat.desa.nama, t.jenis, t.uraian, t.pagu, t.dasar)
            for s in p.tahap:
                baris.append(
                    (
                        *awal,
                        s.tahap.tahap,
                        s.tahap.jumlah,
                        _iso(s.tahap.rencana_on),
                        _iso(s.tahap.cair_on),
                        s.tahap.nomor,
                        s.telat or None,
                    )
                )
            if not p.tahap:
                baris.append((*awal, None, None, None, None, None, None))
    return baris


def _iso(hari: Any) -> str | None:
    return hari.isoformat() if hari else None


def _get_wilayah(kode: str) -> Wilayah:
    """A kabupaten or what lies below it, or 404."""
    if not 1 <= kode.count(".") <= 3:
        raise Http404
    return get_object_or_404(Wilayah.objects.select_related("induk"), pk=kode)
