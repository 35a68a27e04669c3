"""Antrean hari ini untuk layar loket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from terasa.layanan.enums import StatusAntrean
from terasa.layanan.models import NomorAntrean

TADI = 5


@dataclass(frozen=True)
class Loket:
    """Who stands at a desk now (latest call first), who waits in order, how many were served, and what just ended."""

    dipanggil: list[NomorAntrean]
    menunggu: list[NomorAntrean]
    selesai: int
    # What just ended, the latest first: a wrong press is mended from here.
    tadi: list[NomorAntrean]


def read_loket(unit_id: int, hari: date) -> Loket:
    """The queue of a unit on one day. One query."""
    semua = list(NomorAntrean.objects.filter(unit_id=unit_id, hari=hari).select_related("layanan"))
    dipanggil = [n for n in semua if n.status == StatusAntrean.DIPANGGIL]
    dipanggil.sort(key=lambda n: (n.dipanggil_at is not None and -n.dipanggil_at.timestamp(), -n.nomor))
    return Loket(
        dipanggil,
        [n for n in semua if n.status == StatusAntrean.MENUNGGU],
        sum(n.status == StatusAntrean.SELESAI for n in semua),
        _ended(semua),
    )


def _ended(semua: list[NomorAntrean]) -> list[NomorAntrean]:
    berakhir = [(n.selesai_at, n) for n in semua if n.selesai_at is not None]
    return [n for _pada, n in sorted(berakhir, key=lambda pasang: pasang[0], reverse=True)[:TADI]]
