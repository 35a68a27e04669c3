"""Galeri komponen: setiap potongan tampilan dengan contohnya."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from terasa.web.akses import access, publik


class ContohForm(forms.Form):
    """Only for the gallery: one field of each kind."""

    judul = forms.CharField(
        label=_("Apa yang perlu diperbaiki?"),
        help_text=_("Satu kalimat, misalnya: jembatan kayu lapuk."),
        max_length=120,
    )
    bidang = forms.ChoiceField(
        label=_("Bidang"), choices=[("", "–"), ("jalan", _("Jalan")), ("air", _("Air bersih"))]
    )
    kelompok = forms.ChoiceField(
        label=_("Anda berbicara untuk siapa?"),
        choices=[("sendiri", _("Diri sendiri")), ("rt", _("Warga RT"))],
        widget=forms.RadioSelect,
    )
    cerita = forms.CharField(label=_("Ceritakan"), widget=forms.Textarea, required=False)
    tanggal = forms.DateField(
        label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    setuju = forms.BooleanField(label=_("Saya sudah membaca ringkasannya"))


@access(publik)
@require_safe
def galeri(request: Any) -> HttpResponse:
    """Every component with an example, in one page."""
    kosong = ContohForm()
    salah = ContohForm({"judul": "", "bidang": "jalan", "kelompok": "", "setuju": ""}, prefix="salah")
    page = Paginator(range(1, 501), 25).get_page(request.GET.get("page", 3))
    return render(
        request,
        "publik/galeri.html",
        {"form": kosong, "salah": salah, "page": page, "hari": timezone.localdate()},
    )
