"""Surat suara di layar: satu susunan untuk ponsel pemilih dan untuk penyalin kertas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from terasa.musrenbang.models import KotakSuara
from terasa.web.musrenbang.forum.isi_surat import AWALAN, is_urut, list_calon

# Boxes whose blank ballot one process remembers.
INGAT = 16
_kosong: dict[tuple[UUID, str | None], SafeString] = {}


def draw_surat(kotak: KotakSuara, data: Mapping[str, Any]) -> SafeString:
    """The ballot as markup. Blank ones are drawn once per process: they are the same for every voter."""
    if any(nama.startswith(AWALAN) and nilai for nama, nilai in data.items()):
        return _draw(kotak, data)
    kunci = (kotak.pk, get_language())
    if kunci not in _kosong:
        if len(_kosong) >= INGAT:
            _kosong.clear()
        _kosong[kunci] = _draw(kotak, {})
    return _kosong[kunci]


def _draw(kotak: KotakSuara, data: Mapping[str, Any]) -> SafeString:
    isi = {"kotak": kotak, "calon": list_calon(kotak, data), "urut": is_urut(kotak)}
    return render_to_string("musrenbang/_surat.html", isi)
