"""Kunci baris yang terurut menurut penulisannya."""

from __future__ import annotations

import secrets
import time
import uuid


def uuid_berurut() -> uuid.UUID:
    """UUID version 7 (RFC 9562): sorts in the order of writing, for rows that share one moment."""
    milidetik, sisa = divmod(time.time_ns(), 1_000_000)
    pecahan = sisa * 4096 // 1_000_000
    angka = milidetik << 80 | 0x7 << 76 | pecahan << 64 | 0b10 << 62 | secrets.randbits(62)
    return uuid.UUID(int=angka)
