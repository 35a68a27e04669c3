"""Formulir pagu kewilayahan: jumlah yang dibagi, dan lembar angka tiap desa."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.web.musrenbang.medan import BiayaField, LembarField

LEMBAR_TERBESAR_MB = 5


class TotalForm(forms.Form):
    """How much is divided, and why again."""

    total = BiayaField(
        label=_("Pagu kewilayahan seluruh kabupaten (rupiah)"),
        help_text=_("Misalnya 60.000.000.000. Tahun ini untuk usulan lewat musrenbang kecamatan."),
        max_length=40,
    )
    alasan = forms.CharField(
        label=_("Mengapa dibagi ulang"),
        help_text=_("Wajib bila pagu tahun ini sudah pernah ditetapkan; tampil di halaman umumnya."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_total(self) -> Any:
        total = self.cleaned_data["total"]
        if total is None:
            raise forms.ValidationError(_("Tulis jumlah yang akan dibagi."))
        return total


class AngkaForm(forms.Form):
    """A sheet with one row per desa or kelurahan."""

    berkas = LembarField(
        mb=LEMBAR_TERBESAR_MB,
        label=_("Lembar angka desa (XLSX, XLS, ODS, atau CSV)"),
        help_text=_(
            "Kolom: kode, penduduk, penduduk_miskin, luas_ha atau luas_km2, kesulitan. Sel kosong tidak mengubah yang sudah ada."
        ),
    )
    sumber = forms.CharField(
        label=_("Sumber angkanya"), help_text=_("Misalnya “BPS, Kecamatan Dalam Angka 2026”."), max_length=200
    )
