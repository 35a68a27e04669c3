"""Yang dipakai semua halaman pembinaan: tempat dan kunjungan yang boleh dilihat, dan halaman satu tindakan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from terasa.akun.permissions import can_read
from terasa.pembinaan.models import Kunjungan
from terasa.pembinaan.permissions import is_pengunjung
from terasa.pembinaan.queries import find_kunjungan, list_binaan
from terasa.umum.errors import AturanDilanggar
from terasa.web.musrenbang.medan import perform
from terasa.wilayah.models import Wilayah

CARA = ["GET", "HEAD", "POST"]
HALAMAN = "pembinaan/tindakan.html"


def get_tempat(request: Any, kode: str) -> Wilayah:
    """A desa or kecamatan that this office reads or coaches, or it does not exist."""
    if kode.count(".") not in {2, 3}:
        raise Http404
    satu = get_object_or_404(Wilayah.objects.select_related("induk"), pk=kode)
    if not can_read(request.pelaku, kode) and kode not in list_binaan(request.pelaku, timezone.localdate()):
        raise Http404
    return satu


def get_kunjungan(request: Any, pk: UUID) -> Kunjungan:
    """A visit that this office may see, or it does not exist."""
    satu = find_kunjungan(request.pelaku, pk)
    if satu is None:
        raise Http404
    return satu


def get_own(request: Any, pk: UUID) -> Kunjungan:
    """A visit that this office makes, or it does not exist."""
    satu = get_kunjungan(request, pk)
    if not is_pengunjung(request.pelaku, satu):
        raise Http404
    return satu


def get_open(request: Any, pk: UUID) -> Kunjungan:
    """A visit of this office that it may still write, or it does not exist."""
    satu = get_own(request, pk)
    if not satu.is_terbuka:
        raise Http404
    return satu


def on_page(
    request: Any,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    kabar: str,
    ke: str,
    **isi: Any,
) -> HttpResponse:
    """One form, one service, one answer: done, it says so and goes to `ke`; else the form comes again."""
    if perform(request, form, act):
        messages.success(request, kabar)
        return redirect(ke)
    return render(request, HALAMAN, {"form": form, "kembali": ke, **isi})


def at_once(request: Any, act: Callable[[], object], kabar: str, ke: str) -> HttpResponse:
    """A button without a form: do it, say what came of it, and go on."""
    try:
        act()
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, kabar)
    jawaban: HttpResponse = redirect(ke)
    return jawaban
