"""Halaman kerja satu forum: daftar keputusan selagi dibuka, hasil dan kertasnya sesudah ditutup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from terasa.aturan.queries import alasan_list
from terasa.dokumen.elektronik import find_penyedia
from terasa.musrenbang.enums import METODE_BERNILAI, StatusForum
from terasa.musrenbang.models import Forum, Keputusan, Perubahan, Usulan
from terasa.musrenbang.permissions import can_work_forum, may_close, may_run
from terasa.musrenbang.queries import list_keputusan, summarise_forum
from terasa.musrenbang.queries.bawaan import find_bawaan
from terasa.musrenbang.queries.layar import find_dibahas
from terasa.musrenbang.queries.usulan import search_usulan
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.alamat import read_uuid, read_uuids
from terasa.web.musrenbang.forum.banding import read_versi
from terasa.web.musrenbang.forum.daftar import get_forum, get_run
from terasa.web.musrenbang.forum.forms import AlasanForm, PindaianForm
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.web.musrenbang.forum.layar import display
from terasa.web.musrenbang.forum.putusan import (
    Baris,
    agree_all,
    make_baris,
    move,
    save_baris,
    show_both,
)
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 20
BELUM = "belum"
# Where a forum stands when its own page is opened.
KINI = {StatusForum.DIBUKA.value: "putuskan", StatusForum.DITUTUP.value: "sah"}


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One page per forum. While it is open its whole table is one form."""
    forum = get_forum(request, pk)
    menjalankan = may_run(request.pelaku, forum)
    if request.method == "POST":
        if not menjalankan:
            raise Http404
        # Also when it was closed meanwhile: the refusal is shown beside what was typed.
        return _save(request, forum)
    if menjalankan and forum.status == StatusForum.DIBUKA:
        return _show_open(request, forum)
    return _show_closed(request, forum)


@access(can_work_forum)
@require_POST
def sepakati(request: Any, pk: UUID) -> HttpResponse:
    """Agree to everything that only has a provisional rank."""
    forum = get_run(request, pk)
    try:
        n = agree_all(forum, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("%(n)d usulan disepakati menurut peringkat sementaranya.") % {"n": n})
    return redirect("kerja-forum-lihat", pk=pk)


def _show_open(request: Any, forum: Forum, **lain: Any) -> HttpResponse:
    page = _page(request, forum)
    alasan = alasan_list(forum.kabupaten, timezone.localdate())
    isi = _common(request, forum) | _around(forum, page)
    isi |= {"page": page, "baris": make_baris(forum, page, alasan), "alasan": alasan} | lain
    return render(request, "musrenbang/forum_kerja.html", isi)


def _save(request: Any, forum: Forum) -> HttpResponse:
    """Save the touched rows, then move one up or down if that button was pressed."""
    now = timezone.now()
    baris = _posted(request, forum)
    try:
        simpanan = save_baris(forum, baris, by=request.pelaku, now=now, geser="geser" in request.POST)
        tampil = display(request, forum)
        pindah = None if simpanan.salah else _move(request, forum, baris)
    except AturanDilanggar as exc:
        return _show_again(request, forum, baris, galat=str(exc))
    if simpanan.diubah:
        messages.success(request, _tell_saved(simpanan.diubah))
    if simpanan.salah:
        return _show_again(request, forum, baris, bentrok=simpanan.bentrok)
    if not simpanan.diubah and pindah is None and "tampilkan" not in request.POST:
        messages.info(request, _("Tidak ada yang berubah."))
    letak = pindah or tampil
    return redirect(f"{request.get_full_path()}{f'#k-{letak}' if letak else ''}")


def _show_again(request: Any, forum: Forum, baris: list[Baris], **lain: Any) -> HttpResponse:
    """The same rows with what was typed; rows that were saved show what is stored now."""
    salah = {b.keputusan.pk: b for b in baris if b.salah or (lain.get("galat") and b.disentuh)}
    segar = {k.pk: k for k in _rows(forum, [b.keputusan.pk for b in baris])}
    alasan = alasan_list(forum.kabupaten, timezone.localdate())
    # In the order in which they were on the screen, whatever their ranks are now.
    urut = make_baris(forum, [segar[b.keputusan.pk] for b in baris if b.keputusan.pk in segar], alasan)
    tampil = [salah.get(b.keputusan.pk, b) for b in urut]
    for satu, kini in zip(tampil, urut, strict=True):
        if satu.disentuh:
            show_both(satu, kini)
    isi = (
        _common(request, forum)
        | _around(forum, segar.values())
        | {"page": None, "baris": tampil, "alasan": alasan, **lain}
    )
    return render(request, "musrenbang/forum_kerja.html", isi)


