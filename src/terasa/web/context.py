"""Yang dibutuhkan setiap halaman."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from terasa.umum.pelaku import PUBLIK
from terasa.web.menu import list_menu, list_umum

VERSI = version("terasa")


def terasa(request: HttpRequest) -> dict[str, Any]:
    """The acting office, for the header and menus."""
    pelaku = getattr(request, "pelaku", PUBLIK)
    return {
        "pelaku": pelaku,
        "alamat_publik": settings.ALAMAT_PUBLIK,
        "menu": list_menu(pelaku, request.path),
        "menu_umum": list_umum(request.path),
        "jabatan": getattr(request, "peran", []),
        "versi": VERSI,
    }
