"""Katalog untuk semua: mencari menurut keperluan, membaca standar, mencetak poster."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.layanan.models import Layanan
from terasa.layanan.queries import (
    count_angka,
    find_layanan,
    find_standar,
    find_terbaru,
    list_komponen,
    list_layanan,
)
from terasa.umum.pelaku import PUBLIK
from terasa.web.akses import access, publik
from terasa.web.aspirasi.qr import make_qr
from terasa.wilayah.models import Wilayah

SEHALAMAN = 30


@access(publik)
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Two taps to a service: what do you need, and there it is."""
    cari, di = request.GET.get("cari", "").strip()[:200], request.GET.get("di", "").strip()
    tempat = Wilayah.objects.filter(pk=di).first() if di else None
    semua = list_layanan(PUBLIK, cari=cari, di=tempat.kode if tempat else "")
    page = Paginator(semua, SEHALAMAN).get_page(request.GET.get("page"))
    return render(request, "layanan/daftar.html", {"page": page, "cari": cari, "tempat": tempat})


@access(publik)
@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """The whole standard, how long it really takes, and the button to ask for it."""
    layanan = get_layanan(kode)
    return render(request, "layanan/lihat.html", _content(layanan))


@access(publik)
@require_safe
def poster(request: HttpRequest, kode: str) -> HttpResponse:
    """One sheet for the wall of the office, with the QR of the page."""
    layanan = get_layanan(kode)
    alamat = f"{settings.ALAMAT_PUBLIK}{layanan.alamat}"
    return render(
        request, "layanan/poster.html", {**_content(layanan), "alamat": alamat, "qr": make_qr(alamat)}
    )


def get_layanan(kode: str) -> Layanan:
    """The service of an address, or 404."""
    layanan = find_layanan(PUBLIK, kode)
    if layanan is None:
        raise Http404
    return layanan


def _content(layanan: Layanan) -> dict[str, Any]:
    hari = timezone.localdate()
    standar = find_standar(layanan, hari)
    if standar is None:
        raise Http404
    # The past year up to today.
    _unit, tiap = count_angka(layanan.unit_id, dari=hari.replace(year=hari.year - 1, day=1), sampai=hari)
    komponen = list_komponen(layanan, standar)
    return {
        "layanan": layanan,
        "standar": standar,
        "penyampaian": [k for k in komponen if k.bagian == "penyampaian"],
        "pengelolaan": [k for k in komponen if k.bagian != "penyampaian"],
        "skm": find_terbaru(layanan.unit_id),
        "angka": next((a for a in tiap if a.layanan_id == layanan.pk), None),
    }
