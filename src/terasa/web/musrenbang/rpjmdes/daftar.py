"""RPJM Desa tiap desa yang dilihat sebuah kantor, dan satu rencana dengan yang dapat dilakukan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from terasa.musrenbang.enums import StatusRpjm
from terasa.musrenbang.models import RpjmDesa
from terasa.musrenbang.permissions import can_plan, can_read_plan, can_work_forum, may_plan
from terasa.musrenbang.queries.rpjmdes import list_papan, list_versi, read_matriks_rpjm
from terasa.web.akses import access
from terasa.wilayah.queries import nama_lengkap


def get_rencana(request: Any, pk: UUID) -> RpjmDesa:
    """Inside the office's scope, or it does not exist."""
    return get_object_or_404(RpjmDesa.objects.visible_to(request.pelaku), pk=pk)


def get_own_rencana(request: Any, pk: UUID, *status: StatusRpjm) -> RpjmDesa:
    """One that this office may write, in one of these states."""
    rencana = get_rencana(request, pk)
    if not may_plan(request.pelaku, rencana.kode_desa) or rencana.status not in status:
        raise Http404
    return rencana


@access(can_read_plan)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every desa of my territory with its plan in force and its draft; a village office meets its own at once."""
    papan = list_papan(request.pelaku)
    if len(papan) == 1 and (kini := papan[0].draf or papan[0].berlaku) is not None:
        return redirect("kerja-rpjmdes-lihat", pk=kini.pk)
    isi = {
        "papan": papan,
        "berlaku": sum(p.berlaku is not None for p in papan),
        "boleh_tulis": can_plan(request.pelaku),
    }
    return render(request, "musrenbang/rpjmdes_daftar.html", isi)


@access(can_read_plan)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One version with its kegiatan, what became of them, and the acts that are open."""
    rencana = get_rencana(request, pk)
    milik = may_plan(request.pelaku, rencana.kode_desa)
    semua = RpjmDesa.objects.visible_to(request.pelaku).filter(kode_desa=rencana.kode_desa)
    draf = semua.filter(status=StatusRpjm.DRAF).first()
    isi = {
        "rencana": rencana,
        "tempat": nama_lengkap(rencana.kode_desa),
        "m": read_matriks_rpjm(rencana, dengan_draf=True),
        # An office that only coaches reads the public thread of an usulan.
        "dalam": can_work_forum(request.pelaku),
        "milik": milik,
        "draf": draf,
        "versi_lain": [r for r in list_versi(rencana.kode_desa) if r != rencana],
        "alamat_kegiatan": "kerja-rpjmdes-kegiatan"
        if milik and rencana.status != StatusRpjm.DIGANTIKAN
        else "",
    }
    return render(request, "musrenbang/rpjmdes_lihat.html", isi)
