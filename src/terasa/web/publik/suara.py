"""Surat suara di ponsel pemilih: tanpa akun, tanpa sesi, tanpa jejak kartu di alamat.

Kartu hanya datang dalam badan kiriman. Kode QR menaruhnya di belakang tanda pagar, yang tidak dikirim peramban.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from terasa.musrenbang.enums import StatusKotak
from terasa.musrenbang.models import KotakSuara
from terasa.musrenbang.queries.kotak import TANPA_PB
from terasa.musrenbang.rules.suara import CannotVote
from terasa.musrenbang.services import AlreadyVoted, cast_suara, check_kartu
from terasa.umum.pelaku import WARGA
from terasa.web.akses import access, publik
from terasa.web.musrenbang.forum.isi_surat import list_calon, read_pilihan, tell_salah
from terasa.web.musrenbang.forum.surat import draw_surat

PANJANG_KARTU = 40


@access(publik)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def suara(request: Any, kode: str) -> HttpResponse:
    """Fill in, look once more, send: three answers of one address."""
    kotak = get_object_or_404(KotakSuara.objects.select_related("forum").defer(*TANPA_PB), kode=kode.lower())
    if kotak.status == StatusKotak.DITUTUP and request.method != "POST":
        return redirect("forum-kotak", pk=kotak.forum_id)
    if request.method != "POST":
        return _show(request, kotak, "isi")
    kartu = request.POST.get("kartu", "")[:PANJANG_KARTU]
    pilihan, salah = read_pilihan(kotak, request.POST)
    if salah:
        return _show(request, kotak, "isi", kartu=kartu, galat=tell_salah(salah))
    try:
        # Whoever is signed in on this phone, the one who votes is a resident.
        if "kirim" in request.POST:
            tanda = cast_suara(kotak=kotak, kartu=kartu, pilihan=pilihan, by=WARGA)
            return _show(request, kotak, "selesai", tanda=tanda)
        check_kartu(kotak=kotak, kartu=kartu, pilihan=pilihan, by=WARGA)
    except AlreadyVoted as exc:
        return _show(request, kotak, "selesai", tanda=exc.tanda_terima, sudah=True)
    except CannotVote as exc:
        return _show(request, kotak, "isi", kartu=kartu, galat=str(exc))
    tahap = "isi" if "ubah" in request.POST else "periksa"
    return _show(request, kotak, tahap, kartu=kartu, pilihan=pilihan)


def _show(request: Any, kotak: KotakSuara, tahap: str, **lain: Any) -> HttpResponse:
    pilihan = lain.get("pilihan", ())
    judul = {c.kode: c for c in list_calon(kotak, request.POST)} if pilihan else {}
    isi = {
        "kotak": kotak,
        "forum": kotak.forum,
        "tahap": tahap,
        "surat": draw_surat(kotak, request.POST) if tahap == "isi" else "",
        **lain,
        "terpilih": [judul[k] for k in pilihan],
        "judul_halaman": _("Surat suara"),
    }
    return render(request, "publik/suara.html", isi)
