"""Teks yang pasti tercetak: aksara tak tampak dibuang, yang tidak dimiliki huruf cetak disebut kodenya."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

# Basic Latin to Latin Extended-A, and the dashes and quotes that offices type: in every font of ours.
AMAN = frozenset(
    map(chr, [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180), *range(0x2013, 0x2015)])
)
AMAN |= frozenset("‘’“”•…€")


def clean(isi: Any, can_print: Callable[[str], bool]) -> Any:
    """The same structure with every text made printable; keys stay. Numbers, booleans and None pass."""
    if isinstance(isi, str):
        return clean_text(isi, can_print)
    if isinstance(isi, dict):
        return {kunci: clean(nilai, can_print) for kunci, nilai in isi.items()}
    if isinstance(isi, list):
        return [clean(nilai, can_print) for nilai in isi]
    return isi


def clean_text(teks: str, can_print: Callable[[str], bool]) -> str:
    """Composed letters, control characters as spaces, without marks that only hide between letters.

    What no font of ours has is written by its number, [U+1F600]: never left out, never an empty box.
    """
    if AMAN.issuperset(teks):
        return teks
    return "".join(_one(a, can_print) for a in unicodedata.normalize("NFC", teks))


def _one(aksara: str, can_print: Callable[[str], bool]) -> str:
    if aksara in AMAN or aksara == "\n":
        return aksara
    golongan = unicodedata.category(aksara)
    if golongan in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    # Soft hyphens, joiners and turns of direction would break the search for the words around them.
    if golongan == "Cf":
        return ""
    return aksara if can_print(aksara) else f"[U+{ord(aksara):04X}]"
