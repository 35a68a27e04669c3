"""Plugin pytest: basis data uji berjalan sebelum pengaturan Django dibaca.

pytest-django memuat pengaturan lebih dahulu daripada conftest mana pun; karena itu ini sebuah plugin (`-p`).
Setiap pekerja pytest-xdist memakai server PostgreSQL sendiri: nomor transaksi, peran, dan catatan server milik
bersama seluruh server, dan ada uji yang membacanya (docs/adr/0017-uji-berbagi-pekerja.md).
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest

from terasa.config import postgres

os.environ.setdefault("TERASA_UJI", "1")
_dimulai = False


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """A wrapper comes before every other plugin; the one that only hands out tests needs no server."""
    global _dimulai
    if _is_worker() or not getattr(early_config.known_args_namespace, "numprocesses", None):
        _dimulai = _start()
    return (yield)


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


def _start() -> bool:
    """Plant the addresses of the server of this process. True when this call started it."""
    if "TERASA_URL_APP" in os.environ:
        return False
    if postgres.is_embedded():
        # A cluster of its own, without fsync: the demonstration's data stay durable and untouched.
        dasar = os.environ.get("TERASA_DATA") or f"{postgres.default_dasar()}-uji"
        pekerja = os.environ.get("PYTEST_XDIST_WORKER")
        os.environ["TERASA_DATA"] = f"{dasar}-{pekerja}" if pekerja else dasar
        os.environ.setdefault("TERASA_UJI_CEPAT", "1")
    return postgres.siapkan_lingkungan().dimulai


def pytest_collection_finish() -> None:
    """What was imported stays until the end: collecting garbage need not look through it after every few hundred objects."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_unconfigure() -> None:
    """Leave no server behind that this run started."""
    if _dimulai:
        postgres.stop()
