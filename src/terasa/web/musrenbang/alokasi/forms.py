"""Formulir alokasi: pagu, pilihan dua hasil untuk dibandingkan, dan penetapan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.web.musrenbang.medan import BiayaField, set_choices


class PaguForm(forms.Form):
    """The ceiling of one budget year."""

    tahun = forms.TypedChoiceField(label=_("Tahun anggaran"), coerce=int)
    pagu = BiayaField(
        label=_("Pagu untuk usulan masyarakat (rupiah)"),
        help_text=_("Misalnya 25.000.000.000. Simulasi dapat diulang dengan pagu lain sebelum ditetapkan."),
        max_length=40,
    )

    def __init__(self, *args: Any, hari: date, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deret = sorted({tahun, *range(hari.year, hari.year + 4)})
        set_choices(self, "tahun", [(t, str(t)) for t in deret])
        self.initial.setdefault("tahun", tahun)


class TetapkanForm(forms.Form):
    """One tick: it becomes the decision of the kabupaten."""

    paham = forms.BooleanField(label=_("Hasil ini sudah disetujui dan boleh diumumkan"))
