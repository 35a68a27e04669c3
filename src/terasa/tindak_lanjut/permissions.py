"""Siapa mengerjakan, memeriksa, dan menutup sebuah tindak lanjut."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran as P
from terasa.akun.permissions import can_read, has_role
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.pelaku import Pelaku

# Offices that coach and supervise: they verify in the places they read.
PEMERIKSA = (P.CAMAT, P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN, P.BUPATI, P.SEKDA)
can_check = has_role(*PEMERIKSA)
# Markers for pages: offices that are given tasks, give them, or verify them.
can_follow = has_role(
    *PEMERIKSA, P.OPERATOR_KECAMATAN, P.KADES, P.OPERATOR_DESA, P.LURAH, P.BPD, P.PERANGKAT_DAERAH, P.BAPPEDA,
    P.INSPEKTORAT, P.SETWAN,
)  # fmt: skip


def may_do(by: Pelaku, satu: TindakLanjut) -> bool:
    """Accept, note progress, report: the office that must do it."""
    return by.jenis == "sistem" or by.unit_id == satu.pelaksana_id


def may_give(by: Pelaku, satu: TindakLanjut) -> bool:
    """Extend, replace, agree that it cannot be done, close: the office that gave it."""
    return by.jenis == "sistem" or by.unit_id == satu.pemberi_id


def may_verify(by: Pelaku, satu: TindakLanjut) -> bool:
    """Say that it is done: the giver or a coaching office of that place, and never who did or reported it."""
    if by.jenis == "sistem":
        return True
    if by.unit_id in {satu.pelaksana_id, satu.pelapor_unit_id} or (
        by.pengguna_id is not None and by.pengguna_id == satu.pelapor_id
    ):
        return False
    return may_give(by, satu) or (can_check(by) and can_read(by, satu.kode_wilayah))
