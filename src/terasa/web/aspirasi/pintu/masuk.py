"""Pesan yang desanya belum jelas, bagi Bappeda: baca, tempatkan, atau buang dengan sebab. Pengirimnya tidak tampak."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from terasa.dokumen.models import Berkas
from terasa.pintu.models import PesanMasuk
from terasa.pintu.permissions import can_place
from terasa.pintu.queries import list_menunggu, read_kotak
from terasa.pintu.services.tempatkan import discard_pesan, place_pesan
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.foto import answer_foto
from terasa.wilayah.queries import desa_per_kecamatan


@access(can_place)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """What waits, the oldest first."""
    page = Paginator(list_menunggu(request.pelaku), 20).get_page(request.GET.get("page"))
    pesan = list(page)
    foto: dict[UUID, list[UUID]] = {}
    milik = Berkas.objects.filter(pemilik_id__in=[p.pk for p in pesan]).order_by("dibuat_at", "nama")
    for pemilik, pk in milik.values_list("pemilik_id", "pk"):
        foto.setdefault(pemilik, []).append(pk)  # type: ignore[arg-type]  # filtered by owner, so never None
    isi = {
        "page": page,
        "kotak": read_kotak(timezone.now()),
        "baris": [(p, foto.get(p.pk, [])) for p in pesan],
        "kecamatan": desa_per_kecamatan(request.pelaku.kabupaten) if pesan else [],
    }
    return render(request, "pintu/masuk.html", isi)


@access(can_place)
@require_POST
def tempatkan(request: Any, pk: UUID) -> HttpResponse:
    """Give it to a desa."""
    desa = request.POST.get("desa", "")
    return _act(
        request,
        pk,
        lambda p: place_pesan(pesan=p, kode_desa=desa, by=request.pelaku, now=timezone.now()),
        _("Pesan itu sekarang aspirasi desanya, dan pengirimnya dikabari."),
    )


@access(can_place)
@require_POST
def buang(request: Any, pk: UUID) -> HttpResponse:
    """It is no wish of anybody."""
    alasan = request.POST.get("alasan", "")
    return _act(
        request,
        pk,
        lambda p: discard_pesan(pesan=p, alasan=alasan, by=request.pelaku, now=timezone.now()),
        _("Pesan itu dihapus; sebabnya dicatat."),
    )


@access(can_place)
@require_safe
def foto(request: Any, pk: UUID, foto: UUID) -> HttpResponse:
    """A photo that came with a waiting message."""
    pesan = get_object_or_404(list_menunggu(request.pelaku), pk=pk)
    return answer_foto(get_object_or_404(Berkas, pk=foto, pemilik_id=pesan.pk))


def _act(request: Any, pk: UUID, act: Callable[[PesanMasuk], object], kabar: str) -> HttpResponse:
    pesan = get_object_or_404(PesanMasuk, pk=pk)
    try:
        act(pesan)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, kabar)
    return redirect("pintu-masuk")
