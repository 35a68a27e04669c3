"""Halaman depan: apa ini, bagaimana ikut, dan sampai mana kabupaten ini."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.ringkasan import read_ringkasan
from terasa.web.akses import access, publik
from terasa.web.publik.kabupaten import choose_kabupaten


@access(publik)
@require_safe
def depan(request: Any) -> HttpResponse:
    """The front page with honest figures of one kabupaten and one budget year."""
    kabupaten = choose_kabupaten(request)
    tahun = request.GET.get("tahun", "")
    diminta = int(tahun) if tahun.isascii() and tahun.isdigit() and len(tahun) == 4 else None
    ringkasan = read_ringkasan(kabupaten.kode, tahun=diminta, now=timezone.now()) if kabupaten.kode else None
    return render(request, "publik/depan.html", {"kabupaten": kabupaten, "r": ringkasan})