def _show_closed(request: Any, forum: Forum) -> HttpResponse:
    """What was decided, the paper with its hash, and what its head may still do."""
    page = _page(request, forum)
    ditutup = forum.status == StatusForum.DITUTUP
    kepala = may_close(request.pelaku, forum) and ditutup
    isi = (
        _common(request, forum)
        | _around(forum, page)
        | {
            "page": page,
            "keputusan": page,
            "adendum": forum.berita_acara.adendum.all() if forum.berita_acara else [],
            "pindaian": PindaianForm() if kepala else None,
            "elektronik": kepala and find_penyedia() is not None,
            "buka_lagi": AlasanForm(auto_id="buka-%s") if kepala else None,
        }
    )
    return render(request, "musrenbang/forum_hasil.html", isi)


def _common(request: Any, forum: Forum) -> dict[str, Any]:
    ringkasan = summarise_forum(forum, timezone.localdate())
    return {
        "forum": forum,
        "ringkasan": ringkasan,
        "langkah": list_langkah(forum, ringkasan, kini="putuskan", by=request.pelaku),
        "boleh_tutup": may_close(request.pelaku, forum),
        "bawaan": find_bawaan(forum),
        "dibahas": find_dibahas(forum),
        "skor": forum.metode in METODE_BERNILAI,
        "tampil": request.GET.get("tampil", ""),
        "kata": request.GET.get("kata", "")[:80],
        "sementara": forum.keputusan.filter(hasil="", peringkat__isnull=False).count(),
    }


def _around(forum: Forum, page: Iterable[Keputusan]) -> dict[str, Any]:
    """What stands beside the rows: place names, and what earlier stages said; three queries."""
    usulan = [k.usulan for k in page]
    return {"tempat": nama_lengkap_banyak({u.kode_desa for u in usulan}), "sebelum": _earlier(forum, usulan)}


def _earlier(forum: Forum, usulan: list[Usulan]) -> dict[UUID, list[dict[str, Any]]]:
    """Advice, volume and budget of the amendments and of other forums, oldest first, per usulan."""
    hasil: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for p in Perubahan.objects.filter(usulan__in=usulan).order_by("pada"):
        satu = {
            "nama": p.oleh,
            "saran": p.alasan,
            "volume": p.volume,
            "biaya": p.biaya,
            "biaya_ditulis": True,
        }
        hasil[p.usulan_id].append(satu)
    lain = Keputusan.objects.filter(usulan__in=usulan).exclude(forum=forum).exclude(hasil="")
    for k in lain.select_related("forum").order_by("diputuskan_at"):
        satu = {
            "nama": k.forum.nama,
            "hasil": k.hasil,
            "peringkat": k.peringkat,
            "saran": k.rekomendasi or k.alasan,
            "volume": k.volume,
            "biaya": k.biaya,
            "biaya_ditulis": k.biaya is not None,
        }
        hasil[k.usulan_id].append(satu)
    return dict(hasil)


def _page(request: Any, forum: Forum) -> Page[Keputusan]:
    daftar = list_keputusan(forum)
    tampil = request.GET.get("tampil", "")
    if tampil:
        daftar = daftar.filter(hasil="" if tampil == BELUM else tampil)
    if kata := request.GET.get("kata", "").strip()[:80]:
        daftar = daftar.filter(usulan__in=search_usulan(Usulan.objects.all(), kata))
    return Paginator(daftar, SEHALAMAN).get_page(request.GET.get("page"))


def _posted(request: Any, forum: Forum) -> list[Baris]:
    """The rows that were on the screen, in the order of the screen."""
    dikirim = {teks: n for n, teks in enumerate(request.POST.getlist("baris")[: SEHALAMAN * 2])}
    daftar = _rows(forum, read_uuids(dikirim))
    urut = sorted(daftar, key=lambda k: dikirim[str(k.pk)])
    return make_baris(forum, urut, alasan_list(forum.kabupaten, timezone.localdate()), request.POST)


def _rows(forum: Forum, pks: list[UUID]) -> Any:
    return list_keputusan(forum).filter(pk__in=pks)


def _move(request: Any, forum: Forum, baris: list[Baris]) -> UUID | None:
    """Up or down; not when somebody else changed that row since it was read, for one place is then another."""
    terbaca = {b.keputusan.pk: b.keputusan for b in baris}
    for tombol, langkah in (("naik", -1), ("turun", 1)):
        if pk := read_uuid(request.POST.get(tombol, "")):
            k = terbaca.get(pk)
            if k is not None and read_versi(request.POST, k) != k.versi:
                messages.warning(request, _tell_not_moved(k))
            else:
                move(forum, pk, langkah, by=request.pelaku, now=timezone.now())
            return pk
    return None


def _tell_not_moved(k: Keputusan) -> str:
    return _(
        "“%(judul)s” sementara itu diubah oleh %(siapa)s, jadi belum dipindahkan. "
        "Periksa letaknya, lalu tekan lagi bila masih perlu."
    ) % {"judul": k.usulan.judul, "siapa": k.diubah_oleh or _("operator lain")}


def _tell_saved(n: int) -> str:
    return ngettext("%(n)d keputusan tersimpan.", "%(n)d keputusan tersimpan.", n) % {"n": n}
