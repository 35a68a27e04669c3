"""PDF dari templat typst. Data masuk sebagai JSON, tidak pernah sebagai markah."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

TEMPLAT = Path(__file__).parent / "templat"


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    # Only the fonts inside the compiler: every machine prints the same bytes.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def print_pdf(templat: str, isi: dict[str, Any], *, pada: datetime) -> bytes:
    """PDF/A-2b bytes of `templat/<templat>.typ`; the same content and moment give the same bytes."""
    hasil = typst.compile(
        str(TEMPLAT / f"{templat}.typ"),
        root=str(TEMPLAT),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"isi": json.dumps(isi, ensure_ascii=False)},
        timestamp=int(pada.timestamp()),
        pdf_standards=["a-2b"],
    )
    assert isinstance(hasil, bytes)
    return hasil
