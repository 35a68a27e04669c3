"""Hanya pemerintah desa itu sendiri yang menulis anggarannya."""

from __future__ import annotations

from django.utils.translation import gettext as _

from terasa.apbdes.permissions import may_budget
from terasa.apbdes.rules.isi import CannotApbdes
from terasa.musrenbang.rules.lanjutan import is_kelurahan
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import is_desa


def require_budgeter(by: Pelaku, kode_desa: str) -> None:
    """Raises CannotApbdes."""
    if not is_desa(kode_desa) or is_kelurahan(kode_desa):
        raise CannotApbdes(
            _("APBDes hanya untuk desa; anggaran kelurahan ada di kecamatannya."), code="bukan-desa"
        )
    if not may_budget(by, kode_desa):
        raise CannotApbdes(
            _("Hanya pemerintah desa itu sendiri yang menyusun APBDesnya."), code="bukan-wewenang"
        )
