"""Surat unit: templatnya, penerbitannya, dan salinan bernama bagi pemohon."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.layanan import rules
from terasa.layanan.enums import JenisSurat
from terasa.layanan.models import TemplatSurat
from terasa.layanan.permissions import can_serve
from terasa.layanan.services import issue_surat, preview_surat, print_for_pemohon, set_templat
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.aspirasi.forms import on_form
from terasa.web.layanan.forms import TemplatForm
from terasa.web.layanan.kertas import make_form
from terasa.web.layanan.loket import get_one, show
from terasa.web.musrenbang.medan import perform

ISIAN = ("judul", "pola_nomor", "isi", "penandatangan")


@access(can_serve)
@require_safe
def templat(request: Any) -> HttpResponse:
    """The papers of this unit, and which of them it has worded."""
    unit = get_object_or_404(Unit, pk=request.pelaku.unit_id)
    ada = {t.jenis: t for t in TemplatSurat.objects.filter(unit=unit)}
    isi = {"semua": [(j, ada.get(j.value)) for j in rules.list_jenis(unit.jenis)]}
    return render(request, "layanan/surat.html", isi)


@access(can_serve)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, jenis: str) -> HttpResponse:
    """The words and the number of one paper."""
    satu = _jenis(jenis)
    unit = get_object_or_404(Unit, pk=request.pelaku.unit_id)
    if satu not in rules.list_jenis(unit.jenis):
        raise Http404
    lama = TemplatSurat.objects.filter(unit=unit, jenis=satu).first()
    awal = lama or rules.sample_surat(satu, unit=unit.nama, singkatan=unit.singkatan, jenis_unit=unit.jenis)
    form = TemplatForm(request.POST or None, initial={n: getattr(awal, n) for n in ISIAN})
    # Looking at the words is not yet saying them.
    if "lihat" not in request.POST and perform(
        request,
        form,
        lambda isi: set_templat(unit=unit, jenis=satu, by=request.pelaku, now=timezone.now(), **isi),
    ):
        messages.success(request, _("Templat tersimpan; dipakai surat yang terbit sesudah ini."))
        return redirect("layanan-surat")
    isi = {"form": form, "jenis": satu, "baru": lama is None, "contoh": _preview(form, unit)}
    return render(request, "layanan/surat_ubah.html", isi)


def _preview(form: TemplatForm, unit: Unit) -> dict[str, str] | None:
    """What a paper of these words looks like; None when they cannot be filled in, with the sentence on the form."""
    if form.is_bound and not form.is_valid():
        return None
    isi = {n: form[n].value() or "" for n in ISIAN}
    with on_form(form):
        return preview_surat(unit=unit, pola_nomor=isi["pola_nomor"], isi=isi["isi"], now=timezone.now()) | {
            n: isi[n] for n in ("judul", "penandatangan")
        }
    return None


@access(can_serve)
@require_POST
def terbitkan(request: Any, kode: str, jenis: str) -> HttpResponse:
    """Number and freeze a paper for this request."""
    permohonan, satu = get_one(request, kode), _jenis(jenis)
    form = make_form(satu, request.POST)
    # A paper that is out cannot be mended, so it never goes out without the words that were typed.
    if not perform(
        request,
        form,
        lambda isi: issue_surat(
            permohonan=permohonan, jenis=satu, by=request.pelaku, now=timezone.now(), **isi
        ),
    ):
        return show(request, get_one(request, kode), surat_ditolak={satu: form})
    surat = permohonan.surat.select_related("dokumen").get(jenis=satu)
    messages.success(request, _("Surat nomor %(nomor)s terbit.") % {"nomor": surat.dokumen.nomor})
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
