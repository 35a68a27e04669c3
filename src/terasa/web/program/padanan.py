"""Padanan kode antar versi nomenklatur: yang sudah dicatat, dan mencarinya."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from terasa.musrenbang.permissions import can_allocate
from terasa.nomenklatur.queries import search_padanan
from terasa.web.akses import access

SEHALAMAN = 50


class CariForm(forms.Form):
    """A code, or the beginning of one; what cannot be read finds everything."""

    kode = forms.RegexField(r"^[0-9A-Za-z.]{1,24}$", required=False)


@access(can_allocate)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every pair of codes, found by the beginning of either."""
    form = CariForm(request.GET)
    kode = form.cleaned_data["kode"] if form.is_valid() else ""
    page = Paginator(search_padanan(kode), SEHALAMAN).get_page(request.GET.get("page"))
    return render(request, "program/padanan.html", {"page": page, "kode": kode})
