"""Kotak masuk seseorang dan kesehatan pengiriman."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from terasa.kabar.models import DetakPekerja, Pesan
from terasa.umum import konteks

# The sealer beats every two seconds, the delivery every minute.
BATAS_DETAK = {"segel": timedelta(seconds=30), "kabar": timedelta(minutes=3)}


@dataclass(frozen=True)
class Kesehatan:
    """`pekerja`: "ok", "belum mulai" or "terhenti" per loop; `antrean`: messages per state."""

    pekerja: dict[str, str]
    antrean: dict[str, int]


def list_pesan(pengguna_id: int) -> QuerySet[Pesan]:
    """One's own inbox, newest first."""
    return Pesan.objects.filter(pengguna_id=pengguna_id)


def count_unread(pengguna_id: int) -> int:
    return list_pesan(pengguna_id).filter(dibaca_at__isnull=True).count()


def read_health(*, now: datetime) -> Kesehatan:
    """Signs of life and counts; never an address or a text."""
    detak = dict(DetakPekerja.objects.values_list("nama", "pada"))
    pekerja = {nama: _state(detak.get(nama), batas, now) for nama, batas in BATAS_DETAK.items()}
    with konteks.sebagai_sistem():
        hitung = Pesan.objects.order_by().values_list("status").annotate(n=Count("pk"))
        antrean = {status: n for status, n in hitung if status != "terkirim"}
    return Kesehatan(pekerja, antrean)


def _state(pada: datetime | None, batas: timedelta, now: datetime) -> str:
    if pada is None:
        return "belum mulai"
    return "ok" if now - pada <= batas else "terhenti"
