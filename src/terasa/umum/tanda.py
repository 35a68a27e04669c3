"""Tanda tangan HMAC-SHA256 atas waktu dan badan, dipakai gerbang di kedua arah."""

from __future__ import annotations

import hashlib
import hmac

JENDELA_DETIK = 300
KEPALA_WAKTU, KEPALA_TANDA = "X-Terasa-Waktu", "X-Terasa-Tanda"


def sign(rahasia: str, waktu: str, badan: bytes) -> str:
    """`sha256=<hex>` over `<unix seconds>.<body>`."""
    return f"sha256={hmac.new(rahasia.encode(), waktu.encode() + b'.' + badan, hashlib.sha256).hexdigest()}"


def is_signed(rahasia: str, waktu: str, badan: bytes, tanda: str) -> bool:
    """Whether the signature fits, compared in constant time."""
    return hmac.compare_digest(sign(rahasia, waktu, badan).encode(), tanda.strip().encode())


def is_late(waktu: str, kini: float) -> bool:
    """Whether the stated moment is unreadable, or further than five minutes from now on either side."""
    return not (
        waktu.isascii() and waktu.isdigit() and len(waktu) <= 12 and abs(kini - int(waktu)) <= JENDELA_DETIK
    )
