"""Survei kepuasan: di ponsel, kios, dan loket, salinan kertas, dan membukanya."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.layanan import rules
from terasa.layanan.models import Layanan
from terasa.layanan.queries import Pertanyaan
from terasa.layanan.rules.skm import DITANYA_DI_LAYAR, LABEL_PROFIL, NAMA_PROFIL, PROFIL, SARAN_TERPANJANG
from terasa.statistik.skm import UNSUR
from terasa.web.layanan.forms.dasar import KirimForm
from terasa.web.program.forms import date_field

LEMBAR_SEKALI = 200


class SkmForm(KirimForm):
    """Nine questions, each of which may be left out, and who answers as far as the person says."""

    saran = forms.CharField(
        label=_("Saran"),
        help_text=_("Tanpa nama atau nomor orang."),
        required=False,
        max_length=SARAN_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        layanan: Iterable[Layanan] | None = None,
        pertanyaan: Iterable[Pertanyaan] = (),
        profil: Iterable[str] = DITANYA_DI_LAYAR,
        **kwargs: Any,
    ) -> None:
        """`pertanyaan` is empty only where no survey runs, and then nothing is asked."""
        super().__init__(*args, **kwargs)
        self.layanan, self.pertanyaan, self.profil = list(layanan or ()), list(pertanyaan), list(profil)
        if layanan is not None:
            self.fields["layanan"] = forms.ChoiceField(
                label=_("Layanan yang diterima"),
                choices=[("", _("Pilih")), *((str(satu.pk), satu.nama) for satu in self.layanan)],
            )
        for satu in self.pertanyaan:
            self.fields[satu.kode] = forms.ChoiceField(
                label=self.word(satu), choices=self.choices(satu), required=False, widget=forms.RadioSelect
            )
        for nama in self.profil:
            self.fields[nama] = forms.ChoiceField(
                label=NAMA_PROFIL[nama], required=False, choices=[("", "–"), *LABEL_PROFIL[nama]]
            )
        urut = ["layanan", *UNSUR, *PROFIL, "saran"]
        self.order_fields(urut)

    def word(self, satu: Pertanyaan) -> str:
        """How an unsur is asked."""
        return satu.tanya

    def choices(self, satu: Pertanyaan) -> list[tuple[int, str]]:
        """What the answers 1 to 4 say."""
        return list(satu.jawab)

    def as_data(self) -> rules.DataSkm:
        """What the service takes; call after is_valid."""
        isi = self.cleaned_data
        nilai = [int(isi[u]) if isi[u] else None for u in UNSUR]
        return rules.DataSkm(nilai, {k: isi[k] for k in PROFIL if isi.get(k)}, isi.get("saran", ""))


class KertasForm(SkmForm):
    """The same from paper."""

    lembar = forms.IntegerField(label=_("Nomor lembar"), min_value=1, max_value=100_000)
    dijawab_on = date_field(label=_("Tanggal pada kertas"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, profil=PROFIL, **kwargs)
        # Words are copied by nobody twice alike; a suggestion on paper stays with the unit.
        del self.fields["saran"]
        self.order_fields(["lembar", "dijawab_on", "jam", "layanan", *UNSUR, *DITANYA_DI_LAYAR])

    def word(self, satu: Pertanyaan) -> str:
        """The code first: by it the paper is copied."""
        return f"{satu.kode}. {satu.tanya}"

    def choices(self, satu: Pertanyaan) -> list[tuple[int, str]]:
        return [(nilai, f"{nilai}. {kata}") for nilai, kata in satu.jawab]

    def as_data(self) -> rules.DataSkm:
        return replace(super().as_data(), dijawab_on=self.cleaned_data["dijawab_on"])


class BukaSkmForm(forms.Form):
    """From when to when, and how many are served in a year."""

    dari_on = date_field(label=_("Hari pertama"))
    sampai_on = date_field(label=_("Hari terakhir"))
    populasi = forms.IntegerField(
        label=_("Kira-kira berapa orang dilayani setahun?"),
        help_text=_("Banyaknya yang perlu ditanya dihitung dari sini (Krejcie dan Morgan)."),
        min_value=1,
        max_value=10_000_000,
    )


class LembarForm(forms.Form):
    """Which numbers the printed sheets carry."""

    dari = forms.IntegerField(label=_("Nomor lembar pertama"), min_value=1, max_value=100_000, initial=1)
    sampai = forms.IntegerField(label=_("Nomor lembar terakhir"), min_value=1, max_value=100_000, initial=20)

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = self.cleaned_data
        banyak = isi.get("sampai", 0) - isi.get("dari", 0) + 1
        if not self.errors and not 1 <= banyak <= LEMBAR_SEKALI:
            raise forms.ValidationError(
                _("Cetak 1 sampai %(banyak)d lembar sekali jalan."), params={"banyak": LEMBAR_SEKALI}
            )
        return isi


class HariForm(forms.Form):
    """Another last day."""

    sampai_on = date_field(label=_("Hari terakhir"))
