"""Formulir membuka gelombang, menugaskan petugas, dan mewawancarai satu rumah."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.manfaat.enums import Gelombang
from terasa.survei.enums import NONRESPONS, Jawab

LEWATI = "lewati"
BARIS_RT = re.compile(r"\s*(?P<rt>[^=:]+?)\s*[=:]\s*(?P<rumah>\d{1,4})\s*(?:rumah)?\s*", re.IGNORECASE)
RT_TERBANYAK = 200


class GelombangForm(forms.Form):
    gelombang = forms.ChoiceField(label=_("Gelombang"), choices=Gelombang.choices, widget=forms.RadioSelect)
    rt = forms.CharField(
        label=_("Rumah berpenghuni tiap RT"),
        help_text=_("Satu baris satu RT: RT 02 = 41. Jangan menulis nama orang."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        max_length=12_000,
    )
    n = forms.IntegerField(
        label=_("Banyaknya rumah yang diundi"),
        min_value=1,
        max_value=2000,
        initial=30,
        help_text=_("Makin banyak jawaban makin sempit rentangnya; yang terlalu sedikit ditahan."),
    )

    def clean_rt(self) -> dict[str, int]:
        """`{"RT 02": 41}` from the lines. Numbers of houses only; names have no place here."""
        hasil: dict[str, int] = {}
        baris = [b for b in self.cleaned_data["rt"].splitlines() if b.strip()]
        if len(baris) > RT_TERBANYAK:
            raise forms.ValidationError(_("Paling banyak %(n)s RT."), params={"n": RT_TERBANYAK})
        for nomor, teks in enumerate(baris, start=1):
            cocok = BARIS_RT.fullmatch(teks)
            if cocok is None:
                raise forms.ValidationError(
                    _("Baris %(nomor)s tidak terbaca; tulis seperti RT 02 = 41."), params={"nomor": nomor}
                )
            if cocok["rt"] in hasil:
                raise forms.ValidationError(_("%(rt)s ditulis dua kali."), params={"rt": cocok["rt"]})
            hasil[cocok["rt"]] = int(cocok["rumah"])
        return hasil


class PetugasForm(forms.Form):
    pengguna = forms.TypedChoiceField(label=_("Petugas"), coerce=int)

    def __init__(self, *args: Any, calon: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pengguna"].choices = [("", "–"), *calon]  # type: ignore[attr-defined]  # a ChoiceField, declared above


class WawancaraForm(forms.Form):
    """One radio group per question of the survey; leaving a question out is a choice, not an oversight."""

    dijawab_at = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kuesioner: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kode = [str(p["kode"]) for p in kuesioner]
        for p in kuesioner:
            self.fields[str(p["kode"])] = forms.ChoiceField(
                label=p["teks"],
                help_text=p.get("penjelasan", ""),
                choices=[*Jawab.choices, (LEWATI, _("Tidak menjawab"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Pilih satu jawaban.")},
            )

    def isi(self) -> dict[str, str]:
        """Answers by question, without those left out."""
        return {k: self.cleaned_data[k] for k in self.kode if self.cleaned_data[k] != LEWATI}


class TidakForm(forms.Form):
    sebab = forms.ChoiceField(
        label=_("Mengapa tidak jadi"),
        choices=[(s.value, s.label) for s in NONRESPONS],
        widget=forms.RadioSelect,
    )
