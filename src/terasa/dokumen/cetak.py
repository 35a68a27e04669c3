"""PDF dari templat typst. Data masuk sebagai JSON, tidak pernah sebagai markah."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import qrcode
import typst
from django.db import models
from qrcode.image.svg import SvgPathImage

from terasa.dokumen.aksara import clean

TEMPLAT = Path(__file__).parent / "templat"
# One text under the same standard as the papers: it fails when no font has the character.
COBA = str(TEMPLAT / "coba.typ")


class Kertas(models.TextChoices):
    """Paper of Indonesian offices; F4 (folio) is 215 by 330 mm."""

    A4 = "a4", "A4"
    F4 = "f4", "F4 (folio)"


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    # Only the fonts inside the compiler: every machine prints the same bytes.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


@lru_cache(maxsize=1)
def _percetakan() -> ThreadPoolExecutor:
    """The compiler lets Python go on while it works. Two papers at a time keep its memory small."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="cetak")


# Threads do not survive a fork; the child opens a press of its own.
os.register_at_fork(after_in_child=_percetakan.cache_clear)


def start_print(templat: str, isi: dict[str, Any], *, pada: datetime, **lain: Any) -> Future[bytes]:
    """Print in the background, for whoever still has the database to talk to meanwhile."""
    return _percetakan().submit(print_pdf, templat, isi, pada=pada, **lain)


def print_pdf(
    templat: str,
    isi: dict[str, Any],
    *,
    pada: datetime,
    kertas: str = Kertas.A4,
    lampiran: Mapping[str, str] | None = None,
) -> bytes:
    """PDF/A-2b bytes of `templat/<templat>.typ`; the same content, paper and moment give the same bytes.

    `lampiran` holds what stands beside the frozen content: `qr` and `logo`, each an SVG.
    """
    masukan = {
        "isi": json.dumps(clean(isi, can_print), ensure_ascii=False),
        "kertas": str(kertas),
        **(lampiran or {}),
    }
    return _compile(str(TEMPLAT / f"{templat}.typ"), masukan, int(pada.timestamp()))


@lru_cache(maxsize=4096)
def can_print(aksara: str) -> bool:
    """Whether one of our fonts has this character. A few milliseconds, once per character and process."""
    try:
        _compile(COBA, {"isi": aksara}, 0)
    except typst.TypstError:
        return False
    return True


def draw_qr(teks: str) -> str:
    """A QR code as SVG, for `lampiran`."""
    gambar = qrcode.make(teks, image_factory=SvgPathImage, border=1)
    return str(gambar.to_string(encoding="unicode"))


def _compile(sumber: str, masukan: dict[str, str], detik: int) -> bytes:
    hasil = typst.compile(
        sumber,
        root=str(TEMPLAT),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=masukan,
        timestamp=detik,
        pdf_standards=["a-2b"],
    )
    assert isinstance(hasil, bytes)
    return hasil
