"""Medan dan formulir terkecil yang dipakai bersama; penolakan layanan menjadi kalimat di formulirnya."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeAlias

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi import rules
from terasa.dokumen.rekaman import RekamanTidakTerbaca
from terasa.dokumen.services import FotoTidakTerbaca
from terasa.kabar.models import JenisAlamat
from terasa.kabar.rules import AlamatTidakSah, clean_alamat
from terasa.umum.errors import AturanDilanggar

Unggahan: TypeAlias = "UploadedFile[Any]"

TITIK = re.compile(r"\s*(-?\d{1,2}[.,]\d+)\s*[,;\s]\s*(\d{2,3}[.,]\d+)\s*")
# Sabang to Merauke, Miangas to Rote, with a little sea around.
LINTANG, BUJUR = (Decimal("-11.5"), Decimal("6.5")), (Decimal("94.5"), Decimal("141.5"))


@contextmanager
def on_form(form: forms.Form) -> Iterator[None]:
    """A refusal of a service becomes a sentence on the form, with everything typed still there."""
    try:
        yield
    except FotoTidakTerbaca as exc:
        form.add_error("foto", str(exc))
    except RekamanTidakTerbaca as exc:
        form.add_error("rekaman", str(exc))
    except AlamatTidakSah as exc:
        form.add_error("surel" if exc.code.startswith("surel") else "telepon", str(exc))
    except AturanDilanggar as exc:
        form.add_error(None, str(exc))


class KataField(forms.CharField):
    """Free words of a person, without signs that turn or hide them."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(rules.clean_kata(value) if isinstance(value, str) else value)


class AlamatField(forms.CharField):
    """A phone number or an e-mail as it is stored, "" when there is none."""

    def __init__(self, *, jenis: JenisAlamat, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.jenis = jenis

    def clean(self, value: Any) -> str:
        nilai: str = super().clean(value)
        try:
            return clean_alamat(self.jenis, nilai) if nilai else ""
        except AlamatTidakSah as exc:
            raise forms.ValidationError(str(exc)) from exc


class BeberapaFoto(forms.FileInput):
    """One input, several photos."""

    allow_multiple_selected = True


class FotoField(forms.FileField):
    """A list of uploads, empty when none was chosen."""

    widget = BeberapaFoto(attrs={"accept": "image/jpeg,image/png,image/webp", "data-ringankan": ""})

    def clean(self, data: Any, initial: Any = None) -> list[Unggahan]:
        return [super(FotoField, self).clean(satu, initial) for satu in data or []]


class TitikField(forms.CharField):
    """`-2.7812, 115.2712` as phones and map pages copy it; gives (lat, lng) or None."""

    def to_python(self, value: Any) -> Any:
        teks = super().to_python(value)
        if not teks:
            return None
        cocok = TITIK.fullmatch(teks)
        if cocok is None:
            raise forms.ValidationError(_("Titik tidak terbaca; contoh: -2.781234, 115.271234."))
        lat, lng = (round(Decimal(angka.replace(",", ".")), 6) for angka in cocok.groups())
        if not (LINTANG[0] <= lat <= LINTANG[1] and BUJUR[0] <= lng <= BUJUR[1]):
            raise forms.ValidationError(_("Titik ini di luar Indonesia; kosongkan bila ragu."))
        return lat, lng


class TeksForm(forms.Form):
    """One text: a question, an answer, a reply."""

    teks = KataField(label=_("Tulisan Anda"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label is not None:
            self.fields["teks"].label = label


class KonfirmasiForm(forms.Form):
    """Nothing to fill in: the press itself is the answer, and a refusal has a place to stand."""
