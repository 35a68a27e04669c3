"""Meja desa: rancangan baru, pos demi pos, impor, menyampaikan, menetapkan, mengubah, menyempurnakan."""

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

from terasa.apbdes.enums import StatusApbdes
from terasa.apbdes.models import Apbdes
from terasa.apbdes.permissions import can_budget
from terasa.apbdes.services import (
    adopt_apbdes,
    change_apbdes,
    draft_apbdes,
    drop_apbdes,
    import_apbdes,
    remove_pos,
    revise_apbdes,
    save_pos,
    submit_apbdes,
)
from terasa.umum.laporan import Laporan
from terasa.web.akses import access
from terasa.web.apbdes.forms import BaruForm, ImporForm, PosForm, SampaikanForm, TetapkanForm, UbahForm
from terasa.web.apbdes.papan import get_own
from terasa.web.musrenbang.medan import on_form, perform
from terasa.web.musrenbang.rpjmdes.tulis import list_desa_sendiri

HALAMAN = "apbdes/tindakan.html"
CARA = ["GET", "HEAD", "POST"]


@access(can_budget)
@require_http_methods(CARA)
def baru(request: Any) -> HttpResponse:
    """Begin the first budget of a year."""
    form = BaruForm(
        request.POST or None, desa=_own(request), initial={"tahun": timezone.localdate().year + 1}
    )
    tindakan = partial(draft_apbdes, by=request.pelaku, now=timezone.now())
    jadi: list[Apbdes] = []
    if perform(
        request, form, lambda isi: jadi.append(tindakan(kode_desa=form.kode_desa, tahun=isi["tahun"]))
    ):
        messages.success(request, _("Rancangan tersimpan. Isi posnya satu per satu, atau dari berkas."))
        return redirect("kerja-apbdes-lihat", pk=jadi[0].pk)
    isi = {
        "judul": _("Rancangan APBDes baru"),
        "teks": _("Rancangan hanya terbaca oleh kantor yang membina desa ini sampai ditetapkan."),
        "kirim": _("Simpan rancangan"),
    }
    return render(request, HALAMAN, {"form": form, **isi})


@access(can_budget)
@require_http_methods(CARA)
def impor(request: Any) -> HttpResponse:
    """Lines from a sheet or a Siskeudes zip, first tried when asked so; the report stands below the form."""
    awal = {"tahun": timezone.localdate().year + 1, "uji": True}
    form = ImporForm(request.POST or None, request.FILES or None, desa=_own(request), initial=awal)
    laporan: Laporan | None = None
    if request.method == "POST" and form.is_valid():
        with on_form(form):
            laporan = import_apbdes(
                data=form.cleaned_data["berkas"].read(),
                kode_desa=form.kode_desa,
                tahun=form.cleaned_data["tahun"],
                by=request.pelaku,
                now=timezone.now(),
                uji=form.cleaned_data["uji"],
            )
    return render(request, "apbdes/impor.html", {"form": form, "laporan": laporan})


@access(can_budget)
@require_http_methods(CARA)
def pos_baru(request: Any, pk: UUID) -> HttpResponse:
    """Add a line to a draft; "simpan dan tulis lagi" keeps its part and field."""
    apbdes = get_own(request, pk, StatusApbdes.DRAF)
    awal = {k: request.GET.get(k, "") for k in ("kelompok", "bidang") if request.GET.get(k)}
    form = PosForm(request.POST or None, initial=awal)
    if perform(request, form, lambda isi: save_pos(apbdes=apbdes, by=request.pelaku, isi=form.as_isi())):
        messages.success(request, _("Pos tersimpan."))
        if "lagi" in request.POST:
            lagi = redirect("kerja-apbdes-pos-baru", pk=pk)
            lagi["Location"] += (
                f"?kelompok={form.cleaned_data['kelompok']}&bidang={form.cleaned_data['bidang']}"
            )
            return lagi
        return redirect("kerja-apbdes-lihat", pk=pk)
    isi = {"judul": _("Pos baru"), "kirim": _("Simpan"), "lagi": True}
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})


