"""Surat unit: templatnya, penerbitannya, dan salinan bernama bagi pemohon."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.layanan.enums import JenisSurat
from terasa.layanan.models import TemplatSurat
from terasa.layanan.permissions import can_serve
from terasa.layanan.services import issue_surat, print_for_pemohon, set_templat
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.layanan.forms import SuratForm, TemplatForm
from terasa.web.layanan.loket import get_one
from terasa.web.musrenbang.medan import perform


@access(can_serve)
@require_safe
def templat(request: Any) -> HttpResponse:
    """The papers of this unit, and which of them it has worded."""
    ada = {t.jenis: t for t in TemplatSurat.objects.filter(unit_id=request.pelaku.unit_id)}
    return render(request, "layanan/surat.html", {"semua": [(j, ada.get(j.value)) for j in JenisSurat]})


@access(can_serve)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, jenis: str) -> HttpResponse:
    """The words and the number of one paper."""
    satu = _jenis(jenis)
    unit = get_object_or_404(Unit, pk=request.pelaku.unit_id)
    lama = TemplatSurat.objects.filter(unit=unit, jenis=satu).first()
    awal = (
        {n: getattr(lama, n) for n in ("judul", "pola_nomor", "isi", "penandatangan")}
        if lama
        else {"judul": satu.label}
    )
    form = TemplatForm(request.POST or None, initial=awal)
    if perform(
        request,
        form,
        lambda isi: set_templat(unit=unit, jenis=satu, by=request.pelaku, now=timezone.now(), **isi),
    ):
        messages.success(request, _("Templat tersimpan; dipakai surat yang terbit sesudah ini."))
        return redirect("layanan-surat")
    return render(request, "layanan/surat_ubah.html", {"form": form, "jenis": satu})


@access(can_serve)
@require_POST
def terbitkan(request: Any, kode: str, jenis: str) -> HttpResponse:
    """Number and freeze a paper for this request."""
    permohonan, satu = get_one(request, kode), _jenis(jenis)
    form = SuratForm(request.POST)
    # A paper that is out cannot be mended, so it never goes out without the words that were typed.
    if not form.is_valid():
        messages.error(request, _("Keterangannya terlalu panjang; ringkaslah sampai 500 huruf."))
        return redirect("permohonan-kerja", permohonan.kode)
    try:
        with transaction.atomic():
            surat = issue_surat(
                permohonan=permohonan, jenis=satu, by=request.pelaku, now=timezone.now(), **form.cleaned_data
            )
        messages.success(request, _("Surat nomor %(nomor)s terbit.") % {"nomor": surat.dokumen.nomor})
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect("permohonan-kerja", permohonan.kode)


@access(can_serve)
@never_cache
@require_safe
def salinan(request: Any, kode: str, jenis: str) -> HttpResponse:
    """The copy with the name, for the hand of its person."""
    permohonan = get_one(request, kode)
    surat = get_object_or_404(permohonan.surat.select_related("dokumen"), jenis=_jenis(jenis))
    try:
        data = print_for_pemohon(surat=surat, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("permohonan-kerja", permohonan.kode)
    jawaban = HttpResponse(data, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="surat-{permohonan.kode}.pdf"'
    return jawaban


def _jenis(jenis: str) -> JenisSurat:
    if jenis not in JenisSurat.values:
        raise Http404
    return JenisSurat(jenis)
