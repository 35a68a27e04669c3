"""Mengapa sebuah kegiatan dikerjakan padahal tidak ada usulan yang memintanya."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.program.enums import DasarKegiatan
from terasa.program.models import Kegiatan
from terasa.program.permissions import can_create
from terasa.program.services.kegiatan import CannotBudget
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("explain_kegiatan")
def explain_kegiatan(*, kegiatan: Kegiatan, by: Pelaku, dasar: str, keterangan: str, now: datetime) -> None:
    """Say on what a kegiatan without usulan rests. Raises CannotBudget."""
    if not can_create(by, kegiatan.unit):
        raise CannotBudget(_("Hanya unit itu sendiri atau Bappeda yang menjelaskannya."), code="bukan-unit")
    if dasar not in DasarKegiatan.values:
        raise CannotBudget(_("Pilih dasarnya dari daftar."), code="dasar")
    if len(keterangan.strip()) < 5:
        raise CannotBudget(
            _("Sebut peraturan, sasaran, atau dokumen yang menjadi dasarnya."), code="keterangan"
        )
    kegiatan.dasar, kegiatan.dasar_keterangan = dasar, mask_pribadi(keterangan.strip())[:250]
    kegiatan.save(update_fields=["dasar", "dasar_keterangan"])
