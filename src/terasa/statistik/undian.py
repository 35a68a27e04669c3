"""Drawn samples that anyone can draw again: a committed seed, a frozen frame, SHA-256."""

import hashlib
import secrets
from collections.abc import Iterable

# 128 bits, so that nobody finds the seed from its published commitment.
BENIH_MIN = 32


class UndianTidakSah(ValueError):
    """The draw cannot be made fairly."""


def make_benih() -> str:
    """A fresh seed: 64 hexadecimal digits."""
    return secrets.token_hex(32)


def komitmen(benih: str) -> str:
    """SHA-256 of the seed, published with the draw. Raises UndianTidakSah."""
    _require_benih(benih)
    return _sha256(benih)


def hash_kerangka(kerangka: Iterable[str]) -> str:
    """SHA-256 of the codes, sorted, joined by line breaks. Raises UndianTidakSah."""
    return _sha256("\n".join(_sort(kerangka)))


def order_kerangka(benih: str, kerangka: Iterable[str]) -> list[str]:
    """The whole frame in drawn order: by SHA-256 of seed, frame hash and code. Raises UndianTidakSah."""
    _require_benih(benih)
    kode = _sort(kerangka)
    awalan = f"{benih}\n{_sha256(chr(10).join(kode))}\n"
    return sorted(kode, key=lambda satu: _sha256(awalan + satu))


def undi(benih: str, kerangka: Iterable[str], n: int) -> list[str]:
    """The first n of the drawn order; those after them are the reserves, in order. Raises UndianTidakSah."""
    urutan = order_kerangka(benih, kerangka)
    if not 0 <= n <= len(urutan):
        raise UndianTidakSah(f"Tidak dapat mengundi {n} dari {len(urutan)}.")
    return urutan[:n]


def order_ulang(benih: str, kode: Iterable[str]) -> list[str]:
    """Codes in the order in which they are called back: the same seed, but not the drawn order, which surveyors
    know. Raises UndianTidakSah."""
    _require_benih(benih)
    return sorted(kode, key=lambda satu: _sha256(f"ulang\n{benih}\n{satu}"))


def _sort(kerangka: Iterable[str]) -> list[str]:
    kode = sorted(kerangka)
    if any(not satu or satu != satu.strip() or not satu.isprintable() for satu in kode):
        raise UndianTidakSah("Kode dalam kerangka tidak boleh kosong, berpinggir spasi atau berganti baris.")
    if len(set(kode)) != len(kode):
        raise UndianTidakSah("Ada kode yang muncul lebih dari sekali dalam kerangka.")
    return kode


def _require_benih(benih: str) -> None:
    if len(benih) < BENIH_MIN or not benih.isprintable():
        raise UndianTidakSah(f"Benih paling sedikit {BENIH_MIN} huruf atau angka.")


def _sha256(teks: str) -> str:
    return hashlib.sha256(teks.encode()).hexdigest()
