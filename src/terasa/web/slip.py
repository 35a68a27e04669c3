"""Slip di peramban ini: yang baru diterima, dan yang dibuka dengan kuncinya.

Kode dan kunci yang baru diterima menumpang pada kuki yang hanya dikirim ke halaman slip dan berumur seperempat jam;
server tidak menyimpan kuncinya. Sesudah kunci diperiksa, sesi hanya mengingat apa yang terbuka.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

UMUR_SLIP = 900
UMUR_TERBUKA = 1800
SATU_MENIT = 60


@dataclass(frozen=True)
class KukiSlip:
    """The cookie of one kind of slip and the name of the page that alone receives it."""

    nama: str
    halaman: str

    def give(self, jawaban: HttpResponseBase, kode: str, kunci: str) -> None:
        """The slip page of this browser shows this code and key for a quarter of an hour."""
        jawaban.set_cookie(
            self.nama,
            f"{kode}.{kunci}",
            max_age=UMUR_SLIP,
            path=reverse(self.halaman),
            httponly=True,
            samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )

    def read(self, request: HttpRequest) -> tuple[str, str]:
        """The code and key that this browser just received, as it sends them; "" where there is none."""
        kode, _titik, kunci = request.COOKIES.get(self.nama, "").partition(".")
        return kode, kunci

    def drop(self, jawaban: HttpResponse) -> HttpResponse:
        """Forget the slip on a shared phone."""
        jawaban.delete_cookie(self.nama, path=reverse(self.halaman), samesite="Strict")
        return jawaban


@dataclass(frozen=True)
class SesiSlip:
    """What this session opened with its key, for half an hour without touching it."""

    nama: str

    def remember(self, request: HttpRequest, id: object, **lain: str) -> None:
        """The key was right: this session may open this one thing; `lain` is kept beside it."""
        request.session.cycle_key()
        request.session[self.nama] = {"id": str(id), **lain, "pada": timezone.now().timestamp()}

    def forget(self, request: HttpRequest) -> None:
        """Close the person's own page in this browser."""
        request.session.pop(self.nama, None)

    def read(self, request: HttpRequest) -> dict[str, Any] | None:
        """What was remembered, unless left alone too long. Written again at most once a minute."""
        terbuka: dict[str, Any] | None = request.session.get(self.nama)
        if terbuka is None:
            return None
        kini = timezone.now().timestamp()
        if kini - terbuka["pada"] > UMUR_TERBUKA:
            self.forget(request)
            return None
        if kini - terbuka["pada"] > SATU_MENIT:
            request.session[self.nama] = {**terbuka, "pada": kini}
        return terbuka
