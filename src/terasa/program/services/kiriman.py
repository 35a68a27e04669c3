"""Mencatat sekali saja yang dikirim telepon, berapa kali pun dikirim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.program.models import Kegiatan, KirimanLapangan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

T = TypeVar("T")


class CannotReceive(AturanDilanggar):
    """This id belongs to something else."""


def is_received(kegiatan: Kegiatan, kunci: UUID) -> bool:
    """Whether this sending was taken before; one query."""
    return KirimanLapangan.objects.filter(pk=kunci, kegiatan=kegiatan).exists()


@konteks.act("take_kiriman_lapangan")
def take_once(
    *, kegiatan: Kegiatan, kunci: UUID, jenis: str, by: Pelaku, now: datetime, act: Callable[[], T]
) -> T | None:
    """Do `act` and remember its sending in one transaction; None when it was done before.

    Raises CannotReceive and whatever `act` refuses with.
    """
    # The lock lines up sendings about one kegiatan, so that a repeated one meets its first copy.
    Kegiatan.objects.select_for_update().only("pk").get(pk=kegiatan.pk)
    ada = KirimanLapangan.objects.filter(pk=kunci).first()
    if ada is not None:
        if (ada.kegiatan_id, ada.jenis) != (kegiatan.pk, jenis):
            raise CannotReceive(_("Kunci kirim ini milik catatan lain."), code="kunci-kirim")
        return None
    hasil = act()
    KirimanLapangan.objects.create(id=kunci, kegiatan=kegiatan, jenis=jenis, diterima_at=now)
    return hasil
