"""Surat suara kertas: dua orang menyalin, yang berbeda diselesaikan sambil melihat kertasnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.musrenbang.enums import StatusKotak
from terasa.musrenbang.models import Forum, KertasSuara, KotakSuara
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries import summarise_forum
from terasa.musrenbang.queries.kotak import find_kotak
from terasa.musrenbang.services import enter_kertas, list_kertas, remove_kertas, settle_kertas
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.forum.isi_surat import as_data, read_pilihan, tell_salah, tell_surat
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.web.musrenbang.forum.surat import draw_surat

NOMOR_TERPANJANG = 4


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def kertas(request: Any, pk: UUID) -> HttpResponse:
    """Copy one paper after the other. What somebody else copied is not shown."""
    forum = get_run(request, pk)
    kotak = find_kotak(forum)
    if kotak is None or kotak.status != StatusKotak.DIBUKA:
        return redirect("kerja-forum-kotak", pk=pk)
    galat = ""
    if request.method == "POST":
        galat, kode = _copy(request, forum, kotak, enter_kertas)
        if not galat:
            messages.success(request, _("Kertas %(n)s tersalin.") % {"n": kode})
            berikut = int(kode) + 1
            return redirect(f"{reverse('kerja-forum-kertas', args=[pk])}?nomor={berikut}")
    return _show(request, forum, kotak, galat)


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def beda(request: Any, pk: UUID, nomor: int) -> HttpResponse:
    """Both copies of one paper side by side, and what it really says."""
    forum = get_run(request, pk)
    kotak = find_kotak(forum)
    if kotak is None or kotak.status != StatusKotak.DIBUKA:
        return redirect("kerja-forum-kotak", pk=pk)
    satu = next(
        (k for k in list_kertas(forum=forum, by=request.pelaku) if k.nomor == nomor and _differs(k)), None
    )
    if satu is None:
        return redirect("kerja-forum-kertas", pk=pk)
    galat = ""
    if request.method == "POST":
        galat, _kode = _copy(request, forum, kotak, settle_kertas, nomor=nomor)
        if not galat:
            messages.success(request, _("Kertas %(n)d diselesaikan.") % {"n": nomor})
            return redirect("kerja-forum-kertas", pk=pk)
    data = request.POST if request.method == "POST" else as_data(kotak, satu.isi_satu)
    isi = {
        "forum": forum,
        "kotak": kotak,
        "kertas": satu,
        "salinan": [tell_surat(kotak, satu.isi_satu), tell_surat(kotak, satu.isi_dua)],
        "surat": draw_surat(kotak, data),
        "galat": galat,
    }
    return render(request, "musrenbang/forum_beda.html", isi)


@access(can_work_forum)
@require_POST
def hapus(request: Any, pk: UUID, nomor: int) -> HttpResponse:
    """A number that no paper bears."""
    forum = get_run(request, pk)
    try:
        remove_kertas(forum=forum, nomor=nomor, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect("kerja-forum-kertas", pk=pk)


def _copy(
    request: Any, forum: Forum, kotak: KotakSuara, tindakan: Any, nomor: int | None = None
) -> tuple[str, str]:
    """("", number) when it was taken, else what is wrong."""
    teks = str(nomor) if nomor is not None else request.POST.get("nomor", "").strip()[:NOMOR_TERPANJANG]
    if not (teks.isascii() and teks.isdigit()):
        return _("Tulis nomor yang ditulis pada kertasnya."), teks
    pilihan, salah = read_pilihan(kotak, request.POST)
    if salah and "tidak_sah" not in request.POST:
        return tell_salah(salah), teks
    isi = None if "tidak_sah" in request.POST else pilihan
    try:
        tindakan(forum=forum, nomor=int(teks), pilihan=isi, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        return str(exc), teks
    return "", teks


def _show(request: Any, forum: Forum, kotak: KotakSuara, galat: str) -> HttpResponse:
    saya = request.pelaku.pengguna_id
    semua = list_kertas(forum=forum, by=request.pelaku)
    nomor = request.POST.get("nomor", "") or request.GET.get("nomor", "")
    isi = {
        "forum": forum,
        "kotak": kotak,
        "surat": draw_surat(kotak, request.POST),
        "galat": galat,
        "nomor": nomor[:NOMOR_TERPANJANG],
        "cocok": sum(k.isi is not None for k in semua),
        "jumlah": len(semua),
        "beda": [k for k in semua if _differs(k)],
        "giliran_saya": [k.nomor for k in semua if k.isi_dua is None and k.penyalin_satu_id != saya],
        "giliran_lain": [k.nomor for k in semua if k.isi_dua is None and k.penyalin_satu_id == saya],
        "langkah": list_langkah(
            forum, summarise_forum(forum, timezone.localdate()), kini="kotak", by=request.pelaku
        ),
    }
    return render(request, "musrenbang/forum_kertas.html", isi)


def _differs(kertas: KertasSuara) -> bool:
    return kertas.isi is None and kertas.isi_satu is not None and kertas.isi_dua is not None
