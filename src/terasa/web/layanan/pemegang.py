"""Siapa yang sedang memegang slip permohonan di peramban ini; caranya sama dengan slip aspirasi."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from terasa.layanan.models import Permohonan
from terasa.layanan.queries import find_by_kunci
from terasa.layanan.rules import digest_jawaban

KUKI, SESI = "slip_layanan", "permohonan_saya"
UMUR_SLIP = 900
UMUR_TERBUKA = 1800


def give_slip(jawaban: HttpResponseBase, kode: str, kunci: str) -> None:
    """The slip page of this browser shows this code and key for a quarter of an hour."""
    jawaban.set_cookie(
        KUKI,
        f"{kode}.{kunci}",
        max_age=UMUR_SLIP,
        path=reverse("permohonan-slip"),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def find_slip(request: HttpRequest) -> tuple[Permohonan, str] | None:
    """The slip that this browser just received, if code and key still belong together."""
    kode, _titik, kunci = request.COOKIES.get(KUKI, "").partition(".")
    permohonan = find_by_kunci(kode, kunci) if kunci else None
    return (permohonan, kunci) if permohonan else None


def drop_slip(jawaban: HttpResponse) -> HttpResponse:
    """Forget the slip on a shared phone."""
    jawaban.delete_cookie(KUKI, path=reverse("permohonan-slip"), samesite="Strict")
    return jawaban


def remember(request: HttpRequest, permohonan: Permohonan, kunci: str) -> None:
    """The key was right: this session may open this one request for half an hour. Of the key it keeps only what
    recognises the one answer to the survey."""
    request.session.cycle_key()
    request.session[SESI] = {
        "id": str(permohonan.pk),
        "jawaban": str(digest_jawaban(kunci.replace("-", ""))),
        "pada": timezone.now().timestamp(),
    }


def forget(request: HttpRequest) -> None:
    """Close the person's own page in this browser."""
    request.session.pop(SESI, None)


def find_opened(request: HttpRequest) -> tuple[Permohonan, dict[str, Any]] | None:
    """The request that this session opened with its key, unless left alone too long."""
    terbuka = request.session.get(SESI)
    if terbuka is None:
        return None
    kini = timezone.now().timestamp()
    if kini - terbuka["pada"] > UMUR_TERBUKA:
        forget(request)
        return None
    request.session[SESI] = {**terbuka, "pada": kini}
    semua = Permohonan.objects.select_related("layanan", "unit", "standar")
    permohonan = semua.filter(pk=terbuka["id"]).first()
    return (permohonan, terbuka) if permohonan else None
