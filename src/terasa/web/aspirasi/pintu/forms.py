"""Formulir kertas dan lembar: satu pertemuan, banyak baris."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import uuid4

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi.enums import Kelompok
from terasa.aspirasi.rules import MASALAH_TERPANJANG, DataAspirasi, find_pribadi
from terasa.kabar.models import JenisAlamat
from terasa.pintu.enums import Acara, LangkahLapor
from terasa.pintu.services.lembar import Pertemuan, Tulisan
from terasa.web.aspirasi.forms import AlamatField
from terasa.web.musrenbang.medan import LembarField

BARIS_BAWAAN, BARIS_TERBANYAK = 8, 60


class PertemuanForm(forms.Form):
    """Where the voices were heard."""

    acara = forms.ChoiceField(label=_("Dari mana?"), choices=Acara.choices)
    nama = forms.CharField(
        label=_("Nama pertemuannya"),
        help_text=_("Misalnya: Reses masa sidang I di balai desa. Tanpa nama atau nomor orang."),
        required=False,
        max_length=160,
    )
    pada_on = forms.DateField(
        label=_("Hari"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_nama(self) -> str:
        nama: str = self.cleaned_data["nama"]
        if find_pribadi(nama):
            raise forms.ValidationError(_("Hapus nomor atau surel orang dari nama pertemuan."))
        return nama

    def as_pertemuan(self) -> Pertemuan:
        """Call after is_valid."""
        isi = self.cleaned_data
        return Pertemuan(Acara(isi["acara"]), isi["nama"], isi["pada_on"])


class BarisForm(forms.Form):
    """One person's voice on the sheet; an empty row is left out."""

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    masalah = forms.CharField(
        label=_("Yang disampaikan"),
        required=False,
        max_length=MASALAH_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    dusun = forms.CharField(label=_("Dusun, RT, atau RW"), required=False, max_length=120)
    patokan = forms.CharField(label=_("Dekat apa?"), required=False, max_length=200)
    kelompok = forms.ChoiceField(
        label=_("Untuk siapa"), choices=Kelompok.choices, initial=Kelompok.SENDIRI, required=False
    )
    telepon = AlamatField(
        jenis=JenisAlamat.TELEPON,
        label=_("Telepon, bila ingin dikabari"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if not isi.get("masalah") and any(isi.get(n) for n in ("dusun", "patokan", "telepon")):
            self.add_error("masalah", _("Tulis yang disampaikan, atau kosongkan seluruh barisnya."))
        if find_pribadi("\n".join(isi.get(n, "") for n in ("masalah", "dusun", "patokan"))):
            self.add_error("masalah", _("Hapus NIK, nomor telepon, atau surel orang dari tulisan ini."))
        return isi

    def as_tulisan(self, kode_desa: str) -> Tulisan | None:
        """The voice of this row, None for an empty one; call after is_valid."""
        isi = self.cleaned_data
        if not isi["masalah"]:
            return None
        data = DataAspirasi(
            kode_desa=kode_desa,
            masalah=isi["masalah"],
            dusun=isi["dusun"],
            patokan=isi["patokan"],
            kelompok=Kelompok(isi["kelompok"] or Kelompok.SENDIRI),
            telepon=isi["telepon"],
        )
        return Tulisan(isi["kunci_kirim"], data)


if TYPE_CHECKING:
    Barisan: TypeAlias = forms.BaseFormSet[BarisForm]
else:
    # Django gives this class its brackets only for the type checker.
    Barisan = forms.BaseFormSet


class _BarisFormSet(Barisan):
    """Each fresh row carries a random number of its own: sent twice, it is one voice."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(index),
            "initial": {"kunci_kirim": uuid4()},
            "empty_permitted": False,
        }


def make_baris(data: Any = None, *, banyak: int = BARIS_BAWAAN) -> Barisan:
    """The rows of the table."""
    banyak = max(1, min(banyak, BARIS_TERBANYAK))
    kelas = formset_factory(
        BarisForm,
        formset=_BarisFormSet,
        extra=banyak,
        max_num=BARIS_TERBANYAK,
        absolute_max=BARIS_TERBANYAK,
        validate_max=True,
    )
    return kelas(data, prefix="b")


class UnggahForm(PertemuanForm):
    """A sheet and the place it is for."""

    field_order = ("wilayah", "acara", "nama", "pada_on", "berkas")
    wilayah = forms.ChoiceField(
        label=_("Untuk wilayah mana?"),
        help_text=_(
            "Untuk satu desa, kolom desa boleh tidak ada. Untuk beberapa desa, tiap baris menyebut desanya."
        ),
    )
    berkas = LembarField(
        mb=5,
        label=_("Lembar kerja"),
        help_text=_(
            "XLSX, XLS, ODS, atau CSV; paling besar 5 MB. Belum ada yang disimpan sebelum Anda memeriksanya, dan "
            "berkas aslinya dihapus sesudah impor."
        ),
    )

    def __init__(self, *args: Any, wilayah: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["wilayah"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(wilayah)


class LaporForm(forms.Form):
    """The number that LAPOR! gave."""

    nomor = forms.CharField(
        label=_("Nomor laporan"), help_text=_("Salin dari lapor.go.id, misalnya 7654321."), max_length=40
    )
    pada_on = forms.DateField(
        label=_("Dilaporkan pada"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class LangkahForm(forms.Form):
    """What LAPOR! shows now."""

    langkah = forms.ChoiceField(label=_("Keadaannya di LAPOR!"), choices=())
    pada_on = forms.DateField(
        label=_("Sejak"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, langkah: Iterable[LangkahLapor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["langkah"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(s.value, s.label) for s in langkah]
