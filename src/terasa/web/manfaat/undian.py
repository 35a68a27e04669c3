"""Undian: disaksikan, sidiknya langsung tercetak, dan tidak dapat diulang."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.manfaat.services import draw_gelombang
from terasa.web.akses import access
from terasa.web.manfaat.bersama import ORGANISER, act, get_kelola


@access(ORGANISER)
@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """Before: what will be drawn from what. After: the record of the draw, for signing and the notice board."""
    sm = get_kelola(request, pk)
    if request.method == "POST":
        return act(
            request,
            lambda: draw_gelombang(survei_manfaat=sm, by=request.pelaku, now=timezone.now()),
            _("Rumah sudah diundi. Cetak catatan ini, lalu tugaskan petugasnya."),
            "kerja-survei-undian",
            pk=pk,
        )
    kini = sm.survei.versi_kerangka.last()
    return render(request, "manfaat/undian.html", {"sm": sm, "survei": sm.survei, "kini": kini})
