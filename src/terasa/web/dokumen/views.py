"""Dokumen publik: halaman, JSON kanonik, PDF, dan pemeriksaan keaslian."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.apbdes.queries.kertas import JENIS_KERTAS as KERTAS_APBDES
from terasa.apbdes.queries.kertas import find_kertas, list_kertas, may_open
from terasa.dokumen import rules
from terasa.dokumen.cetak import Kertas
from terasa.dokumen.models import Dokumen, StatusDokumen
from terasa.dokumen.queries import check_berkas
from terasa.dokumen.services import print_dokumen
from terasa.layanan.models import Surat
from terasa.layanan.services.surat import JENIS_DOKUMEN as SURAT_LAYANAN
from terasa.musrenbang.models import Forum
from terasa.musrenbang.rules.berita_acara import BENTUK
from terasa.musrenbang.services.terbitkan_surat import JENIS_SURAT, find_surat
from terasa.program.models import KertasTriwulan
from terasa.program.queries.kertas import JENIS_KERTAS as KERTAS_TRIWULAN
from terasa.program.queries.kertas import list_versi_triwulan
from terasa.rakor.models import Rakor
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access, publik

SETABEL = 30


class PeriksaForm(forms.Form):
    berkas = forms.FileField(
        label=_("Berkas"), help_text=_("PDF, JSON, atau pindaian yang Anda terima. Berkas tidak disimpan.")
    )


def _get(kode: str) -> Dokumen:
    return get_object_or_404(Dokumen.objects.select_related("mengubah"), kode=read_kode(kode) or "")


def may_read(by: Pelaku, dokumen: Dokumen) -> bool:
    """A public paper, or a restricted one of a meeting that this office sees."""
    if not dokumen.is_terbatas:
        return True
    rapat = Rakor.objects.visible_to(by).filter(Q(undangan=dokumen) | Q(notulen=dokumen))
    return by.peran_id is not None and rapat.exists()


def _get_open(request: Any, kode: str) -> Dokumen:
    """One whose content this visitor may have; whether a file is genuine, everybody may ask."""
    dokumen = _get(kode)
    if not (may_read(request.pelaku, dokumen) and _is_open(request, dokumen)):
        raise Http404
    return dokumen


def _is_open(request: Any, dokumen: Dokumen) -> bool:
    if dokumen.jenis != KERTAS_APBDES:
        return True
    kertas = find_kertas(dokumen)
    return kertas is not None and may_open(request.pelaku, kertas)


@access(publik)
@require_safe
def lihat(request: Any, kode: str) -> HttpResponse:
    """What this paper says, its hash, and whether it is signed; the whole table stands on its forum's page."""
    dokumen = _get(kode)
    if not may_read(request.pelaku, dokumen):
        return render(request, "dokumen/terbatas.html", {"dokumen": dokumen})
    lain = Kertas.F4 if dokumen.kertas == Kertas.A4 else Kertas.A4
    isi: dict[str, Any] = {
        "dokumen": dokumen,
        "sebutan": rules.SEBUTAN.get(dokumen.jenis, _("Dokumen")),
        "perlu_pindaian": dokumen.jenis in rules.PERLU_PINDAIAN,
        "forum": Forum.objects.filter(berita_acara=dokumen).first(),
        "kertas_lain": lain,
        "terbuka": _is_open(request, dokumen),
        "adendum": dokumen.adendum.exclude(status=StatusDokumen.DICABUT),
    }
    if dokumen.jenis == JENIS_SURAT:
        terbaru = find_surat(dokumen.tahun, [dokumen.kode_wilayah])[dokumen.kode_wilayah]
        isi |= {"surat": dokumen.isi, "terbaru": terbaru if terbaru != dokumen else None}
    if dokumen.jenis in (KERTAS_APBDES, KERTAS_TRIWULAN):
        isi |= _evaluation(dokumen)
    if dokumen.jenis == SURAT_LAYANAN:
        isi["layanan"] = Surat.objects.filter(dokumen=dokumen).select_related("unit", "permohonan").first()
    if dokumen.isi.get("bentuk") == BENTUK:
        daftar = [b for nama in ("disepakati", "cadangan", "lain") for b in dokumen.isi["daftar"][nama]]
        isi |= {"ba": dokumen.isi, "baris": daftar[:SETABEL], "sisa": max(len(daftar) - SETABEL, 0)}
    return render(request, "dokumen/lihat.html", isi)


def _evaluation(dokumen: Dokumen) -> dict[str, Any]:
    """A frozen evaluation, and the newer version where there is one."""
    if dokumen.jenis == KERTAS_APBDES:
        kertas = find_kertas(dokumen)
        lain = list_kertas(kertas.evaluasi) if kertas else []
        semua = [k.dokumen for k in lain]
    else:
        satu = KertasTriwulan.objects.filter(dokumen=dokumen).first()
        semua = [k.dokumen for k in list_versi_triwulan(satu)] if satu else []
    return {
        "evaluasi": dokumen.isi,
        "versi_baru": semua[0] if semua and semua[0] != dokumen else None,
    }


@access(publik)
@require_safe
def isi_json(request: Any, kode: str) -> HttpResponse:
    """Exactly the bytes whose SHA-256 is printed on the paper."""
    dokumen = _get_open(request, kode)
    jawaban = HttpResponse(rules.canonical(dokumen.isi), content_type="application/json; charset=utf-8")
    jawaban["Content-Disposition"] = f'inline; filename="{dokumen.kode}.json"'
    return jawaban


@access(publik)
@require_safe
def pdf(request: Any, kode: str) -> HttpResponse:
    """The printed paper; `?kertas=f4` gives the same content on the other paper."""
    dokumen = _get_open(request, kode)
    kertas = request.GET.get("kertas", "") or dokumen.kertas
    if kertas not in Kertas.values:
        raise Http404
    data = print_dokumen(dokumen=dokumen, kertas=kertas, by=request.pelaku)
    jawaban = HttpResponse(data, content_type="application/pdf")
    ekor = "" if kertas == dokumen.kertas else f"-{kertas}"
    jawaban["Content-Disposition"] = f'inline; filename="{dokumen.jenis}-{dokumen.kode}{ekor}.pdf"'
    return jawaban


@access(publik)
@require_http_methods(["GET", "HEAD", "POST"])
def periksa(request: Any) -> HttpResponse:
    """Is this file what was published? The upload is hashed and forgotten."""
    form = PeriksaForm(request.POST or None, request.FILES or None)
    hasil = check_berkas(form.cleaned_data["berkas"].read()) if form.is_valid() else None
    return render(request, "dokumen/periksa.html", {"form": form, "hasil": hasil})
