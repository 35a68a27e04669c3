"""Memeriksa apakah sebuah berkas asli."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from django.db.models import Q

from terasa.dokumen import rules
from terasa.dokumen.models import Cetakan, Dokumen


@dataclass(frozen=True)
class HasilPeriksa:
    """`hasil` is "asli" or "berubah"; `bagian` says which form of the paper was given."""

    hasil: str
    bagian: str
    sidik: str
    kode: str = ""
    judul: str = ""
    status: str = ""


def check_berkas(data: bytes) -> HasilPeriksa:
    """Compare a file with every frozen paper: its PDF, its canonical JSON, or its signed scan.

    JSON may be formatted differently: it is brought to canonical form first. What matches nothing is "berubah".
    """
    sidik_isi = _canonical_hash(data)
    sidik = rules.sidik(data)
    dokumen = Dokumen.objects.filter(
        Q(pdf_sha256=sidik)
        | Q(ttd_sha256=sidik)
        | Q(isi_sha256=sidik_isi or sidik)
        | Q(pk__in=Cetakan.objects.filter(sha256=sidik).values("dokumen"))
    ).first()
    if dokumen is None:
        return HasilPeriksa(
            hasil="berubah", bagian=_guess(data), sidik=sidik_isi or sidik, kode=_mentioned(data)
        )
    bagian = {dokumen.ttd_sha256: "pindaian", dokumen.isi_sha256: "isi"}.get(sidik, _guess(data))
    return HasilPeriksa("asli", bagian, sidik_isi or sidik, dokumen.kode, dokumen.judul, dokumen.status)


def _canonical_hash(data: bytes) -> str:
    try:
        return rules.sidik(rules.canonical(json.loads(data)))
    except (ValueError, TypeError, RecursionError):
        return ""


def _guess(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return "pdf"
    return "isi" if data.lstrip()[:1] == b"{" else "pindaian"


def _mentioned(data: bytes) -> str:
    """The code that a changed JSON still carries, so that the original can be looked up."""
    cocok = re.search(rb'"kode"\s*:\s*"([0-9A-Z]{9})"', data)
    return cocok.group(1).decode() if cocok else ""
