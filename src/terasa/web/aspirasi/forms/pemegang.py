"""Pemegang slip: membuka, membetulkan, dan menghapus tulisannya sendiri."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi import rules
from terasa.web.aspirasi.forms.medan import KataField


class BukaForm(forms.Form):
    """Code and key as printed on the slip; dashes and spaces do not matter."""

    kode = forms.CharField(
        label=_("Kode aspirasi"),
        help_text=_(
            "Sembilan huruf dan angka, misalnya 7K3D-9QXA-5. Kosongkan bila slip Anda belum berkode."
        ),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    kunci = forms.CharField(
        label=_("Kunci pribadi"),
        help_text=_("Dua puluh huruf dan angka pada slip Anda."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class BetulForm(forms.Form):
    """One's own words, mended before an officer opens them."""

    masalah = KataField(
        label=_("Apa masalahnya?"),
        help_text=_("Jangan tulis nama orang, NIK, atau nomor telepon di sini."),
        max_length=rules.MASALAH_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    dusun = KataField(label=_("Dusun, RT, atau RW"), required=False, max_length=120)
    patokan = KataField(label=_("Dekat apa?"), required=False, max_length=200)


class HapusForm(forms.Form):
    """Cannot be taken back, so one tick stands before it."""

    yakin = forms.BooleanField(
        label=_("Saya mengerti: yang dihapus tidak dapat dikembalikan"),
        error_messages={"required": _("Centang dulu bahwa Anda mengerti.")},
    )
