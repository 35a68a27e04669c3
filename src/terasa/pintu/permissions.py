"""Siapa yang menempatkan pesan tanpa desa, memasukkan lembar, dan menitipkan ke LAPOR!."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import has_role

# Which village a message means is a question above the villages; Bappeda keeps the list of all doors.
can_place = has_role(JenisPeran.BAPPEDA)
can_enter_sheet = has_role(
    JenisPeran.OPERATOR_DESA,
    JenisPeran.KADES,
    JenisPeran.LURAH,
    JenisPeran.OPERATOR_KECAMATAN,
    JenisPeran.BAPPEDA,
    JenisPeran.SETWAN,
)
