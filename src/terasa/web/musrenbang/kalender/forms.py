"""Formulir kalender: menetapkan satu tahun, mengubah satu tahap, memperpanjang, menutup, membuka lagi."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.rules.kalender import Tahap
from terasa.web.musrenbang.medan import set_choices


def _date(**kwargs: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Alasan"),
        help_text=_("Satu kalimat; tampil di kalender untuk umum."),
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TetapkanForm(forms.Form):
    """Two days per stage, filled from the rules, and the decree that sets them."""

    dasar = forms.CharField(
        label=_("Keputusan yang menetapkan"),
        help_text=_("Misalnya: Surat edaran bupati tentang jadwal musrenbang, nomor dan tanggalnya."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )

    def __init__(self, *args: Any, tahap: Iterable[Tahap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tahap = list(tahap)
        for t in self.tahap:
            self.fields[f"mulai-{t.kode}"] = _date(label=_("Mulai"), required=False, initial=t.mulai_on)
            self.fields[f"selesai-{t.kode}"] = _date(label=_("Sampai"), initial=t.selesai_on)

    def rows(self) -> Iterator[tuple[Tahap, Any, Any]]:
        """(stage, first box, second box) for the table."""
        for t in self.tahap:
            yield t, self[f"mulai-{t.kode}"], self[f"selesai-{t.kode}"]

    def hari(self) -> dict[str, tuple[date | None, date]]:
        isi = self.cleaned_data
        return {t.kode: (isi[f"mulai-{t.kode}"], isi[f"selesai-{t.kode}"]) for t in self.tahap}

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        for t in self.tahap:
            mulai, selesai = isi.get(f"mulai-{t.kode}"), isi.get(f"selesai-{t.kode}")
            if mulai and selesai and mulai > selesai:
                self.add_error(f"selesai-{t.kode}", _("Hari terakhir tidak boleh sebelum hari pertama."))
        return isi


class UbahTahapForm(forms.Form):
    """New days of one stage for the whole kabupaten."""

    mulai_on = _date(label=_("Mulai"), required=False, help_text=_("Kosong: boleh sejak kapan saja."))
    selesai_on = _date(label=_("Sampai"))
    alasan = _reason()


class TempatForm(forms.Form):
    """One place of those this office may speak for."""

    kode_wilayah = forms.ChoiceField(label=_("Untuk"))

    def __init__(self, *args: Any, tempat: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kode_wilayah", tempat)


class PanjangForm(TempatForm):
    """More days for one place."""

    sampai_on = _date(label=_("Diperpanjang sampai"))
    alasan = _reason()


class TutupTahapForm(TempatForm):
    """Close a stage at one place."""

    alasan = forms.CharField(
        label=_("Mengapa ditutup tanpa mereka yang belum selesai"),
        help_text=_("Hanya perlu bila ada yang belum selesai; tampil untuk umum."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BukaTahapForm(forms.Form):
    """Unlock it again."""

    penutupan = forms.IntegerField(widget=forms.HiddenInput)
    alasan = _reason()
