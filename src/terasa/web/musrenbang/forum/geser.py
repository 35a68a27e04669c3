"""Usulan yang digeser musyawarah dari hitungannya: kedua peringkat di samping alasannya."""

from __future__ import annotations

from dataclasses import dataclass
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
from terasa.musrenbang.rules.banding import join_teks
from terasa.musrenbang.rules.geser import Letak, find_geser
from terasa.musrenbang.services import explain_geser
from terasa.musrenbang.services.geser import Dibaca
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.alamat import read_uuid
from terasa.web.musrenbang.forum.banding import (
    GABUNG,
    TERSIMPAN,
    Beda,
    read_pilih,
    read_versi,
)
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.wilayah.queries import nama_lengkap_banyak

PANJANG = 1000


@dataclass
class Baris:
    """One move with its reason as typed, and what its writer had read; both texts once another wrote meanwhile."""

    k: Keputusan
    isi: str
    dibaca: Dibaca
    banding: bool = False
    pilih: str = ""

    @property
    def disentuh(self) -> bool:
        return self.pilih != TERSIMPAN and self.isi != self.dibaca.alasan

    @property
    def hasil(self) -> str:
        """What is to be stored."""
        return join_teks(self.dibaca.alasan, self.isi) if self.pilih == GABUNG else self.isi

    @property
    def beda(self) -> list[Beda]:
        return [Beda(_("Alasan geseran"), self.dibaca.alasan, self.isi)] if self.banding else []


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def geser(request: Any, pk: UUID) -> HttpResponse:
    """One sentence for each move; the fewest moves that explain the order are listed."""
    forum = get_run(request, pk)
    if forum.status != StatusForum.DIBUKA:
        return redirect("kerja-forum-lihat", pk=pk)
    baris = [_read(request, k) for k in list_moved(forum)]
    galat = ""
    if request.method == "POST":
        _tell_dropped(request, forum, baris)
        if (galat := _save(request, forum, baris)) == "":
            return redirect("kerja-forum-geser", pk=pk)
        baris = _show_again(forum, baris)
    ringkasan = summarise_forum(forum, timezone.localdate())
    isi = {
        "forum": forum,
        "daftar": baris,
        "galat": galat,
        "tempat": nama_lengkap_banyak({b.k.usulan.kode_desa for b in baris}),
        "langkah": list_langkah(forum, ringkasan, kini="geser", by=request.pelaku),
    }
    return render(request, "musrenbang/forum_geser.html", isi)


def _read(request: Any, k: Keputusan) -> Baris:
    if str(k.pk) not in request.POST:
        return Baris(k, _plain(k.alasan_geser), Dibaca(k.versi, _plain(k.alasan_geser)))
    dibaca = Dibaca(read_versi(request.POST, k), _plain(request.POST.get(f"{k.pk}-dibaca", "")))
    isi = _plain(request.POST[str(k.pk)])[:PANJANG]
    banding = f"{k.pk}-banding" in request.POST
    return Baris(k, isi, dibaca, banding=banding, pilih=read_pilih(request.POST, k))


def _save(request: Any, forum: Forum, baris: list[Baris]) -> str:
    """All that was touched, or nothing and the sentence why."""
    if any(b.banding and not b.pilih for b in baris):
        return _("Pilih dulu tulisan mana yang dipakai.")
    disentuh = [b for b in baris if b.disentuh]
    try:
        n = explain_geser(
            forum=forum,
            alasan_geser={b.k.usulan_id: b.hasil for b in disentuh},
            by=request.pelaku,
            now=timezone.now(),
            dibaca={b.k.usulan_id: b.dibaca for b in disentuh},
        )
    except AturanDilanggar as exc:
        return str(exc)
    messages.success(request, _("%(n)d alasan tersimpan.") % {"n": n})
    return ""


def _show_again(forum: Forum, baris: list[Baris]) -> list[Baris]:
    """What was typed beside what is stored now; the next press starts from there."""
    segar = {k.pk: k for k in list_moved(forum)}
    hasil = []
    for b in baris:
        k = segar.get(b.k.pk, b.k)
        kini = Dibaca(k.versi, _plain(k.alasan_geser))
        if not b.disentuh:
            hasil.append(Baris(k, kini.alasan, kini))
        elif b.banding or kini != b.dibaca:
            pilih = b.pilih if kini == b.dibaca else ""
            hasil.append(Baris(k, b.isi, kini, banding=True, pilih=pilih))
        else:
            hasil.append(b)
    return hasil


def _tell_dropped(request: Any, forum: Forum, baris: list[Baris]) -> None:
    """A reason typed for an usulan that is no longer moved needs no place, but is not lost unseen."""
    tampil = {str(b.k.pk) for b in baris}
    lain = [pk for teks in request.POST if teks not in tampil and (pk := read_uuid(teks))]
    for k in forum.keputusan.filter(pk__in=lain).select_related("usulan").defer("usulan__baris_asal"):
        teks = _plain(request.POST[str(k.pk)])
        if teks and teks != _plain(request.POST.get(f"{k.pk}-dibaca", "")):
            kalimat = _("“%(judul)s” tidak lagi bergeser, jadi alasannya tidak disimpan: “%(teks)s”")
            messages.warning(request, kalimat % {"judul": k.usulan.judul, "teks": teks[:PANJANG]})


def _plain(teks: str) -> str:
    return teks.replace("\r\n", "\n").strip()


def list_moved(forum: Forum) -> list[Keputusan]:
    """Moves of an open forum; two queries."""
    kolom = ("pk", "hasil", "peringkat", "peringkat_hitung", "alasan_geser")
    dihitung = forum.keputusan.filter(peringkat__isnull=False, peringkat_hitung__isnull=False)
    geser = find_geser([Letak(*baris) for baris in dihitung.order_by("pk").values_list(*kolom)])
    # Only what was moved is read with its words.
    pindah = forum.keputusan.filter(pk__in=[s.kunci for s in geser]).select_related("usulan")
    return list(pindah.defer("usulan__baris_asal", "usulan__masalah").order_by("hasil", "peringkat"))
