"""PDF dari templat typst. Data masuk sebagai JSON, tidak pernah sebagai markah."""

from __future__ import annotations

import json
import os
from concurrent.futures import Future, ThreadPoolExecutor
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


@lru_cache(maxsize=1)
def _percetakan() -> ThreadPoolExecutor:
    """The compiler lets Python go on while it works. Two papers at a time keep its memory small."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="cetak")


# Threads do not survive a fork; the child opens a press of its own.
os.register_at_fork(after_in_child=_percetakan.cache_clear)


def start_print(templat: str, isi: dict[str, Any], *, pada: datetime) -> Future[bytes]:
    """Print in the background, for whoever still has the database to talk to meanwhile."""
    return _percetakan().submit(print_pdf, templat, isi, pada=pada)


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
