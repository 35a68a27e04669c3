"""Kata yang hanya boleh dibaca penerimanya: disandikan selama menunggu di kotak keluar, dihapus begitu terkirim.

Kuncinya turunan kunci rahasia server, di luar basis data: salinan basis data saja tidak membukanya.
"""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac

from terasa.kabar.models import Pesan


def seal(kata: str) -> str:
    """The words as the outbox keeps them; empty stays empty."""
    return _penyandi(settings.SECRET_KEY).encrypt(kata.encode()).decode() if kata else ""


def unseal(tersandi: str) -> str:
    """The words again; empty when the server's secret was changed meanwhile."""
    try:
        return _penyandi(settings.SECRET_KEY).decrypt(tersandi.encode()).decode() if tersandi else ""
    except InvalidToken:
        return ""


def make_teks(pesan: Pesan) -> str:
    """What the recipient reads: the open words, and below them what only they may know."""
    return f"{pesan.teks}\n\n{unseal(pesan.tersandi)}".strip()


@lru_cache(maxsize=2)
def _penyandi(rahasia: str) -> Fernet:
    sidik = salted_hmac("terasa.kabar.sandi", "1", secret=rahasia, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(sidik))
