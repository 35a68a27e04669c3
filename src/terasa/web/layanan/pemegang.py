"""Siapa yang sedang memegang slip permohonan di peramban ini; caranya: `web.slip`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from terasa.layanan.models import Permohonan
from terasa.layanan.queries import find_by_kunci
from terasa.layanan.rules import digest_jawaban
from terasa.web.slip import KukiSlip, SesiSlip

SESI = SesiSlip("permohonan_saya")
SLIP = KukiSlip("slip_layanan", "permohonan-slip")
give_slip, drop_slip, forget = SLIP.give, SLIP.drop, SESI.forget


def find_slip(request: HttpRequest) -> tuple[Permohonan, str] | None:
    """The slip that this browser just received, if code and key still belong together."""
    kode, kunci = SLIP.read(request)
    permohonan = find_by_kunci(kode, kunci) if kunci else None
    return (permohonan, kunci) if permohonan else None


def remember(request: HttpRequest, permohonan: Permohonan, kunci: str) -> None:
    """The key was right: this session may open this one request for half an hour. Of the key it keeps only what
    recognises the one answer to the survey."""
    SESI.remember(request, permohonan.pk, jawaban=str(digest_jawaban(kunci)))


def find_opened(request: HttpRequest) -> tuple[Permohonan, dict[str, Any]] | None:
    """The request that this session opened with its key, unless left alone too long."""
    terbuka = SESI.read(request)
    if terbuka is None:
        return None
    semua = Permohonan.objects.select_related("layanan", "unit", "standar")
    permohonan = semua.filter(pk=terbuka["id"]).first()
    return (permohonan, terbuka) if permohonan else None
