"""Menutup forum dengan berita acara, membukanya lagi sebelum ditandatangani, dan mengunggah pindaiannya."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.musrenbang.enums import Hasil, JenisForum, StatusForum, Tujuan
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import can_close_some_forum, may_close
from terasa.musrenbang.queries import RingkasanForum, summarise_forum
from terasa.musrenbang.services import (
    close_forum,
    collect_signature,
    reopen_forum,
    request_signature,
    sign_forum,
)
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.forum.daftar import get_forum
from terasa.web.musrenbang.forum.forms import AlasanForm, PindaianForm, TutupForm
from terasa.web.musrenbang.forum.geser import list_moved
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.web.musrenbang.medan import perform


def get_headed(request: Any, pk: UUID) -> Forum:
    """One that this office closes."""
    forum = get_forum(request, pk)
    if not may_close(request.pelaku, forum):
        raise Http404
    return forum


@access(can_close_some_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def tutup(request: Any, pk: UUID) -> HttpResponse:
    """Everything to look at once more, then the paper is made and every usulan moves on."""
    forum = get_headed(request, pk)
    if forum.status != StatusForum.DIBUKA:
        return redirect("kerja-forum-lihat", pk=pk)
    form = TutupForm(request.POST or None)
    tindakan = partial(close_forum, forum=forum, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(nomor=isi["nomor"])):
        messages.success(request, _("Forum ditutup. Berita acaranya sudah terbit dan warga sudah dikabari."))
        return redirect("kerja-forum-lihat", pk=pk)
    # A refused closing leaves the object in memory changed; what is shown is what is stored.
    forum.refresh_from_db()
    ringkasan = summarise_forum(forum, timezone.localdate())
    isi = {
        "forum": forum,
        "form": form,
        "ringkasan": ringkasan,
        "hasil": [(Hasil(h), n) for h, n in ringkasan.per_hasil.items()],
        "peringatan": list_peringatan(forum, ringkasan),
        "langkah": list_langkah(forum, ringkasan, kini="tutup", by=request.pelaku),
        "geser": [k for k in list_moved(forum) if not k.alasan_geser],
    }
    return render(request, "musrenbang/forum_tutup.html", isi)


@access(can_close_some_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def buka_lagi(request: Any, pk: UUID) -> HttpResponse:
    """Until it is signed, and before any of its usulan went further."""
    forum = get_headed(request, pk)
    form = AlasanForm(request.POST or None)
    tindakan = partial(reopen_forum, forum=forum, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(alasan=isi["alasan"])):
        messages.success(request, _("Forum dibuka lagi; berita acara yang lama dicabut."))
        return redirect("kerja-forum-lihat", pk=pk)
    isi = {
        "forum": forum,
        "form": form,
        "judul": _("Buka lagi forum ini"),
        "teks": _(
            "Berita acara yang sudah terbit dicabut dan semua usulan kembali ke keadaan sebelum ditutup."
        ),
        "kirim": _("Ya, buka lagi"),
        "jenis": "bahaya",
    }
    return render(request, "musrenbang/forum_tindakan.html", isi)


@access(can_close_some_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def tanda_tangan(request: Any, pk: UUID) -> HttpResponse:
    """The signed scan makes the paper valid."""
    forum = get_headed(request, pk)
    form = PindaianForm(request.POST or None, request.FILES or None)
    tindakan = partial(sign_forum, forum=forum, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**read_upload(isi["berkas"]))):
        messages.success(request, _("Pindaian diterima; berita acara ini sekarang sah."))
        return redirect("kerja-forum-lihat", pk=pk)
    isi = {
        "forum": forum,
        "form": form,
        "judul": _("Unggah berita acara bertanda tangan"),
        "teks": _("Setelah diunggah, forum ini sah dan tidak dapat dibuka lagi."),
        "kirim": _("Unggah"),
    }
    return render(request, "musrenbang/forum_tindakan.html", isi)


@access(can_close_some_forum)
@require_POST
def elektronik(request: Any, pk: UUID) -> HttpResponse:
    """Send the paper to the provider of electronic signatures, or fetch what was signed there."""
    forum = get_headed(request, pk)
    try:
        if forum.berita_acara is None or not forum.berita_acara.ttd_rujukan:
            request_signature(forum=forum, by=request.pelaku)
            messages.success(request, _("Berita acara dikirim untuk ditandatangani."))
        elif collect_signature(forum=forum, by=request.pelaku, now=timezone.now()):
            messages.success(request, _("Semua sudah menandatangani; berita acara ini sekarang sah."))
        else:
            messages.info(request, _("Belum semua menandatangani."))
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect("kerja-forum-lihat", pk=pk)


def list_peringatan(forum: Forum, ringkasan: RingkasanForum) -> list[str]:
    """What the chair should know before closing; none of it blocks."""
    hasil = list(ringkasan.peringatan)
    if ringkasan.belum_dihitung:
        hasil.append(
            _("%(n)d usulan yang disepakati belum dihitung biayanya, jadi belum ikut pembagian pagu.")
            % {"n": ringkasan.belum_dihitung}
        )
    if n := _without_unit(forum):
        hasil.append(
            _("%(n)d usulan ke kabupaten belum diarahkan ke perangkat daerah yang membahasnya.") % {"n": n}
        )
    return hasil


def _without_unit(forum: Forum) -> int:
    if forum.jenis != JenisForum.FORUM_KECAMATAN:
        return 0
    setuju = forum.keputusan.filter(hasil=Hasil.DISEPAKATI, usulan__tujuan=Tujuan.KABUPATEN)
    return setuju.filter(usulan__unit_tujuan=None).count()


def read_upload(berkas: Any) -> dict[str, Any]:
    """What the signing services take of an uploaded file."""
    return {"data": berkas.read(), "nama": berkas.name, "tipe": berkas.content_type or ""}
