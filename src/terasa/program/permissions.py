"""Siapa yang boleh apa terhadap kegiatan."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.akun.permissions import can_write
from terasa.program.models import Kegiatan
from terasa.umum.pelaku import Pelaku


def can_create(by: Pelaku, unit: Unit) -> bool:
    """A perangkat daerah for itself; Bappeda for any unit of its kabupaten."""
    if by.jenis == JenisPeran.BAPPEDA:
        return can_write(by, unit.kabupaten)
    return can_report(by, unit.pk)


def can_manage(by: Pelaku, kegiatan: Kegiatan) -> bool:
    """Report, hand over, cancel: only the unit that answers for it."""
    return can_report(by, kegiatan.unit_id)


def can_report(by: Pelaku, unit_id: int) -> bool:
    """The acting post belongs to that perangkat daerah."""
    return by.jenis == "sistem" or (by.jenis == JenisPeran.PERANGKAT_DAERAH and by.unit_id == unit_id)
