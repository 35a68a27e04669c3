"""Satu rumah yang diundi: bertanya, atau mencatat mengapa tidak jadi."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.survei.enums import Saluran
from terasa.survei.models import Jawaban, Responden
from terasa.survei.services import mark_nonresponse, record_jawaban
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.manfaat.bersama import PETUGAS, act
from terasa.web.manfaat.forms import LEWATI, TidakForm, WawancaraForm
from terasa.wilayah.queries import nama_lengkap


def get_rumah(pk: UUID) -> Responden:
    """The database shows drawn houses to their assigned surveyor only."""
    return get_object_or_404(Responden.objects.select_related("survei", "unit__rincian"), pk=pk)


@access(PETUGAS)
@require_http_methods(["GET", "HEAD", "POST"])
def tanya(request: Any, pk: UUID) -> HttpResponse:
    """The questionnaire; sending it twice records one answer, sending it later corrects it."""
    rumah = get_rumah(pk)
    form = WawancaraForm(request.POST or None, initial=_initial(rumah), kuesioner=rumah.survei.kuesioner)
    if request.method == "POST" and form.is_valid():
        try:
            record_jawaban(
                responden=rumah,
                by=request.pelaku,
                isi=form.isi(),
                dijawab_at=form.cleaned_data["dijawab_at"],
                now=timezone.now(),
                cara=form.cara(),
            )
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Jawaban %(rumah)s tersimpan.") % {"rumah": rumah.unit.label})
            return redirect("kerja-survei-lihat", pk=rumah.survei_id)
    return render(request, "manfaat/tanya.html", _page(rumah, form, TidakForm()))


def _initial(rumah: Responden) -> dict[str, Any]:
    """What was answered before, so that a correction starts from it; the moment is now."""
    jawaban = Jawaban.objects.filter(responden=rumah).first()
    kini = timezone.now().isoformat()
    awal: dict[str, Any] = {"dijawab_at": kini, "mulai_at": kini, "saluran": Saluran.DATANG}
    if jawaban is not None:
        awal |= {p["kode"]: jawaban.isi.get(p["kode"], LEWATI) for p in rumah.survei.kuesioner}
    return awal


def _page(rumah: Responden, form: WawancaraForm, tidak: TidakForm) -> dict[str, Any]:
    return {
        "rumah": rumah,
        "survei": rumah.survei,
        "form": form,
        "tidak": tidak,
        "rincian": getattr(rumah.unit, "rincian", None),
        "desa": nama_lengkap(rumah.kode_wilayah),
    }


@access(PETUGAS)
@require_POST
def tidak(request: Any, pk: UUID) -> HttpResponse:
    """No interview this time, and why."""
    rumah = get_rumah(pk)
    form = TidakForm(request.POST)
    if not form.is_valid():
        kosong = WawancaraForm(None, initial=_initial(rumah), kuesioner=rumah.survei.kuesioner)
        return render(request, "manfaat/tanya.html", _page(rumah, kosong, form))
    return act(
        request,
        lambda: mark_nonresponse(responden=rumah, by=request.pelaku, now=timezone.now(), **form.cleaned_data),
        _("Kunjungan ke %(rumah)s dicatat.") % {"rumah": rumah.unit.label},
        "kerja-survei-lihat",
        pk=rumah.survei_id,
    )
