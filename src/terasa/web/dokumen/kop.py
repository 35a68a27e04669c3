"""Kop surat kantor yang sedang bertindak."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from terasa.akun.models import Unit
from terasa.dokumen.cetak import Kertas
from terasa.dokumen.kop import set_kop
from terasa.dokumen.models import KopSurat
from terasa.musrenbang.permissions import can_work_forum
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform


class KopForm(forms.Form):
    """What stands at the head of every paper of the office."""

    atas = forms.CharField(
        label=gettext_lazy("Baris atas"),
        help_text=gettext_lazy("Misalnya: Pemerintah Kabupaten Hulu Sungai Selatan."),
        max_length=200,
        required=False,
    )
    nama = forms.CharField(label=gettext_lazy("Nama kantor"), max_length=200)
    alamat = forms.CharField(
        label=gettext_lazy("Alamat"),
        help_text=gettext_lazy("Jalan, kode pos, telepon, surel; setiap baris tercetak sendiri."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kertas = forms.ChoiceField(
        label=gettext_lazy("Kertas"), choices=Kertas.choices, initial=Kertas.A4, widget=forms.RadioSelect
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy(
            "PNG, JPG, atau WEBP, paling besar 2 MB. Kosongkan agar logo yang sekarang tetap."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any) -> HttpResponse:
    """Papers that are already out keep the letterhead that they were frozen with."""
    unit = Unit.objects.filter(pk=request.pelaku.unit_id).first()
    if unit is None:
        raise Http404
    kop = KopSurat.objects.filter(unit=unit).first()
    awal = {n: getattr(kop, n) for n in ("atas", "nama", "alamat", "kertas")} if kop else {"nama": unit.nama}
    form = KopForm(request.POST or None, request.FILES or None, initial=awal)
    if perform(request, form, lambda isi: _set(request, unit, isi)):
        messages.success(request, _("Kop surat tersimpan; dipakai kertas yang terbit sesudah ini."))
        return redirect("kop-surat")
    return render(request, "dokumen/kop.html", {"form": form, "kop": kop, "unit": unit})


def _set(request: Any, unit: Unit, isi: dict[str, Any]) -> KopSurat:
    logo = isi.pop("logo")
    data = logo.read() if logo else None
    return set_kop(unit=unit, by=request.pelaku, now=timezone.now(), logo=data, **isi)
