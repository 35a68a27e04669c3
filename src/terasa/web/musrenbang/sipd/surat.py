"""Surat umpan balik: diterbitkan Bappeda di belakang layar, lalu dibaca dan dicetak desanya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import JenisKerja, StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.permissions import can_allocate, can_type_sipd
from terasa.musrenbang.services.kerja import queue_surat
from terasa.musrenbang.services.terbitkan_surat import find_surat
from terasa.web.akses import access
from terasa.web.alamat import read_tahun
from terasa.web.musrenbang.medan import perform, set_choices
from terasa.wilayah.models import Wilayah


class SuratForm(forms.Form):
    """Which year, which desa, and the number that all these letters carry."""

    tahun = forms.IntegerField(label=gettext_lazy("Tahun anggaran"), min_value=2000, max_value=2100)
    desa = forms.ChoiceField(label=gettext_lazy("Desa atau kelurahan"), required=False)
    nomor = forms.CharField(
        label=gettext_lazy("Nomor surat"),
        help_text=gettext_lazy("Kosongkan untuk ditulis tangan, atau bila hanya mencetak lagi."),
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, desa: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "desa", [("", _("Semua, satu surat tiap desa")), *desa])


@access(can_type_sipd)
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: Any) -> HttpResponse:
    """The letters of a year; Bappeda publishes and prints them here."""
    tempat = _places(request)
    tahun = _year(request)
    isi: dict[str, Any] = {"tahun": tahun, "tempat": len(tempat)}
    if can_allocate(request.pelaku):
        nama = {w.kode: str(w.nama_lengkap) for w in tempat}
        form = SuratForm(request.POST or None, desa=list(nama.items()), initial={"tahun": tahun})
        jadi: list[KerjaLatar] = []
        if perform(request, form, lambda isian: jadi.append(_queue(request, isian))):
            return redirect("kerja-surat-lihat", pk=jadi[0].pk)
        riwayat = [(k, nama.get(k.masukan.get("desa", ""), "")) for k in _jobs(request)[:20]]
        isi |= {"form": form, "riwayat": riwayat}
    surat = find_surat(tahun, [w.kode for w in tempat])
    isi["surat"] = [(w, surat[w.kode]) for w in tempat if w.kode in surat]
    return render(request, "musrenbang/surat.html", isi)


def _year(request: Any) -> int:
    return read_tahun(request.GET.get("tahun", "")) or timezone.localdate().year + 1


@access(can_allocate)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """How far the print is, and the file when it is there."""
    return render(request, "musrenbang/surat_lihat.html", {"kerja": _get(request, pk)})


@access(can_allocate)
@require_safe
def unduh(request: Any, pk: UUID) -> HttpResponse:
    """The printed letters."""
    kerja = _get(request, pk)
    if kerja.status != StatusKerja.SELESAI or kerja.hasil_id is None:
        raise Http404
    berkas = get_object_or_404(Berkas, pk=kerja.hasil_id)
    return HttpResponse(
        bytes(berkas.isi),
        content_type=berkas.tipe,
        headers={"Content-Disposition": f'attachment; filename="{berkas.nama}"'},
    )


def _queue(request: Any, isi: dict[str, Any]) -> KerjaLatar:
    return queue_surat(
        kabupaten=request.pelaku.kabupaten,
        tahun=isi["tahun"],
        desa=isi["desa"],
        nomor=isi["nomor"],
        by=request.pelaku,
        now=timezone.now(),
    )


def _places(request: Any) -> list[Wilayah]:
    semua = Wilayah.objects.under_any(request.pelaku.akar_baca).filter(tingkat=4, berlaku_sampai=None)
    return list(
        semua.filter(kode__startswith=f"{request.pelaku.kabupaten}.").select_related("induk").order_by("kode")
    )


def _jobs(request: Any) -> QuerySet[KerjaLatar]:
    return KerjaLatar.objects.filter(kabupaten=request.pelaku.kabupaten, jenis=JenisKerja.SURAT)


def _get(request: Any, pk: UUID) -> KerjaLatar:
    return get_object_or_404(_jobs(request), pk=pk)
