"""Antrean pemeriksaan: yang datang tanpa bukti kerja ketika kiriman sedang banyak, diterima atau dikesampingkan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.permissions import can_answer, can_read_desk
from terasa.aspirasi.queries import list_alasan_sembunyi, list_antrean
from terasa.aspirasi.services import accept_aspirasi, set_aside_aspirasi
from terasa.web.akses import access
from terasa.web.alamat import read_uuids
from terasa.web.aspirasi.forms import PilihanForm, on_form
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 50


@access(can_read_desk)
@never_cache
@require_safe
def lihat(request: Any) -> HttpResponse:
    """What waits to be looked at, the longest wait first."""
    return _show(request, _form(request))


@access(can_answer)
@require_POST
def terima(request: Any) -> HttpResponse:
    """Take the ticked ones in: their clocks start now."""
    form = _form(request)
    with on_form(form):
        n = accept_aspirasi(aspirasi=_dipilih(request), by=request.pelaku, now=timezone.now())
        messages.success(
            request,
            ngettext("%(n)d aspirasi diterima.", "%(n)d aspirasi diterima.", n) % {"n": n}
            if n
            else _("Centang dulu yang diterima."),
        )
        return redirect("aspirasi-antrean")
    return _show(request, form)


@access(can_answer)
@require_POST
def kesampingkan(request: Any) -> HttpResponse:
    """Hide the ticked ones with one public reason; each can be shown again."""
    form = _form(request, request.POST)
    if form.is_valid():
        with on_form(form):
            n = set_aside_aspirasi(
                aspirasi=_dipilih(request),
                alasan_kode=form.cleaned_data["pilihan"],
                alasan=form.cleaned_data["alasan"],
                by=request.pelaku,
                now=timezone.now(),
            )
            messages.success(
                request,
                ngettext("%(n)d aspirasi dikesampingkan.", "%(n)d aspirasi dikesampingkan.", n) % {"n": n}
                if n
                else _("Centang dulu yang dikesampingkan."),
            )
            return redirect("aspirasi-antrean")
    return _show(request, form)


def _dipilih(request: Any) -> list[Aspirasi]:
    """The ticked ones that still wait at this desk; a second press finds none of them."""
    dipilih = read_uuids(request.POST.getlist("aspirasi"))
    semua = Aspirasi.objects.handled_by(request.pelaku).filter(status=Status.DITAHAN)
    return list(semua.filter(pk__in=dipilih[:SEHALAMAN]).order_by("diajukan_at"))


def _form(request: Any, data: Any = None) -> PilihanForm:
    # Dated choices of the kabupaten, whichever desa the officer looks at.
    akar = (*request.pelaku.akar_tulis, *request.pelaku.akar_baca, request.pelaku.kabupaten)[0]
    pilihan = list_alasan_sembunyi(akar, timezone.localdate())
    return PilihanForm(data, prefix="sembunyi", pilihan=pilihan)


def _show(request: Any, form: PilihanForm) -> HttpResponse:
    page = Paginator(list_antrean(request.pelaku), SEHALAMAN).get_page(request.GET.get("page"))
    isi = {
        "page": page,
        "nama": nama_lengkap_banyak({a.kode_desa for a in page}),
        "dipilih": set(request.POST.getlist("aspirasi")),
        "sembunyi": form,
        "ditolak": form if form.errors else None,
        "boleh": can_answer(request.pelaku),
    }
    return render(request, "aspirasi/antrean.html", isi)
