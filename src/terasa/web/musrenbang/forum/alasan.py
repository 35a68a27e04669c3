"""Banyak alasan sekaligus: pilih usulan dan satu kode, periksa kalimat masing-masing, simpan, dan dapat diurungkan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from terasa.aturan.queries import Alasan, alasan_list
from terasa.musrenbang import rules
from terasa.musrenbang.enums import Hasil, JenisForum
from terasa.musrenbang.models import Forum, Keputusan
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries import list_keputusan
from terasa.musrenbang.rules import CannotDecide, Putusan
from terasa.musrenbang.services import decide_many, undecide_many
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 100


@dataclass
class Baris:
    """One usulan on the review page with its own sentence, and what is wrong with it."""

    keputusan: Keputusan
    kalimat: str
    salah: str = ""


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def alasan(request: Any, pk: UUID) -> HttpResponse:
    """Three steps on one address: choose, review, save; and the way back."""
    forum = get_run(request, pk)
    langkah = request.POST.get("langkah", "")
    if langkah == "urungkan":
        return _undo(request, forum)
    if langkah in {"periksa", "simpan"}:
        return _review(request, forum, simpan=langkah == "simpan")
    return _choose(request, forum)


def _choose(request: Any, forum: Forum, galat: str = "") -> HttpResponse:
    page: Any = Paginator(list_keputusan(forum, hasil=""), SEHALAMAN).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({k.usulan.kode_desa for k in page})
    pada = parse_datetime(request.GET.get("pada", "")) if request.GET.get("pada") else None
    isi = {
        "forum": forum,
        "page": page,
        "baris": [(k, nama[k.usulan.kode_desa]) for k in page],
        "hasil": _results(forum),
        "alasan": _reasons(forum),
        "galat": galat,
        "pada": request.GET.get("pada", ""),
        "baru": _count_at(forum, pada),
    }
    return render(request, "musrenbang/forum_alasan.html", isi)


def _review(request: Any, forum: Forum, *, simpan: bool) -> HttpResponse:
    kode = {a.kode: a for a in _reasons(forum)}
    dipilih, hasil = kode.get(request.POST.get("kode", "")), request.POST.get("hasil", "")
    semua = list(list_keputusan(forum, hasil="").filter(usulan__in=_uuids(request.POST.getlist("usulan"))))
    if dipilih is None or hasil not in {h.value for h in _results(forum)} or not semua:
        return _choose(request, forum, _("Pilih keputusan, kode alasan, dan sedikitnya satu usulan."))
    baris = [Baris(k, _sentence(request, k, dipilih, simpan)) for k in semua]
    if simpan and (pada := _save(request, forum, baris, hasil, dipilih)):
        return redirect(f"{request.path}?pada={pada.isoformat().replace('+', '%2B')}")
    nama = nama_lengkap_banyak({k.usulan.kode_desa for k in semua})
    isi = {
        "forum": forum,
        "baris": [(b, nama[b.keputusan.usulan.kode_desa]) for b in baris],
        "salah": sum(bool(b.salah) for b in baris),
        "hasil": Hasil(hasil),
        "kode": dipilih,
    }
    return render(request, "musrenbang/forum_alasan_periksa.html", isi)


def _sentence(request: Any, k: Keputusan, kode: Alasan, simpan: bool) -> str:
    """What was typed for this one; before that the code's own sentence, where it has one that suffices."""
    if simpan:
        return str(request.POST.get(f"kalimat-{k.usulan_id}", "")).strip()[:2000]
    return "" if kode.wajib_teks else kode.kalimat


def _save(request: Any, forum: Forum, baris: list[Baris], hasil: str, kode: Alasan) -> datetime | None:
    """All of them or none; the moment by which they can be taken back."""
    now = timezone.now()
    putusan = [Putusan(b.keputusan.usulan_id, hasil, alasan_kode=kode.kode, alasan=b.kalimat) for b in baris]
    for satu, isi in zip(baris, putusan, strict=True):
        try:
            rules.check_putusan(forum.jenis, isi, {kode.kode: kode})
        except CannotDecide as exc:
            satu.salah = str(exc)
    if any(b.salah for b in baris):
        return None
    try:
        decide_many(forum=forum, by=request.pelaku, putusan=putusan, now=now)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return None
    return now


def _undo(request: Any, forum: Forum) -> HttpResponse:
    pada = parse_datetime(request.POST.get("pada", ""))
    try:
        n = undecide_many(forum=forum, by=request.pelaku, pada=pada) if pada else 0
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("kerja-forum-lihat", pk=forum.pk)
    teks = ngettext("%(n)d keputusan diurungkan.", "%(n)d keputusan diurungkan.", n)
    messages.success(request, teks % {"n": n})
    return redirect("kerja-forum-alasan", pk=forum.pk)


def _count_at(forum: Forum, pada: datetime | None) -> int:
    if pada is None:
        return 0
    return forum.keputusan.filter(diputuskan_at=pada, hasil__in=rules.BERALASAN).count()


def _results(forum: Forum) -> list[Hasil]:
    return [h for h in rules.HASIL_FORUM[JenisForum(forum.jenis)] if h in rules.BERALASAN]


def _reasons(forum: Forum) -> list[Alasan]:
    return alasan_list(forum.kabupaten, timezone.localdate())


def _uuids(semua: list[str]) -> list[UUID]:
    hasil = []
    for teks in semua[: SEHALAMAN * 10]:
        try:
            hasil.append(UUID(teks))
        except ValueError:
            continue
    return hasil
