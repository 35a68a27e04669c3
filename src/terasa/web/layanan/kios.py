"""Menanyai di loket: petugas yang bertanya, dan layar yang ditinggalkan kepada warga tanpa akun petugas."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.layanan.enums import SaluranSkm
from terasa.layanan.models import Layanan, SurveiSkm
from terasa.layanan.permissions import can_serve
from terasa.layanan.queries import find_berjalan, list_layanan, list_pertanyaan, read_kios
from terasa.layanan.services import answer_skm
from terasa.umum.pelaku import PUBLIK, SISTEM, Pelaku
from terasa.web.akses import access, publik
from terasa.web.layanan.forms import SkmForm
from terasa.web.musrenbang.medan import on_form

SESI_LAYAR = "skm_layar"
UMUR_LAYAR = 12 * 3600


@access(can_serve)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def loket(request: Any) -> HttpResponse:
    """The officer reads the questions aloud at the counter, to one person after another."""
    survei = find_berjalan(request.pelaku.unit_id or 0, timezone.localdate())
    form = make_form(request, survei)
    if survei is not None and take(request, survei, form, SaluranSkm.LOKET, request.pelaku):
        messages.success(request, _("Terima kasih. Silakan orang berikutnya."))
        return redirect("skm-kios")
    return render(request, "layanan/kios.html", {"survei": survei, "form": form})


@access(can_serve)
@require_POST
def kunci_layar(request: Any) -> HttpResponse:
    """Leave this screen to the people: the officer is signed out of it, and only the questions stay open for a day."""
    survei = find_berjalan(request.pelaku.unit_id or 0, timezone.localdate())
    if survei is None:
        raise Http404
    logout(request)
    request.session[SESI_LAYAR] = survei.unit_id
    request.session.set_expiry(UMUR_LAYAR)
    return redirect("skm-layar")


@access(can_serve)
@require_safe
def akhiri(request: Any) -> HttpResponse:
    """Whoever signed in takes the screen back."""
    if request.session.pop(SESI_LAYAR, None) is not None:
        request.session.set_expiry(None)
    return redirect("skm-kelola")


@access(publik)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def layar(request: Any) -> HttpResponse:
    """The screen that an officer left to the people; nothing of the one before stays on it."""
    survei = find_berjalan(request.session.get(SESI_LAYAR, 0), timezone.localdate())
    form = make_form(request, survei)
    # Whoever left the screen here answers for it; the one who presses has no account.
    if survei is not None and take(request, survei, form, SaluranSkm.KIOS, SISTEM):
        return redirect(f"{reverse('skm-layar')}?selesai=1")
    isi = {
        "survei": survei,
        "form": form,
        "jeda": read_kios(survei) if survei else None,
        "selesai": survei is not None and "selesai" in request.GET,
        "unsur": [form[p.kode] for p in form.pertanyaan],
        "profil": [form[nama] for nama in form.profil],
    }
    return render(request, "layanan/layar_kios.html", isi)


def make_form(request: Any, survei: SurveiSkm | None) -> SkmForm:
    """The questions of a survey that runs; none without one."""
    layanan = list(list_layanan(PUBLIK, unit_id=survei.unit_id)) if survei else []
    return SkmForm(
        request.POST or None, layanan=layanan, pertanyaan=list_pertanyaan(survei) if survei else ()
    )


def take(request: Any, survei: SurveiSkm, form: SkmForm, saluran: SaluranSkm, by: Pelaku) -> bool:
    """Whether an answer came in with this request; a refusal stands on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    with on_form(form):
        answer_skm(
            survei=survei,
            layanan=pick(form.layanan, form.cleaned_data["layanan"]),
            data=form.as_data(),
            saluran=saluran,
            kunci_kirim=form.cleaned_data["kunci_kirim"],
            by=by,
            now=timezone.now(),
        )
    return not form.errors


def pick(layanan: list[Layanan], id: str) -> Layanan:
    """One of the offered services; the form has checked that it is."""
    return next(satu for satu in layanan if satu.pk == UUID(id))
