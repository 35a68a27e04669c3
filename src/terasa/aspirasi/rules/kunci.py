"""Kunci pribadi pada slip.

Formulir membawa satu UUID acak (v4, 122 bit) sejak dibuka; ia menjadi tanda kirim dan benih kunci. Kunci
adalah sidik satu arah dari UUID itu, sehingga kiriman yang terulang menunjukkan slip yang sama, ponsel luring
sudah dapat mencetak slipnya, dan pergantian kunci rahasia server tidak mengubah apa pun. Basis data hanya
menyimpan sidik dari keduanya: siapa pun yang membaca basis data tidak dapat membuat slip.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from terasa.umum.kode import ABJAD

PANJANG_KUNCI = 20


def derive_kunci(kunci_kirim: UUID) -> str:
    """The private key of one sending: 20 Crockford characters, 100 bits of SHA-256."""
    angka = int.from_bytes(_hash("kunci", kunci_kirim), "big")
    return "".join(ABJAD[(angka >> (5 * n)) & 31] for n in range(PANJANG_KUNCI))


def digest_kirim(kunci_kirim: UUID) -> UUID:
    """What is stored to recognise the same sending; the original cannot be read from it."""
    return UUID(bytes=_hash("kirim", kunci_kirim)[:16], version=4)


def print_kunci(kunci: str) -> str:
    """For eyes and paper: `7K3D9-QXA5M-…`, four groups of five."""
    return "-".join(kunci[n : n + 5] for n in range(0, len(kunci), 5))


def _hash(guna: str, kunci_kirim: UUID) -> bytes:
    return hashlib.sha256(f"terasa/aspirasi/{guna}/1:{kunci_kirim.hex}".encode()).digest()
