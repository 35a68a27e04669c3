"""Mencetak surat umpan balik: satu desa atau semuanya, di belakang, lalu diunduh."""

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

from terasa.akun.permissions import can_read
from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import JenisKerja, StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.permissions import can_allocate, can_type_sipd
from terasa.musrenbang.services.kerja import queue_surat
from terasa.umum import konteks
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform, set_choices
from terasa.wilayah.models import Wilayah


class SuratForm(forms.Form):
    """Which year, and which desa; Bappeda may print them all."""

    tahun = forms.IntegerField(label=gettext_lazy("Tahun anggaran"), min_value=2000, max_value=2100)
    desa = forms.ChoiceField(label=gettext_lazy("Desa atau kelurahan"), required=False)

    def __init__(self, *args: Any, desa: list[tuple[str, str]], semua: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["desa"].required = not semua
        set_choices(self, "desa", [("", _("Semua, satu surat tiap desa")), *desa] if semua else desa)


@access(can_type_sipd)
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: Any) -> HttpResponse:
    """Ask for letters, and see those that were printed."""
    desa = [(w.kode, str(w.nama_lengkap)) for w in _places(request)]
    form = SuratForm(
        request.POST or None,
        desa=desa,
        semua=can_allocate(request.pelaku),
        initial={"tahun": timezone.localdate().year + 1},
    )
    jadi: list[KerjaLatar] = []
    if perform(request, form, lambda isi: jadi.append(_queue(request, isi))):
        return redirect("kerja-surat-lihat", pk=jadi[0].pk)
    riwayat = [k for k in _jobs(request)[:40] if _may_see(request, k)][:20]
    nama = dict(desa)
    isi = {"form": form, "riwayat": [(k, nama.get(k.masukan.get("desa", ""), "")) for k in riwayat]}
    return render(request, "musrenbang/surat.html", isi)


@access(can_type_sipd)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """How far the print is, and the file when it is there."""
    return render(request, "musrenbang/surat_lihat.html", {"kerja": _get(request, pk)})


@access(can_type_sipd)
@require_safe
def unduh(request: Any, pk: UUID) -> HttpResponse:
    """The printed letters."""
    kerja = _get(request, pk)
    if kerja.status != StatusKerja.SELESAI or kerja.hasil_id is None:
        raise Http404
    # A letter of one desa is stored under the kabupaten, above that desa's own root.
    with konteks.sebagai_sistem():
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
        by=request.pelaku,
        now=timezone.now(),
    )


def _places(request: Any) -> list[Wilayah]:
    semua = Wilayah.objects.under_any(request.pelaku.akar_baca).filter(tingkat=4, berlaku_sampai=None)
    return list(semua.filter(kode__startswith=f"{request.pelaku.kabupaten}.").select_related("induk"))


def _jobs(request: Any) -> QuerySet[KerjaLatar]:
    return KerjaLatar.objects.filter(kabupaten=request.pelaku.kabupaten, jenis=JenisKerja.SURAT)


def _may_see(request: Any, kerja: KerjaLatar) -> bool:
    """All letters together are Bappeda's; one desa's letter belongs to who reads that desa."""
    desa = str(kerja.masukan.get("desa", ""))
    return can_allocate(request.pelaku) or (bool(desa) and can_read(request.pelaku, desa))


def _get(request: Any, pk: UUID) -> KerjaLatar:
    kerja = get_object_or_404(_jobs(request), pk=pk)
    if not _may_see(request, kerja):
        raise Http404
    return kerja
