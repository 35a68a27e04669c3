"""Formulir persiapan dan isi forum: acara, undangan, kelompok, gagasan, jawaban, adendum, hadir lewat telepon."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.queries import list_bidang
from terasa.musrenbang.rules.usulan import JUDUL_TERPANJANG, JUDUL_TERPENDEK
from terasa.pertemuan.models import Kelamin
from terasa.web.musrenbang.forum.forms import PesertaForm
from terasa.web.musrenbang.medan import BiayaField, VolumeField, set_choices


def _long(rows: int = 3, **kwargs: Any) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class AcaraForm(forms.Form):
    versi = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    mulai_at = forms.DateTimeField(
        label=_("Hari dan jam"),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    tempat = forms.CharField(label=_("Tempat"), max_length=200)
    teks = _long(
        7,
        label=_("Susunan acara"),
        help_text=_(
            "Satu baris satu acara: jam | acara | oleh. Contoh: 09.00 | Pembukaan | Camat. Sebut jabatan, bukan nama."
        ),
        max_length=4000,
        required=False,
    )


class UndanganForm(forms.Form):
    nomor = forms.CharField(label=_("Nomor surat"), max_length=80)
    sifat = forms.CharField(label=_("Sifat"), max_length=40, required=False, initial=_("Biasa"))
    lampiran = forms.CharField(label=_("Lampiran"), max_length=80, required=False)
    kepada = _long(
        5,
        label=_("Kepada"),
        help_text=_("Satu baris satu alamat. Sebut jabatan atau kelompok, bukan nama orang."),
        max_length=4000,
    )
    diundang = forms.IntegerField(
        label=_("Jumlah yang diundang"),
        help_text=_("Untuk menghitung kuorum."),
        min_value=1,
        max_value=100_000,
    )
    pengantar = _long(
        label=_("Kalimat pengantar"),
        help_text=_("Kosongkan untuk kalimat baku."),
        max_length=2000,
        required=False,
    )


class KelompokForm(forms.Form):
    versi = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    nama = forms.CharField(
        label=_("Nama kelompok"), help_text=_("Misalnya: Fisik dan prasarana."), max_length=120
    )
    bidang = forms.MultipleChoiceField(label=_("Bidang yang dibahas"), widget=forms.CheckboxSelectMultiple)
    catatan = _long(
        4,
        label=_("Hasil pembahasan"),
        help_text=_("Tercetak di lampiran berita acara."),
        max_length=8000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "bidang", [(k, str(n)) for k, n in list_bidang()])


class TempatForm(forms.Form):
    """A form that asks for a desa only where there are several."""

    nama_desa = "kode_desa"

    def __init__(self, *args: Any, desa: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, self.nama_desa, desa)
        if len(desa) == 1:
            self.fields[self.nama_desa].widget = forms.HiddenInput()
            self.fields[self.nama_desa].initial = desa[0][0]


class GagasanForm(TempatForm):
    judul = forms.CharField(
        label=_("Gagasan"),
        help_text=_("Apa yang dibuat dan di mana."),
        min_length=JUDUL_TERPENDEK,
        max_length=JUDUL_TERPANJANG,
    )
    masalah = _long(
        label=_("Masalah yang diatasi"), help_text=_("Tanpa nama orang."), max_length=4000, required=False
    )
    lokasi = forms.CharField(
        label=_("Lokasi"), help_text=_("Nama jalan, dusun, RT, atau patokan."), max_length=250, required=False
    )
    kode_desa = forms.ChoiceField(label=_("Desa"))


class JawabForm(TempatForm):
    nama_desa = "asal_kode"

    pertanyaan = _long(
        2, label=_("Pertanyaan atau usulan"), help_text=_("Tanpa nama orang."), max_length=2000
    )
    asal_kode = forms.ChoiceField(label=_("Dari desa"))
    kode = forms.CharField(
        label=_("Kode usulan atau aspirasi"), help_text=_("Bila ada."), max_length=20, required=False
    )
    jawaban = _long(3, label=_("Jawaban"), max_length=4000)
    unit = forms.ChoiceField(label=_("Kantor yang mengerjakan"), required=False)
    tenggat_on = forms.DateField(
        label=_("Paling lambat"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, unit: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "unit", [("", _("Tidak ada kesanggupan")), *unit])


class AdendumForm(forms.Form):
    usulan = forms.ChoiceField(label=_("Usulan yang angkanya diubah"), required=False)
    volume = VolumeField(label=_("Volume baru"), max_length=20, required=False)
    biaya = BiayaField(label=_("Anggaran baru"), max_length=30, required=False)
    rekomendasi = forms.CharField(label=_("Rekomendasi baru"), max_length=1000, required=False)
    teks = _long(
        label=_("Perubahan lain"),
        help_text=_("Misalnya letak yang diperjelas."),
        max_length=4000,
        required=False,
    )
    alasan = _long(2, label=_("Alasan"), min_length=10, max_length=1000)
    nomor = forms.CharField(label=_("Nomor adendum"), max_length=80, required=False)

    def __init__(self, *args: Any, usulan: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "usulan", [("", _("Tidak ada")), *usulan])


class MandiriForm(PesertaForm):
    """What a phone in the hall asks: no name, no number of any card."""

    field_order = ("kelamin",)
    kelamin = forms.ChoiceField(label=_("Jenis kelamin"), choices=Kelamin.choices, widget=forms.RadioSelect)
    disabilitas = forms.TypedChoiceField(
        label=_("Menyandang disabilitas"),
        choices=[("", _("Tidak ingin menjawab")), ("ya", _("Ya")), ("tidak", _("Tidak"))],
        coerce=lambda nilai: nilai == "ya",
        empty_value=None,
        required=False,
    )


class KertasForm(PesertaForm):
    """One line of a paper list; an empty line is skipped."""

    kosong = dict.fromkeys(("kelompok_umur", "unsur", "asal_kode"), "–")
    field_order = ("kelamin", "kelompok_umur", "unsur", "asal_kode", "disabilitas", "nama")

    kelamin = forms.ChoiceField(label=_("L/P"), choices=[("", "–"), ("P", "P"), ("L", "L")], required=False)
    kelompok_umur = forms.ChoiceField(label=_("Umur"), required=False)
    unsur = forms.ChoiceField(label=_("Unsur"), required=False)
    asal_kode = forms.ChoiceField(label=_("Dari"), required=False)
    disabilitas = forms.BooleanField(label=_("Disabilitas"), required=False)
    nama = forms.CharField(label=_("Nama"), max_length=150, required=False)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("kelamin") and not (isi.get("kelompok_umur") and isi.get("unsur")):
            raise forms.ValidationError(_("Lengkapi umur dan unsurnya."))
        if not isi.get("kelamin") and isi.get("nama"):
            raise forms.ValidationError(_("Pilih L atau P."))
        return isi
