"""Siapa yang menyusun, mengevaluasi, dan membaca rancangan APBDes."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran as P
from terasa.akun.permissions import can_read, can_write, has_role
from terasa.umum.pelaku import Pelaku

# Markers for pages: the post, not yet the place.
can_budget = has_role(P.OPERATOR_DESA, P.KADES)
can_evaluate = has_role(P.CAMAT, P.OPERATOR_KECAMATAN)
can_transfer = has_role(P.DINAS_PMD, P.BAPPEDA)
can_read_apbdes = has_role(
    P.OPERATOR_DESA,
    P.KADES,
    P.BPD,
    P.PENDAMPING,
    P.CAMAT,
    P.OPERATOR_KECAMATAN,
    P.DINAS_PMD,
    P.BAGIAN_PEMERINTAHAN,
    P.INSPEKTORAT,
    P.BAPPEDA,
    P.SEKDA,
    P.BUPATI,
)


def may_budget(by: Pelaku, kode_desa: str) -> bool:
    """Write the budget of this desa: its own government, or the system (import, demonstration)."""
    return by.jenis == "sistem" or (can_budget(by) and can_write(by, kode_desa))


def may_remark(by: Pelaku, kode_desa: str) -> bool:
    """Evaluate the lines of a raperdes of this desa: the kecamatan above it."""
    return by.jenis == "sistem" or (can_evaluate(by) and can_write(by, kode_desa))


def may_conclude(by: Pelaku, kode_desa: str) -> bool:
    """Give the result: the camat, to whom the evaluation is delegated."""
    return by.jenis == "sistem" or (by.jenis == P.CAMAT and may_remark(by, kode_desa))


def may_transfer(by: Pelaku, kabupaten: str) -> bool:
    """Record what villages receive: Dinas PMD and Bappeda of the kabupaten, or the system (import)."""
    return by.jenis == "sistem" or (can_transfer(by) and can_read(by, kabupaten))
