"""Dua tindakan untuk banyak baris: memasukkan daftar pamong, dan menerapkan peralihan masa jabatan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.perangkat.models import MasaJabatan
from terasa.perangkat.permissions import can_apply, can_register
from terasa.perangkat.queries.peralihan import list_peralihan
from terasa.perangkat.rules.pamong import KOLOM_PAMONG
from terasa.perangkat.services.pamong import import_pamong
from terasa.perangkat.services.peralihan import apply_peralihan_semua
from terasa.umum.errors import AturanDilanggar
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import parse_lembar
from terasa.web.akses import access
from terasa.web.musrenbang.medan import on_form
from terasa.web.perangkat.forms import PamongForm
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import nama_lengkap_banyak

CARA = ["GET", "HEAD", "POST"]


@access(can_register)
@require_http_methods(CARA)
def pamong(request: Any) -> HttpResponse:
    """A list of apparatus of one village, tried first; the report stands below the form."""
    by = request.pelaku
    desa = list(
        Wilayah.objects.under_any(by.akar_baca)
        .at(Tingkat.DESA)
        .filter(berlaku_sampai=None)
        .select_related("induk")
    )
    if not desa:
        raise Http404
    form = PamongForm(
        request.POST or None,
        request.FILES or None,
        desa=desa,
        initial={"uji": True, "desa": request.GET.get("desa") or desa[0].kode},
    )
    laporan: Laporan | None = None
    if request.method == "POST" and form.is_valid():
        with on_form(form):
            laporan = import_pamong(
                lembar=parse_lembar(form.cleaned_data["berkas"].read(), KOLOM_PAMONG),
                kode_desa=form.cleaned_data["desa"],
                by=by,
                now=timezone.now(),
                uji=form.cleaned_data["uji"],
            )
    return render(request, "perangkat/impor.html", {"form": form, "laporan": laporan})


@access(can_apply)
@require_http_methods(CARA)
def peralihan(request: Any) -> HttpResponse:
    """Whose planned end moves under the rules in force, and applying it to the chosen ones."""
    by = request.pelaku
    if request.method == "POST":
        pilih = [u for teks in request.POST.getlist("masa")[:5000] if (u := _as_uuid(teks))]
        try:
            geser = apply_peralihan_semua(
                by=by, pilih=pilih, alasan=request.POST.get("alasan", ""), now=timezone.now()
            )
        except AturanDilanggar as salah:
            messages.error(request, str(salah))
        else:
            messages.success(
                request,
                _("%(n)d masa jabatan digeser; akhir yang semula tetap tercatat.") % {"n": len(geser)},
            )
        return redirect("kerja-perangkat-peralihan")
    baris = list_peralihan(MasaJabatan.objects.visible_to(by), by)
    isi = {
        "bergeser": [p for p in baris if p.bergeser],
        "tetap": [p for p in baris if not p.bergeser],
        "tempat": nama_lengkap_banyak({p.masa.jabatan.kode_wilayah for p in baris}),
    }
    return render(request, "perangkat/peralihan.html", isi)


def _as_uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None
