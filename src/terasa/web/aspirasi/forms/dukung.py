"""“Saya juga”: dengan slip, dengan kode ke telepon, atau di loket."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from terasa.kabar.models import JenisAlamat
from terasa.web.aspirasi.forms.medan import AlamatField
from terasa.web.aspirasi.forms.pemegang import BukaForm


class DukungForm(BukaForm):
    """The slip of one's own voice, to say "me too" to another."""


class TeleponForm(forms.Form):
    """Where a one-time code goes; the number leaves with it."""

    telepon = AlamatField(
        jenis=JenisAlamat.TELEPON,
        label=_("Nomor telepon Anda"),
        help_text=_(
            "Kami mengirim kode enam angka ke nomor ini. Nomornya dihapus sesudah itu dan tidak tampil di mana pun."
        ),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )


class KodeForm(forms.Form):
    """The six digits of that message."""

    kode = forms.CharField(
        label=_("Kode enam angka"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_kode(self) -> str:
        kode = re.sub(r"[\s-]", "", self.cleaned_data["kode"])
        if not re.fullmatch(r"[0-9]{6}", kode):
            raise forms.ValidationError(_now("Tulis enam angka dari pesan itu."))
        return kode


class LoketForm(forms.Form):
    """Who stands before the officer; only a digest of it is kept."""

    tanda = forms.CharField(
        label=_("Nomor telepon, atau nama lengkap dengan RT"),
        help_text=_("Tidak disimpan: hanya sidiknya, supaya orang yang sama terhitung sekali."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
