"""Katalog, standar, dan surat sebuah unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan
from terasa.web.layanan.forms.dasar import RupiahUtuhField
from terasa.web.layanan.forms.permohonan import TekaForm
from terasa.web.program.forms import date_field


class HentiForm(TekaForm):
    """Why a service ends, and where people go from now on."""

    ganti = forms.CharField(
        label=_("Ke mana warga sekarang?"),
        help_text=_("Misalnya: diurus di kecamatan, atau lewat layanan lain."),
        required=False,
        max_length=250,
    )


class LayananForm(forms.Form):
    """The names of a service and what it is found by."""

    jenis = forms.ChoiceField(label=_("Jenis"), choices=JenisLayanan.choices, widget=forms.RadioSelect)
    nama = forms.CharField(label=_("Nama layanan"), max_length=160)
    ringkas = forms.CharField(label=_("Apa yang didapat warga, dalam satu kalimat"), max_length=250)
    kata_kunci = forms.CharField(
        label=_("Kata yang diucapkan warga"),
        help_text=_("Misalnya: bantuan anak sekolah, keringanan rumah sakit."),
        max_length=500,
        required=False,
    )
    tautan = forms.URLField(
        label=_("Alamat bila diurus di tempat lain"), required=False, max_length=200, assume_scheme="https"
    )


class StandarForm(forms.Form):
    """What is promised. The components without a field of their own follow the rule."""

    persyaratan = forms.CharField(
        label=_("Persyaratan"),
        help_text=_("Satu syarat satu baris."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    hari_kerja = forms.IntegerField(label=_("Janji waktu (hari kerja)"), min_value=1, max_value=365)
    biaya = RupiahUtuhField(label=_("Biaya"), required=False, help_text=_("Kosongkan bila gratis."))
    berlaku_dari = date_field(label=_("Berlaku mulai"))
    dasar = forms.CharField(label=_("Keputusan yang menetapkan"), max_length=250)
    maklumat = forms.CharField(
        label=_("Maklumat pelayanan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, komponen: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.komponen = list(komponen)
        for kode, nama in self.komponen:
            self.fields[f"k_{kode}"] = forms.CharField(
                label=nama, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
            )

    def as_data(self) -> rules.DataStandar:
        """What the service takes; call after is_valid."""
        isi = self.cleaned_data
        return rules.DataStandar(
            hari_kerja=isi["hari_kerja"],
            berlaku_dari=isi["berlaku_dari"],
            dasar=isi["dasar"],
            persyaratan=isi["persyaratan"].splitlines(),
            biaya=isi["biaya"] or 0,
            komponen={kode: isi[f"k_{kode}"] for kode, _nama in self.komponen},
            maklumat=isi["maklumat"],
        )


class TemplatForm(forms.Form):
    """How the unit words one kind of paper."""

    judul = forms.CharField(label=_("Judul surat"), max_length=120)
    pola_nomor = forms.CharField(
        label=_("Pola nomor"),
        help_text=_(
            "Tulis kode klasifikasi dan nama pendek unit Anda; {urut}, {bulan}, dan {tahun} terisi sendiri."
        ),
        max_length=80,
    )
    isi = forms.CharField(
        label=_("Isi surat"),
        help_text=_("Kata yang terisi sendiri: {layanan}, {kode}, {unit}, {tanggal}, {keterangan}."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    penandatangan = forms.CharField(label=_("Jabatan penandatangan"), max_length=160)


class SuratForm(forms.Form):
    """What is added to a paper before it goes out."""

    keterangan = forms.CharField(
        label=_("Keterangan (terbaca umum)"),
        help_text=_("Tanpa nama atau nomor orang; paling banyak 500 huruf."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
