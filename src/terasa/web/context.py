"""Yang dibutuhkan setiap halaman."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from terasa.umum.pelaku import PUBLIK


def terasa(request: HttpRequest) -> dict[str, Any]:
    """The acting office, for the header and menus."""
    return {"pelaku": getattr(request, "pelaku", PUBLIK), "alamat_publik": settings.ALAMAT_PUBLIK}
