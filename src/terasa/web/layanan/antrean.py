"""Antrean loket: mengambil nomor dan memanggil, serta layar di ruang tunggu."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from terasa.akun.models import Unit
from terasa.layanan.models import NomorAntrean
from terasa.layanan.permissions import can_serve
from terasa.layanan.queries import list_layanan, read_loket
from terasa.layanan.services import call_next, finish_nomor, skip_nomor, take_nomor
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access, publik


@access(can_serve)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def loket(request: Any) -> HttpResponse:
    """Hand out a number, call the next, say that it was served or that nobody came."""
    unit = get_object_or_404(Unit, pk=request.pelaku.unit_id)
    if request.method == "POST":
        try:
            messages.success(request, _act(request, unit))
        except AturanDilanggar as exc:
            messages.error(request, str(exc))
        return redirect("layanan-antrean")
    isi = {
        "unit": unit,
        "loket": read_loket(unit.pk, timezone.localdate()),
        "layanan": list_layanan(request.pelaku, unit_id=unit.pk),
        "meja": request.session.get("meja", ""),
    }
    return render(request, "layanan/antrean.html", isi)


def _act(request: Any, unit: Unit) -> str:
    """Do what was pressed; the sentence that says so. Raises AturanDilanggar."""
    aksi, now = request.POST.get("aksi", ""), timezone.now()
    if aksi == "ambil":
        nomor = take_nomor(unit=unit, by=request.pelaku, now=now)
        return _("Nomor %(n)d diambil.") % {"n": nomor.nomor}
    if aksi == "panggil":
        request.session["meja"] = meja = request.POST.get("meja", "").strip()[:20]
        nomor = call_next(unit=unit, meja=meja, by=request.pelaku, now=now)
        return _("Nomor %(n)d dipanggil.") % {"n": nomor.nomor}
    kunci = request.POST.get("nomor", "")
    semua = NomorAntrean.objects.filter(unit=unit, hari=timezone.localdate(now))
    nomor = get_object_or_404(semua, nomor=int(kunci) if kunci.isdecimal() and len(kunci) < 5 else 0)
    (skip_nomor if aksi == "lewati" else finish_nomor)(nomor=nomor, by=request.pelaku, now=now)
    return _("Nomor %(n)d selesai.") % {"n": nomor.nomor}


@access(publik)
@never_cache
@require_safe
def layar(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The screen of the waiting room, without a name; it asks again by itself."""
    unit = get_object_or_404(Unit, pk=unit_id)
    isi = {"unit": unit, "loket": read_loket(unit.pk, timezone.localdate())}
    return render(request, "layanan/layar.html", isi)
