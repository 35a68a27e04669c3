"""Siapa menyiapkan, membekukan, membaca, dan menerima sebuah paket."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran as P
from terasa.akun.permissions import has_role
from terasa.serah_terima.models import PaketSerahTerima
from terasa.umum.pelaku import Pelaku

KANTOR = (
    P.BUPATI, P.SEKDA, P.BAGIAN_PEMERINTAHAN, P.CAMAT, P.OPERATOR_KECAMATAN, P.KADES, P.LURAH, P.OPERATOR_DESA,
    P.PERANGKAT_DAERAH, P.BAPPEDA, P.DINAS_PMD, P.INSPEKTORAT, P.SETWAN,
)  # fmt: skip
# Marker for pages: the post, not yet the office.
can_hand_over = has_role(*KANTOR)
PENDAMPING_KABUPATEN = frozenset({P.SEKDA, P.BAGIAN_PEMERINTAHAN})
# Whoever holds the post signs; those who write for it prepare only.
PENULIS_SAJA = frozenset({P.OPERATOR_DESA, P.OPERATOR_KECAMATAN})


def may_prepare(by: Pelaku, unit_id: int, kabupaten: str) -> bool:
    """Prepare and write: the office itself, and for any office of the kabupaten its secretariat."""
    if by.jenis == "sistem":
        return True
    return can_hand_over(by) and (
        by.unit_id == unit_id or (by.jenis in PENDAMPING_KABUPATEN and by.kabupaten == kabupaten)
    )


def may_freeze(by: Pelaku, paket: PaketSerahTerima) -> bool:
    """Freeze: who hands over, or Bagian Pemerintahan for him; in the place of one who is unable the sekda only."""
    if by.jenis == "sistem":
        return True
    if paket.penyerah == "sekda":
        return by.jenis == P.SEKDA and by.kabupaten == paket.kabupaten
    return may_prepare(by, paket.unit_id, paket.kabupaten) and by.jenis not in PENULIS_SAJA
