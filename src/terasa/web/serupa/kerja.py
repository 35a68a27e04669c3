"""Tindakan petugas atas yang serupa: bukan yang sama, urungkan, dan gabungkan aspirasi ke usulan yang sudah ada."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.permissions import can_answer
from terasa.cari.services import deny_serupa, undo_deny_serupa
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.permissions import can_propose, can_work_forum
from terasa.musrenbang.services import add_suara
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.usulan.tulis import pick_aspirasi
from terasa.web.serupa.blok import build_tulisan, build_ucapan, suggest_tulisan


@access(can_propose)
@never_cache
@require_POST
def tulis(request: Any) -> HttpResponse:
    """What is like the words being typed, for the form of an usulan."""
    suara = pick_aspirasi(request.pelaku, request.GET.getlist("aspirasi"))
    isi = request.POST.dict()
    blok, saran = build_tulisan(request.pelaku, isi, suara), suggest_tulisan(request.pelaku, isi)
    if blok.is_kosong and (saran is None or saran.is_kosong):
        return HttpResponse("")
    return render(request, "serupa/_tulis_isi.html", {"blok": blok, "saran": saran})


@access(can_answer)
@never_cache
@require_POST
def catat(request: Any) -> HttpResponse:
    """What is like the words being typed at the counter: the question for the person there, and suggestions."""
    ucapan = build_ucapan(request.pelaku, request.POST.dict())
    return HttpResponse("") if ucapan is None else render(request, "serupa/_catat_isi.html", ucapan)


@access(can_work_forum)
@require_POST
def bukan(request: Any) -> HttpResponse:
    """Remember that the two are not the same wish."""
    kode, lain, tempat, kembali = _pair(request)
    try:
        deny_serupa(kode_1=kode, kode_2=lain, by=request.pelaku, now=timezone.now(), tempat=tempat)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Dicatat: bukan yang sama. Keduanya tidak disandingkan lagi."))
    return kembali


@access(can_work_forum)
@require_POST
def urungkan(request: Any) -> HttpResponse:
    """They may be the same after all."""
    kode, lain, tempat, kembali = _pair(request)
    try:
        undo_deny_serupa(kode_1=kode, kode_2=lain, by=request.pelaku, tempat=tempat)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Diurungkan; keduanya disandingkan lagi."))
    return kembali


@access(can_propose)
@require_POST
def gabungkan(request: Any, pk: UUID) -> HttpResponse:
    """Join voices of this desk to an usulan that exists; everyone who voiced it follows it from now on."""
    usulan = get_object_or_404(Usulan.objects.visible_to(request.pelaku), pk=pk)
    suara = pick_aspirasi(request.pelaku, request.POST.getlist("aspirasi"))
    if not suara:
        messages.error(request, _("Aspirasi itu sudah bergabung atau tidak terbuka lagi."))
        return redirect("kerja-usulan-lihat", pk=pk)
    try:
        for satu in suara:
            add_suara(usulan=usulan, aspirasi=satu, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        n = len(suara)
        kabar = ngettext(
            "%(n)d aspirasi digabungkan ke usulan ini.", "%(n)d aspirasi digabungkan ke usulan ini.", n
        )
        messages.success(request, kabar % {"n": n})
    return redirect("kerja-usulan-lihat", pk=pk)


def _pair(request: Any) -> tuple[str, str, dict[str, str], HttpResponse]:
    """Both codes, the places of those that this office sees as its own, and the page to go back to."""
    kode = read_kode(request.POST.get("kode", "")) or ""
    lain = read_kode(request.POST.get("lain", "")) or ""
    usulan = Usulan.objects.visible_to(request.pelaku).filter(kode=kode).first()
    aspirasi = Aspirasi.objects.visible_to(request.pelaku).filter(kode=kode).first()
    if usulan is not None:
        kembali = redirect("kerja-usulan-lihat", pk=usulan.pk)
    elif aspirasi is not None:
        kembali = redirect("aspirasi-kerja", aspirasi.kode)
    else:
        raise Http404
    return kode, lain, _places(request.pelaku, [kode, lain]), kembali


def _places(by: Pelaku, kode: list[str]) -> dict[str, str]:
    usulan = Usulan.objects.visible_to(by).filter(kode__in=kode).values_list("kode", "kode_desa")
    aspirasi = Aspirasi.objects.visible_to(by).filter(kode__in=kode).values_list("kode", "kode_desa")
    return {**dict(usulan), **dict(aspirasi)}
