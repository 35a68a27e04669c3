"""Hasil sebuah forum untuk umum: peringkat, alasan, kehadiran, dan berita acaranya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.forum import count_hasil, get_forum, list_keputusan
from terasa.web.akses import access, publik
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 50


@access(publik)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One forum: what was agreed in which order, what was not and why, and who was there in numbers."""
    forum = get_object_or_404(get_forum(), pk=pk)
    page = Paginator(list_keputusan(forum), SEHALAMAN).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({*(k.usulan.kode_desa for k in page), *forum.cakupan, forum.kode_wilayah})
    for satu in page:
        satu.tempat = nama[satu.usulan.kode_desa]  # type: ignore[attr-defined]
    return render(
        request,
        "publik/forum.html",
        {
            "forum": forum,
            "page": page,
            "hitung": count_hasil(forum),
            "hadir": getattr(forum.pertemuan, "ringkasan", None) if forum.pertemuan else None,
            "cakupan": [nama[k] for k in forum.cakupan or [forum.kode_wilayah]],
        },
    )
