"""Kode lacak publik: delapan aksara Crockford dan satu aksara periksa."""

from __future__ import annotations

import hashlib
import secrets

ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Crockford's check symbols go on after the alphabet: modulo 37.
PERIKSA = ABJAD + "*~$=U"
SERUPA = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
PANJANG = 8


def check_symbol(badan: str) -> str:
    """Check symbol of an eight-character body, restricted to symbols that are easy to say."""
    nilai = 0
    for aksara in badan:
        nilai = nilai * 32 + ABJAD.index(aksara)
    return PERIKSA[nilai % 37]


def make_kode() -> str:
    """A random tracking code whose check symbol is a letter or a digit."""
    while True:
        badan = "".join(secrets.choice(ABJAD) for _ in range(PANJANG))
        # The five extra symbols (* ~ $ = U) do not survive addresses, paper and phones.
        if check_symbol(badan) in ABJAD:
            return badan + check_symbol(badan)


def derive_kode(benih: str) -> str:
    """The same seed gives the same code: for demonstration data and repeatable imports."""
    for n in range(1000):
        angka = int.from_bytes(hashlib.sha256(f"{benih}#{n}".encode()).digest()[:5], "big")
        badan = "".join(ABJAD[(angka >> (5 * i)) & 31] for i in range(PANJANG))
        if check_symbol(badan) in ABJAD:
            return badan + check_symbol(badan)
    raise AssertionError("unreachable: one code in seven is skipped")


def read_kode(teks: str) -> str | None:
    """The code as stored, from what a person typed; None when the check symbol does not fit."""
    kode = teks.strip().upper().translate(SERUPA)
    if len(kode) != PANJANG + 1 or any(a not in ABJAD for a in kode):
        return None
    return kode if check_symbol(kode[:PANJANG]) == kode[PANJANG] else None


def print_kode(kode: str) -> str:
    """For eyes and paper: `7K3D-9QXA-5`."""
    return f"{kode[:4]}-{kode[4:8]}-{kode[8:]}"


def make_kunci() -> str:
    """A private key for the slip: 20 Crockford characters, 100 bits."""
    return "".join(secrets.choice(ABJAD) for _ in range(20))


def read_kunci(kunci: str) -> str:
    """The key as it was made, from what a person typed: small letters, O for 0, spaces and dashes are the same key."""
    return kunci.strip().upper().translate(SERUPA)


def hash_kunci(kunci: str) -> str:
    """SHA-256 of the key as typed; keys have 100 random bits, so no slow hash is needed."""
    return hashlib.sha256(read_kunci(kunci).encode()).hexdigest()
