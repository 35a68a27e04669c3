"""Formulir serah terima: kantor dan harinya, kata pejabat yang berakhir, dan pernyataan penggantinya."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.akun.models import Unit
from terasa.serah_terima.enums import Penyerah
from terasa.web.musrenbang.medan import set_choices
from terasa.web.program.forms import date_field, text_field


class BaruForm(forms.Form):
    """The office is asked only of who serves several; only the sekda may hand over for another."""

    unit = forms.ChoiceField(label=_("Kantor"))
    tanggal = date_field(
        label=_("Hari serah terima"),
        help_text=_("Paket berisi keadaan pada akhir hari ini."),
    )
    penyerah = forms.ChoiceField(
        label=_("Yang menyerahkan"), choices=Penyerah.choices, initial=Penyerah.PEMEGANG
    )
    penyerah_alasan = text_field(
        label=_("Mengapa pejabatnya berhalangan"),
        help_text=_("Diisi hanya bila sekretaris daerah yang menyerahkan."),
        required=False,
    )

    def __init__(self, *args: Any, unit: Sequence[Unit], boleh_wakil: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.semua = {str(u.pk): u for u in unit}
        set_choices(self, "unit", [(pk, u.nama) for pk, u in self.semua.items()])
        if len(unit) == 1:
            del self.fields["unit"]
        if not boleh_wakil:
            del self.fields["penyerah"], self.fields["penyerah_alasan"]

    def get_unit(self) -> Unit:
        """The chosen office, or the only one."""
        return self.semua[str(self.cleaned_data.get("unit") or next(iter(self.semua)))]


class TulisForm(forms.Form):
    """Words of the outgoing on one section; the memorandum itself only where the rule asks for it."""

    uraian = text_field(label=_("Uraian"), required=False)
    hambatan = text_field(label=_("Hambatan"), help_text=_("Yang masih menghalangi."), required=False)
    saran = text_field(label=_("Saran bagi pengganti"), required=False)

    def __init__(self, *args: Any, is_memori: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("hambatan", "saran") if is_memori else ("uraian",):
            del self.fields[nama]


class BekukanForm(forms.Form):
    """A step that cannot be taken back asks once."""

    yakin = forms.BooleanField(label=_("Saya mengerti: paket yang beku tidak dapat diubah siapa pun."))


class TerimaForm(forms.Form):
    """The word of the successor on one section."""

    catatan = text_field(label=_("Catatan atau keberatan"), required=False)
    is_keberatan = forms.BooleanField(label=_("Ini keberatan atas isi bagian ini"), required=False)
