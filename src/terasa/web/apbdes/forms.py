"""Formulir APBDes: tahun, satu pos, penyampaian, penetapan, hasil evaluasi, dan jawaban."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.apbdes.enums import Kelompok
from terasa.apbdes.models import PosApbdes
from terasa.apbdes.rules.isi import IsiPos, nama_sumber
from terasa.musrenbang.enums import BidangDesa
from terasa.web.musrenbang.forum import forms as pindaian
from terasa.web.musrenbang.medan import BiayaField, VolumeField, at_most_mb, set_choices
from terasa.web.program.forms import date_field, text_field
from terasa.wilayah.models import Wilayah

MB_TERBESAR = 20


class _DesaForm(forms.Form):
    """The desa is asked only of who governs several."""

    def __init__(self, *args: Any, desa: Sequence[Wilayah], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.semua_desa = desa
        set_choices(self, "desa", [(w.kode, w.nama_lengkap) for w in desa])
        if len(desa) <= 1:
            del self.fields["desa"]

    @property
    def kode_desa(self) -> str:
        return str(self.cleaned_data.get("desa") or self.semua_desa[0].kode)


class BaruForm(_DesaForm):
    """The year of a first budget."""

    desa = forms.ChoiceField(label=_("Desa"))
    tahun = forms.IntegerField(label=_("Tahun anggaran"), min_value=2010, max_value=2100)


class ImporForm(BaruForm):
    """A sheet or a Siskeudes zip."""

    berkas = forms.FileField(
        label=_("Berkas"),
        help_text=_("Lembar kerja (XLSX, XLS, ODS, CSV) atau zip Siskeudes, paling besar 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.zip"}),
        validators=[at_most_mb(MB_TERBESAR)],
    )
    uji = forms.BooleanField(label=_("Coba dulu, jangan simpan"), required=False)


class PosForm(forms.Form):
    """One line of a draft."""

    kelompok = forms.ChoiceField(label=_("Bagian"), choices=Kelompok.choices, initial=Kelompok.BELANJA)
    bidang = forms.ChoiceField(
        label=_("Bidang"),
        help_text=_("Hanya untuk belanja."),
        choices=[("", "–"), *BidangDesa.choices],
        required=False,
    )
    sub_bidang = forms.CharField(label=_("Sub bidang"), max_length=160, required=False)
    kode = forms.CharField(
        label=_("Kode kegiatan atau rekening"), help_text=_("Misalnya 2.3.10."), max_length=60, required=False
    )
    uraian = forms.CharField(label=_("Uraian"), max_length=250)
    lokasi = forms.CharField(label=_("Lokasi"), max_length=250, required=False)
    volume = VolumeField(label=_("Volume"), max_length=20, required=False)
    satuan = forms.CharField(label=_("Satuan"), max_length=40, required=False)
    sumber_dana = forms.CharField(
        label=_("Sumber dana"),
        help_text=_("Misalnya Dana Desa, ADD, PADes, atau bagi hasil pajak."),
        max_length=40,
    )
    jumlah = BiayaField(label=_("Jumlah (rupiah)"), max_length=40)

    def as_isi(self) -> IsiPos:
        return IsiPos(**self.cleaned_data)

    @staticmethod
    def from_pos(pos: PosApbdes) -> dict[str, Any]:
        isi = {n: getattr(pos, n) for n in PosForm.base_fields}
        return {**isi, "sumber_dana": nama_sumber(pos.sumber_dana)}


class SampaikanForm(forms.Form):
    """When the village and its BPD agreed."""

    disepakati_on = date_field(
        label=_("Tanggal kesepakatan dengan BPD"),
        help_text=_("Rancangan sampai ke camat paling lambat tiga hari sesudahnya."),
    )


class TetapkanForm(forms.Form):
    """The village regulation that sets it."""

    nomor_perdes = forms.CharField(
        label=_("Nomor Peraturan Desa tentang APBDes"), max_length=80, help_text=_("Misalnya 7 Tahun 2026.")
    )
    ditetapkan_on = date_field(label=_("Tanggal penetapan"))
    evaluasi_luar = forms.CharField(
        label=_("Nomor hasil evaluasi di atas kertas"),
        help_text=_("Hanya bila evaluasinya tidak lewat aplikasi ini."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, dievaluasi: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if dievaluasi:
            del self.fields["evaluasi_luar"]


class UbahForm(forms.Form):
    """Why the budget in force is changed."""

    alasan = text_field(
        label=_("Alasan perubahan"),
        help_text=_("Terbaca umum bersama APBDes perubahannya."),
        max_length=1000,
    )


class HasilForm(forms.Form):
    """The paper that gives the result of the evaluation."""

    nomor_hasil = forms.CharField(label=_("Nomor hasil evaluasi"), max_length=80)
    hasil_on = date_field(label=_("Tanggal hasil evaluasi"))
    catatan = text_field(label=_("Catatan untuk seluruh rancangan"), max_length=2000, required=False)
    sisa_setuju = forms.BooleanField(label=_("Pos yang belum saya nilai dianggap setuju"), required=False)


class JawabForm(forms.Form):
    """What the village did about one remark."""

    jawaban = text_field(
        label=_("Jawaban desa"),
        help_text=_("Apa yang diperbaiki, atau mengapa tetap."),
        max_length=1000,
    )


class PindaianForm(pindaian.PindaianForm):
    """The signed result of the evaluation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = _("Pindaian hasil evaluasi yang sudah ditandatangani")
