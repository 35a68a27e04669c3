"""Siapa yang sedang memegang slip permohonan di peramban ini; caranya sama dengan slip aspirasi."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from terasa.layanan.models import Permohonan
from terasa.layanan.queries import find_by_kunci
from terasa.layanan.rules import digest_jawaban
from terasa.web.slip import KukiSlip

SESI = "permohonan_saya"
UMUR_TERBUKA = 1800
SLIP = KukiSlip("slip_layanan", "permohonan-slip")
give_slip, drop_slip = SLIP.give, SLIP.drop


def find_slip(request: HttpRequest) -> tuple[Permohonan, str] | None:
    """The slip that this browser just received, if code and key still belong together."""
    kode, kunci = SLIP.read(request)
    permohonan = find_by_kunci(kode, kunci) if kunci else None
    return (permohonan, kunci) if permohonan else None


def remember(request: HttpRequest, permohonan: Permohonan, kunci: str) -> None:
    """The key was right: this session may open this one request for half an hour. Of the key it keeps only what
    recognises the one answer to the survey."""
    request.session.cycle_key()
    request.session[SESI] = {
        "id": str(permohonan.pk),
        "jawaban": str(digest_jawaban(kunci)),
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
