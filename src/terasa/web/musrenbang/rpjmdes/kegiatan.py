"""Kegiatan RPJM Desa: ditulis dalam draf; dalam rencana yang berlaku dijadikan usulan, dan dicatat selesai."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.musrenbang.enums import StatusRpjm, StatusUsulan
from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa, Usulan
from terasa.musrenbang.permissions import can_plan, may_plan
from terasa.musrenbang.queries.rpjmdes import read_matriks_rpjm
from terasa.musrenbang.services import (
    finish_kegiatan_rpjm,
    propose_kegiatan_rpjm,
    remove_kegiatan_rpjm,
    save_kegiatan_rpjm,
)
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.musrenbang.rpjmdes.daftar import get_own_rencana
from terasa.web.musrenbang.rpjmdes.forms import KegiatanForm, SelesaiForm, UsulkanForm
from terasa.web.musrenbang.usulan.daftar import get_own

HALAMAN = "musrenbang/rpjmdes_tindakan.html"


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any, pk: UUID) -> HttpResponse:
    """A kegiatan in a draft; "simpan dan tulis lagi" keeps the field."""
    rencana = get_own_rencana(request, pk, StatusRpjm.DRAF)
    form = KegiatanForm(
        request.POST or None, rencana=rencana, initial={"bidang": request.GET.get("bidang", "pembangunan")}
    )
    simpan = partial(save_kegiatan_rpjm, rencana=rencana, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: simpan(isi=form.as_isi())):
        messages.success(request, _("Kegiatan tersimpan."))
        if "lagi" in request.POST:
            return redirect(f"{request.path}?bidang={form.cleaned_data['bidang']}")
        return redirect("kerja-rpjmdes-lihat", pk=pk)
    isi = {"judul": _("Kegiatan baru"), "kirim": _("Simpan"), "lagi": True}
    return render(request, HALAMAN, {"form": form, "rencana": rencana, **isi})


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: Any, pk: UUID, kegiatan: UUID) -> HttpResponse:
    """In a draft its form; in a plan in force its years, and which of them may become an usulan."""
    rencana = get_own_rencana(request, pk, StatusRpjm.DRAF, StatusRpjm.BERLAKU)
    k = get_object_or_404(rencana.kegiatan.select_related("rencana"), pk=kegiatan)
    return _edit(request, rencana, k) if rencana.status == StatusRpjm.DRAF else _show(request, rencana, k)


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def usulkan(request: Any, pk: UUID, kegiatan: UUID, tahun: int) -> HttpResponse:
    """Make the usulan of one year out of a kegiatan."""
    rencana = get_own_rencana(request, pk, StatusRpjm.BERLAKU)
    k = get_object_or_404(rencana.kegiatan.select_related("rencana"), pk=kegiatan)
    if tahun not in k.tahun:
        raise Http404
    form = UsulkanForm(request.POST or None, initial=UsulkanForm.from_kegiatan(k))
    tindakan = partial(propose_kegiatan_rpjm, kegiatan=k, by=request.pelaku, tahun=tahun, now=timezone.now())
    jadi: list[Usulan] = []
    if perform(request, form, lambda isi: jadi.append(tindakan(**isi))):
        messages.success(request, _("Draf usulan tersimpan. Periksa sekali lagi, lalu ajukan."))
        return redirect("kerja-usulan-lihat", pk=jadi[0].pk)
    isi = {
        "judul": _("Jadikan usulan tahun %(tahun)d") % {"tahun": tahun},
        "teks": k.jenis,
        "kirim": _("Jadikan usulan"),
    }
    return render(request, HALAMAN, {"form": form, "rencana": rencana, **isi})


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def selesai(request: Any, usulan: UUID) -> HttpResponse:
    """What the village paid itself was done on that day."""
    satu = get_own(request, usulan)
    if not can_finish(request.pelaku, satu):
        raise Http404
    form = SelesaiForm(request.POST or None, initial={"selesai_on": satu.rpjm.selesai_on})
    tindakan = partial(finish_kegiatan_rpjm, usulan=satu, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Tercatat; RPJM Desa menunjukkannya."))
        return redirect("kerja-usulan-lihat", pk=usulan)
    isi = {
        "judul": _("Catat selesai"),
        "teks": _("Kegiatan RKP Desa yang sudah selesai dikerjakan dihitung selesai dalam RPJM Desa."),
        "kirim": _("Catat"),
    }
    return render(request, "musrenbang/usulan_tindakan.html", {"form": form, "usulan": satu, **isi})


def can_finish(by: Any, usulan: Usulan) -> bool:
    """Whether the village may say that it is done: in its own RKP Desa, and linked to the plan."""
    return (
        usulan.status == StatusUsulan.MASUK_RKPDES
        and hasattr(usulan, "rpjm")
        and may_plan(by, usulan.kode_desa)
    )


def _edit(request: Any, rencana: RpjmDesa, k: KegiatanRpjm) -> HttpResponse:
    if request.method == "POST" and "hapus" in request.POST:
        remove_kegiatan_rpjm(kegiatan=k, by=request.pelaku)
        messages.success(request, _("Kegiatan dihapus dari draf."))
        return redirect("kerja-rpjmdes-lihat", pk=rencana.pk)
    form = KegiatanForm(
        request.POST or None, rencana=rencana, kode=k.kode, initial=KegiatanForm.from_kegiatan(k)
    )
    simpan = partial(save_kegiatan_rpjm, rencana=rencana, by=request.pelaku, now=timezone.now(), kegiatan=k)
    if perform(request, form, lambda isi: simpan(isi=form.as_isi())):
        messages.success(request, _("Kegiatan tersimpan."))
        return redirect("kerja-rpjmdes-lihat", pk=rencana.pk)
    isi = {"judul": _("Ubah kegiatan"), "kirim": _("Simpan"), "hapus": True}
    return render(request, HALAMAN, {"form": form, "rencana": rencana, **isi})


def _show(request: Any, rencana: RpjmDesa, k: KegiatanRpjm) -> HttpResponse:
    if request.method == "POST":
        raise Http404
    baris = next(b for b in read_matriks_rpjm(rencana, dengan_draf=True).baris if b.kegiatan == k)
    return render(request, "musrenbang/rpjmdes_kegiatan.html", {"rencana": rencana, "k": k, "sel": baris.sel})
