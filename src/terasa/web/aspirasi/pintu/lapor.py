"""Titipan ke SP4N-LAPOR!: teks siap salin, nomor laporannya, dan langkah yang diikuti."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.permissions import can_answer
from terasa.aturan.models import Tenggat
from terasa.pintu.enums import LangkahLapor
from terasa.pintu.models import TitipanLapor
from terasa.pintu.rules.lapor import ALAMAT_LAPOR, URUTAN, can_follow, write_teks
from terasa.pintu.services.lapor import move_lapor, record_lapor
from terasa.umum.kode import print_kode
from terasa.web.akses import access
from terasa.web.aspirasi.pintu.forms import LangkahForm, LaporForm
from terasa.web.aspirasi.views.kerja import get_one
from terasa.web.musrenbang.medan import perform
from terasa.wilayah.queries import nama_lengkap


@access(can_answer)
@require_safe
def lihat(request: Any, kode: str) -> HttpResponse:
    """What to copy, and where it stands."""
    return _show(request, _get(request, kode))


@access(can_answer)
@require_POST
def catat(request: Any, kode: str) -> HttpResponse:
    """Keep the number that LAPOR! gave."""
    aspirasi = _get(request, kode)
    form = LaporForm(request.POST)
    if perform(
        request,
        form,
        lambda isi: record_lapor(aspirasi=aspirasi, by=request.pelaku, now=timezone.now(), **isi),
    ):
        messages.success(request, _("Nomor laporan dicatat; tenggatnya berjalan."))
        return redirect("aspirasi-lapor", aspirasi.kode)
    return _show(request, aspirasi, form)


@access(can_answer)
@require_POST
def langkah(request: Any, kode: str) -> HttpResponse:
    """Follow what LAPOR! shows."""
    aspirasi = _get(request, kode)
    titipan = get_object_or_404(TitipanLapor.objects.select_related("aspirasi"), pk=aspirasi.pk)
    form = LangkahForm(request.POST, langkah=_next_steps(titipan))
    if perform(
        request,
        form,
        lambda isi: move_lapor(
            titipan=titipan,
            langkah=LangkahLapor(isi["langkah"]),
            pada_on=isi["pada_on"],
            by=request.pelaku,
            now=timezone.now(),
        ),
    ):
        messages.success(request, _("Langkahnya dicatat."))
        return redirect("aspirasi-lapor", aspirasi.kode)
    return _show(request, aspirasi, form)


def _show(request: Any, aspirasi: Aspirasi, ditolak: forms.Form | None = None) -> HttpResponse:
    titipan = TitipanLapor.objects.filter(pk=aspirasi.pk).first()
    hari_ini = {"pada_on": timezone.localdate()}
    if titipan is None:
        form = ditolak or LaporForm(initial=hari_ini)
    else:
        form = ditolak or LangkahForm(langkah=_next_steps(titipan), initial=hari_ini)
    jam = Tenggat.objects.filter(objek_jenis="lapor", objek_id=str(aspirasi.pk)).order_by("mulai_on", "pk")
    isi = {
        "aspirasi": aspirasi,
        "titipan": titipan,
        "form": form,
        "alamat_lapor": ALAMAT_LAPOR,
        "jam": list(jam) if titipan else [],
        "selesai": titipan is not None and titipan.langkah == LangkahLapor.SELESAI,
        "teks": write_teks(
            masalah=aspirasi.isi.masalah,
            tempat=nama_lengkap(aspirasi.kode_desa),
            dusun=aspirasi.isi.dusun,
            patokan=aspirasi.isi.patokan,
            diajukan_on=timezone.localdate(aspirasi.diajukan_at),
            kode=print_kode(aspirasi.kode),
        ),
    }
    return render(request, "pintu/lapor.html", isi)


def _next_steps(titipan: TitipanLapor) -> list[LangkahLapor]:
    return [s for s in URUTAN if can_follow(LangkahLapor(titipan.langkah), s)]


def _get(request: Any, kode: str) -> Aspirasi:
    return get_one(Aspirasi.objects.handled_by(request.pelaku).select_related("isi"), kode)
