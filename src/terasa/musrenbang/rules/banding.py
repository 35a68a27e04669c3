"""Dua operator menulis tentang satu usulan: menggabungkan keduanya tanpa kehilangan sepatah kata pun."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from terasa.musrenbang.rules.keputusan import Putusan


def merge_putusan(mereka: Putusan, saya: Putusan) -> Putusan:
    """My decision and figures where I gave any, and both texts one under the other."""
    return replace(
        saya,
        hasil=saya.hasil or mereka.hasil,
        peringkat=saya.peringkat if saya.peringkat is not None else mereka.peringkat,
        # A code of refusal says nothing beside another decision.
        alasan_kode=saya.alasan_kode or (mereka.alasan_kode if saya.hasil in ("", mereka.hasil) else ""),
        alasan=join_teks(mereka.alasan, saya.alasan),
        rekomendasi=join_teks(mereka.rekomendasi, saya.rekomendasi),
        volume=saya.volume if saya.volume is not None else mereka.volume,
        biaya=saya.biaya if saya.biaya is not None else mereka.biaya,
    )


def join_teks(mereka: str, saya: str) -> str:
    """Theirs, then mine; once when one holds the other."""
    a, b = mereka.strip(), saya.strip()
    if b in a:
        return a
    return b if a in b else f"{a}\n{b}"


def print_versi(*isi: Any) -> str:
    """A short mark of what a form showed; another mark at saving means that somebody changed it meanwhile."""
    return hashlib.sha256(json.dumps(isi, ensure_ascii=False, default=str).encode()).hexdigest()[:16]
