"""Formulir kegiatan: rupiah dan persen dibaca seperti orang menulisnya."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.program.enums import CaraPekerjaan, KeadaanHasil, StatusKegiatan
from terasa.umum.rupiah import format_angka, parse_angka, parse_rupiah
from terasa.web.aspirasi.forms import TitikField

FOTO_TERBESAR = 12 * 1024 * 1024


class RupiahField(forms.CharField):
    """Whole rupiah from `25000000`, `25.000.000` or `Rp 25.000.000`; empty is None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return format_angka(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        try:
            return parse_rupiah(teks)
        except ValueError as exc:
            raise forms.ValidationError(str(exc)) from exc


class AngkaField(forms.CharField):
    """A decimal written with a comma or a point; empty is None."""

    def __init__(self, *, tertinggi: int | None = None, **kwargs: Any) -> None:
        self.tertinggi = tertinggi
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return format_angka(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        if not teks:
            return None
        try:
            angka = parse_angka(teks.rstrip("% ")).quantize(Decimal("0.01"))
        except (ValueError, ArithmeticError) as exc:
            raise forms.ValidationError(str(exc)) from exc
        if angka < 0 or (self.tertinggi is not None and angka > self.tertinggi):
            raise forms.ValidationError(
                _("Isi angka antara 0 dan %(batas)s."), params={"batas": self.tertinggi or "…"}
            )
        return angka


def date_field(**kwargs: Any) -> forms.DateField:
    """A day by the phone's own picker."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


def text_area(baris: int = 3) -> forms.Textarea:
    """A text box of so many lines."""
    return forms.Textarea(attrs={"rows": baris})


def text_field(**kwargs: Any) -> forms.CharField:
    """Words that may take several lines."""
    return forms.CharField(widget=text_area(), **kwargs)


class SaringForm(forms.Form):
    """Filters of the public list; what cannot be read is ignored, never an error page."""

    kata = forms.CharField(required=False, max_length=80)
    tahun = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    status = forms.ChoiceField(required=False, choices=[("", ""), *StatusKegiatan.choices])
    unit = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    laporan = forms.ChoiceField(required=False, choices=[("", ""), ("lama", _("sudah lama menurut aturan"))])
    wilayah = forms.RegexField(r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$", required=False)

    def nilai(self) -> dict[str, Any]:
        self.is_valid()
        return {k: v for k, v in self.cleaned_data.items() if v}


class KegiatanForm(forms.Form):
    nama = forms.CharField(label=_("Nama kegiatan yang dibaca warga"), max_length=250)
    lokasi = forms.CharField(
        label=_("Lokasi"), max_length=250, required=False, help_text=_("Nama jalan, dusun, atau patokan.")
    )
    volume = AngkaField(label=_("Volume"), required=False)
    satuan = forms.CharField(
        label=_("Satuan"), max_length=40, required=False, help_text=_("Misalnya meter, unit, paket.")
    )
    pagu = RupiahField(label=_("Pagu (rupiah)"))
    sumber_dana = forms.ChoiceField(label=_("Sumber dana"))

    def __init__(self, *args: Any, sumber_dana: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sumber_dana"].choices = [("", "–"), *((s, s) for s in sumber_dana)]  # type: ignore[attr-defined]  # a ChoiceField, declared above


class FotoBuktiField(forms.FileField):
    """One photo from the phone's camera, as bytes; None without one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Foto"))
        kwargs.setdefault("required", False)
        kwargs.setdefault(
            "help_text",
            _("Keterangan tempat di dalam foto dihapus. Foto baru tampil untuk umum bila Anda merilisnya."),
        )
        attrs = {"accept": "image/*", "capture": "environment", "data-ringankan": ""}
        super().__init__(widget=forms.FileInput(attrs=attrs), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        berkas = super().clean(data, initial)
        if not berkas:
            return None
        if berkas.size > FOTO_TERBESAR:
            raise forms.ValidationError(_("Foto terlalu besar; paling besar 12 MB."))
        isi: bytes = berkas.read()
        return isi


def titik_foto() -> TitikField:
    """Where a photo was taken."""
    return TitikField(
        label=_("Titik tempat foto diambil"),
        required=False,
        max_length=60,
        help_text=_("Dibandingkan dengan titik pekerjaan; angkanya sendiri tidak disimpan."),
    )


class RealisasiForm(forms.Form):
    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    per_tanggal = date_field(label=_("Keadaan per tanggal"))
    fisik_persen = AngkaField(label=_("Kemajuan fisik (%)"), tertinggi=100)
    keuangan_persen = AngkaField(
        label=_("Kemajuan keuangan (%)"),
        tertinggi=100,
        help_text=_("Uang yang sudah dibayarkan dibanding pagu."),
    )
    masalah = forms.CharField(label=_("Masalah"), required=False, widget=text_area())
    sebab = forms.CharField(label=_("Sebabnya"), required=False, widget=text_area(2))
    tindak_lanjut = forms.CharField(label=_("Tindak lanjut"), required=False, widget=text_area())
    foto = FotoBuktiField()
    foto_titik = titik_foto()
    foto_on = date_field(label=_("Foto diambil pada"), required=False)
    foto_dirilis = forms.BooleanField(
        label=_("Foto tidak memperlihatkan wajah atau pelat nomor; boleh dilihat umum"), required=False
    )
    boleh_mundur = forms.BooleanField(
        label=_("Angkanya memang turun dari laporan sebelumnya"), required=False
    )

    @staticmethod
    def awal(per_tanggal: Any) -> dict[str, Any]:
        return {"kunci_kirim": uuid.uuid4(), "per_tanggal": per_tanggal}


class PekerjaanForm(forms.Form):
    nama = forms.CharField(label=_("Nama pekerjaan"), max_length=250)
    cara = forms.ChoiceField(
        label=_("Cara"), choices=CaraPekerjaan.choices, widget=forms.RadioSelect, initial="kontrak"
    )
    pelaksana = forms.CharField(
        label=_("Pelaksana (perusahaan atau kelompok)"),
        max_length=200,
        required=False,
        help_text=_("Wajib bila swakelola: sebutkan tim pelaksana kegiatan (TPK) atau kelompoknya."),
    )
    nomor_kontrak = forms.CharField(label=_("Nomor kontrak"), max_length=80, required=False)
    nilai_kontrak = RupiahField(label=_("Nilai kontrak (rupiah)"), required=False)
    mulai_on = date_field(label=_("Mulai"), required=False)
    selesai_on = date_field(label=_("Selesai menurut kontrak"), required=False)


class SerahTerimaForm(forms.Form):
    nomor_bast = forms.CharField(label=_("Nomor berita acara serah terima (BAST)"), max_length=80)
    tanggal = date_field(label=_("Tanggal"))
    penerima = forms.CharField(
        label=_("Diserahkan kepada"),
        max_length=200,
        help_text=_("Kelompok atau pemerintah desa, bukan nama orang."),
    )
    pemelihara = forms.CharField(
        label=_("Yang memelihara"),
        max_length=200,
        required=False,
        help_text=_("Kepada siapa warga melapor bila rusak."),
    )
    kewajiban = forms.CharField(
        label=_("Kewajiban memelihara"),
        required=False,
        max_length=1000,
        widget=text_area(),
        help_text=_("Misalnya: dibersihkan tiap bulan; kerusakan kecil ditanggung kelompok. Terbaca umum."),
    )
    catatan = forms.CharField(label=_("Catatan"), required=False, widget=text_area())


class PemanfaatanForm(forms.Form):
    keadaan = forms.ChoiceField(
        label=_("Bagaimana keadaannya?"), choices=KeadaanHasil.choices, widget=forms.RadioSelect
    )
    pada = date_field(label=_("Keadaan per tanggal"))
    alasan = forms.CharField(
        label=_("Apa yang rusak, atau mengapa tidak dipakai"),
        required=False,
        widget=text_area(),
        help_text=_("Wajib bila rusak atau tidak dipakai. Terbaca umum."),
    )
    tindak_lanjut = forms.CharField(
        label=_("Apa yang akan dilakukan"),
        required=False,
        max_length=500,
        widget=text_area(2),
        help_text=_(
            "Bila rusak atau tidak dipakai. Terbaca umum; bila kosong, tertulis bahwa belum dikatakan."
        ),
    )
    tindak_lanjut_on = date_field(label=_("Paling lambat"), required=False)
    foto = FotoBuktiField()
    foto_titik = titik_foto()
    foto_on = date_field(label=_("Foto diambil pada"), required=False)
    foto_dirilis = forms.BooleanField(
        label=_("Foto tidak memperlihatkan wajah atau pelat nomor; boleh dilihat umum"), required=False
    )


class BatalForm(forms.Form):
    alasan_kode = forms.ChoiceField(label=_("Alasan"))
    alasan = forms.CharField(
        label=_("Penjelasan kepada pengusul"),
        min_length=15,
        max_length=1000,
        widget=text_area(4),
        help_text=_("Satu atau dua kalimat yang dipahami warga. Kalimat ini dikirim kepada semua pengusul."),
    )

    def __init__(self, *args: Any, alasan: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan_kode"].choices = [("", "–"), *alasan]  # type: ignore[attr-defined]  # a ChoiceField, declared above
