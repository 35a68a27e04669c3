"""Formulir yang mencatat usulan dalam rencana desa: RKP Desa, atau daftar yang diminta kepada yang lain."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.enums import BidangDesa, PolaPelaksanaan
from terasa.musrenbang.services import IsiRencana


class RencanaForm(forms.Form):
    """What the matrix of the village plan asks besides the usulan itself."""

    bidang = forms.ChoiceField(
        label=_("Bidang RKP Desa"), choices=BidangDesa.choices, initial=BidangDesa.PEMBANGUNAN, required=False
    )
    sasaran = forms.CharField(label=_("Sasaran atau manfaat"), max_length=250, required=False)
    waktu = forms.CharField(
        label=_("Waktu pelaksanaan"),
        help_text=_("Misalnya: Maret sampai Mei."),
        max_length=80,
        required=False,
    )
    sumber_dana = forms.CharField(
        label=_("Sumber biaya"), help_text=_("Misalnya: Dana Desa, ADD, PAD."), max_length=80, required=False
    )
    pola = forms.ChoiceField(
        label=_("Pola pelaksanaan"), choices=[("", "–"), *PolaPelaksanaan.choices], required=False
    )
    pelaksana = forms.CharField(
        label=_("Rencana pelaksana"),
        help_text=_("Nama tim atau kantor, bukan nama orang."),
        max_length=120,
        required=False,
    )

    def as_isi(self) -> IsiRencana:
        isi = {n: self.cleaned_data[n] for n in RencanaForm.base_fields}
        return IsiRencana(**{**isi, "bidang": isi["bidang"] or BidangDesa.PEMBANGUNAN})


class PerdesForm(RencanaForm):
    """The village regulation that holds it."""

    nomor_perdes = forms.CharField(
        label=_("Nomor Peraturan Desa tentang RKP Desa"), max_length=80, help_text=_("Misalnya 4 Tahun 2026.")
    )
    field_order = ("nomor_perdes",)


class DuRkpdesForm(RencanaForm):
    """For which year the village asks it of others."""

    tahun_tujuan = forms.IntegerField(label=_("Diminta untuk tahun anggaran"), min_value=2000, max_value=2100)
    field_order = ("tahun_tujuan",)
