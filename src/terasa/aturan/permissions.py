"""Siapa yang boleh mengubah aturan."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import can_write
from terasa.umum.pelaku import Pelaku


def can_edit_aturan(by: Pelaku) -> bool:
    """Bappeda of a kabupaten, over the rules of that kabupaten."""
    return by.jenis == JenisPeran.BAPPEDA and can_write(by, by.kabupaten)
