"""Menjalankan migrasi dengan separuh waktu: sebagian besar waktunya Django membangun ulang model tiap keadaan antara.

Dipakai perintah dan uji. Hasilnya sama; yang berubah hanya pemulungan memori dan satu pencarian yang diingat.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.core.management import call_command

# Tens of thousands of short-lived model classes: the default of 700 objects walks the living ones again and again.
AMBANG = (200_000, 20, 100)


def migrate_schema() -> None:
    """Apply every migration as the owner of the database."""
    with _seldom_collected(), _swappable_remembered():
        call_command("migrate", database="pemilik", verbosity=0, interactive=False)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    sebelum = gc.get_threshold()
    gc.set_threshold(*AMBANG)
    try:
        yield
    finally:
        gc.set_threshold(*sebelum)


@contextmanager
def _swappable_remembered() -> Iterator[None]:
    """Every foreign key of every state asks which setting swaps its target; Django forgets the answer with each state."""
    asli: Any = Apps.get_swappable_settings_name
    tabel: dict[str, str] = {}
    for model in apps.get_models(include_swapped=True):
        if model._meta.swappable:
            tabel |= dict.fromkeys(
                [str(model._meta.swapped or "").lower(), model._meta.label_lower], model._meta.swappable
            )

    def find(self: Apps, to_string: str) -> str | None:
        return tabel.get(to_string.lower())

    find.cache_clear = asli.cache_clear  # type: ignore[attr-defined]  # as the function it stands for
    Apps.get_swappable_settings_name = find  # type: ignore[method-assign]  # put back below
    try:
        yield
    finally:
        Apps.get_swappable_settings_name = asli  # type: ignore[method-assign]  # as it was
