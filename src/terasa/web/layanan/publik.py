"""Katalog untuk semua: mencari menurut keperluan, membaca standar, mencetak poster."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.akun.models import Unit
from terasa.layanan.models import Layanan
from terasa.layanan.queries import (
    count_setahun,
    find_layanan,
    find_standar,
    find_terbaru,
    list_berlaku,
    list_komponen,
    list_layanan,
)
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import PUBLIK
from terasa.web.akses import access, publik
from terasa.web.alamat import read_wilayah
from terasa.web.aspirasi.qr import make_qr
from terasa.web.publik.kabupaten import choose_kabupaten
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import desa_per_kecamatan

SEHALAMAN = 30
# The place that this browser chose, kept for a year (seconds); sent to the pages of services only.
KUKI, UMUR_KUKI = "layanan_di", 365 * 24 * 3600


@access(publik)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Two taps to a service: what do you need, and there it is. The place once chosen is kept in this browser."""
    kabupaten = choose_kabupaten(request)
    cari = request.GET.get("cari", "").strip()[:200]
    di = read_wilayah(request.GET.get("di", request.COOKIES.get(KUKI, "")), kabupaten.kode)
    semua = list_layanan(PUBLIK, cari=cari, di=di)
    page = Paginator(semua, SEHALAMAN).get_page(request.GET.get("page"))
    isi = {
        "page": page,
        # The nearest come first, so the first of the first page tells whether the place itself offers any.
        "tanpa_sendiri": page.number == 1 and not any(satu.kode_wilayah == di for satu in page[:1]),
        "cari": cari,
        "tempat": Wilayah.objects.filter(pk=di).first() if di else None,
        "kelompok": desa_per_kecamatan(kabupaten.kode) if kabupaten.kode else [],
        "kabupaten": kabupaten.kini,
    }
    jawaban = render(request, "layanan/daftar.html", isi)
    if "di" in request.GET:
        _keep(jawaban, di)
    return jawaban


def _keep(jawaban: HttpResponse, di: str) -> None:
    """This browser asks for the services of this place from now on, or of all places again."""
    if di:
        jawaban.set_cookie(
            KUKI,
            di,
            max_age=UMUR_KUKI,
            path=reverse("layanan"),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    else:
        jawaban.delete_cookie(KUKI, path=reverse("layanan"), samesite="Lax")


@access(publik)
@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """The whole standard, how long it really takes, and the button to ask for it."""
    layanan = get_any(kode)
    if layanan.dihentikan_on is not None:
        return render(request, "layanan/berhenti.html", {"layanan": layanan})
    return render(request, "layanan/lihat.html", _content(layanan))


def get_any(kode: str) -> Layanan:
    """The service of an address, also one that ended, as posters on walls still point to it; or 404."""
    if layanan := find_layanan(PUBLIK, kode):
        return layanan
    semua = Layanan.objects.stopped().select_related("unit")
    return get_object_or_404(semua, kode=read_kode(kode) or "")


@access(publik)
@require_safe
def poster(request: HttpRequest, kode: str) -> HttpResponse:
    """One sheet for the wall of the office, with the QR of the page."""
    layanan = get_any(kode)
    if layanan.dihentikan_on is not None:
        return redirect(layanan.alamat)
    alamat, isi = f"{settings.ALAMAT_PUBLIK}{layanan.alamat}", _content(layanan)
    isi["pengaduan"] = next((k.isi for k in isi["penyampaian"] if k.kode == "pengaduan"), "")
    return render(request, "layanan/poster.html", {**isi, "alamat": alamat, "qr": make_qr(alamat)})


@access(publik)
@require_safe
def papan(request: HttpRequest, unit_id: int) -> HttpResponse:
    """One sheet for the wall with all services of an office."""
    unit = get_object_or_404(Unit, pk=unit_id)
    semua = list(list_layanan(PUBLIK, unit_id=unit.pk))
    berlaku = list_berlaku(semua, timezone.localdate())
    if not berlaku:
        raise Http404
    alamat = f"{settings.ALAMAT_PUBLIK}{reverse('layanan')}?di={unit.kode_wilayah}"
    isi = {
        "unit": unit,
        "layanan": [(satu, berlaku[satu.pk]) for satu in semua if satu.pk in berlaku],
        "alamat": alamat,
        "qr": make_qr(alamat),
    }
    return render(request, "layanan/papan.html", isi)


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
    _unit, tiap = count_setahun(layanan.unit_id, hari)
    komponen = list_komponen(layanan, standar)
    return {
        "layanan": layanan,
        "standar": standar,
        "penyampaian": [k for k in komponen if k.bagian == "penyampaian"],
        "pengelolaan": [k for k in komponen if k.bagian != "penyampaian"],
        "skm": find_terbaru(layanan.unit_id),
        "angka": next((a for a in tiap if a.layanan_id == layanan.pk), None),
    }
