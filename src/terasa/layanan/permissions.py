"""Siapa yang melayani: jabatan di dalam unitnya sendiri."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import has_role
from terasa.umum.pelaku import Pelaku

PELAYAN = (
    JenisPeran.OPERATOR_DESA,
    JenisPeran.KADES,
    JenisPeran.LURAH,
    JenisPeran.OPERATOR_KECAMATAN,
    JenisPeran.CAMAT,
    JenisPeran.PERANGKAT_DAERAH,
)
KEPALA = (JenisPeran.KADES, JenisPeran.LURAH, JenisPeran.CAMAT, JenisPeran.PERANGKAT_DAERAH)

# Offices that coach, supervise or plan: they read the numbers of the places below, never who asked for what.
PENGAWAS = (
    JenisPeran.DINAS_PMD,
    JenisPeran.BAGIAN_PEMERINTAHAN,
    JenisPeran.CAMAT,
    JenisPeran.OPERATOR_KECAMATAN,
    JenisPeran.INSPEKTORAT,
    JenisPeran.BAPPEDA,
    JenisPeran.BUPATI,
    JenisPeran.SEKDA,
)

# A marker for pages: the post, not yet the unit.
can_serve = has_role(*PELAYAN)
can_oversee = has_role(*PENGAWAS)


# An objection is answered by whoever leads, not by whoever refused.
heads = has_role(*KEPALA)


def serves(by: Pelaku, unit_id: int) -> bool:
    """The post is in that unit; the system acts for all."""
    return by.jenis == "sistem" or (can_serve(by) and by.unit_id == unit_id)
