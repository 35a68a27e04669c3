"""Yang dipakai semua halaman survei: siapa, survei yang mana, dan bagaimana penolakan disampaikan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from terasa.akun.permissions import has_role
from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.queries import list_berjalan
from terasa.survei.permissions import CALON_PETUGAS, PENGHITUNG, PENYELENGGARA
from terasa.umum.errors import AturanDilanggar

PETUGAS = has_role(*CALON_PETUGAS)
ORGANISER = has_role(*PENYELENGGARA)
PENGHITUNG_RUMAH = has_role(*PENGHITUNG)


def get_kelola(request: Any, pk: UUID) -> SurveiManfaat:
    """A wave inside the organiser's territory, or it does not exist."""
    return get_object_or_404(list_berjalan(request.pelaku), pk=pk)


def act(request: Any, kerja: Callable[[], Any], kabar: str, ke: str, **alamat: Any) -> HttpResponse:
    """Do it, say what came of it, and go on to that page."""
    try:
        kerja()
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, kabar)
    jawaban: HttpResponse = redirect(ke, **alamat)
    return jawaban
