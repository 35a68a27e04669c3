"""PAW untuk umum: desa mana yang kosong, sampai langkah apa, dan kapan tenggat berikutnya. Tanpa nama calon."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.perangkat.enums import StatusPaw
from terasa.perangkat.models import ProsesPaw
from terasa.perangkat.queries.paw import list_ringkas
from terasa.web.akses import access, publik
from terasa.wilayah.queries import nama_lengkap_banyak


@access(publik)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every village whose head left before the end of the term."""
    semua = list_ringkas(ProsesPaw.objects.filter(status=StatusPaw.BERJALAN), timezone.localdate())
    nama = nama_lengkap_banyak({r.proses.kode_desa for r in semua})
    return render(request, "paw/publik.html", {"berjalan": semua, "nama": nama})
