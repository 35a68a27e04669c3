"""Halaman publik lain: data pribadi dan pencarian."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.cari.queries import find_entri
from terasa.umum.kode import read_kode
from terasa.web.akses import access, publik
from terasa.wilayah.queries import nama_lengkap_banyak


@access(publik)
@require_safe
def privasi(request: HttpRequest) -> HttpResponse:
    """What is kept about a person, why, for how long, and how to erase it."""
    return render(request, "publik/privasi.html", {"hari": timezone.localdate()})


@access(publik)
@require_safe
def cari(request: Any) -> HttpResponse:
    """One box for words and codes over everything public."""
    teks = request.GET.get("q", "").strip()[:120]
    kode = read_kode(teks) if teks else None
    if kode is not None:
        return redirect("jejak", kode=kode)
    page = Paginator(find_entri(teks), 25).get_page(request.GET.get("page")) if teks else None
    if page is not None:
        nama = nama_lengkap_banyak({e.kode_wilayah for e in page})
        for entri in page:
            entri.tempat = nama[entri.kode_wilayah]  # type: ignore[attr-defined]  # for the template
    return render(request, "publik/cari.html", {"q": teks, "page": page})
