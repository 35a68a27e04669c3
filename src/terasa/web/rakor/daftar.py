"""Daftar rapat dan halaman satu rapat."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.akun.enums import JenisPeran
from terasa.rakor.enums import StatusRakor
from terasa.rakor.models import LaporanRakor, Rakor, SeriRakor
from terasa.rakor.permissions import can_attend, can_host, may_forward, may_host, may_minute
from terasa.rakor.queries import (
    list_lampau,
    list_laporan_baru,
    list_laporan_menunggu,
    list_mendatang,
    list_terbuka_sebelum,
    list_undangan,
)
from terasa.rakor.services import read_laporan
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.rakor.forms import JawabForm, TerusForm

SEHALAMAN = 25


@access(can_attend)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Upcoming and past meetings, of all series or of one."""
    by = request.pelaku
    seri = _read_uuid(request.GET.get("seri", ""))
    mendatang, lampau = list_mendatang(by), list_lampau(by)
    terlihat = Rakor.objects.visible_to(by).exclude(seri=None).values("seri")
    if seri:
        mendatang, lampau = mendatang.filter(seri_id=seri), lampau.filter(seri_id=seri)
    isi = {
        "undangan": list_undangan(by),
        "mendatang": mendatang,
        "page": Paginator(lampau, SEHALAMAN).get_page(request.GET.get("page")),
        "laporan": _list_laporan(by),
        "semua_seri": SeriRakor.objects.filter(pk__in=terlihat),
        "seri": seri,
        "boleh_buat": can_host(by),
    }
    return render(request, "rakor/daftar.html", isi)


def _list_laporan(by: Pelaku) -> QuerySet[LaporanRakor]:
    """Reports of meetings that wait for this office: to pass on, or to read."""
    if by.jenis == JenisPeran.BUPATI:
        return list_laporan_baru(by).select_related("rakor__tuan_rumah")
    semua = list_laporan_menunggu(by).select_related("rakor__tuan_rumah")
    return semua if by.jenis == JenisPeran.BAGIAN_PEMERINTAHAN else semua.none()


@access(can_attend)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One meeting: who is invited and what they said, its papers, its arahan and how far they are."""
    return show(request, get_rakor(request.pelaku, pk))


def show(request: Any, rakor: Rakor, form: Any = None) -> HttpResponse:
    """The page of a meeting; `form` is the answer that was refused."""
    by, now = request.pelaku, timezone.now()
    read_laporan(rakor=rakor, by=by, now=now)
    laporan = LaporanRakor.objects.filter(rakor=rakor).first()
    diundang = list(rakor.diundang.select_related("unit"))
    milik = next((u for u in diundang if u.unit_id == by.unit_id), None)
    awal = {"jawaban": milik.jawaban, "keterangan": milik.keterangan} if milik and milik.jawaban else {}
    tuan, notulis = may_host(by, rakor.tuan_rumah_id, rakor.kode_wilayah), may_minute(by, rakor)
    isi = {
        "rakor": rakor,
        "diundang": diundang,
        "menjawab": sum(bool(u.jawaban) for u in diundang),
        "datang": sum(u.jawaban in {"hadir", "diwakili"} for u in diundang),
        "milik": milik,
        "jawab": form or JawabForm(initial=awal),
        "boleh_jawab": milik is not None and rakor.status in {StatusRakor.DIUNDANG, StatusRakor.BERLANGSUNG},
        "tuan": tuan,
        "notulis": notulis,
        "arahan": list_arahan(rakor) if rakor.status == StatusRakor.SELESAI or notulis else [],
        "terbuka": []
        if rakor.status in {StatusRakor.SELESAI, StatusRakor.BATAL}
        else list_terbuka_sebelum(rakor),
        "laporan": laporan,
        "boleh_kirim": tuan and rakor.status == StatusRakor.SELESAI and laporan is None,
        "terus": TerusForm() if laporan and not laporan.diteruskan_at and may_forward(by, rakor) else None,
        "hari": timezone.localdate(now),
    }
    return render(request, "rakor/lihat.html", isi)


def list_arahan(rakor: Rakor) -> list[Any]:
    """Arahan of a meeting with every addressee and its task; two queries."""
    return list(
        rakor.arahan.select_related("usulan", "kegiatan", "mengganti__rakor").prefetch_related(
            "penerima__tindak_lanjut__pelaksana"
        )
    )


def get_rakor(by: Pelaku, pk: UUID) -> Rakor:
    """A meeting that this office sees, or 404."""
    semua = Rakor.objects.visible_to(by).select_related(
        "tuan_rumah", "pertemuan", "pimpinan", "seri", "undangan", "notulen"
    )
    return get_object_or_404(semua, pk=pk)


def get_minuted(by: Pelaku, pk: UUID) -> Rakor:
    """A meeting whose minutes this office writes, or 404."""
    rakor = get_rakor(by, pk)
    if not may_minute(by, rakor):
        raise Http404
    return rakor


def _read_uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks) if teks else None
    except ValueError:
        return None
