"""Daftar forum yang dijalankan atau diikuti sebuah kantor, dan membuka yang baru."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import can_work_forum, may_run
from terasa.musrenbang.queries import list_forum
from terasa.musrenbang.services import open_forum
from terasa.web.akses import access
from terasa.web.musrenbang.forum.forms import BukaForm, SaringForm
from terasa.web.musrenbang.forum.pilihan import Pilihan, list_pilihan
from terasa.web.musrenbang.medan import perform

SEHALAMAN = 25


def get_forum(request: Any, pk: UUID) -> Forum:
    """Inside the office's scope, or it does not exist."""
    terlihat = Forum.objects.visible_to(request.pelaku)
    return get_object_or_404(terlihat.select_related("unit", "berita_acara", "pertemuan"), pk=pk)


def get_run(request: Any, pk: UUID) -> Forum:
    """One that this office runs."""
    forum = get_forum(request, pk)
    if not may_run(request.pelaku, forum):
        raise Http404
    return forum


@access(can_work_forum)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Forums that I run or watch; those I run and that are open come first on their own."""
    saring = SaringForm(request.GET).nilai()
    terlihat = list_forum(by=request.pelaku, tahun=saring.get("tahun"), jenis=saring.get("jenis", ""))
    if status := saring.get("status"):
        terlihat = terlihat.filter(status=status)
    urut = terlihat.order_by(
        "-tahun", Case(When(status=StatusForum.DIBUKA, then=0), default=1), "jenis", "nama"
    )
    page = Paginator(urut, SEHALAMAN).get_page(request.GET.get("page"))
    tahun = Forum.objects.visible_to(request.pelaku).order_by("-tahun").values_list("tahun", flat=True)
    isi = {
        "page": page,
        "baris": [(f, may_run(request.pelaku, f)) for f in page],
        "saring": saring,
        "bentuk": SaringForm(),
        "tahun": list(tahun.distinct()),
        "boleh_buka": bool(list_pilihan(request.pelaku, timezone.localdate())),
    }
    return render(request, "musrenbang/forum_daftar.html", isi)


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def buka(request: Any) -> HttpResponse:
    """Open a forum; every usulan that waits for it is put on its list."""
    hari = timezone.localdate()
    pilihan = {p.kunci: p for p in list_pilihan(request.pelaku, hari)}
    if not pilihan:
        raise Http404
    awal = {"forum": next(iter(pilihan)), "tahun": hari.year + 1}
    form = BukaForm(
        request.POST or None, pilihan=[(k, p.teks) for k, p in pilihan.items()], hari=hari, initial=awal
    )
    jadi: list[Forum] = []
    if perform(request, form, lambda isi: jadi.append(_open(request, pilihan[isi["forum"]], isi))):
        jumlah = jadi[0].keputusan.count()
        if jumlah:
            teks = ngettext(
                "Forum dibuka. %(n)d usulan yang menunggu sudah masuk daftarnya.",
                "Forum dibuka. %(n)d usulan yang menunggu sudah masuk daftarnya.",
                jumlah,
            )
            messages.success(request, teks % {"n": jumlah})
        else:
            teks = _(
                "Forum dibuka, tetapi belum ada usulan yang menunggunya. Yang diajukan sesudah ini ikut masuk."
            )
            messages.warning(request, teks)
        return redirect("kerja-forum-lihat", pk=jadi[0].pk)
    return render(request, "musrenbang/forum_buka.html", {"form": form})


def _open(request: Any, pilihan: Pilihan, isi: dict[str, Any]) -> Forum:
    return open_forum(
        by=request.pelaku,
        jenis=pilihan.jenis,
        kabupaten=request.pelaku.kabupaten,
        tahun=isi["tahun"],
        nama=isi["nama"] or pilihan.nama,
        cakupan=pilihan.cakupan,
        unit=pilihan.unit,
        metode=isi["metode"],
        tempat=isi["tempat"],
        mulai_at=isi["mulai_at"],
        now=timezone.now(),
    )
