"""Untuk umum: siapa memegang jabatan apa di sebuah desa, kecamatan, atau kabupaten, hari ini atau hari lain."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.perangkat.models import Jabatan
from terasa.perangkat.queries import list_bagan
from terasa.web.akses import access, publik
from terasa.web.perangkat.medan import read_hari
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import list_desa, list_kabupaten, list_kecamatan


@access(publik)
@require_safe
def pilih(request: Any) -> HttpResponse:
    """The kabupaten served here; with only one of them straight to it."""
    ada = set(Jabatan.objects.order_by().values_list("unit__kabupaten", flat=True).distinct())
    semua = [w for w in list_kabupaten() if w.kode in ada]
    if len(semua) == 1:
        return redirect("perangkat", kode=semua[0].kode)
    return render(request, "perangkat/pilih.html", {"kabupaten": semua})


@access(publik)
@require_safe
def lihat(request: Any, kode: str) -> HttpResponse:
    """Every post of a place with who holds it on the day asked for, and the chart of its offices."""
    wilayah = Wilayah.objects.filter(kode=kode).select_related("induk").first()
    if wilayah is None or kode.count(".") < 1:
        raise Http404
    pada = read_hari(request.GET.get("pada", ""))
    bagan = list_bagan(Jabatan.objects.di(kode), pada)
    kursi = [k for unit in bagan for k in unit.kursi]
    isi = {
        "wilayah": wilayah,
        "pada": pada,
        "hari_ini": timezone.localdate(),
        "bagan": bagan,
        "kosong": sum(k.is_kosong for k in kursi),
        "kursi": len(kursi),
        "peragaan": any(k.jabatan.is_peragaan for k in kursi),
        "bawahan": _below(kode),
    }
    return render(request, "perangkat/publik.html", isi)


def _below(kode: str) -> list[Wilayah]:
    tingkat = kode.count(".")
    return list_kecamatan(kode) if tingkat == 1 else list_desa(kode) if tingkat == 2 else []
