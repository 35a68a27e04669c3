"""Kode yang salah ketik: apa yang perlu diperiksa."""

from __future__ import annotations

from django.utils.translation import gettext as _

from terasa.umum.kode import ABJAD, PANJANG, SERUPA


def explain_kode(ketikan: str) -> str:
    """Why this is no code, worded for the person who holds the slip."""
    rapat = ketikan.strip().upper().translate(SERUPA)
    asing = sorted({a for a in rapat if a not in ABJAD})
    if asing:
        teks = _("Kode tidak pernah memakai “%(aksara)s”. Mungkin itu huruf lain yang mirip.")
        return teks % {"aksara": " ".join(asing[:5])}
    if len(rapat) != PANJANG + 1:
        teks = _("Kode terdiri atas 9 huruf dan angka, misalnya 7K3D-9QXA-5; yang Anda tulis ada %(jumlah)s.")
        return teks % {"jumlah": len(rapat)}
    return _("Ada satu huruf atau angka yang keliru atau tertukar. Cocokkan satu per satu dengan slip Anda.")
