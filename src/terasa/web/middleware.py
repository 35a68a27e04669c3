"""Siapa yang bertindak, konteks basis datanya, penanda akses, dan kepala jawaban."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from terasa.akun.models import Peran
from terasa.akun.queries import choose_pelaku, list_peran
from terasa.umum import konteks
from terasa.umum.pelaku import PUBLIK

Jawab = Callable[[HttpRequest], HttpResponse]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'; "
    "worker-src 'self'; object-src 'none'"
)


class HeaderMiddleware:
    """The enforced content security policy and what a browser may not do."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", CSP)
        response.setdefault("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(self)")
        return response


class MasukanMiddleware:
    """What no page should have to think about: a body beyond every form, and NUL in an address.

    No person types a NUL and PostgreSQL refuses it in text: it is read as if not there. The machine interface
    names it in its 422 instead.
    """

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        if panjang.isdigit() and int(panjang) > settings.KIRIMAN_TERBESAR:
            # Before anything reads it: an upload would fill the disk, or the memory of the page that hashes it.
            return HttpResponse(render_to_string("413.html"), status=413)
        request.path_info = request.path_info.replace("\x00", "")
        kueri = request.META.get("QUERY_STRING", "")
        if "%00" in kueri and not request.path_info.startswith("/api/"):
            request.META["QUERY_STRING"] = kueri.replace("%00", "")
        return self.get_response(request)


class ServerTimingMiddleware:
    """With TERASA_UKUR=1: `Server-Timing: db;desc=N` counts the queries of this request."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.UKUR:
            return self.get_response(request)
        hitung = 0

        def count(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
            nonlocal hitung
            hitung += 1
            return execute(sql, params, many, context)

        awal = time.process_time()
        with connection.execute_wrapper(count):
            response = self.get_response(request)
        cpu = (time.process_time() - awal) * 1000
        response["Server-Timing"] = f"db;desc={hitung}, app;dur={cpu:.1f}"
        return response


class PelakuMiddleware:
    """Set `request.pelaku` and `request.peran` (the posts to switch between), and carry the database context through
    every transaction of the request."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        pelaku: Any = PUBLIK
        dipegang: list[Peran] = []
        if request.user.is_authenticated:
            dipegang = list_peran(request.user, pada=timezone.localdate())
            pelaku = choose_pelaku(request.user, dipegang, peran_id=request.session.get("peran_id"))
        request.pelaku, request.peran = pelaku, dipegang  # type: ignore[attr-defined]  # the one place that sets them
        with konteks.pakai(konteks.untuk(pelaku)):
            response = self.get_response(request)
        if pelaku.pengguna_id is not None:
            # Village computers are shared: after signing out the back button must not show the work again.
            response.setdefault("Cache-Control", "private, no-store")
        return response


class AksesMiddleware:
    """Denied by default: a view without an access marker does not exist."""

    def __init__(self, get_response: Jawab) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        # PostgreSQL keeps no NUL in a text: an address with one finds nothing. The API says so itself.
        is_nul = any("\x00" in str(bagian) for bagian in kwargs.values())
        if not hasattr(view, "akses") or (is_nul and not request.path.startswith("/api/")):
            raise Http404
