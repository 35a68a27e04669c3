"""Metode forum: memilihnya sebelum penilaian, dan menunjukkan hitungan, kepekaan, serta pemerataannya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.musrenbang.enums import METODE_BERNILAI, METODE_BERSUARA, Metode, StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries import find_kepekaan, show_metode, summarise_forum
from terasa.musrenbang.queries.pemerataan import measure_pemerataan
from terasa.musrenbang.services import choose_metode
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.forum.ahp import describe_banding
from terasa.web.musrenbang.forum.arti import ARTI, CARA
from terasa.web.musrenbang.forum.daftar import get_forum, get_run
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.web.musrenbang.medan import perform

SEHALAMAN = 50


class MetodeForm(forms.Form):
    """One method."""

    metode = forms.ChoiceField(
        label=_("Cara menyusun prioritas"), choices=list(ARTI.items()), widget=forms.RadioSelect
    )


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def metode(request: Any, pk: UUID) -> HttpResponse:
    """What the forum orders by, and another choice while nobody has scored or voted."""
    forum = get_run(request, pk)
    buka = forum.status == StatusForum.DIBUKA
    form = MetodeForm(request.POST or None, initial={"metode": forum.metode})
    now = timezone.now()
    if buka and perform(
        request,
        form,
        lambda isi: choose_metode(forum=forum, metode=isi["metode"], by=request.pelaku, now=now),
    ):
        messages.success(
            request, _now("Metode forum ini sekarang: %(metode)s.") % {"metode": forum.get_metode_display()}
        )
        return redirect("kerja-forum-metode", pk=pk)
    if form.is_bound:
        forum.refresh_from_db(fields=["metode"])
    ringkasan = summarise_forum(forum, timezone.localdate())
    isi = {
        "forum": forum,
        "form": form,
        "buka": buka,
        "langkah": list_langkah(forum, ringkasan, kini="metode", by=request.pelaku),
        **describe_metode(forum),
    }
    return render(request, "musrenbang/forum_metode.html", isi)


@access(can_work_forum)
@require_safe
def hitungan(request: Any, pk: UUID) -> HttpResponse:
    """Ranks as counted, their spread and what flips them; and who gets what."""
    forum = get_forum(request, pk)
    isi = {"dasar": "kerja", "rem": "kerja-forum-lihat", **describe_hitungan(request, forum)}
    return render(request, "musrenbang/forum_hitungan.html", isi)


def describe_metode(forum: Forum) -> dict[str, Any]:
    """The method in words with its criteria; a rule that cannot be used is told instead."""
    isi: dict[str, Any] = {"arti": ARTI[Metode(forum.metode)], "bersuara": forum.metode in METODE_BERSUARA}
    try:
        tampil = show_metode(forum, timezone.localdate())
    except AturanDilanggar as exc:
        return isi | {"tampil": None, "kriteria": [], "galat_metode": str(exc)}
    kriteria = []
    if tampil.kriteria is not None:
        bobot = tampil.kriteria.bobot
        jumlah = sum(bobot.values())
        kriteria = [
            (nama, float(bobot[kode] / jumlah * 100), kode in tampil.kriteria.biaya)
            for kode, nama in tampil.kriteria.nama.items()
        ]
        isi["cara"] = CARA[tampil.kriteria.cara]
        isi["dibanding"] = describe_banding(tampil.kriteria)
    return isi | {"tampil": tampil, "kriteria": kriteria}


def describe_hitungan(request: Any, forum: Forum) -> dict[str, Any]:
    """What both the working page and the public one show of the count."""
    pada = timezone.localdate()
    kepekaan = find_kepekaan(forum, pada) if forum.metode in METODE_BERNILAI else None
    daftar = forum.keputusan.filter(peringkat_hitung__isnull=False).select_related("usulan")
    daftar = daftar.defer("usulan__baris_asal", "usulan__masalah").order_by("peringkat_hitung")
    page = Paginator(daftar, SEHALAMAN).get_page(request.GET.get("page"))
    baris = []
    for k in page:
        satu: dict[str, Any] = {"k": k}
        if kepekaan is not None:
            satu["rentang"] = kepekaan.rentang.get(k.usulan_id)
            satu["penilai"] = kepekaan.rentang_penilai.get(k.usulan_id)
            satu["balik"] = k.usulan_id in kepekaan.masuk or k.usulan_id in kepekaan.keluar
        baris.append(satu)
    return {
        "forum": forum,
        "page": page,
        "baris": baris,
        "kepekaan": kepekaan,
        "pemerataan": measure_pemerataan(forum, pada),
        **describe_metode(forum),
    }
