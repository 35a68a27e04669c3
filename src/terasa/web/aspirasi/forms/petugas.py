"""Meja petugas: membuka untuk umum, memilih dengan alasan, menyaring daftar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi import rules
from terasa.aspirasi.models import Foto
from terasa.aspirasi.queries import Pilihan
from terasa.web.aspirasi.forms.medan import KataField


class RilisForm(forms.Form):
    """What everyone will read: the words, masked where needed, and the photos ticked one by one."""

    teks_publik = KataField(
        label=_("Teks yang dibaca umum"),
        help_text=_("Ubah hanya untuk menyamarkan nama, nomor, atau alamat orang. Aslinya tetap tersimpan."),
        max_length=rules.MASALAH_TERPANJANG + 500,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    foto = forms.MultipleChoiceField(
        label=_("Foto yang dibuka"),
        help_text=_("Centang hanya foto tanpa wajah dan pelat nomor."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, foto: Iterable[Foto], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["foto"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(f.pk), _now("Foto %(n)d") % {"n": n}) for n, f in enumerate(foto, start=1)]


class PilihanForm(forms.Form):
    """A dated choice with the officer's own public sentence."""

    pilihan = forms.ChoiceField(label=_("Alasan"), widget=forms.RadioSelect)
    alasan = KataField(
        label=_("Penjelasan untuk umum"),
        help_text=_("Satu kalimat tanpa nama atau nomor orang. Bila kosong, kalimat bawaan yang tampil."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, pilihan: Iterable[Pilihan], label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pilihan"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(p.kode, p.nama) for p in pilihan]
        if label is not None:
            field.label = label


class SaringForm(forms.Form):
    """Filter of the desk."""

    status = forms.ChoiceField(label=_("Keadaan"), required=False)

    def __init__(self, *args: Any, jumlah: dict[str, int], status: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)
        semua = _now("Semua (%(n)d)") % {"n": sum(jumlah.values())}
        field.choices = [("", semua), *((s.value, f"{s.label} ({jumlah[s]})") for s in status if s in jumlah)]
