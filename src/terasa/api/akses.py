"""Penanda akses antarmuka mesin: semua bacaannya terbuka untuk umum."""

from __future__ import annotations

from typing import Any

from terasa.umum.pelaku import Pelaku


def publik(by: Pelaku) -> bool:
    """Anyone may read it."""
    return True


def open_to_all(view: Any) -> Any:
    """Mark a view as public, in the way that the pages are marked."""
    view.akses = publik
    return view
