"""Kesehatan sistem dan segel audit."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from terasa.kabar.queries import read_health
from terasa.umum.audit.queries import count_unsealed
from terasa.umum.models import AuditBlok, AuditIntisari
from terasa.web.akses import access, publik


@access(publik)
@never_cache
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """`{"status", "database", "pekerja", "kabar", "audit", "versi", "pada"}`; 503 when the database fails."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        isi = {"status": "ok", "database": "ok", **_details()}
    except DatabaseError as exc:
        return JsonResponse({"status": "gagal", "database": type(exc).__name__}, status=503)
    return JsonResponse(isi)


def _details() -> dict[str, Any]:
    now = timezone.now()
    kesehatan = read_health(now=now)
    return {
        "pekerja": kesehatan.pekerja,
        "kabar": kesehatan.antrean,
        "audit": {"belum_tersegel": count_unsealed()},
        "versi": version("terasa"),
        "pada": now.isoformat(timespec="seconds"),
    }


@access(publik)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The public face of the audit: how many rows are sealed, and the daily digests anyone may note."""
    return render(
        request,
        "sistem/audit.html",
        {
            "intisari": AuditIntisari.objects.order_by("-tanggal")[:60],
            "blok": AuditBlok.objects.order_by("-id").first(),
            "belum": count_unsealed(),
        },
    )


@access(publik)
@require_safe
def intisari(request: HttpRequest) -> JsonResponse:
    """The digests as data."""
    baris = AuditIntisari.objects.order_by("-tanggal")[:400]
    return JsonResponse({"intisari": [_digest(i) for i in baris]})


def _digest(i: AuditIntisari) -> dict[str, Any]:
    return {"tanggal": i.tanggal.isoformat(), "jumlah": i.jumlah, "sidik": i.sidik}
