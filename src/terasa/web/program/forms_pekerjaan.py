"""Formulir pekerjaan: adendum, tahap, titik, dan rencana bulanan."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.program.enums import TahapPekerjaan
from terasa.program.rules.rencana import RencanaBaris
from terasa.umum.bahasa import translate
from terasa.umum.tanggal import BULAN
from terasa.web.aspirasi.forms import TitikField
from terasa.web.program.forms import AngkaField, RupiahField, date_field, text_area

DUA_BELAS = range(1, 13)


class AdendumForm(forms.Form):
    nomor = forms.CharField(label=_("Nomor kontrak atau adendum"), max_length=80, required=False)
    tanggal = date_field(label=_("Ditandatangani"))
    nilai = RupiahField(
        label=_("Nilai seluruhnya sesudah ini (rupiah)"),
        required=False,
        help_text=_("Bukan selisihnya. Kosongkan bila nilainya tidak berubah."),
    )
    mulai_on = date_field(label=_("Mulai"), required=False)
    selesai_on = date_field(label=_("Selesai menurut kontrak"), required=False)
    keterangan = forms.CharField(
        label=_("Alasan perubahan"),
        required=False,
        max_length=1000,
        widget=text_area(),
        help_text=_("Wajib bagi adendum. Terbaca umum."),
    )


class TahapanForm(forms.Form):
    tahap = forms.ChoiceField(label=_("Tahap yang dicapai"), choices=TahapPekerjaan.choices)
    tanggal = date_field(label=_("Pada tanggal"))
    tahap_berikut = forms.ChoiceField(
        label=_("Tahap berikutnya"), choices=[("", "–"), *TahapPekerjaan.choices], required=False
    )
    berikut_on = date_field(label=_("Direncanakan pada"), required=False)
    keterangan = forms.CharField(
        label=_("Keterangan"),
        required=False,
        max_length=1000,
        widget=text_area(),
        help_text=_("Wajib bila dibatalkan. Terbaca umum."),
    )


class TitikForm(forms.Form):
    titik = TitikField(label=_("Titik lokasi"), max_length=60, help_text=_("Misalnya -2.781234, 115.271234."))
    keterangan = forms.CharField(label=_("Nama tempatnya"), required=False, max_length=300)


class JawabForm(forms.Form):
    jawaban = forms.CharField(
        label=_("Jawaban"),
        max_length=2000,
        widget=text_area(4),
        help_text=_("Satu atau dua kalimat. Pertanyaan dan jawabannya terbaca umum."),
    )


class RencanaForm(forms.Form):
    """Twelve months of rupiah and per cent; an empty column plans nothing of that half."""

    boleh_berbeda = forms.BooleanField(
        label=_("Jumlahnya memang tidak sama dengan pagu atau 100%"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in DUA_BELAS:
            bulan = translate(BULAN[n - 1])
            self.fields[f"uang{n}"] = RupiahField(label=_("Uang bulan %s") % bulan, required=False)
            self.fields[f"fisik{n}"] = AngkaField(
                label=_("Fisik bulan %s") % bulan, required=False, tertinggi=100
            )

    @staticmethod
    def awal(baris: Iterable[Any]) -> dict[str, Any]:
        """Initial values from stored rows."""
        isi: dict[str, Any] = {}
        for satu in baris:
            isi |= {f"uang{satu.bulan}": satu.keuangan, f"fisik{satu.bulan}": satu.fisik}
        return isi

    def bulan(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Rows of the table."""
        return [(translate(BULAN[n - 1]), self[f"uang{n}"], self[f"fisik{n}"]) for n in DUA_BELAS]

    def baris(self) -> list[RencanaBaris]:
        """What the service takes; call after is_valid. A month left empty in a planned column is 0."""
        isi = self.cleaned_data
        ada_uang = any(isi[f"uang{n}"] is not None for n in DUA_BELAS)
        ada_fisik = any(isi[f"fisik{n}"] is not None for n in DUA_BELAS)
        return [
            RencanaBaris(
                n,
                (isi[f"uang{n}"] or 0) if ada_uang else None,
                (isi[f"fisik{n}"] or Decimal(0)) if ada_fisik else None,
            )
            for n in DUA_BELAS
        ]
