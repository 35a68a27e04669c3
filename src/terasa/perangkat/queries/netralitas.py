"""Membaca kasus netralitas, jamnya, dan siapa yang ditunjuk."""

from __future__ import annotations

from datetime import date

from terasa.aturan.queries import count_due
from terasa.perangkat.models import KasusNetralitas, PeriodePemilihan, PetugasNetralitas
from terasa.perangkat.rules.netralitas import JamKasus, count_jam
from terasa.umum.pelaku import Pelaku


def is_ditunjuk(by: Pelaku, pada: date) -> bool:
    """Whether this person keeps the cases of the kabupaten of the post in use. One query."""
    if by.pengguna_id is None or not by.kabupaten:
        return False
    return PetugasNetralitas.objects.filter(kabupaten=by.kabupaten).berlaku(by.pengguna_id, pada).exists()


def list_jam(kasus: KasusNetralitas) -> list[JamKasus]:
    """Its statutory clocks by the rules in force on the days on which they began."""
    return count_jam(
        kasus.rezim,
        kasus.diketahui_on,
        kasus.rujukan_on,
        kasus.hasil_on,
        perlu_keterangan=kasus.diperlukan_keterangan,
        hitung=lambda kode, mulai: count_due(kode, kabupaten=kasus.kabupaten, mulai=mulai),
    )


def find_periode(kabupaten: str, pada: date) -> PeriodePemilihan | None:
    """The election period that runs on a day, the latest begun first."""
    return (
        PeriodePemilihan.objects.filter(
            kabupaten__in=["", kabupaten], mulai_on__lte=pada, selesai_on__gte=pada
        )
        .order_by("-mulai_on")
        .first()
    )