@access(can_budget)
@require_http_methods(CARA)
def pos(request: Any, pk: UUID, pos: UUID) -> HttpResponse:
    """Change a line of a draft, or take it out."""
    apbdes = get_own(request, pk, StatusApbdes.DRAF)
    satu = get_object_or_404(apbdes.pos.select_related("apbdes"), pk=pos)
    if request.method == "POST" and "hapus" in request.POST:
        remove_pos(pos=satu, by=request.pelaku)
        messages.success(request, _("Pos dihapus dari rancangan."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    form = PosForm(request.POST or None, initial=PosForm.from_pos(satu))
    tindakan = partial(save_pos, apbdes=apbdes, by=request.pelaku, pos=satu)
    if perform(request, form, lambda isi: tindakan(isi=form.as_isi())):
        messages.success(request, _("Pos tersimpan."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    isi = {"judul": satu.uraian, "kirim": _("Simpan"), "hapus": _("Hapus pos ini")}
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})


@access(can_budget)
@require_http_methods(CARA)
def sampaikan(request: Any, pk: UUID) -> HttpResponse:
    """Hand the draft to the camat."""
    apbdes = get_own(request, pk, StatusApbdes.DRAF)
    form = SampaikanForm(request.POST or None)
    tindakan = partial(submit_apbdes, apbdes=apbdes, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Rancangan disampaikan kepada camat; jam evaluasinya berjalan."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    isi = {
        "judul": _("Sampaikan kepada camat"),
        "teks": _("Rancangannya dibekukan seperti adanya. Camat menilainya pos demi pos."),
        "kirim": _("Sampaikan"),
    }
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})


@access(can_budget)
@require_http_methods(CARA)
def tetapkan(request: Any, pk: UUID) -> HttpResponse:
    """The village regulation sets it."""
    apbdes = get_own(request, pk, StatusApbdes.DRAF, StatusApbdes.SELESAI_DIEVALUASI)
    dievaluasi = apbdes.status == StatusApbdes.SELESAI_DIEVALUASI or apbdes.revisi > 1
    form = TetapkanForm(request.POST or None, dievaluasi=dievaluasi)
    tindakan = partial(adopt_apbdes, apbdes=apbdes, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("APBDes ini sekarang berlaku dan terbaca umum."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    isi = {
        "judul": _("Tetapkan APBDes"),
        "teks": _(
            "Sesudah ditetapkan isinya tidak berubah lagi. Perubahannya menjadi versi baru dengan alasan."
        ),
        "kirim": _("Tetapkan"),
    }
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})


@access(can_budget)
@require_http_methods(CARA)
def perubahan(request: Any, pk: UUID) -> HttpResponse:
    """Open the next perubahan."""
    apbdes = get_own(request, pk, StatusApbdes.BERLAKU)
    form = UbahForm(request.POST or None)
    jadi: list[Apbdes] = []
    tindakan = partial(change_apbdes, apbdes=apbdes, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: jadi.append(tindakan(**isi))):
        messages.success(request, _("Rancangan perubahan berisi semua pos yang berlaku; ubah yang berubah."))
        return redirect("kerja-apbdes-lihat", pk=jadi[0].pk)
    isi = {"judul": _("Ubah APBDes"), "kirim": _("Buka rancangan perubahan")}
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})


@access(can_budget)
@require_http_methods(CARA)
def sempurnakan(request: Any, pk: UUID) -> HttpResponse:
    """Open the revision that the camat asks for."""
    apbdes = get_own(request, pk, StatusApbdes.SELESAI_DIEVALUASI)
    form = _Kosong(request.POST if request.method == "POST" else None)
    jadi: list[Apbdes] = []
    tindakan = partial(revise_apbdes, apbdes=apbdes, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: jadi.append(tindakan())):
        messages.success(request, _("Rancangan yang disempurnakan siap diubah; jawab tiap catatan camat."))
        return redirect("kerja-apbdes-lihat", pk=jadi[0].pk)
    isi = {
        "judul": _("Sempurnakan rancangan"),
        "teks": _("Yang dinilai camat tetap tersimpan; perbaikannya ditulis pada rancangan berikutnya."),
        "kirim": _("Buka rancangan berikutnya"),
    }
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})


@access(can_budget)
@require_http_methods(CARA)
def hapus(request: Any, pk: UUID) -> HttpResponse:
    """Throw a draft away."""
    apbdes = get_own(request, pk, StatusApbdes.DRAF)
    form = _Kosong(request.POST if request.method == "POST" else None)
    if perform(request, form, lambda isi: drop_apbdes(apbdes=apbdes, by=request.pelaku)):
        messages.success(request, _("Rancangan dibuang."))
        return redirect("kerja-apbdes")
    isi = {
        "judul": _("Buang rancangan"),
        "teks": _("Semua pos rancangan ini hilang. Yang sudah disampaikan atau berlaku tidak tersentuh."),
        "kirim": _("Buang rancangan"),
        "jenis": "bahaya",
    }
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})


class _Kosong(BaruForm):
    """A button without questions."""

    def __init__(self, data: Any) -> None:
        super().__init__(data, desa=())
        self.fields.clear()


def _own(request: Any) -> Any:
    desa = list_desa_sendiri(request.pelaku)
    if not desa:
        raise Http404
    return desa
