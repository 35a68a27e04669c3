"""Siapa yang melihat kabar yang gagal dikirim."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import has_role

can_mend_kabar = has_role(JenisPeran.BAPPEDA, JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH)
