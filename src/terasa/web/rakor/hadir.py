"""Daftar hadir rapat: satu orang satu tekan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.rakor.enums import StatusRakor
from terasa.rakor.permissions import can_host
from terasa.rakor.queries import list_calon_diundang, list_hadir
from terasa.rakor.services import record_hadir, remove_hadir
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.rakor.daftar import get_minuted
from terasa.web.rakor.forms import HadirForm


@access(can_host)
@require_http_methods(["GET", "HEAD", "POST"])
def hadir(request: Any, pk: UUID) -> HttpResponse:
    """Record one person; the invited offices that are not on the list yet come first."""
    rakor, by = get_minuted(request.pelaku, pk), request.pelaku
    daftar = list_hadir(rakor)
    diundang = [u.unit for u in rakor.diundang.select_related("unit")]
    sudah = {k.asal_kode for k in daftar}
    belum = [u for u in diundang if u.kode_wilayah not in sudah or u.kode_wilayah == rakor.kode_wilayah]
    pk_depan = {u.pk for u in belum}
    calon = [*belum, *(u for u in list_calon_diundang(rakor.tuan_rumah) if u.pk not in pk_depan)]
    menurut = {str(u.pk): u for u in calon}
    form = HadirForm(request.POST or None, calon)

    def act(isi: dict[str, Any]) -> object:
        kelamin = request.POST.get("kelamin", "")
        unit = menurut[isi["unit"]]
        return record_hadir(
            rakor=rakor, by=by, unit=unit, sebagai=isi["sebagai"], kelamin=kelamin, now=timezone.now()
        )

    if perform(request, form, act):
        messages.success(request, _("Tercatat."))
        return redirect("kerja-rakor-hadir", pk=pk)
    isi = {
        "rakor": rakor,
        "form": form,
        "daftar": daftar,
        "perempuan": sum(k.kelamin == "P" for k in daftar),
        "belum": len(belum),
        "diundang": len(diundang),
        "boleh": rakor.status in {StatusRakor.DISIAPKAN, StatusRakor.DIUNDANG, StatusRakor.BERLANGSUNG},
    }
    return render(request, "rakor/hadir.html", isi)


@access(can_host)
@require_POST
def hapus(request: Any, pk: UUID, kehadiran: UUID) -> HttpResponse:
    """Take a slip of the finger off the list."""
    rakor = get_minuted(request.pelaku, pk)
    try:
        remove_hadir(rakor=rakor, by=request.pelaku, kehadiran_id=kehadiran)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Catatan itu dihapus dari daftar hadir."))
    return redirect("kerja-rakor-hadir", pk=pk)
