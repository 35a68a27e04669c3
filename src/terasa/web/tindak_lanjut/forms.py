"""Isian tiap langkah tindak lanjut."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.tindak_lanjut.bukti import BUKTI_TERBESAR
from terasa.web.program.forms import date_field, text_field


class BuktiField(forms.FileField):
    """One photo or PDF, as (name, bytes); None without one."""

    def __init__(self, **kwargs: Any) -> None:
        pilih = forms.FileInput(attrs={"accept": "image/*,application/pdf", "data-ringankan": ""})
        super().__init__(widget=pilih, required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> tuple[str, bytes] | None:
        berkas = super().clean(data, initial)
        if not berkas:
            return None
        if berkas.size > BUKTI_TERBESAR:
            raise forms.ValidationError(_("Berkas terlalu besar; paling besar 12 MB."))
        return (berkas.name or "bukti", berkas.read())


class LaporForm(forms.Form):
    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput, required=False)
    catatan = text_field(label=_("Apa yang sudah dikerjakan?"), max_length=2000)
    foto = BuktiField(
        label=_("Foto atau PDF sebagai bukti"),
        help_text=_(
            "Keterangan tempat di dalam foto dihapus. Hanya kantor yang melihat tugas ini membacanya."
        ),
    )


class CatatanForm(forms.Form):
    catatan = text_field(label=_("Catatan"), max_length=2000)


class CatatanBolehKosongForm(forms.Form):
    catatan = text_field(label=_("Catatan"), max_length=2000, required=False)


class PerpanjangForm(forms.Form):
    jatuh_tempo_on = date_field(label=_("Tenggat baru"))
    alasan = text_field(label=_("Mengapa diperpanjang?"), max_length=500)
