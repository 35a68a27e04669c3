"""Kotak masuk seseorang dan kesehatan pengiriman."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from terasa.kabar.models import DetakPekerja, Pesan, StatusPesan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.models import under_any

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


@dataclass(frozen=True)
class Gagal:
    """A dead letter as an office may see it: what it was about and why it failed, never to whom."""

    id: UUID
    subjek: str
    kode_wilayah: str
    lewat: str
    percobaan: int
    galat: str
    dibuat_at: datetime


def list_gagal(by: Pelaku, *, batas: int = 200) -> list[Gagal]:
    """Messages to residents of this office's places that could not be delivered, newest first."""
    with konteks.sebagai_sistem():
        gagal = Pesan.objects.filter(
            under_any(by.akar_tulis, "kode_wilayah"), status=StatusPesan.GAGAL, alamat__isnull=False
        ).select_related("alamat")
        return [_as_gagal(p) for p in gagal.order_by("-dibuat_at")[:batas]]


def _as_gagal(p: Pesan) -> Gagal:
    assert p.alamat is not None
    lewat = p.alamat.gerbang or p.alamat.get_jenis_display()
    return Gagal(p.pk, p.subjek, p.kode_wilayah, lewat, p.percobaan, p.galat, p.dibuat_at)


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
