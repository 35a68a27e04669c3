"""Membaca peran yang sedang dipegang seseorang."""

from __future__ import annotations

from datetime import date
from typing import Any

from terasa.akun.models import Peran
from terasa.umum.pelaku import PelakuTetap


def list_peran(pengguna: Any, *, pada: date) -> list[Peran]:
    """Posts that this person holds on that day, with their units, one query."""
    return list(Peran.objects.berlaku(pada).filter(pengguna=pengguna).select_related("unit").order_by("id"))


def choose_pelaku(pengguna: Any, dipegang: list[Peran], *, peran_id: int | None) -> PelakuTetap:
    """The acting office: the chosen post while it is held, else the first one held.

    A person who signed in without a post keeps their identity and gets no root.
    """
    for peran in dipegang:
        if peran.pk == peran_id:
            return peran.as_pelaku()
    if dipegang:
        return dipegang[0].as_pelaku()
    return PelakuTetap(label="Tanpa jabatan", jenis="warga", pengguna_id=pengguna.pk)
