"""Usulan yang dibiayai sebuah pos: ditautkan desa, dilepas dengan alasan."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from terasa.apbdes.enums import Kelompok, StatusApbdes
from terasa.apbdes.models import TautanApbdes
from terasa.apbdes.permissions import can_budget
from terasa.apbdes.queries.tautan import list_dapat_ditautkan, list_tautan
from terasa.apbdes.services import link_pos, unlink_pos
from terasa.musrenbang.models import Usulan
from terasa.web.akses import access
from terasa.web.apbdes.papan import get_own
from terasa.web.musrenbang.medan import perform, set_choices
from terasa.web.program.forms import text_field

HALAMAN = "apbdes/tindakan.html"


class TautForm(forms.Form):
    """Which usulan of the village's plan this line pays."""

    usulan = forms.ChoiceField(label=gettext_lazy("Usulan dari RKP Desa tahun ini"))

    def __init__(self, *args: Any, pilihan: list[Usulan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "usulan", [(str(u.pk), u.judul) for u in pilihan])


class LepasForm(forms.Form):
    """Why this line does not pay it after all."""

    alasan = text_field(
        label=gettext_lazy("Alasan"), help_text=gettext_lazy("Dibaca pengusulnya."), max_length=500
    )


@access(can_budget)
@require_http_methods(["GET", "HEAD", "POST"])
def taut(request: Any, pk: UUID, pos: UUID) -> HttpResponse:
    """Link one more usulan to a line; those that it pays are listed."""
    apbdes = get_own(request, pk, StatusApbdes.DRAF, StatusApbdes.BERLAKU)
    satu = get_object_or_404(apbdes.pos.select_related("apbdes"), pk=pos, kelompok=Kelompok.BELANJA)
    pilihan = list_dapat_ditautkan(satu)
    form = TautForm(request.POST or None, pilihan=pilihan)
    menurut = {str(u.pk): u for u in pilihan}
    tindakan = partial(link_pos, pos=satu, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(usulan=menurut[isi["usulan"]])):
        messages.success(request, _("Usulan ditautkan; pengusulnya diberi tahu ketika anggarannya berlaku."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    isi = {
        "form": form,
        "apbdes": apbdes,
        "pos": satu,
        "pilihan": pilihan,
        "tautan": list_tautan(apbdes).get(satu.pangkal, []),
    }
    return render(request, "apbdes/taut.html", isi)


@access(can_budget)
@require_http_methods(["GET", "HEAD", "POST"])
def lepas(request: Any, pk: UUID, tautan: int) -> HttpResponse:
    """Take one usulan off a line, with the reason that its proposers read."""
    apbdes = get_own(request, pk, StatusApbdes.DRAF, StatusApbdes.BERLAKU)
    satu = get_object_or_404(
        TautanApbdes.objects.select_related("usulan"),
        pk=tautan,
        kode_desa=apbdes.kode_desa,
        tahun=apbdes.tahun,
        dilepas_at=None,
    )
    form = LepasForm(request.POST or None)
    tindakan = partial(unlink_pos, tautan=satu, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Tautan dilepas."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    isi = {
        "judul": _("Lepaskan usulan dari pos ini"),
        "teks": satu.usulan.judul,
        "kirim": _("Lepaskan"),
        "jenis": "bahaya",
    }
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})
