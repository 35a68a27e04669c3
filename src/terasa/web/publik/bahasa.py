"""Memilih bahasa antarmuka; pilihan disimpan pada kuki, bukan pada akun."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from terasa.web.akses import access, publik


@access(publik)
@require_POST
def bahasa(request: Any) -> HttpResponseBase:
    """Remember the language and go back to the page."""
    return set_language(request)
