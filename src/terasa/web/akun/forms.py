"""Formulir masuk, dengan kata yang dipakai di seluruh Terasa."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _


class MasukForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Sign-in of officers; the library calls the password "Sandi"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Kata sandi")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.label_suffix = ""
