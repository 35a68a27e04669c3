"""Penanda akses. Tanpa penanda, sebuah alamat tidak dapat dibuka oleh siapa pun."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from terasa.umum.ingatan import remembered_briefly
from terasa.umum.pelaku import PUBLIK, Pelaku
from terasa.web.kiriman import ULANG, drop_kiriman, keep_kiriman

Izin = Callable[[Pelaku], bool]
View = Callable[..., HttpResponseBase]


class PermintaanTerasa(HttpRequest):
    """A request after our middleware: `pelaku` is the acting office, `htmx` the htmx details."""

    pelaku: Pelaku
    htmx: Any


def publik(by: Pelaku) -> bool:
    """Anyone may open it."""
    return True


def masuk(by: Pelaku) -> bool:
    """Anyone who holds a post today."""
    return by.peran_id is not None


def access(izin: Izin) -> Callable[[View], View]:
    """Mark a view with who may open it. A stranger with an account gets 404, a visitor is asked to sign in
    and keeps what they sent."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            pelaku = getattr(request, "pelaku", PUBLIK)
            if izin(pelaku):
                if ULANG in request.POST:
                    drop_kiriman(request)
                if izin is publik and is_visitor(request, pelaku):
                    with remembered_briefly():
                        return view(request, *args, **kwargs)
                return view(request, *args, **kwargs)
            if pelaku.pengguna_id is not None:
                raise Http404
            return _ask_to_sign_in(request)

        guarded.akses = izin  # type: ignore[attr-defined]  # the marker itself
        return guarded

    return decorate


def is_visitor(request: HttpRequest, pelaku: Pelaku) -> bool:
    """Whether somebody without an account only reads: names of places and rules may be some seconds old there."""
    return pelaku.pengguna_id is None and request.method in {"GET", "HEAD"}


def _ask_to_sign_in(request: Any) -> HttpResponseBase:
    """What a visitor had typed waits until they have signed in."""
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    jawaban = redirect_to_login(reverse("kirim-lagi"), settings.LOGIN_URL)
    if request.method == "POST" and keep_kiriman(request, jawaban):
        return jawaban
    raise Http404


def mark(view: View, izin: Izin) -> View:
    """Mark a view that is not ours (sign-in pages) without changing what it does."""
    view.akses = izin  # type: ignore[attr-defined]  # the marker itself
    return view
