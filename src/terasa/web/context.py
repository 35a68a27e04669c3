"""Yang dibutuhkan setiap halaman."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from terasa.akun.models import Peran
from terasa.akun.queries import list_peran
from terasa.umum.pelaku import PUBLIK, Pelaku
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
        "jabatan": SimpleLazyObject(partial(_list_jabatan, pelaku)),
        "versi": VERSI,
    }


def _list_jabatan(pelaku: Pelaku) -> list[Peran]:
    """Every post this person holds today, to switch between; read only when a page draws the switcher."""
    if pelaku.pengguna_id is None:
        return []
    return list_peran(pelaku.pengguna_id, pada=timezone.localdate())
