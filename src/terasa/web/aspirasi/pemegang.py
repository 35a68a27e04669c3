"""Siapa yang sedang memegang slip aspirasi di peramban ini; caranya: `web.slip`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.queries import find_by_kunci
from terasa.aspirasi.services import Terkirim
from terasa.umum import konteks
from terasa.web.akses import access, publik
from terasa.web.slip import KukiSlip, SesiSlip

SESI = SesiSlip("aspirasi_saya")
SLIP = KukiSlip("slip", "aspirasi-slip")
give_slip, drop_slip, forget = SLIP.give, SLIP.drop, SESI.forget


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
    SESI.remember(request, aspirasi.pk)


def find_opened(request: HttpRequest) -> Aspirasi | None:
    """The voice that this session opened with its key, unless left alone too long."""
    terbuka = SESI.read(request)
    return Aspirasi.objects.filter(pk=terbuka["id"]).first() if terbuka else None


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
