"""Tindakan terakhir di layar triase, diingat sesi supaya satu tekanan membatalkannya."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import take_back_aspirasi, unhide_aspirasi, unmask_aspirasi, unrelease_aspirasi
from terasa.umum.pelaku import Pelaku

SESI = "triase_terakhir"

# What was done, and what takes it back.
BATAL: Mapping[str, Callable[..., None]] = {
    "rilis": unrelease_aspirasi,
    "samarkan": unmask_aspirasi,
    "sembunyikan": unhide_aspirasi,
    "alihkan": take_back_aspirasi,
}
SEBUTAN: Mapping[str, Promise] = {
    "rilis": _("Membuka untuk umum"),
    "samarkan": _("Menyamarkan"),
    "sembunyikan": _("Menyembunyikan"),
    "alihkan": _("Mengalihkan"),
}


def remember_act(request: Any, tindakan: str, aspirasi: Iterable[Aspirasi]) -> None:
    """The next press on undo takes this back."""
    request.session[SESI] = {"tindakan": tindakan, "kode": [a.kode for a in aspirasi]}


def find_act(request: Any) -> tuple[str, list[str]] | None:
    """What was done last here and to which codes; None when there is nothing to take back."""
    terakhir = request.session.get(SESI)
    return (terakhir["tindakan"], terakhir["kode"]) if terakhir else None


def forget_act(request: Any) -> None:
    """Taken back, or no longer possible."""
    request.session.pop(SESI, None)


def undo(tindakan: str, aspirasi: Iterable[Aspirasi], *, by: Pelaku, now: datetime) -> int:
    """Take one act back from each of these. Returns how many. Raises CannotAct."""
    semua = list(aspirasi)
    for satu in semua:
        BATAL[tindakan](aspirasi=satu, by=by, now=now)
    return len(semua)
