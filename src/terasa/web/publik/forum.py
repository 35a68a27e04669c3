"""Hasil sebuah forum untuk umum: peringkat, alasan, kehadiran, dan berita acaranya."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.forum import count_hasil, find_pembagian, get_forum, list_keputusan
from terasa.musrenbang.enums import JenisForum, StatusForum
from terasa.musrenbang.models import Forum, JawabanDialog
from terasa.musrenbang.queries.forum import option_names
from terasa.musrenbang.queries.kotak import find_kotak
from terasa.web.akses import access, publik
from terasa.web.musrenbang.forum.metode import describe_metode
from terasa.web.publik.layar import describe_ponsel
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 50


@access(publik)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One forum: what was agreed in which order, what was not and why, and who was there in numbers."""
    forum = get_object_or_404(get_forum(), pk=pk)
    page = Paginator(list_keputusan(forum), SEHALAMAN).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({*(k.usulan.kode_desa for k in page), *forum.cakupan, forum.kode_wilayah})
    pembagian = find_pembagian(forum, [k.usulan_id for k in page])
    for satu in page:
        satu.pos = pembagian.pos.get(satu.usulan_id)  # type: ignore[attr-defined]  # for the template
        satu.tempat = nama[satu.usulan.kode_desa]  # type: ignore[attr-defined]  # for the template
    hadir = getattr(forum.pertemuan, "ringkasan", None)
    return render(
        request,
        "publik/forum.html",
        {
            "forum": forum,
            "page": page,
            "hitung": count_hasil(forum),
            "pembagian": pembagian,
            "hadir": hadir,
            "kotak": find_kotak(forum),
            "kini": describe_ponsel(forum) if forum.status == StatusForum.DIBUKA else None,
            "berperingkat": forum.status != StatusForum.DIBUKA and any(k.peringkat for k in page),
            **describe_metode(forum),
            "per_unsur": _named(hadir.per_unsur, forum, "unsur-peserta") if hadir else [],
            "per_umur": _named(hadir.per_umur, forum, "kelompok-umur") if hadir else [],
            "jawaban": _answers(forum),
            "cakupan": [nama[k] for k in forum.cakupan or [forum.kode_wilayah]],
        },
    )


def _answers(forum: Forum) -> list[tuple[JawabanDialog, str]]:
    """What was answered on the spot, with the place that asked."""
    if forum.jenis != JenisForum.DIALOG:
        return []
    semua = list(forum.jawaban.select_related("usulan", "unit"))
    nama = nama_lengkap_banyak({j.asal_kode for j in semua if j.asal_kode}) if semua else {}
    return [(j, nama.get(j.asal_kode, "")) for j in semua]


def _named(jumlah: Mapping[str, int], forum: Forum, aturan: str) -> list[tuple[str, int]]:
    """Counts under the names of the rule that was in force, the largest first."""
    pada = timezone.localdate(forum.ditutup_at or forum.dibuka_at)
    nama = option_names(aturan, forum.kabupaten, pada)
    return sorted(((nama.get(k, k.replace("-", " ")), n) for k, n in jumlah.items()), key=lambda b: -b[1])
