"""Peta kabupaten: petak per desa atau poligon bila batasnya sudah diimpor, selalu dengan tabelnya."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.peta import UKURAN, PetaData, read_peta
from terasa.umum.peta import choropleth, skala_dari, tile_grid
from terasa.web.akses import access, publik
from terasa.web.alamat import read_tahun
from terasa.web.publik.kabupaten import choose_kabupaten

JUDUL = {
    "usulan": gettext_lazy("Usulan yang diajukan"),
    "dianggarkan": gettext_lazy("Usulan yang menjadi kegiatan"),
    "pagu": gettext_lazy("Pagu kegiatan, juta rupiah"),
}
SATUAN = {
    "usulan": gettext_lazy("usulan"),
    "dianggarkan": gettext_lazy("usulan"),
    "pagu": gettext_lazy("juta rupiah"),
}


@access(publik)
@require_safe
def pilih(request: HttpRequest) -> HttpResponse:
    """The kabupaten that works here."""
    kabupaten = choose_kabupaten(request)
    if not kabupaten.kode:
        return render(request, "publik/peta.html", {"kabupaten": kabupaten})
    return redirect("peta", kabupaten=kabupaten.kode)


@access(publik)
@require_safe
def lihat(request: Any, kabupaten: str) -> HttpResponse:
    """One measure of one budget year on the map, and the same figures as a table."""
    dipilih = choose_kabupaten(request, kabupaten)
    if dipilih.kode != kabupaten:
        raise Http404
    ukuran = request.GET.get("ukuran", "")
    ukuran = ukuran if ukuran in UKURAN else "usulan"
    data = read_peta(kabupaten, read_tahun(request.GET.get("tahun", "")))
    nilai = data.values_of(ukuran)
    skala = skala_dari(nilai.values())
    return render(
        request,
        "publik/peta.html",
        {
            "kabupaten": dipilih,
            "data": data,
            "ukuran": ukuran,
            "pilihan": JUDUL,
            "judul": JUDUL[ukuran],
            "gambar": _draw(data, ukuran, nilai, skala),
            "legenda": skala.legenda(),
            "baris": data.baris(nilai),
            "per": timezone.now(),
        },
    )


def _draw(data: PetaData, ukuran: str, nilai: dict[str, float], skala: Any) -> str:
    judul = _("%(apa)s per desa, tahun anggaran %(tahun)s") % {
        "apa": JUDUL[ukuran],
        "tahun": data.tahun or "–",
    }
    pakai: dict[str, Any] = {
        "judul": judul,
        "uraian": _("Angka yang sama ada pada tabel di bawah gambar."),
        "satuan": str(SATUAN[ukuran]),
        "skala": skala,
        "tautan": lambda kode: f"/usulan/?kabupaten={data.kabupaten}&wilayah={kode}&tahun={data.tahun or ''}",
    }
    if data.batas:
        return choropleth(data.batas, nilai, **pakai)
    return tile_grid(data.petak(nilai), **pakai)
