"""Mengurungkan penolakan yang baru saja disimpan sekaligus, selama forumnya masih terbuka."""

from __future__ import annotations

from datetime import datetime

from terasa.musrenbang import rules
from terasa.musrenbang.models import Forum
from terasa.musrenbang.services.keputusan import KOLOM, require_running
from terasa.musrenbang.services.tarik import write_keputusan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# What an undecided row holds where it is not empty text.
KOSONG = {"peringkat": None, "volume": None, "biaya": None}


@konteks.act("undecide_many")
def undecide_many(*, forum: Forum, by: Pelaku, pada: datetime) -> int:
    """Make undecided again what was refused or returned at that very moment and not touched since.

    Returns how many. Raises CannotDecide.
    """
    require_running(forum, by)
    sama = forum.keputusan.select_for_update(of=("self",)).filter(
        diputuskan_at=pada, hasil__in=rules.BERALASAN
    )
    semua = list(sama.order_by("pk"))
    for k in semua:
        for kolom in KOLOM:
            setattr(k, kolom, KOSONG.get(kolom, ""))
        k.diputuskan_at = None
    write_keputusan(semua, [*KOLOM, "diputuskan_at"])
    return len(semua)
