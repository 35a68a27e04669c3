"""Menyusun draf RPJM Desa, mengubah periodenya, menetapkannya, membuka perubahan, dan membuang draf."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.musrenbang.enums import StatusRpjm
from terasa.musrenbang.models import RpjmDesa
from terasa.musrenbang.permissions import can_plan
from terasa.musrenbang.services import (
    adopt_rpjmdes,
    change_rpjmdes,
    draft_rpjmdes,
    drop_rpjmdes,
    edit_rpjmdes,
)
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.musrenbang.rpjmdes.daftar import get_own_rencana
from terasa.web.musrenbang.rpjmdes.forms import RencanaRpjmForm, TetapkanForm, UbahRpjmForm
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Wilayah

HALAMAN = "musrenbang/rpjmdes_tindakan.html"


def list_desa_sendiri(by: Pelaku) -> list[Wilayah]:
    """Desa whose plan this office writes; a kelurahan has none."""
    semua = Wilayah.objects.under_any(by.akar_tulis).at(Tingkat.DESA).exclude(jenis=Jenis.KELURAHAN)
    return list(semua.filter(berlaku_sampai=None).select_related("induk"))


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any) -> HttpResponse:
    """Begin the plan of a new period."""
    desa = list_desa_sendiri(request.pelaku)
    if not desa:
        raise Http404
    form = RencanaRpjmForm(
        request.POST or None, desa=desa, initial={"tahun_awal": timezone.localdate().year + 1}
    )
    tindakan = partial(draft_rpjmdes, by=request.pelaku, now=timezone.now())
    jadi: list[RpjmDesa] = []
    if perform(
        request,
        form,
        lambda isi: jadi.append(tindakan(kode_desa=isi.get("desa") or desa[0].kode, isi=form.as_isi())),
    ):
        messages.success(
            request, _("Draf RPJM Desa tersimpan. Isi kegiatannya satu per satu, atau dari berkas.")
        )
        return redirect("kerja-rpjmdes-lihat", pk=jadi[0].pk)
    isi = {
        "judul": _("RPJM Desa baru"),
        "teks": _(
            "Draf hanya terbaca oleh kantor yang membina desa ini sampai ditetapkan dengan peraturan desa."
        ),
        "kirim": _("Simpan draf"),
    }
    return render(request, HALAMAN, {"form": form, **isi})


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, pk: UUID) -> HttpResponse:
    """Change the period and the words of a draft."""
    rencana = get_own_rencana(request, pk, StatusRpjm.DRAF)
    form = RencanaRpjmForm(
        request.POST or None, tetap=rencana.versi > 1, initial=RencanaRpjmForm.from_rencana(rencana)
    )
    tindakan = partial(edit_rpjmdes, rencana=rencana, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(isi=form.as_isi())):
        messages.success(request, _("Draf RPJM Desa tersimpan."))
        return redirect("kerja-rpjmdes-lihat", pk=pk)
    isi = {"judul": _("Periode, visi, dan misi"), "kirim": _("Simpan")}
    return render(request, HALAMAN, {"form": form, "rencana": rencana, **isi})


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def tetapkan(request: Any, pk: UUID) -> HttpResponse:
    """The village regulation holds it now."""
    rencana = get_own_rencana(request, pk, StatusRpjm.DRAF)
    form = TetapkanForm(request.POST or None)
    tindakan = partial(adopt_rpjmdes, rencana=rencana, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("RPJM Desa ini sekarang berlaku dan terbaca umum."))
        return redirect("kerja-rpjmdes-lihat", pk=pk)
    isi = {
        "judul": _("Tetapkan RPJM Desa"),
        "teks": _(
            "Sesudah ditetapkan isinya tidak berubah lagi. Perubahannya menjadi versi baru dengan alasan."
        ),
        "kirim": _("Tetapkan"),
    }
    return render(request, HALAMAN, {"form": form, "rencana": rencana, **isi})


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def perubahan(request: Any, pk: UUID) -> HttpResponse:
    """Open a change of the plan in force."""
    rencana = get_own_rencana(request, pk, StatusRpjm.BERLAKU)
    form = UbahRpjmForm(request.POST or None)
    tindakan = partial(change_rpjmdes, rencana=rencana, by=request.pelaku, now=timezone.now())
    jadi: list[RpjmDesa] = []
    if perform(request, form, lambda isi: jadi.append(tindakan(alasan=isi["alasan"]))):
        messages.success(request, _("Draf perubahan tersimpan dengan semua kegiatannya; ubah lalu tetapkan."))
        return redirect("kerja-rpjmdes-lihat", pk=jadi[0].pk)
    isi = {
        "judul": _("Ubah RPJM Desa"),
        "teks": _(
            "Rencana yang sekarang tetap berlaku sampai perubahannya ditetapkan, dan sesudahnya tetap terbaca."
        ),
        "kirim": _("Buka perubahan"),
    }
    return render(request, HALAMAN, {"form": form, "rencana": rencana, **isi})


@access(can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def hapus(request: Any, pk: UUID) -> HttpResponse:
    """Throw a draft away."""
    rencana = get_own_rencana(request, pk, StatusRpjm.DRAF)
    if request.method == "POST":
        drop_rpjmdes(rencana=rencana, by=request.pelaku)
        messages.success(request, _("Draf RPJM Desa dibuang."))
        return redirect("kerja-rpjmdes")
    isi = {
        "judul": _("Buang draf RPJM Desa"),
        "teks": _("Draf ini dan semua kegiatannya hilang. Rencana yang berlaku tidak tersentuh."),
        "kirim": _("Ya, buang draf ini"),
        "jenis": "bahaya",
    }
    return render(request, HALAMAN, {"rencana": rencana, **isi})
