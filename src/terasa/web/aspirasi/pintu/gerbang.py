"""Gerbang pesan mengetuk di sini: bertanda, tidak terlambat, tidak terulang, dan dibatasi per gerbang."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from terasa.pintu.services.gerbang import KirimanDitolak, check_envelope, receive_gerbang
from terasa.umum.gerbang import Gerbang
from terasa.umum.pelaku import SISTEM
from terasa.umum.tanda import KEPALA_TANDA, KEPALA_WAKTU
from terasa.web.akses import access, publik

STATUS = {"tanda-salah": 401, "terlambat": 401, "terulang": 409, "ramai": 429, "besar": 413}


# The signature stands in for the token: a gateway has no session and no cookie.
@csrf_exempt
@access(publik)
@require_POST
def terima(request: HttpRequest, nama: str) -> JsonResponse:
    """One message; the answer says in one sentence what became of it."""
    gerbang = settings.GERBANG.get(nama)
    if gerbang is None:
        return _refuse("gerbang", _("Gerbang ini tidak diatur di pemasangan ini."), 404)
    try:
        badan = request.body
    except RequestDataTooBig:
        return _refuse("besar", _("Kiriman terlalu besar; paling besar 12 MB."), 413)
    tanda = request.headers.get(KEPALA_TANDA, "")
    try:
        check_envelope(
            gerbang, waktu=request.headers.get(KEPALA_WAKTU, ""), tanda=tanda, badan=badan, kini=time.time()
        )
        _slow_down(gerbang)
        hasil = receive_gerbang(gerbang=gerbang, badan=badan, tanda=tanda, by=SISTEM, now=timezone.now())
    except KirimanDitolak as exc:
        return _refuse(exc.code, str(exc), STATUS.get(exc.code, 422))
    kode = hasil.aspirasi.kode if hasil.aspirasi else ""
    isi: dict[str, Any] = {"diterima": True, "hasil": hasil.hasil, "ulang": hasil.ulang, "aspirasi": kode}
    return JsonResponse({**isi, "kalimat": hasil.kalimat})


def _slow_down(gerbang: Gerbang) -> None:
    """So many a minute through one gate, whoever sends: a village shares one phone as a hall shares one address."""
    kunci = f"pintu.{gerbang.nama}.{int(time.time() // 60)}"
    cache.add(kunci, 0, 120)
    if cache.incr(kunci) > gerbang.batas:
        raise KirimanDitolak(
            _("Gerbang ini sudah mengirim %(n)d pesan dalam semenit; kirim lagi semenit kemudian.")
            % {"n": gerbang.batas},
            code="ramai",
        )


def _refuse(kode: str, kalimat: str, status: int) -> JsonResponse:
    jawaban = JsonResponse({"diterima": False, "kode": kode, "kalimat": kalimat}, status=status)
    if status == 429:
        jawaban["Retry-After"] = "60"
    return jawaban
