"""Antrean loket bagi petugas: nomor, karcis, memanggil, membetulkan; dan layarnya di ruang tunggu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from terasa.akun.models import Unit
from terasa.layanan.models import Layanan, NomorAntrean
from terasa.layanan.permissions import can_serve
from terasa.layanan.queries import list_layanan, read_loket
from terasa.layanan.services import call_next, finish_nomor, skip_nomor, take_nomor, undo_nomor
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import PUBLIK
from terasa.web.akses import access, publik

DETIK_LAYAR = 5
# What is done with one number, and what is said afterwards.
LANGKAH: dict[str, tuple[Callable[..., object], Promise]] = {
    "selesai": (finish_nomor, _("Nomor %(n)d selesai dilayani.")),
    "lewati": (skip_nomor, _("Nomor %(n)d tidak hadir; dilewati.")),
    "kembali": (undo_nomor, _("Nomor %(n)d dikembalikan.")),
}


@access(can_serve)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def loket(request: Any) -> HttpResponse:
    """Hand out a number, call the next, say that it was served or that nobody came, and mend a wrong press."""
    unit = get_object_or_404(Unit, pk=request.pelaku.unit_id)
    if request.method == "POST":
        try:
            return _act(request, unit)
        except AturanDilanggar as exc:
            messages.error(request, str(exc))
        return redirect("layanan-antrean")
    meja = request.session.get("meja", "")
    kini = read_loket(unit.pk, timezone.localdate())
    isi = {
        "unit": unit,
        "loket": kini,
        "layanan": _offered(request),
        "meja": meja,
        # One desk serves one number: the next is called once this one is gone.
        "terisi": bool(meja) and any(n.meja == meja for n in kini.dipanggil),
        "karcis": next((n.nomor for n in kini.menunggu if str(n.nomor) == request.GET.get("karcis")), None),
    }
    return render(request, "layanan/antrean.html", isi)


def _offered(request: Any) -> QuerySet[Layanan]:
    return list_layanan(PUBLIK, unit_id=request.pelaku.unit_id or 0)


def _act(request: Any, unit: Unit) -> HttpResponse:
    """Do what was pressed, and say so. Raises AturanDilanggar."""
    aksi, now = request.POST.get("aksi", ""), timezone.now()
    if aksi == "ambil":
        layanan = _offered(request).filter(kode=request.POST.get("layanan", "")).first()
        nomor = take_nomor(unit=unit, by=request.pelaku, now=now, layanan=layanan)
        messages.success(request, _("Nomor %(n)d diambil.") % {"n": nomor.nomor})
        return redirect(f"{reverse('layanan-antrean')}?karcis={nomor.nomor}")
    if aksi == "panggil":
        request.session["meja"] = meja = request.POST.get("meja", "").strip()[:20]
        nomor = call_next(unit=unit, meja=meja, by=request.pelaku, now=now)
        messages.success(request, _("Nomor %(n)d dipanggil.") % {"n": nomor.nomor})
        return redirect("layanan-antrean")
    nomor = _find(unit, request.POST.get("nomor", ""))
    langkah, kabar = LANGKAH.get(aksi, LANGKAH["selesai"])
    langkah(nomor=nomor, by=request.pelaku, now=now)
    messages.success(request, kabar % {"n": nomor.nomor})
    return redirect("layanan-antrean")


def _find(unit: Unit, nomor: str) -> NomorAntrean:
    """A number of today, or 404."""
    semua = NomorAntrean.objects.filter(unit=unit, hari=timezone.localdate()).select_related("layanan")
    return get_object_or_404(semua, nomor=int(nomor) if nomor.isdecimal() and len(nomor) < 5 else 0)


@access(can_serve)
@never_cache
@require_safe
def karcis(request: Any, nomor: str) -> HttpResponse:
    """The ticket: number, service, and the hour at which it was taken."""
    unit = get_object_or_404(Unit, pk=request.pelaku.unit_id)
    return render(request, "layanan/karcis.html", {"unit": unit, "nomor": _find(unit, nomor)})


@access(publik)
@never_cache
@require_safe
def layar(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The screen of the waiting room, without a name; it asks again by itself, or by its link without scripts."""
    unit = get_object_or_404(Unit, pk=unit_id)
    bagian = "#isi" if request.headers.get("HX-Request") else ""
    isi = {"unit": unit, "loket": read_loket(unit.pk, timezone.localdate()), "detik": DETIK_LAYAR}
    return render(request, f"layanan/layar.html{bagian}", isi)
