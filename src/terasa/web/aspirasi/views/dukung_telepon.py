"""“Saya juga” dengan kode ke telepon, bila ada gerbang yang mengirimkannya."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from terasa.aspirasi.enums import HasilKode
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.queries import is_kode_selesai
from terasa.aspirasi.services import send_kode_dukungan, support_with_kode
from terasa.umum.pelaku import WARGA
from terasa.web.akses import access, publik
from terasa.web.aspirasi import batas
from terasa.web.aspirasi.forms import KodeForm, TeleponForm, on_form
from terasa.web.aspirasi.views.dukung import KUKI, get_terbuka, has_telepon, read_peramban, show


@access(publik)
@sensitive_post_parameters("telepon")
@require_POST
def minta(request: HttpRequest, kode: str) -> HttpResponse:
    """Send a code to this number, then ask for it."""
    aspirasi, form = _get(kode), TeleponForm(request.POST)
    if not form.is_valid():
        return show(request, aspirasi, form)
    if batas.is_kode_penuh(request, aspirasi.kode, form.cleaned_data["telepon"]):
        form.add_error(
            None, _("Sudah banyak kode diminta. Coba lagi nanti, atau datang ke kantor desa untuk dicatat.")
        )
        return show(request, aspirasi, form, status=429)
    with on_form(form):
        periksa_id = send_kode_dukungan(
            aspirasi=aspirasi, telepon=form.cleaned_data["telepon"], by=WARGA, now=timezone.now()
        )
        return redirect("aspirasi-dukung-kode", aspirasi.kode, periksa_id)
    return show(request, aspirasi, form)


@access(publik)
@never_cache
@sensitive_post_parameters("kode")
@require_http_methods(["GET", "HEAD", "POST"])
def tulis_kode(request: HttpRequest, kode: str, periksa_id: UUID) -> HttpResponse:
    """Type the code; whoever answered the message instead is sent on."""
    aspirasi = _get(kode)
    form = KodeForm(request.POST) if request.method == "POST" else KodeForm()
    if request.method == "POST" and form.is_valid():
        hasil = _confirm(request, aspirasi, periksa_id, form.cleaned_data["kode"])
        if hasil not in (HasilKode.SALAH, HasilKode.HABIS):
            return _leave(request, aspirasi, hasil)
        form.add_error("kode", str(hasil.label))
    elif request.method != "POST" and is_kode_selesai(aspirasi, periksa_id):
        return _leave(request, aspirasi, HasilKode.SUDAH)
    return render(request, "aspirasi/dukung_kode.html", {"aspirasi": aspirasi, "form": form})


def _confirm(request: HttpRequest, aspirasi: Aspirasi, periksa_id: UUID, kode: str) -> HasilKode:
    return support_with_kode(
        aspirasi=aspirasi,
        periksa_id=periksa_id,
        kode=kode,
        by=WARGA,
        now=timezone.now(),
        peramban=read_peramban(request) if KUKI in request.COOKIES else None,
    )


def _leave(request: HttpRequest, aspirasi: Aspirasi, hasil: HasilKode) -> HttpResponse:
    kabari = messages.info if hasil == HasilKode.MILIK_SENDIRI else messages.success
    kabari(request, str(hasil.label))
    return redirect("aspirasi-dukung", aspirasi.kode)


def _get(kode: str) -> Aspirasi:
    """Only where a gateway carries codes out does this door exist."""
    if not has_telepon():
        raise Http404
    return get_terbuka(kode)
