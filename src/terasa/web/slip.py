"""Slip yang baru diterima peramban ini: kode dan kunci menumpang pada kuki satu halaman, lalu hilang.

Kuki hanya dikirim ke halaman slip itu dan berumur seperempat jam; server tidak menyimpan kuncinya.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

UMUR_SLIP = 900


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
