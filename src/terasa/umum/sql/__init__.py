"""SQL yang dibawa paket, dibaca oleh migrasi."""

from __future__ import annotations

from pathlib import Path


def read_sql(nama: str) -> str:
    """The text of one shipped SQL file."""
    return (Path(__file__).parent / nama).read_text(encoding="utf-8")
