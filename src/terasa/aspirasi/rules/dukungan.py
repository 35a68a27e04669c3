"""Satu dukungan satu orang, tanpa menyimpan siapa orangnya.

Penanda adalah sidik berkunci dari tanda orang itu bersama aspirasi yang didukungnya: orang yang sama dikenali lagi pada
aspirasi yang sama, tetapi dua aspirasi tidak dapat dihubungkan oleh pembaca basis data.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

TANDA_TERPENDEK = 5
# A code is guessed five times at most, so that a million codes outlast whoever tries.
KODE_BERLAKU, KODE_SELA, SALAH_TERBANYAK = timedelta(minutes=15), timedelta(minutes=1), 5


def make_penanda(aspirasi_id: UUID, jenis: str, tanda: str) -> str:
    """64 hexadecimal digits of SHA-256 over this person at this voice; spaces and capitals do not matter."""
    rapi = " ".join(tanda.casefold().split())
    return salted_hmac("terasa.dukungan", f"{aspirasi_id}|{jenis}|{rapi}", algorithm="sha256").hexdigest()


def make_kode_sekali() -> str:
    """Six random digits that a person reads from one message and types once."""
    return f"{secrets.randbelow(1_000_000):06}"


def digest_kode_sekali(periksa_id: UUID, kode: str) -> str:
    """What is kept of a code: 64 hexadecimal digits, keyed, and of this one check alone."""
    return salted_hmac("terasa.dukungan.kode", f"{periksa_id}|{kode}", algorithm="sha256").hexdigest()
