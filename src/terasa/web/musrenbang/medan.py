"""Medan isian yang dipakai halaman musrenbang: rupiah, volume, dan penolakan layanan pada formulirnya."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from terasa.umum.errors import AturanDilanggar
from terasa.web.program.forms import AngkaField, RupiahField

# A slip of the finger must stop here, not at the column: thousand trillions, and billions of units.
BIAYA_TERBESAR = 10**15
VOLUME_TERBESAR = Decimal(10**11)


class BiayaField(RupiahField):
    """Whole rupiah; empty means "belum dihitung", so zero is refused with that advice."""

    def clean(self, value: Any) -> Any:
        rupiah = super().clean(value)
        if rupiah is not None and not 0 < rupiah <= BIAYA_TERBESAR:
            raise forms.ValidationError(
                _("Tulis rupiah yang lebih dari nol, atau kosongkan bila belum dihitung.")
            )
        return rupiah


class VolumeField(AngkaField):
    """How much; empty means not known yet."""

    def clean(self, value: Any) -> Any:
        angka = super().clean(value)
        if angka is not None and not 0 < angka < VOLUME_TERBESAR:
            raise forms.ValidationError(_("Tulis angka yang lebih dari nol, atau kosongkan."))
        return angka


def at_most_mb(mb: int) -> Callable[[UploadedFile[Any]], None]:
    """A check of an uploaded file's size, for the validators of its field."""

    def check(berkas: UploadedFile[Any]) -> None:
        if (berkas.size or 0) > mb * 2**20:
            raise forms.ValidationError(_("Berkas terlalu besar; paling besar %(mb)d MB.") % {"mb": mb})

    return check


class LembarField(forms.FileField):
    """A sheet of any kind that `parse_lembar` reads, of at most `mb` megabytes."""

    def __init__(self, *, mb: int, **kwargs: Any) -> None:
        pilih = forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"})
        super().__init__(validators=[at_most_mb(mb)], widget=pilih, **kwargs)


@contextmanager
def on_form(form: forms.Form) -> Iterator[None]:
    """A refusal stands at the field its code names, else above the form; what was typed stays."""
    try:
        yield
    except AturanDilanggar as exc:
        medan = exc.code.replace("-", "_")
        form.add_error(medan if medan in form.fields else None, str(exc))


def perform(request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Whether a filled form was accepted by the form itself and by its service; a refusal stands on it."""
    if request.method != "POST" or not form.is_valid():
        return False
    with on_form(form), transaction.atomic():
        act(form.cleaned_data)
    return not form.errors


def set_choices(form: forms.Form, nama: str, pilihan: list[tuple[Any, Any]]) -> None:
    """Fill a list that depends on the office or the kabupaten."""
    medan = form.fields[nama]
    assert isinstance(medan, forms.ChoiceField)
    medan.choices = pilihan
