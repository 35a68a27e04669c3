"""Banyak alasan sekaligus: pilih usulan dan satu kode, periksa kalimat masing-masing, simpan, dan dapat diurungkan."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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
from terasa.musrenbang.rules.banding import merge_putusan
from terasa.musrenbang.services import decide_many, undecide_many
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.alamat import read_uuids
from terasa.web.musrenbang.forum.banding import (
    GABUNG,
    TERSIMPAN,
    Beda,
    read_pilih,
    read_versi,
    tell_basi,
)
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 100


@dataclass
class Baris:
    """One usulan on the review page with its own sentence, and what is wrong with it.

    `versi` is the one that was read; `beda` both texts, once somebody else decided it meanwhile.
    """

    keputusan: Keputusan
    kalimat: str
    versi: int
    pilih: str = ""
    salah: str = ""
    beda: list[Beda] = field(default_factory=list)

    @property
    def basi(self) -> bool:
        """Somebody else decided it; a provisional rank that moved does not matter to a refusal."""
        return bool(self.keputusan.hasil) and self.versi != self.keputusan.versi


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
    dicentang = list_keputusan(forum).filter(
        usulan__in=read_uuids(request.POST.getlist("usulan")[: SEHALAMAN * 10])
    )
    # What was typed is shown again even when somebody else decided that usulan meanwhile.
    semua = list(dicentang if simpan else dicentang.filter(hasil=""))
    if dipilih is None or hasil not in {h.value for h in _results(forum)} or not semua:
        return _choose(request, forum, _("Pilih keputusan, kode alasan, dan sedikitnya satu usulan."))
    baris = [_read(request, k, dipilih, simpan) for k in semua]
    if simpan and (pada := _save(request, forum, baris, hasil, dipilih)):
        return redirect(f"{request.path}?pada={pada.isoformat().replace('+', '%2B')}")
    nama = nama_lengkap_banyak({k.usulan.kode_desa for k in semua})
    isi = {
        "forum": forum,
        "baris": [(b, nama[b.keputusan.usulan.kode_desa]) for b in baris],
        "salah": sum(bool(b.salah) for b in baris),
        "terlewat": 0 if simpan else dicentang.exclude(hasil="").count(),
        "hasil": Hasil(hasil),
        "kode": dipilih,
    }
    return render(request, "musrenbang/forum_alasan_periksa.html", isi)


def _read(request: Any, k: Keputusan, kode: Alasan, simpan: bool) -> Baris:
    """What was typed for this one; before that the code's own sentence, where it has one that suffices."""
    if not simpan:
        return Baris(k, "" if kode.wajib_teks else kode.kalimat, k.versi)
    kalimat = str(request.POST.get(f"kalimat-{k.usulan_id}", "")).strip()[:2000]
    return Baris(k, kalimat, read_versi(request.POST, k), read_pilih(request.POST, k))


def _save(request: Any, forum: Forum, baris: list[Baris], hasil: str, kode: Alasan) -> datetime | None:
    """All of them or none; the moment by which they can be taken back."""
    now = timezone.now()
    putusan = []
    for satu in baris:
        isi = _as_putusan(satu, hasil, kode)
        _check(request, forum, satu, isi, kode)
        if satu.pilih != TERSIMPAN:
            putusan.append(isi)
    if any(b.salah for b in baris):
        return None
    try:
        decide_many(forum=forum, by=request.pelaku, putusan=putusan, now=now)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return None
    return now


def _as_putusan(satu: Baris, hasil: str, kode: Alasan) -> Putusan:
    k = satu.keputusan
    isi = Putusan(k.usulan_id, hasil, alasan_kode=kode.kode, alasan=satu.kalimat, versi=satu.versi)
    if not k.hasil:
        return replace(isi, versi=k.versi)
    return merge_putusan(replace(isi, alasan=k.alasan), isi) if satu.pilih == GABUNG else isi


def _check(request: Any, forum: Forum, satu: Baris, isi: Putusan, kode: Alasan) -> None:
    """What keeps this row from being saved; both texts beside it where somebody else decided it."""
    k = satu.keputusan
    if satu.basi or f"{k.pk}-banding" in request.POST:
        satu.beda = _compare(k, Hasil(isi.hasil), kode, satu.kalimat)
    if satu.basi:
        satu.salah, satu.pilih, satu.versi = tell_basi(k), "", k.versi
    elif satu.beda and not satu.pilih:
        satu.salah = _("Pilih dulu tulisan mana yang dipakai.")
    elif satu.pilih != TERSIMPAN:
        try:
            rules.check_putusan(forum.jenis, isi, {kode.kode: kode})
        except CannotDecide as exc:
            satu.salah = str(exc)


def _compare(k: Keputusan, hasil: Hasil, kode: Alasan, kalimat: str) -> list[Beda]:
    tersimpan = f"{k.get_hasil_display()}, {k.peringkat}" if k.peringkat else k.get_hasil_display()
    semua = [
        Beda(_("Keputusan"), tersimpan or _("belum diputuskan"), str(hasil.label)),
        Beda(_("Kode alasan"), k.alasan_kode, kode.kode),
        Beda(_("Kalimat untuk warga"), k.alasan, kalimat),
    ]
    return [b for b in semua if b.mereka != b.saya]


def _undo(request: Any, forum: Forum) -> HttpResponse:
    pada = parse_datetime(request.POST.get("pada", ""))
    try:
        n = undecide_many(forum=forum, by=request.pelaku, pada=pada, now=timezone.now()) if pada else 0
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("kerja-forum-lihat", pk=forum.pk)
    teks = ngettext("%(n)d keputusan diurungkan.", "%(n)d keputusan diurungkan.", n)
    messages.success(request, teks % {"n": n})
    if (tetap := _number(request.POST.get("jumlah", "")) - n) > 0:
        teks = ngettext(
            "%(n)d keputusan sementara itu diubah operator lain, jadi tetap seperti tulisannya.",
            "%(n)d keputusan sementara itu diubah operator lain, jadi tetap seperti tulisannya.",
            tetap,
        )
        messages.warning(request, teks % {"n": tetap})
    return redirect("kerja-forum-alasan", pk=forum.pk)


def _number(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 6 else 0


def _count_at(forum: Forum, pada: datetime | None) -> int:
    if pada is None:
        return 0
    return forum.keputusan.filter(diputuskan_at=pada, hasil__in=rules.BERALASAN).count()


def _results(forum: Forum) -> list[Hasil]:
    return [h for h in rules.HASIL_FORUM[JenisForum(forum.jenis)] if h in rules.BERALASAN]


def _reasons(forum: Forum) -> list[Alasan]:
    return alasan_list(forum.kabupaten, timezone.localdate())
