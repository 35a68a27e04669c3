"""Antrean hari ini untuk layar loket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from terasa.layanan.enums import StatusAntrean
from terasa.layanan.models import NomorAntrean


@dataclass(frozen=True)
class Loket:
    """Who stands at a desk now (latest call first), who waits in order, and how many were served."""

    dipanggil: list[NomorAntrean]
    menunggu: list[NomorAntrean]
    selesai: int


def read_loket(unit_id: int, hari: date) -> Loket:
    """The queue of a unit on one day. One query."""
    semua = list(NomorAntrean.objects.filter(unit_id=unit_id, hari=hari).select_related("layanan"))
    dipanggil = [n for n in semua if n.status == StatusAntrean.DIPANGGIL]
    dipanggil.sort(key=lambda n: (n.dipanggil_at is not None and -n.dipanggil_at.timestamp(), -n.nomor))
    return Loket(
        dipanggil,
        [n for n in semua if n.status == StatusAntrean.MENUNGGU],
        sum(n.status == StatusAntrean.SELESAI for n in semua),
    )
