"""Formulir RPJM Desa: rencananya, satu kegiatan, penetapan, perubahan, dan usulan dari sebuah kegiatan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.enums import BidangDesa, PolaPelaksanaan, Tujuan
from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa
from terasa.musrenbang.rules.rpjmdes import IsiKegiatan, split_biaya
from terasa.musrenbang.services import IsiRpjm
from terasa.web.musrenbang.medan import BiayaField, VolumeField, set_choices
from terasa.wilayah.models import Wilayah


def _area(**kwargs: Any) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


class RencanaRpjmForm(forms.Form):
    """Period and words of a plan; the desa is asked only of who governs several."""

    desa = forms.ChoiceField(label=_("Desa"))
    tahun_awal = forms.IntegerField(label=_("Tahun pertama"), min_value=2000, max_value=2100)
    lama = forms.IntegerField(
        label=_("Lama (tahun)"),
        help_text=_("Kosongkan untuk lama menurut aturan; isi bila rencananya lebih pendek."),
        min_value=1,
        max_value=20,
        required=False,
    )
    visi = _area(label=_("Visi"), max_length=1000, required=False)
    misi = _area(label=_("Misi"), max_length=4000, required=False)

    def __init__(self, *args: Any, desa: Sequence[Wilayah] = (), tetap: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "desa", [(w.kode, w.nama_lengkap) for w in desa])
        if len(desa) <= 1:
            del self.fields["desa"]
        if tetap:
            self.fields["tahun_awal"].disabled = True

    def as_isi(self) -> IsiRpjm:
        return IsiRpjm(**{k: v for k, v in self.cleaned_data.items() if k != "desa"})

    @staticmethod
    def from_rencana(r: RpjmDesa) -> dict[str, Any]:
        return {"tahun_awal": r.tahun_awal, "lama": len(r.semua_tahun), "visi": r.visi, "misi": r.misi}


class KegiatanForm(forms.Form):
    """One kegiatan of a draft."""

    bidang = forms.ChoiceField(label=_("Bidang"), choices=BidangDesa.choices, initial=BidangDesa.PEMBANGUNAN)
    sub_bidang = forms.CharField(label=_("Sub bidang"), max_length=160, required=False)
    jenis = forms.CharField(label=_("Jenis kegiatan"), max_length=250)
    lokasi = forms.CharField(
        label=_("Lokasi"), help_text=_("Dusun, RT, atau RW."), max_length=250, required=False
    )
    volume = VolumeField(label=_("Prakiraan volume"), max_length=20, required=False)
    satuan = forms.CharField(label=_("Satuan"), max_length=40, required=False)
    sasaran = forms.CharField(label=_("Sasaran atau manfaat"), max_length=250, required=False)
    tahun = forms.MultipleChoiceField(label=_("Tahun pelaksanaan"), widget=forms.CheckboxSelectMultiple)
    biaya = BiayaField(
        label=_("Jumlah biaya semua tahun (rupiah)"),
        help_text=_("Kosongkan bila belum dihitung."),
        max_length=40,
        required=False,
    )
    sumber_dana = forms.CharField(
        label=_("Sumber biaya"), help_text=_("Misalnya: Dana Desa, ADD, PAD."), max_length=80, required=False
    )
    pola = forms.ChoiceField(
        label=_("Pola pelaksanaan"), choices=[("", "–"), *PolaPelaksanaan.choices], required=False
    )

    def __init__(self, *args: Any, rencana: RpjmDesa, kode: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kode = kode
        set_choices(self, "tahun", [(str(t), str(t)) for t in rencana.semua_tahun])

    def as_isi(self) -> IsiKegiatan:
        isi = {**self.cleaned_data, "tahun": tuple(map(int, self.cleaned_data["tahun"])), "kode": self.kode}
        return IsiKegiatan(**isi)

    @staticmethod
    def from_kegiatan(k: KegiatanRpjm) -> dict[str, Any]:
        return {**{n: getattr(k, n) for n in KegiatanForm.base_fields}, "tahun": [str(t) for t in k.tahun]}


class TetapkanForm(forms.Form):
    """The village regulation that adopts it."""

    nomor_perdes = forms.CharField(
        label=_("Nomor Peraturan Desa tentang RPJM Desa"),
        max_length=80,
        help_text=_("Misalnya 4 Tahun 2026."),
    )
    ditetapkan_on = forms.DateField(
        label=_("Tanggal penetapan"), widget=forms.DateInput(attrs={"type": "date"})
    )


class UbahRpjmForm(forms.Form):
    """Why the plan in force is changed."""

    alasan = _area(
        label=_("Alasan perubahan"),
        help_text=_("Seperti disepakati musyawarah desa; terbaca umum bersama rencananya."),
        max_length=1000,
    )


class UsulkanForm(forms.Form):
    """The usulan of one year that carries a kegiatan out."""

    tujuan = forms.ChoiceField(
        label=_("Dibiayai oleh"), choices=Tujuan.choices, widget=forms.RadioSelect, initial=Tujuan.DESA
    )
    volume = VolumeField(label=_("Volume tahun ini"), max_length=20, required=False)
    biaya = BiayaField(
        label=_("Perkiraan biaya tahun ini (rupiah)"),
        help_text=_("Usul awal: jumlah biaya dibagi rata ke tahun-tahunnya; ubah sesuai rencana tahun ini."),
        max_length=40,
        required=False,
    )

    @staticmethod
    def from_kegiatan(k: KegiatanRpjm) -> dict[str, Any]:
        return {
            "biaya": split_biaya(k.biaya, len(k.tahun)),
            "volume": k.volume if len(k.tahun) == 1 else None,
        }


class SelesaiForm(forms.Form):
    """When the work was done; empty takes a wrong record back."""

    selesai_on = forms.DateField(
        label=_("Selesai pada"),
        help_text=_("Kosongkan untuk mencabut catatan yang keliru."),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )
