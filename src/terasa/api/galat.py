"""Penolakan antarmuka mesin: satu bentuk untuk semuanya."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from terasa.umum.errors import AturanDilanggar


class TidakDitemukan(AturanDilanggar):
    """No such thing, or not for this caller."""


def attach(api: NinjaAPI) -> None:
    """Map every refusal once: 404, 409 for a rule, 422 for unreadable input."""

    @api.exception_handler(ValidationError)
    def masukan(request: HttpRequest, exc: ValidationError) -> HttpResponse:
        rinci = [{"medan": _field(e), "pesan": str(e.get("msg", ""))} for e in exc.errors]
        isi = {"galat": "masukan-tak-terbaca", "pesan": _("Masukan tidak terbaca."), "rinci": rinci}
        return api.create_response(request, isi, status=422)

    @api.exception_handler(TidakDitemukan)
    @api.exception_handler(Http404)
    def hilang(request: HttpRequest, exc: Exception) -> HttpResponse:
        pesan = str(exc) if isinstance(exc, TidakDitemukan) else _("Tidak ditemukan.")
        return api.create_response(request, {"galat": "tidak-ditemukan", "pesan": pesan}, status=404)

    @api.exception_handler(AturanDilanggar)
    def ditolak(request: HttpRequest, exc: AturanDilanggar) -> HttpResponse:
        return api.create_response(request, {"galat": exc.code, "pesan": str(exc)}, status=409)


def _field(galat: dict[str, Any]) -> str:
    """The name as the caller wrote it: the last part of pydantic's location."""
    letak = galat.get("loc") or ("",)
    return str(letak[-1])
