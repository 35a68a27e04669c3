"""Benang publik sebuah kode: memasukkan kode, membacanya, dan bentuk datanya."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.dokumen.models import Dokumen
from terasa.jejak.queries import Jejak, find_jejak
from terasa.jejak.rules import as_data, explain_kode
from terasa.layanan.models import Permohonan
from terasa.umum.kode import read_kode
from terasa.web.akses import access, publik


@access(publik)
@require_safe
def masukkan(request: HttpRequest) -> HttpResponse:
    """Enter a code; dashes, spaces and small letters are fine, and a wrong one says what to check."""
    ketikan = request.GET.get("kode", "").strip()[:80]
    if not ketikan:
        return render(request, "publik/jejak_cari.html")
    kode = read_kode(ketikan)
    if kode is None:
        return _ask_again(request, ketikan, explain_kode(ketikan))
    return redirect("jejak", kode=kode)


@access(publik)
@require_safe
def baca(request: HttpRequest, kode: str) -> HttpResponse:
    """The thread of an aspirasi, an usulan or a kegiatan."""
    baku = read_kode(kode)
    if baku is None:
        return _ask_again(request, kode[:80], explain_kode(kode))
    if baku != kode:
        return redirect("jejak", kode=baku)
    jejak = find_jejak(baku)
    if jejak is None:
        return _elsewhere(request, baku)
    return render(
        request,
        "publik/jejak.html",
        {"jejak": jejak, "alamat": request.build_absolute_uri(), "hari_ini": timezone.localdate()},
    )


@access(publik)
@require_safe
def data(request: HttpRequest, kode: str) -> JsonResponse:
    """`{"kode", "tahap": [{"tahap", "pada", "oleh", "keputusan", "alasan"}]}` in time order."""
    baku = read_kode(kode)
    jejak = find_jejak(baku) if baku else None
    if jejak is None:
        return _json({"galat": "kode-tidak-ditemukan", "pesan": _("Kode ini tidak dikenal.")}, status=404)
    return _json(as_data(jejak))


def _json(isi: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(isi, status=status, json_dumps_params={"ensure_ascii": False})


def _ask_again(request: HttpRequest, ketikan: str, sebab: str) -> HttpResponse:
    return render(request, "publik/jejak_cari.html", {"ketikan": ketikan, "sebab": sebab}, status=404)


def _elsewhere(request: HttpRequest, kode: str) -> HttpResponse:
    """A well-formed code without a thread: perhaps a paper or a request for a service, perhaps nothing."""
    if Dokumen.objects.filter(kode=kode).exists():
        return redirect(reverse("dokumen", args=[kode]))
    if Permohonan.objects.filter(kode=kode).exists():
        return redirect(reverse("permohonan", args=[kode]))
    sebab = _(
        "Bentuk kodenya benar, tetapi belum ada aspirasi, usulan, kegiatan, atau dokumen dengan kode itu."
    )
    return _ask_again(request, kode, sebab)


__all__ = ["Jejak", "baca", "data", "masukkan"]
