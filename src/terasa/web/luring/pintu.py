"""Pintu kotak kirim: kiriman beberapa sekaligus, dan berkasnya sepotong demi sepotong.

Tanpa token CSRF, karena halaman luring tidak membawanya: badan JSON dan potongan biner hanya dapat dikirim halaman
sendiri (peramban bertanya dahulu untuk asal lain, dan tidak pernah diizinkan), dan `Sec-Fetch-Site` diperiksa.
"""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from terasa.dokumen.potongan import SEPOTONG, CannotReceive, count_diterima, receive_potongan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access, publik
from terasa.web.aspirasi.pemegang import give_slip
from terasa.web.layanan.pemegang import give_slip as give_slip_layanan
from terasa.web.luring.jenis import JENIS
from terasa.web.luring.kiriman import DITOLAK, NANTI, Hasil, Kiriman, read_kiriman

log = logging.getLogger("terasa.luring")
TERBESAR = 1024 * 1024
SENDIRI = {"same-origin", ""}
JSON, BINER = "application/json", "application/octet-stream"


@csrf_exempt
@access(publik)
@never_cache
@require_http_methods(["POST"])
@transaction.non_atomic_requests
def kirim(request: Any) -> JsonResponse:
    """Each thing gets its own transactions and its own answer; one that is refused does not hold up the others."""
    if not _is_own(request, JSON) or int(request.META.get("CONTENT_LENGTH") or 0) > TERBESAR:
        return _refuse(_("Kiriman dari telepon tidak terbaca."), 400)
    try:
        semua = read_kiriman(request.body)
    except AturanDilanggar as exc:
        return _refuse(str(exc), 400)
    hasil = [_take(request, satu) for satu in semua]
    jawaban = JsonResponse({"hasil": [h.as_json(k.id) for h, k in zip(hasil, semua, strict=True)]})
    if len(hasil) == 1 and hasil[0].slip:
        # Somebody who writes with signal goes on to the slip page, as without script.
        give = give_slip_layanan if semua[0].jenis == "permohonan" else give_slip
        give(jawaban, hasil[0].kode, hasil[0].slip["kunci"].replace("-", ""))
    return jawaban


@csrf_exempt
@access(publik)
@never_cache
@require_http_methods(["GET", "PUT"])
def berkas(request: Any, unggahan: UUID) -> JsonResponse:
    """GET: how much of this file is here. PUT: one part of it, `?dari=<offset>&utuh=<size>`."""
    if request.method == "GET":
        with konteks.dengan_kunci(unggahan):
            return JsonResponse({"diterima": count_diterima(unggahan)})
    dari, utuh = (request.GET.get(nama, "") for nama in ("dari", "utuh"))
    angka = all(n.isascii() and n.isdigit() and len(n) < 10 for n in (dari, utuh))
    if not angka or not _is_own(request, BINER) or int(request.META.get("CONTENT_LENGTH") or 0) > SEPOTONG:
        return _refuse(_("Potongan berkas ini tidak terbaca."), 400)
    try:
        diterima = receive_potongan(
            unggahan=unggahan, dari=int(dari), utuh=int(utuh), data=request.body, now=timezone.now()
        )
    except CannotReceive as exc:
        return _refuse(str(exc), 503 if exc.code == "penuh" else 409)
    return JsonResponse({"diterima": diterima})


def _take(request: Any, kiriman: Kiriman) -> Hasil:
    terima = JENIS.get(kiriman.jenis)
    if terima is None:
        return Hasil(DITOLAK, galat={"": [_("Kiriman jenis ini tidak dikenal; perbarui halamannya.")]})
    try:
        return terima(request, kiriman)
    except AturanDilanggar as exc:
        return Hasil(DITOLAK, galat={"": [str(exc)]})
    except Exception:
        # A fault of ours: the phone keeps it and tries again, and the others still arrive.
        log.exception("kiriman %s", kiriman.jenis)
        return Hasil(NANTI)


def _is_own(request: HttpRequest, tipe: str) -> bool:
    return request.content_type == tipe and request.headers.get("Sec-Fetch-Site", "") in SENDIRI


def _refuse(pesan: str, status: int) -> JsonResponse:
    return JsonResponse({"pesan": pesan}, status=status)
