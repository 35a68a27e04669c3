"""Slip permohonan: kode, QR, kunci, dan di mana kuncinya dipakai; dari loket juga dibacakan atau dikirim ke kontaknya."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from terasa.aspirasi.rules import print_kunci
from terasa.layanan.models import Permohonan
from terasa.layanan.permissions import can_serve
from terasa.layanan.queries import find_by_kunci, find_periksa, list_kontak
from terasa.layanan.services import send_kunci
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.aspirasi.qr import make_qr


def slip_content(permohonan: Permohonan, kunci: str) -> dict[str, Any]:
    """What the slip shows: once, never in an address."""
    tautan = f"{settings.ALAMAT_PUBLIK}{permohonan.tautan}"
    return {
        "permohonan": permohonan,
        "kunci": print_kunci(kunci),
        "tautan": tautan,
        "alamat_saya": f"{settings.ALAMAT_PUBLIK}{reverse('permohonan-saya')}",
        "qr": make_qr(tautan),
        "periksa_on": find_periksa(permohonan),
    }


def show_slip(request: HttpRequest, permohonan: Permohonan, kunci: str) -> HttpResponse:
    """The slip in the hands of the officer, with the ways to get it to the person."""
    kontak = list_kontak(permohonan, request.pelaku)  # type: ignore[attr-defined]  # set by the middleware
    isi = {**slip_content(permohonan, kunci), "loket": True, "kontak": [k for k in kontak if k.terjangkau]}
    return render(request, "layanan/slip.html", isi)


@access(can_serve)
@never_cache
@sensitive_post_parameters("kunci")
@require_POST
def kirim(request: Any) -> HttpResponse:
    """Send code and key to the contact of somebody who asked by telephone; the slip stays on the screen."""
    permohonan = find_by_kunci(request.POST.get("kode") or "x", request.POST.get("kunci", ""))
    if permohonan is None or permohonan.unit_id != request.pelaku.unit_id:
        raise Http404
    kunci = request.POST["kunci"].replace("-", "")
    try:
        banyak = send_kunci(permohonan=permohonan, kunci=kunci, by=request.pelaku, now=timezone.now())
        messages.success(request, _("Kode dan kunci dikirim ke %(n)d kontak pemohon.") % {"n": banyak})
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return show_slip(request, permohonan, kunci)
