"""Kata dalam bahasa layar, juga di perintah yang berjalan tanpa Django."""

from __future__ import annotations

import sys


def translate(teks: str) -> str:
    """The text in the language of the screen; as it stands where Django was never set up."""
    if "django.conf" not in sys.modules:
        return teks
    # Only here: commands that count files start without Django.
    from django.conf import settings
    from django.utils.translation import gettext

    return gettext(teks) if settings.configured else teks


def mark(teks: str) -> str:
    """Import as `_`: the text is collected for translation and said later, by `translate`."""
    return teks
