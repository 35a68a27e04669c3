"""Siapa yang boleh mengusulkan, menjalankan forum, menutupnya, dan membagi anggaran."""

from __future__ import annotations

from collections.abc import Iterable

from terasa.akun.enums import JenisPeran as P
from terasa.akun.permissions import can_read, can_write, has_role
from terasa.musrenbang.enums import JenisForum, JenisKerja, StatusUsulan, TingkatVerifikasi, Tujuan
from terasa.musrenbang.models import Forum, KerjaLatar, Usulan
from terasa.musrenbang.rules import PEMERIKSAAN, PEMUTUS, PENYIAP, may_move
from terasa.musrenbang.rules.transisi import PELAKSANAAN
from terasa.umum.pelaku import Pelaku

# Markers for pages: the post, not yet the place.
can_propose = has_role(P.OPERATOR_DESA, P.KADES, P.LURAH)
can_work_forum = has_role(
    P.OPERATOR_DESA,
    P.KADES,
    P.LURAH,
    P.BPD,
    P.CAMAT,
    P.OPERATOR_KECAMATAN,
    P.PERANGKAT_DAERAH,
    P.BAPPEDA,
)
can_close_some_forum = has_role(
    P.OPERATOR_DESA, P.KADES, P.LURAH, P.BPD, P.CAMAT, P.PERANGKAT_DAERAH, P.BAPPEDA
)
# A post that only reads elsewhere but chairs a forum of its own: the village assembly.
MEMIMPIN_DARI_BACAAN = frozenset({P.BPD})
can_allocate = has_role(P.BAPPEDA)
# The medium-term plan is the village's own; a kelurahan has none. The others read its drafts.
can_plan = has_role(P.OPERATOR_DESA, P.KADES)
can_read_plan = has_role(
    P.OPERATOR_DESA,
    P.KADES,
    P.BPD,
    P.PENDAMPING,
    P.CAMAT,
    P.OPERATOR_KECAMATAN,
    P.DINAS_PMD,
    P.BAPPEDA,
)
# Villages type into SIPD themselves in one place, the kecamatan or Bappeda does it in another.
can_type_sipd = has_role(P.OPERATOR_DESA, P.KADES, P.LURAH, P.CAMAT, P.OPERATOR_KECAMATAN, P.BAPPEDA)


def may_propose(by: Pelaku, kode_desa: str) -> bool:
    """Write usulan for this desa: its own office, or the system (import, demonstration)."""
    return _is_sistem(by) or (can_propose(by) and can_write(by, kode_desa))


def may_plan(by: Pelaku, kode_desa: str) -> bool:
    """Write the medium-term plan of this desa: its own government, or the system (import, demonstration)."""
    return _is_sistem(by) or (can_plan(by) and can_write(by, kode_desa))


def may_merge(by: Pelaku, usulan: Usulan) -> bool:
    """Whoever may propose here, and the camat or Bappeda above."""
    atas = by.jenis in {P.CAMAT, P.OPERATOR_KECAMATAN, P.BAPPEDA} and can_write(by, usulan.kode_desa)
    return may_propose(by, usulan.kode_desa) or atas


def may_carry(by: Pelaku, usulan: Usulan) -> bool:
    """Propose it again next year: the village itself, or Bappeda for many villages at once."""
    return may_propose(by, usulan.kode_desa) or may_allocate(by, usulan.kabupaten)


def may_route(by: Pelaku, usulan: Usulan) -> bool:
    """Send an usulan to another unit: the camat, Bappeda, or the unit that has it now."""
    milik_sendiri = by.jenis == P.PERANGKAT_DAERAH and by.unit_id == usulan.unit_tujuan_id
    return may_merge(by, usulan) or (milik_sendiri and by.unit_id is not None)


def may_handle(by: Pelaku, usulan: Usulan) -> bool:
    """Whether it lies with this office: its territory, or the unit it was sent to."""
    if _is_sistem(by):
        return True
    if by.peran_id is None:
        return False
    if by.jenis == P.PERANGKAT_DAERAH:
        return by.unit_id is not None and by.unit_id == usulan.unit_tujuan_id
    return can_write(by, usulan.kode_desa)


def may_verify(by: Pelaku, usulan: Usulan, tingkat: str) -> bool:
    """Check it for this tier now. What a village pays for itself does not go to the kecamatan."""
    if tingkat == TingkatVerifikasi.KECAMATAN and usulan.tujuan == Tujuan.DESA:
        return False
    pemeriksa = PEMERIKSAAN[TingkatVerifikasi(tingkat)]
    boleh = _is_sistem(by) or by.jenis in pemeriksa.pelaku
    return boleh and may_handle(by, usulan) and usulan.status in (*pemeriksa.dari, pemeriksa.ke)


def may_bring(by: Pelaku, usulan: Usulan, ke: StatusUsulan) -> bool:
    """Make a move of the table that is no forum's and no check's."""
    return may_handle(by, usulan) and may_move(usulan.status, ke, by.jenis)


def may_postpone(by: Pelaku, usulan: Usulan) -> bool:
    """Carry it to a later year: not once money is attached, because then its kegiatan says how it stands."""
    return usulan.status not in PELAKSANAAN and may_bring(by, usulan, StatusUsulan.DITUNDA)


def may_open(by: Pelaku, jenis: str, cakupan: Iterable[str], unit_id: int | None) -> bool:
    """Open a forum of this kind over these places, or of this unit."""
    return _runs(
        by, JenisForum(jenis), cakupan, unit_id, (*PENYIAP[JenisForum(jenis)], *PEMUTUS[JenisForum(jenis)])
    )


def may_run(by: Pelaku, forum: Forum) -> bool:
    """Record attendance, scores and decisions."""
    return may_open(by, forum.jenis, forum.cakupan, forum.unit_id)


def may_close(by: Pelaku, forum: Forum) -> bool:
    """Close, reopen, sign: the head of the desa, the camat or Bappeda, the unit itself, Bappeda."""
    return _runs(by, JenisForum(forum.jenis), forum.cakupan, forum.unit_id, PEMUTUS[JenisForum(forum.jenis)])


def may_allocate(by: Pelaku, kabupaten: str) -> bool:
    """Share out the ceiling: Bappeda of this kabupaten."""
    return _is_sistem(by) or (can_allocate(by) and can_write(by, kabupaten))


def may_import(by: Pelaku, kerja: KerjaLatar) -> bool:
    """Bring an uploaded sheet in, or forget it: Bappeda; transfers also Dinas PMD; the plan of a desa its government."""
    if kerja.jenis == JenisKerja.IMPOR_RPJMDES:
        return may_plan(by, str(kerja.masukan.get("desa", "")))
    if kerja.jenis == JenisKerja.IMPOR_TRANSFER and by.jenis == P.DINAS_PMD:
        return by.peran_id is not None and can_read(by, kerja.kabupaten)
    return may_allocate(by, kerja.kabupaten)


def _runs(
    by: Pelaku, jenis: JenisForum, cakupan: Iterable[str], unit_id: int | None, boleh: tuple[P, ...]
) -> bool:
    if _is_sistem(by):
        return True
    if by.peran_id is None or by.jenis not in boleh:
        return False
    if jenis == JenisForum.FORUM_PERANGKAT_DAERAH:
        return unit_id is not None and by.unit_id == unit_id
    # A forum over several kecamatan is run by any of their camat.
    melingkupi = can_read if by.jenis in MEMIMPIN_DARI_BACAAN else can_write
    return any(melingkupi(by, kode) for kode in cakupan)


def _is_sistem(by: Pelaku) -> bool:
    return by.jenis == "sistem"
