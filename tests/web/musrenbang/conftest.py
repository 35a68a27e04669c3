"""Yang dipakai beberapa berkas uji halaman musrenbang."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.musrenbang.models import Forum
from tests.module.musrenbang.bahan import make_usulan, open_desa


@pytest.fixture
def forum(sistem: None, now: datetime) -> Forum:
    """A village forum with three usulan."""
    for judul in ("Jembatan ulin", "Sumur bor", "Jalan tani"):
        make_usulan(now, judul=judul)
    return open_desa(now)
