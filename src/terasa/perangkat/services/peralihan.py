"""Menerapkan perubahan masa jabatan kepada semua yang sedang menjabat, sekaligus."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.akun.models import Peran
from terasa.perangkat.models import MasaJabatan, PerubahanMasa
from terasa.perangkat.permissions import may_apply
from terasa.perangkat.queries.peralihan import Peralihan, list_peralihan
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.perangkat.services.masa import dasar_of, last_day
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("apply_peralihan_semua")
def apply_peralihan_semua(
    *, by: Pelaku, pilih: Collection[UUID], alasan: str, now: datetime
) -> list[Peralihan]:
    """Count the planned ends of these tenures anew; each earlier end is kept with the reason. Returns those moved.

    The number of statements does not grow with the rows. Raises CannotRegister.
    """
    if not may_apply(by):
        raise CannotRegister(_("Peralihan diterapkan Dinas PMD atau Bagian Pemerintahan."), code="bukan-anda")
    if not alasan.strip():
        raise CannotRegister(_("Tulis dasar peralihannya."), code="alasan")
    terkunci = MasaJabatan.objects.select_for_update(of=("self",)).filter(pk__in=list(pilih))
    bergeser = [p for p in list_peralihan(terkunci, by) if p.bergeser]
    PerubahanMasa.objects.bulk_create(
        PerubahanMasa(
            masa=p.masa,
            semula_on=p.masa.rencana_berakhir_on,
            menjadi_on=p.hasil.berakhir if p.hasil else None,
            dasar=dasar_of(p.hasil),
            alasan=alasan.strip(),
            pada=now,
            oleh=by.label,
        )
        for p in bergeser
    )
    for p in bergeser:
        _move(p)
    MasaJabatan.objects.bulk_update([p.masa for p in bergeser], ["rencana_berakhir_on", "dasar_masa"])
    Peran.objects.bulk_update([p.masa.peran for p in bergeser if p.masa.peran], ["berlaku_sampai"])
    return bergeser


def _move(p: Peralihan) -> None:
    assert p.hasil is not None
    p.masa.rencana_berakhir_on, p.masa.dasar_masa = p.hasil.berakhir, dasar_of(p.hasil)
    if p.masa.peran is not None:
        p.masa.peran.berlaku_sampai = last_day(p.masa)
