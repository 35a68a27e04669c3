"""Rantai sidik. Tanpa basis data."""

from __future__ import annotations

import hashlib

AWAL = "0" * 64


def chain(sebelum: str, baris: str) -> str:
    """The next link: SHA-256 of the previous link and the canonical text of the row."""
    return hashlib.sha256(f"{sebelum}\n{baris}".encode()).hexdigest()
