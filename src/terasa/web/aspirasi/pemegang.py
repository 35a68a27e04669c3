"""Siapa yang sedang memegang slip di peramban ini.

Slip menumpang pada kuki yang hanya dikirim ke halaman slip dan hilang dalam seperempat jam; server tidak
menyimpannya. Sesudah kunci diperiksa, sesi hanya mengingat aspirasi mana yang terbuka, bukan kuncinya.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.queries import find_by_kunci
from terasa.aspirasi.services import Terkirim
from terasa.umum import konteks
from terasa.web.akses import access, publik
from terasa.web.slip import KukiSlip

SESI = "aspirasi_saya"
UMUR_TERBUKA = 1800
SATU_MENIT = 60
SLIP = KukiSlip("slip", "aspirasi-slip")
give_slip, drop_slip = SLIP.give, SLIP.drop


def hand_over(terkirim: Terkirim) -> HttpResponseRedirect:
    """To the slip page; the key rides in a cookie of that page alone, never in an address."""
    jawaban = HttpResponseRedirect(reverse("aspirasi-slip"))
    give_slip(jawaban, terkirim.aspirasi.kode, terkirim.kunci)
    return jawaban


def find_slip(request: HttpRequest) -> Terkirim | None:
    """The slip that this browser just received, if code and key still belong together."""
    kode, kunci = SLIP.read(request)
    aspirasi = find_by_kunci(kode, kunci) if kunci else None
    return Terkirim(aspirasi, kunci) if aspirasi else None


def remember(request: HttpRequest, aspirasi: Aspirasi) -> None:
    """The key was right: this session may open this one voice for half an hour without touching it."""
    request.session.cycle_key()
    request.session[SESI] = {"id": str(aspirasi.pk), "pada": timezone.now().timestamp()}


def forget(request: HttpRequest) -> None:
    """Close the resident's own page in this browser."""
    request.session.pop(SESI, None)


def find_opened(request: HttpRequest) -> Aspirasi | None:
    """The voice that this session opened with its key, unless left alone too long."""
    terbuka = request.session.get(SESI)
    if terbuka is None:
        return None
    kini = timezone.now().timestamp()
    if kini - terbuka["pada"] > UMUR_TERBUKA:
        forget(request)
        return None
    if kini - terbuka["pada"] > SATU_MENIT:
        request.session[SESI] = {**terbuka, "pada": kini}
    return Aspirasi.objects.filter(pk=terbuka["id"]).first()


def with_kunci(view: Callable[..., HttpResponse]) -> Callable[..., Any]:
    """Give the view the opened voice, inside the database context of its key; else ask for the slip."""

    @access(publik)
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        aspirasi = find_opened(request)
        if aspirasi is None:
            return redirect("saya")
        with konteks.dengan_kunci(aspirasi.pk):
            return view(request, aspirasi, *args, **kwargs)

    return opened
