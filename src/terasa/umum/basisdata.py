"""Langkah sesudah migrasi, dipakai perintah `terasa basisdata siapkan`."""

from __future__ import annotations

from terasa.umum.penjaga import HANYA_TAMBAH as TABEL_HANYA_TAMBAH
from terasa.umum.penjaga import pasang_penjaga


def pasang_hak() -> None:
    """Create triggers, policies and grants for the application role, as the owner."""
    pasang_penjaga(using="pemilik")


__all__ = ["TABEL_HANYA_TAMBAH", "pasang_hak"]
