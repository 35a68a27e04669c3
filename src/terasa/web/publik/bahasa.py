"""Bahasa antarmuka: Indonesia, kecuali pengunjung memilih lain. Pilihannya disimpan pada kuki."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from terasa.web.akses import access, publik

TERSEDIA = frozenset(kode for kode, _nama in settings.LANGUAGES)


class BahasaMiddleware:
    """Speak the language that was chosen here.

    The browser's own list is ignored: many phones in the villages are set to English by the shop,
    and a public office speaks Indonesian first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        dipilih = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        bahasa = dipilih if dipilih in TERSEDIA else settings.LANGUAGE_CODE
        with translation.override(bahasa):
            request.LANGUAGE_CODE = bahasa
            response = self.get_response(request)
        response.setdefault("Content-Language", bahasa)
        return response


@access(publik)
@require_POST
def bahasa(request: Any) -> HttpResponseBase:
    """Remember the language and go back to the page."""
    return set_language(request)
