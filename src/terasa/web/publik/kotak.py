"""Kotak suara untuk umum: apa yang dihitung, berapa yang memilih, tanda terima, dan berkasnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.forum import get_forum
from terasa.musrenbang.enums import StatusForum, StatusKotak
from terasa.musrenbang.models import Forum, KotakSuara
from terasa.musrenbang.queries.kotak import export_pb, read_keadaan
from terasa.web.akses import access, publik
from terasa.web.musrenbang.forum.metode import describe_hitungan

TANDA_SEHALAMAN = 600


@access(publik)
@require_safe
def kotak(request: Any, pk: UUID) -> HttpResponse:
    """One ballot box. While it is open: turnout only."""
    ada = get_object_or_404(KotakSuara.objects.select_related("forum").defer("pb"), forum=pk)
    tertutup = ada.status == StatusKotak.DITUTUP
    tanda = ada.tanda_terima.split("\n") if tertutup and ada.tanda_terima else []
    judul = {c["kode"]: c for c in ada.calon}
    peringkat = ada.ringkasan.get("peringkat", {})
    dukungan = ada.ringkasan.get("dukungan", {})
    isi = {
        "kotak": ada,
        "forum": ada.forum,
        "tertutup": tertutup,
        "keadaan": read_keadaan(ada),
        "page": Paginator(tanda, TANDA_SEHALAMAN).get_page(request.GET.get("page")),
        "hasil": [
            (n, judul[k], dukungan.get(k, 0)) for k, n in sorted(peringkat.items(), key=lambda t: t[1])[:30]
        ],
        "lebih": tertutup and ada.ringkasan["ponsel"] + ada.ringkasan["kertas"] > ada.ringkasan["mengambil"],
    }
    return render(request, "publik/kotak.html", isi)


@access(publik)
@require_safe
def unduh(request: Any, pk: UUID) -> HttpResponse:
    """The ballots, or the ranks of a closed forum that had none, as Pabulib."""
    forum = get_object_or_404(Forum, pk=pk)
    tertutup = KotakSuara.objects.filter(forum=forum, status=StatusKotak.DITUTUP).exists()
    teks = export_pb(forum) if tertutup or forum.status != StatusForum.DIBUKA else ""
    if not teks:
        raise Http404
    jawaban = HttpResponse(teks, content_type="text/plain; charset=utf-8")
    jawaban["Content-Disposition"] = f'attachment; filename="{forum.slug}-{forum.tahun}.pb"'
    return jawaban


@access(publik)
@require_safe
def hitungan(request: Any, pk: UUID) -> HttpResponse:
    """The count of a closed forum: ranks, what flips them, who gets what."""
    forum = get_object_or_404(get_forum(), pk=pk)
    if forum.status == StatusForum.DIBUKA:
        raise Http404
    isi = {"dasar": "publik", "rem": "forum", **describe_hitungan(request, forum)}
    return render(request, "musrenbang/forum_hitungan.html", isi)
