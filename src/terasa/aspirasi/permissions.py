"""Siapa yang boleh menjawab dan siapa yang boleh membaca suara warga."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import can_write, has_role
from terasa.aspirasi.models import Aspirasi
from terasa.umum.pelaku import Pelaku

# Markers for pages: the post, not yet the place.
can_answer = has_role(JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH)
can_read_desk = has_role(
    JenisPeran.OPERATOR_DESA,
    JenisPeran.KADES,
    JenisPeran.LURAH,
    JenisPeran.BPD,
    JenisPeran.CAMAT,
    JenisPeran.OPERATOR_KECAMATAN,
)

# Who goes from door to door and writes down what others say.
can_record = has_role(
    JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH, JenisPeran.BPD, JenisPeran.PENDAMPING
)


def handles(by: Pelaku, aspirasi: Aspirasi) -> bool:
    """The office answers for the desa of this voice; the system acts for all."""
    return by.jenis == "sistem" or (can_answer(by) and can_write(by, aspirasi.kode_desa))


def may_join(by: Pelaku, aspirasi: Aspirasi) -> bool:
    """The office may write usulan for the desa of this voice."""
    return can_write(by, aspirasi.kode_desa)
