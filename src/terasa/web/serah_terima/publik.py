"""Siapa pun yang memegang kertasnya dapat memeriksa keasliannya; isi paket tidak ditunjukkan di sini."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from terasa.serah_terima.queries.paket import find_beku
from terasa.web.akses import access, publik


class KodeForm(forms.Form):
    """The code as it stands on the paper."""

    kode = forms.RegexField(
        r"^\s*[0-9A-Fa-f]{12}\s*$",
        label=_("Kode paket"),
        help_text=_("Dua belas huruf dan angka di bagian akhir kertas."),
        error_messages={"invalid": _("Kode paket terdiri dari dua belas angka dan huruf A sampai F.")},
    )


@access(publik)
@require_safe
def periksa(request: Any) -> HttpResponse:
    """Ask for the code."""
    form = KodeForm(request.GET if "kode" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("serah-terima-asli", kode=form.cleaned_data["kode"].strip().upper())
    return render(request, "serah_terima/periksa.html", {"form": form})


@access(publik)
@require_safe
def lihat(request: Any, kode: str) -> HttpResponse:
    """Whether a frozen pack carries this code: whose, of which day, and its hash."""
    paket = find_beku(kode)
    return render(
        request,
        "serah_terima/asli.html",
        {"paket": paket, "kode": kode.upper()},
        status=200 if paket else 404,
    )
