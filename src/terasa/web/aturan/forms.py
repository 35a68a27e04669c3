"""Formulir mengubah aturan: nilai dibaca sebagai JSON, tanggal dan dasar wajib."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class UbahAturanForm(forms.Form):
    isi = forms.JSONField(
        label=_("Nilai"),
        help_text=_("Ubah angkanya saja; nama-namanya tetap. Contoh: jumlah 20 menjadi jumlah 14."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "class": "kode"}),
    )
    berlaku_dari = forms.DateField(
        label=_("Berlaku mulai"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    dasar = forms.CharField(
        label=_("Dasar hukum"),
        help_text=_("Peraturan dan pasalnya, atau keputusan yang menetapkan."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    terverifikasi = forms.BooleanField(label=_("Sudah dicocokkan dengan naskah resminya"), required=False)
    catatan = forms.CharField(label=_("Catatan"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    alasan = forms.CharField(
        label=_("Alasan perubahan"), help_text=_("Tercatat dalam audit dan tampil di riwayat.")
    )


class PerpanjangForm(forms.Form):
    jumlah = forms.IntegerField(label=_("Tambahan"), min_value=1, max_value=366)
    satuan = forms.ChoiceField(
        label=_("Satuan"),
        choices=[("hari kerja", _("hari kerja")), ("hari", _("hari")), ("bulan", _("bulan"))],
    )
    alasan = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}))
