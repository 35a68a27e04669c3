"""Yang dipakai semua formulir layanan: satu kiriman satu kali, dan pilihan yang diketahui saat dibuka."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from terasa.web.program.forms import RupiahField

# What stands behind the last comma or point when it is no group of three figures.
SEN = re.compile(r"[.,]\d{1,2}\s*$|[.,]\d{4,}\s*$")


class RupiahUtuhField(RupiahField):
    """Whole rupiah; cents are refused, so that nobody charges what the standard does not say."""

    def clean(self, value: Any) -> Any:
        if isinstance(value, str) and SEN.search(value):
            raise forms.ValidationError(_("Tulis rupiah utuh tanpa sen, misalnya 10.000."))
        return super().clean(value)


class KirimForm(forms.Form):
    """A form that is one thing however often it is sent."""

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kunci_kirim"].initial = uuid4

    def renew(self) -> None:
        """The next press sends a thing of its own."""
        baru = QueryDict(mutable=True)
        baru.update(self.data)
        baru["kunci_kirim"] = str(uuid4())
        self.data = baru


def set_choices(form: forms.Form, nama: str, pilihan: list[tuple[Any, Any]]) -> None:
    """Fill a list that depends on the service or the kabupaten."""
    medan = form.fields[nama]
    assert isinstance(medan, forms.ChoiceField)
    medan.choices = pilihan
