"""Kata dalam bahasa layar, juga di perintah yang berjalan tanpa Django."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext


def translate(teks: str) -> str:
    """The text in the language of the screen; as it stands where Django was never set up."""
    return gettext(teks) if settings.configured else teks


def mark(teks: str) -> str:
    """Import as `_`: the text is collected for translation and said later, by `translate`."""
    return teks
