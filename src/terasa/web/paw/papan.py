"""Papan PAW: proses yang berjalan, satu proses langkah demi langkah, garis waktunya, dan berkasnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.dokumen.models import Berkas
from terasa.perangkat.enums import StatusPaw
from terasa.perangkat.models import CalonPaw, LangkahPaw, ProsesPaw
from terasa.perangkat.permissions import can_read_paw, may_run_paw, may_set_calon, may_step_paw
from terasa.perangkat.queries.paw import BarisLangkah, count_terlambat, list_langkah, list_ringkas
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.foto import answer_foto
from terasa.wilayah.queries import nama_lengkap, nama_lengkap_banyak

# Recorded on a page of their own: they begin and end tenures.
HALAMAN_SENDIRI = {"penjabat": "kerja-paw-penjabat", "pelantikan": "kerja-paw-lantik"}


def get_proses(request: Any, pk: UUID) -> ProsesPaw:
    """Inside the office's scope, or it does not exist."""
    return get_object_or_404(
        ProsesPaw.objects.visible_to(request.pelaku).select_related(
            "masa_lama__orang", "masa_lama__jabatan__unit", "penjabat__orang", "masa_baru__orang"
        ),
        pk=pk,
    )


def get_running(request: Any, pk: UUID) -> ProsesPaw:
    """One that still runs, or it does not exist."""
    proses = get_proses(request, pk)
    if proses.status != StatusPaw.BERJALAN:
        raise Http404
    return proses


@access(can_read_paw)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Procedures of my territory, the most urgent first."""
    hari = timezone.localdate()
    semua = list_ringkas(ProsesPaw.objects.visible_to(request.pelaku), hari)
    isi = {
        "berjalan": [r for r in semua if r.proses.status == StatusPaw.BERJALAN],
        "selesai": [r for r in semua if r.proses.status != StatusPaw.BERJALAN],
        "nama": nama_lengkap_banyak({r.proses.kode_desa for r in semua}),
        "terlambat": count_terlambat(request.pelaku, hari)[0],
        "boleh_mulai": may_run_paw(request.pelaku, request.pelaku.kabupaten),
    }
    return render(request, "paw/daftar.html", isi)


@access(can_read_paw)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """The guided page: what comes next, who does it, by when, and what was done."""
    proses = get_proses(request, pk)
    return render(request, "paw/lihat.html", _read(request.pelaku, proses))


@access(can_read_paw)
@require_safe
def riwayat(request: Any, pk: UUID) -> HttpResponse:
    """The same on one sheet of paper."""
    proses = get_proses(request, pk)
    return render(request, "paw/riwayat.html", _read(request.pelaku, proses))


def _read(by: Pelaku, proses: ProsesPaw) -> dict[str, Any]:
    calon = list(proses.calon.all())
    baris = list_langkah(proses, calon)
    berjalan = proses.status == StatusPaw.BERJALAN
    return {
        "proses": proses,
        "tempat": nama_lengkap(proses.kode_desa),
        "baris": baris,
        "berikut": next((b for b in baris if b.is_berikut), None),
        "sudah": sum(b.langkah is not None for b in baris),
        "calon": calon,
        "boleh": {b.baku.kode: _link(by, proses, b) for b in baris} if berjalan else {},
        "boleh_calon": berjalan and proses.jalur == "musdes" and may_set_calon(by, proses.kode_desa),
        "boleh_jalan": berjalan and may_run_paw(by, proses.kode_desa),
        "boleh_koreksi": may_run_paw(by, proses.kode_desa),
    }


def _link(by: Pelaku, proses: ProsesPaw, b: BarisLangkah) -> str:
    """Name of the page on which this office records the step now; "" when it may not or cannot yet."""
    if b.langkah is not None or b.halangan or b.baku.kode == "pemberhentian":
        return ""
    if b.baku.kode in HALAMAN_SENDIRI:
        return HALAMAN_SENDIRI[b.baku.kode] if may_run_paw(by, proses.kode_desa) else ""
    return "kerja-paw-langkah" if may_step_paw(by, proses.kode_desa, b.baku.kode) else ""


@access(can_read_paw)
@require_safe
def berkas(request: Any, pk: UUID, langkah: int) -> HttpResponse:
    """The scan of a step."""
    satu = get_object_or_404(LangkahPaw, pk=langkah, proses=get_proses(request, pk), berkas__isnull=False)
    return answer_foto(get_object_or_404(Berkas, pk=satu.berkas_id))


def list_calon(proses: ProsesPaw) -> list[CalonPaw]:
    """Candidates by name, the chosen one first."""
    return sorted(proses.calon.all(), key=lambda c: (not c.terpilih, not c.ditetapkan, c.nama))
