"""Kotak masuk di dalam aplikasi."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from terasa.kabar.queries import list_pesan
from terasa.kabar.services import mark_read
from terasa.web.akses import access, masuk


@access(masuk)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """What was said to me, newest first."""
    page = Paginator(list_pesan(request.pelaku.pengguna_id), 25).get_page(request.GET.get("page"))
    return render(request, "kabar/daftar.html", {"page": page})


@access(masuk)
@require_POST
def tandai_terbaca(request: Any) -> HttpResponse:
    """All read."""
    mark_read(pengguna_id=request.pelaku.pengguna_id, now=timezone.now())
    return HttpResponseRedirect(reverse("kabar"))
