"""Siapa membina, siapa dikunjungi, siapa menerima catatan, dan siapa menerima rujukan."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran as P
from terasa.akun.permissions import can_read, has_role
from terasa.pembinaan.models import Kunjungan
from terasa.pembinaan.models.hubungan import as_pembina
from terasa.umum.pelaku import Pelaku

PEMBINA = (P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN, P.CAMAT, P.OPERATOR_KECAMATAN, P.PENDAMPING)
DIBINA = (P.OPERATOR_DESA, P.KADES, P.LURAH)
# Markers for pages: the post, not yet the place.
can_coach = has_role(*PEMBINA)
can_read_pembinaan = has_role(*PEMBINA, *DIBINA, P.INSPEKTORAT, P.BUPATI, P.SEKDA)
can_receive_rujukan = has_role(P.INSPEKTORAT)
can_set_hubungan = has_role(P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN)
can_collect = has_role(P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN)
# Those who answer for a place sign for it; an operator does not.
PENERIMA = frozenset({P.KADES, P.LURAH, P.CAMAT})


def is_pengunjung(by: Pelaku, kunjungan: Kunjungan) -> bool:
    """The office that makes this visit."""
    if by.jenis == "sistem":
        return True
    return (
        can_coach(by)
        and by.unit_id == kunjungan.pembina_id
        and as_pembina(by.jenis) == kunjungan.pembina_jenis
    )


def may_acknowledge(by: Pelaku, kunjungan: Kunjungan) -> bool:
    """Sign as the one who was visited: the head of exactly that place."""
    return by.jenis in PENERIMA and kunjungan.kode_wilayah in by.akar_tulis


def may_collect(by: Pelaku, kode_wilayah: str) -> bool:
    """Ask for periodic papers and say what became of them."""
    return by.jenis == "sistem" or (can_collect(by) and can_read(by, kode_wilayah))
