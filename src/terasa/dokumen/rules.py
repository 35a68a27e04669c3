"""Bentuk kanonik dan sidiknya. Tanpa basis data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Which template prints a paper of this kind.
TEMPLAT: Mapping[str, str] = {
    "berita_acara": "berita_acara",
    "adendum": "adendum",
    "notulen_rakor": "notulen_rakor",
    "undangan": "undangan",
    "surat_umpan_balik": "surat_umpan_balik",
    "evaluasi_apbdes": "evaluasi_apbdes",
    "evaluasi_triwulan": "evaluasi_triwulan",
    "surat_layanan": "surat_layanan",
    "laporan_skm": "laporan_skm",
}
# What a paper of this kind is called.
SEBUTAN: Mapping[str, Promise] = {
    "berita_acara": _("Berita acara"),
    "adendum": _("Adendum"),
    "notulen_rakor": _("Notulen"),
    "undangan": _("Undangan"),
    "surat_umpan_balik": _("Surat umpan balik"),
    "evaluasi_apbdes": _("Evaluasi"),
    "evaluasi_triwulan": _("Evaluasi"),
    "surat_layanan": _("Surat unit"),
    "laporan_skm": _("Laporan survei kepuasan"),
}
# These hold only once their signed scan is here. All others are out as soon as they are published.
PERLU_PINDAIAN = frozenset({"berita_acara", "adendum", "evaluasi_apbdes"})
# What freezing adds to the words of a paper.
TAMBAHAN = frozenset({"kode", "judul", "nomor", "tahun", "terbit_at", "kop"})


def canonical(isi: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces (RFC 8785 for our types: text, whole numbers, lists, maps).

    Raises TypeError for floats: figures are whole numbers or text, so that every reader hashes the same bytes.
    """
    _refuse_float(isi)
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def says_same(isi: Mapping[str, Any], lama: Mapping[str, Any], kecuali: Collection[str] = ()) -> bool:
    """Whether two papers say the same, whatever freezing adds and leaving out the keys of `kecuali`."""
    buang = TAMBAHAN | set(kecuali)
    return {k: v for k, v in isi.items() if k not in buang} == {
        k: v for k, v in lama.items() if k not in buang
    }


def sidik(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _refuse_float(nilai: Any) -> None:
    if isinstance(nilai, float):
        raise TypeError(f"pecahan biner dalam dokumen beku: {nilai!r}")
    if isinstance(nilai, dict):
        for isi in nilai.values():
            _refuse_float(isi)
    elif isinstance(nilai, list):
        for isi in nilai:
            _refuse_float(isi)
