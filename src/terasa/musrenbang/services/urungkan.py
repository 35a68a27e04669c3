"""Mengurungkan penolakan yang baru saja disimpan sekaligus, selama forumnya masih terbuka."""

from __future__ import annotations

from datetime import datetime

from terasa.musrenbang import rules
from terasa.musrenbang.models import Forum
from terasa.musrenbang.services.keputusan import (
    KOLOM,
    KOLOM_VERSI,
    require_running,
    sign_keputusan,
)
from terasa.musrenbang.services.tarik import write_keputusan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# What an undecided row holds where it is not empty text.
KOSONG = {"peringkat": None, "volume": None, "biaya": None}


@konteks.act("undecide_many")
def undecide_many(*, forum: Forum, by: Pelaku, pada: datetime, now: datetime) -> int:
    """Make undecided again what was refused or returned at that very moment and not touched since.

    Returns how many. Raises CannotDecide.
    """
    sama = forum.keputusan.select_for_update(of=("self",)).filter(
        diputuskan_at=pada, hasil__in=rules.BERALASAN
    )
    semua = list(sama.order_by("pk"))
    require_running(forum, by)
    for k in semua:
        for kolom in KOLOM:
            setattr(k, kolom, KOSONG.get(kolom, ""))
        k.diputuskan_at = None
        sign_keputusan(k, by, now)
    write_keputusan(semua, [*KOLOM, "diputuskan_at", *KOLOM_VERSI])
    return len(semua)
