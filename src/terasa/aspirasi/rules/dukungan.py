"""Satu dukungan satu orang, tanpa menyimpan siapa orangnya.

Penanda adalah sidik berkunci dari tanda orang itu bersama aspirasi yang didukungnya: orang yang sama dikenali lagi pada
aspirasi yang sama, tetapi dua aspirasi tidak dapat dihubungkan oleh pembaca basis data.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.crypto import salted_hmac

TANDA_TERPENDEK = 5


def make_penanda(aspirasi_id: UUID, jenis: str, tanda: str) -> str:
    """64 hexadecimal digits of SHA-256 over this person at this voice; spaces and capitals do not matter."""
    rapi = " ".join(tanda.casefold().split())
    return salted_hmac("terasa.dukungan", f"{aspirasi_id}|{jenis}|{rapi}", algorithm="sha256").hexdigest()
