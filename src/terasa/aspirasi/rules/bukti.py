"""Bukti kerja: teka-teki kecil yang dipecahkan halaman, supaya mesin pengirim ribuan harus membayar waktu.

Tanpa gambar yang sulit dibaca orang dan tanpa layanan luar. Teka-tekinya dibuat dari tanda kirim formulir itu sendiri,
jadi satu bukti hanya berlaku untuk satu kiriman. `static/js/bukti.js` memakai rumus yang sama.
"""

from __future__ import annotations

import hashlib
from itertools import count
from uuid import UUID

# With the prefix and 32 digits of the id it stays inside one SHA-256 block.
TERPANJANG = 16


def proves(kunci_kirim: UUID, bukti: str, bit: int) -> bool:
    """Whether SHA-256 of `bukti:<id>:<answer>` begins with that many zero bits; 0 bits asks for nothing."""
    if bit <= 0:
        return True
    if not bukti.isascii() or not bukti.isalnum() or len(bukti) > TERPANJANG:
        return False
    sidik = hashlib.sha256(f"bukti:{kunci_kirim.hex}:{bukti}".encode()).digest()
    return int.from_bytes(sidik, "big") >> (256 - bit) == 0


def make_bukti(kunci_kirim: UUID, bit: int) -> str:
    """The first answer that proves; about 2**bit tries."""
    return next(bukti for n in count() if proves(kunci_kirim, bukti := f"{n:x}", bit))
