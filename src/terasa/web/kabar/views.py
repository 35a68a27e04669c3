"""Kotak masuk di dalam aplikasi, dan kabar kepada warga yang gagal dikirim."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from terasa.kabar.permissions import can_mend_kabar
from terasa.kabar.queries import list_gagal, list_pesan
from terasa.kabar.services import CannotRetry, mark_read, retry_gagal
from terasa.web.akses import access, masuk
from terasa.wilayah.queries import nama_lengkap_banyak


@access(masuk)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """What was said to me, newest first."""
    page = Paginator(list_pesan(request.pelaku.pengguna_id), 25).get_page(request.GET.get("page"))
    return render(
        request, "kabar/daftar.html", {"page": page, "boleh_mengirim_ulang": can_mend_kabar(request.pelaku)}
    )


@access(masuk)
@require_POST
def tandai_terbaca(request: Any) -> HttpResponse:
    """All read."""
    mark_read(pengguna_id=request.pelaku.pengguna_id, now=timezone.now())
    return HttpResponseRedirect(reverse("kabar"))


@access(can_mend_kabar)
@require_safe
def gagal(request: Any) -> HttpResponse:
    """Answers that never reached their resident: what about and why, never to whom."""
    semua = list_gagal(request.pelaku)
    nama = nama_lengkap_banyak({g.kode_wilayah for g in semua})
    return render(request, "kabar/gagal.html", {"baris": [(g, nama[g.kode_wilayah]) for g in semua]})


@access(can_mend_kabar)
@require_POST
def ulangi(request: Any, pk: UUID) -> HttpResponse:
    """Send one of them again."""
    try:
        retry_gagal(pesan_id=pk, by=request.pelaku, now=timezone.now())
    except CannotRetry as exc:
        if exc.code == "bukan-wewenang":
            raise Http404 from exc
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Kabar itu dikirim lagi sebentar lagi."))
    return HttpResponseRedirect(reverse("kabar-gagal"))
