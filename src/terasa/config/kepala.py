"""Kepala jawaban berkas statis; dibaca settings, jadi tidak mengimpor apa pun dari Django."""

from __future__ import annotations

from typing import Any


def guard_file(headers: Any, path: str, url: str) -> None:
    """A file is what its name says, never what a browser guesses."""
    headers["X-Content-Type-Options"] = "nosniff"
