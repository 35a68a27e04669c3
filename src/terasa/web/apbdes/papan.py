"""Papan APBDes: tiap desa dengan jamnya, dan satu versi dengan yang dapat dilakukan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.apbdes.enums import HasilEvaluasi, StatusApbdes
from terasa.apbdes.models import Apbdes, EvaluasiApbdes
from terasa.apbdes.permissions import (
    can_budget,
    can_read_apbdes,
    can_transfer,
    may_budget,
    may_conclude,
    may_remark,
)
from terasa.apbdes.queries.apbdes import find_rancangan, read_lembaran
from terasa.apbdes.queries.evaluasi import days_late_in, find_tenggat, list_butir, list_papan, read_alasan
from terasa.apbdes.queries.kertas import list_kertas
from terasa.apbdes.queries.tautan import list_tautan
from terasa.apbdes.queries.transfer import read_pagu
from terasa.apbdes.rules.evaluasi import check_figures
from terasa.dokumen.models import StatusDokumen
from terasa.web.akses import access
from terasa.wilayah.queries import nama_lengkap

BULAN_ANGGARAN = 7


def get_apbdes(request: Any, pk: UUID) -> Apbdes:
    """Inside the office's scope, or it does not exist."""
    return get_object_or_404(Apbdes.objects.visible_to(request.pelaku).select_related("evaluasi"), pk=pk)


def get_own(request: Any, pk: UUID, *status: StatusApbdes) -> Apbdes:
    """One that this office may write, in one of these states."""
    apbdes = get_apbdes(request, pk)
    if not may_budget(request.pelaku, apbdes.kode_desa) or apbdes.status not in status:
        raise Http404
    return apbdes


@access(can_read_apbdes)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every desa of my territory in one year, those that ask for work first."""
    hari = timezone.localdate()
    tahun = _read_tahun(request.GET.get("tahun", ""), hari.year + (hari.month >= BULAN_ANGGARAN))
    papan = list_papan(request.pelaku, tahun, hari)
    isi = {
        "papan": papan,
        "tahun": tahun,
        "tahun_lain": [tahun - 1, tahun + 1],
        "terlambat": sum(p.terlambat > 0 for p in papan),
        "dievaluasi": sum(
            p.rancangan is not None and p.rancangan.status == StatusApbdes.DIEVALUASI for p in papan
        ),
        "berlaku": sum(p.berlaku is not None for p in papan),
        "boleh_tulis": can_budget(request.pelaku),
        "boleh_transfer": can_transfer(request.pelaku),
    }
    return render(request, "apbdes/papan.html", isi)


@access(can_read_apbdes)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One version with its lines, its checks, what the camat said, and the acts that are open."""
    apbdes = get_apbdes(request, pk)
    evaluasi = getattr(apbdes, "evaluasi", None)
    lembaran = read_lembaran(apbdes)
    milik = may_budget(request.pelaku, apbdes.kode_desa)
    rancangan = find_rancangan(apbdes.kode_desa, apbdes.tahun)
    isi = {
        "apbdes": apbdes,
        "l": lembaran,
        "tempat": nama_lengkap(apbdes.kode_desa),
        "milik": milik,
        "boleh_nilai": evaluasi is not None
        and evaluasi.is_berjalan
        and may_remark(request.pelaku, apbdes.kode_desa),
        "boleh_simpul": may_conclude(request.pelaku, apbdes.kode_desa),
        "rancangan": rancangan if rancangan != apbdes else None,
        "periksa": check_figures(lembaran.neraca, read_pagu(apbdes.kode_desa, apbdes.tahun)),
        "tautan": list_tautan(apbdes),
        "boleh_taut": milik and apbdes.status in {StatusApbdes.DRAF, StatusApbdes.BERLAKU},
        "boleh_tetapkan": milik and _may_adopt(apbdes, evaluasi),
    }
    if evaluasi is not None:
        isi |= {
            "evaluasi": evaluasi,
            "tenggat": find_tenggat(evaluasi),
            "terlambat_sampai": days_late_in(evaluasi),
            "butir": list_butir(lembaran, evaluasi),
            "alasan": read_alasan(apbdes.kode_desa, timezone.localdate()),
            **_papers(evaluasi, may_conclude(request.pelaku, apbdes.kode_desa)),
        }
    return render(request, "apbdes/lihat.html", isi)


def _papers(evaluasi: EvaluasiApbdes, milik: bool) -> dict[str, Any]:
    """Versions of the result, and what their office may still do: freeze the answers since, upload the scan."""
    kertas = list_kertas(evaluasi)
    terbaru = kertas[0].dokumen if kertas else None
    dijawab = [c.dijawab_at for c in evaluasi.butir.all() if c.dijawab_at]
    bernomor = evaluasi.hasil in {HasilEvaluasi.SESUAI, HasilEvaluasi.PERBAIKI}
    return {
        "kertas": kertas,
        "boleh_bekukan": milik
        and bernomor
        and (terbaru is None or any(pada > terbaru.terbit_at for pada in dijawab)),
        "boleh_pindaian": milik and terbaru is not None and terbaru.status == StatusDokumen.TERBIT,
    }


def _may_adopt(apbdes: Apbdes, evaluasi: Any) -> bool:
    if apbdes.status == StatusApbdes.SELESAI_DIEVALUASI:
        return bool(evaluasi.hasil != HasilEvaluasi.PERBAIKI)
    return apbdes.status == StatusApbdes.DRAF


def _read_tahun(teks: str, bawaan: int) -> int:
    """A year that was asked for, else the one that is being prepared."""
    angka = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else bawaan
    return angka if 2010 <= angka <= 2100 else bawaan
