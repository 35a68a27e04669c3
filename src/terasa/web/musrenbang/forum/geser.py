"""Usulan yang digeser musyawarah dari hitungannya: kedua peringkat di samping alasannya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum, Keputusan
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries import summarise_forum
from terasa.musrenbang.rules.geser import Letak, find_geser
from terasa.musrenbang.services import explain_geser
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.wilayah.queries import nama_lengkap_banyak

PANJANG = 1000


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def geser(request: Any, pk: UUID) -> HttpResponse:
    """One sentence for each move; the fewest moves that explain the order are listed."""
    forum = get_run(request, pk)
    if forum.status != StatusForum.DIBUKA:
        return redirect("kerja-forum-lihat", pk=pk)
    daftar = list_moved(forum)
    galat = ""
    if request.method == "POST":
        tulisan = {
            k.usulan_id: request.POST.get(str(k.pk), "")[:PANJANG]
            for k in daftar
            if str(k.pk) in request.POST
        }
        try:
            n = explain_geser(forum=forum, alasan_geser=tulisan, by=request.pelaku, now=timezone.now())
        except AturanDilanggar as exc:
            galat = str(exc)
            for k in daftar:
                k.alasan_geser = tulisan.get(k.usulan_id, k.alasan_geser)
        else:
            messages.success(request, _("%(n)d alasan tersimpan.") % {"n": n})
            return redirect("kerja-forum-geser", pk=pk)
    ringkasan = summarise_forum(forum, timezone.localdate())
    isi = {
        "forum": forum,
        "daftar": daftar,
        "galat": galat,
        "tempat": nama_lengkap_banyak({k.usulan.kode_desa for k in daftar}),
        "langkah": list_langkah(forum, ringkasan, kini="geser", by=request.pelaku),
    }
    return render(request, "musrenbang/forum_geser.html", isi)


def list_moved(forum: Forum) -> list[Keputusan]:
    """Moves of an open forum; two queries."""
    kolom = ("pk", "hasil", "peringkat", "peringkat_hitung", "alasan_geser")
    dihitung = forum.keputusan.filter(peringkat__isnull=False, peringkat_hitung__isnull=False)
    geser = find_geser([Letak(*baris) for baris in dihitung.order_by("pk").values_list(*kolom)])
    # Only what was moved is read with its words.
    pindah = forum.keputusan.filter(pk__in=[s.kunci for s in geser]).select_related("usulan")
    return list(pindah.defer("usulan__baris_asal", "usulan__masalah").order_by("hasil", "peringkat"))
