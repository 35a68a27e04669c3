"""Tiga baris "apakah ini yang sama?" di bawah tulisan warga, diminta skrip setelah orangnya berhenti mengetik."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from terasa.web.akses import access, publik
from terasa.web.serupa.warga import ask_about, find_bagi_warga
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah


@access(publik)
@never_cache
@require_POST
def warga(request: HttpRequest, kode_desa: str) -> HttpResponse:
    """Public objects like these words; nothing at all when there is none. The words are not kept."""
    desa = get_object_or_404(Wilayah.objects.at(Tingkat.DESA).select_related("induk"), pk=kode_desa)
    kata = [str(request.POST.get(nama, "")) for nama in ("masalah", "dusun", "patokan")]
    tanya = ask_about(find_bagi_warga(desa, *kata), request.POST.get("dukung", ""))
    if not (tanya["mirip"] or tanya["terjawab"]):
        return HttpResponse("")
    return render(request, "serupa/_warga.html", tanya)
