"""Halaman-halaman Terasa."""

from __future__ import annotations

from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "terasa.web"
    label = "web"

    def ready(self) -> None:
        """An empty field says what to do; its label stands beside it in the summary."""
        Field.default_error_messages["required"] = _("Wajib diisi.")
