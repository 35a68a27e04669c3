"""Plugin pytest: basis data uji berjalan sebelum pengaturan Django dibaca.

pytest-django memuat pengaturan lebih dahulu daripada conftest mana pun; karena itu ini sebuah plugin (`-p`).
"""

from __future__ import annotations

import os

from terasa.config import postgres

os.environ.setdefault("TERASA_UJI", "1")
_dimulai = False

if "TERASA_URL_APP" not in os.environ:
    if postgres.is_embedded():
        # A cluster of its own, without fsync: the demonstration's data stay durable and untouched.
        os.environ.setdefault("TERASA_DATA", f"{postgres.default_dasar()}-uji")
        os.environ.setdefault("TERASA_UJI_CEPAT", "1")
    _dimulai = postgres.siapkan_lingkungan().dimulai


def pytest_unconfigure() -> None:
    """Leave no server behind that this run started."""
    if _dimulai:
        postgres.stop()
