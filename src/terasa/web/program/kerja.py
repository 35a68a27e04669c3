"""Kegiatan milik unit sendiri: daftar, satu kegiatan, dan foto laporannya."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import has_role
from terasa.dokumen.models import Berkas
from terasa.musrenbang.permissions import can_allocate
from terasa.program import rules
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan, Pemanfaatan, Realisasi
from terasa.program.permissions import can_create, can_manage
from terasa.program.queries import chosen_usulan, list_diam, with_kemajuan
from terasa.program.services import hide_foto, release_foto
from terasa.survei.permissions import can_run
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.foto import answer_foto
from terasa.web.program.forms import SaringForm
from terasa.web.program.sajian import WARNA, present
from terasa.wilayah.queries import nama_lengkap_banyak

PEMBACA = has_role(JenisPeran.PERANGKAT_DAERAH, JenisPeran.BAPPEDA, JenisPeran.DINAS_PMD)
PEMBUAT = has_role(JenisPeran.PERANGKAT_DAERAH, JenisPeran.BAPPEDA)


def get_kegiatan(request: Any, pk: UUID) -> Kegiatan:
    """Inside the office's scope, or it does not exist."""
    return get_object_or_404(Kegiatan.objects.visible_to(request.pelaku).select_related("unit"), pk=pk)


def get_managed(request: Any, pk: UUID) -> Kegiatan:
    """Own unit's only."""
    kegiatan = get_kegiatan(request, pk)
    if not can_manage(request.pelaku, kegiatan):
        raise Http404
    return kegiatan


@access(PEMBACA)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """What my unit carries out, and chosen usulan that still wait for a budget line."""
    saring = SaringForm(request.GET).nilai()
    semua = with_kemajuan(Kegiatan.objects.visible_to(request.pelaku).select_related("unit"))
    if status := saring.get("status"):
        semua = semua.filter(status=status)
    if kata := saring.get("kata"):
        semua = semua.filter(nama__icontains=kata)
    if saring.get("laporan"):
        semua = list_diam(semua, timezone.localdate(), kabupaten=request.pelaku.kabupaten)
    page = Paginator(semua, 25).get_page(request.GET.get("page"))
    isi = {
        "page": page,
        "baris": [(k, WARNA.get(k.status, "netral")) for k in page],
        "saring": saring,
        "pilihan_status": StatusKegiatan.choices,
        "boleh_impor": can_allocate(request.pelaku),
        "menunggu": _waiting(request) if PEMBUAT(request.pelaku) else [],
    }
    return render(request, "program/kerja_daftar.html", isi)


def _waiting(request: Any) -> list[tuple[Any, str]]:
    usulan = list(chosen_usulan(request.pelaku).with_kini().select_related("unit_tujuan")[:200])
    nama = nama_lengkap_banyak({u.kode_desa for u in usulan})
    return [(u, nama[u.kode_desa]) for u in usulan]


@access(PEMBACA)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One kegiatan with what may be done to it now."""
    kegiatan = get_kegiatan(request, pk)
    isi = present(kegiatan, hari_ini=timezone.localdate())
    boleh = can_manage(request.pelaku, kegiatan)
    diserahkan = isi["serah_terima"] is not None
    tuntas = isi["terakhir"] is not None and isi["terakhir"].fisik_persen >= rules.TUNTAS
    isi |= {
        "boleh_lapor": boleh and rules.can_report(kegiatan.status) and not diserahkan,
        "boleh_pekerjaan": boleh and kegiatan.status in rules.BERJALAN,
        "boleh_serah": boleh and tuntas and not diserahkan,
        "boleh_pemanfaatan": boleh and diserahkan,
        "boleh_batal": boleh and rules.can_cancel(kegiatan.status),
        "boleh_anggaran": kegiatan.status in rules.BERJALAN and can_create(request.pelaku, kegiatan.unit),
        "boleh_foto": boleh,
        "boleh_jawab": boleh,
        "ingat": _remember(isi) if boleh else "",
        "boleh_survei": diserahkan and can_run(request.pelaku, kegiatan.kabupaten),
    }
    return render(request, "program/kerja_lihat.html", isi)


def _remember(isi: Mapping[str, Any]) -> str:
    """Works and open questions, as the phone keeps them for the page without signal; all of it is public."""
    return json.dumps(
        {
            "pekerjaan": [[p.pk, p.nama] for p in isi["pekerjaan"]],
            "pertanyaan": [[p.pk, p.kalimat] for p in isi["pertanyaan"] if p.dijawab_at is None],
        },
        ensure_ascii=False,
    )


def _get_laporan(request: Any, pk: UUID, laporan: UUID) -> Realisasi:
    kegiatan = get_kegiatan(request, pk)
    return get_object_or_404(Realisasi, pk=laporan, kegiatan=kegiatan)


@access(PEMBACA)
@require_safe
def foto(request: Any, pk: UUID, laporan: UUID) -> HttpResponse:
    """A photo before or after its release, for those who may open the kegiatan."""
    realisasi = _get_laporan(request, pk, laporan)
    # The file belongs to the place; the unit that took it has no territory of its own.
    with konteks.sebagai_sistem():
        berkas = get_object_or_404(Berkas, pk=realisasi.foto_id)
    return answer_foto(berkas)


@access(PEMBACA)
@require_safe
def foto_keadaan(request: Any, pk: UUID, keadaan: int) -> HttpResponse:
    """A photo of how the finished work stands, before or after its release."""
    satu = get_object_or_404(Pemanfaatan, pk=keadaan, kegiatan=get_kegiatan(request, pk))
    with konteks.sebagai_sistem():
        berkas = get_object_or_404(Berkas, pk=satu.foto_id)
    return answer_foto(berkas)


@access(has_role(JenisPeran.PERANGKAT_DAERAH))
@require_POST
def rilis_foto(request: Any, pk: UUID, laporan: UUID) -> HttpResponse:
    """Release a photo, or take it back."""
    realisasi = _get_laporan(request, pk, laporan)
    try:
        if request.POST.get("rilis") == "ya":
            release_foto(laporan=realisasi, by=request.pelaku)
            messages.success(request, _("Foto sekarang dapat dilihat umum."))
        else:
            hide_foto(laporan=realisasi, by=request.pelaku)
            messages.success(request, _("Foto ditarik dari halaman publik."))
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect("kerja-kegiatan-lihat", pk=pk)
