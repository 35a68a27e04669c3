"""Halaman galat: apa yang terjadi dan apa yang dapat dilakukan."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as bawaan

log = logging.getLogger("terasa.web")


def tidak_ditemukan(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, also for what this visitor may not know to exist; a machine gets the shape of the API."""
    if request.path.startswith("/api/") or request.path.endswith(".json"):
        return JsonResponse({"galat": "tidak-ditemukan", "pesan": _("Tidak ditemukan.")}, status=404)
    return render(request, "404.html", status=404)


def ditolak(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def gagal(request: HttpRequest) -> HttpResponse:
    """500 without database, session or account: any of them may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_gagal(request: HttpRequest, reason: str = "", template_name: str = "403_csrf.html") -> HttpResponse:
    """The form was open too long, or came from elsewhere."""
    log.info("csrf: %s", reason)
    return bawaan(request, reason=reason, template_name=template_name)
