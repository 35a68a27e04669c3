"""Pokok pikiran DPRD untuk umum: di samping usulan, dengan usulan yang mirip di desa yang sama."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.queries.pokir import find_irisan, list_pokir, list_tahun_pokir
from terasa.web.akses import access, publik
from terasa.web.publik.kabupaten import choose_kabupaten
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 25


@access(publik)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Pokir of one kabupaten and year; constant queries however many there are."""
    kabupaten = choose_kabupaten(request)
    tahun = list_tahun_pokir(kabupaten.kode)
    diminta = request.GET.get("tahun", "")
    pilih = next((t for t in tahun if str(t) == diminta), tahun[0] if tahun else None)
    kata = request.GET.get("kata", "").replace("\x00", "").strip()[:250]
    semua = list_pokir(kabupaten.kode, pilih, kata)
    page = Paginator(semua, SEHALAMAN).get_page(request.GET.get("page"))
    irisan = find_irisan(page)
    uang = semua.aggregate(rupiah=Sum("biaya"), kosong=Count("pk", filter=Q(biaya__isnull=True)))
    nama = nama_lengkap_banyak({p.kode_desa for p in page if p.kode_desa})
    isi = {
        "kabupaten": kabupaten,
        "tahun": tahun,
        "pilih": pilih,
        "kata": kata,
        "page": page,
        "jumlah": page.paginator.count,
        "biaya": int(uang["rupiah"] or 0),
        "kosong": uang["kosong"],
        "boleh_impor": may_allocate(request.pelaku, kabupaten.kode),
        "baris": [(p, nama.get(p.kode_desa, ""), irisan.get(p.pk, [])) for p in page],
    }
    return render(request, "publik/pokir.html", isi)
