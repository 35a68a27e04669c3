"""Hadir dengan telepon sendiri lewat QR, pengesahannya oleh panitia, daftar kertas, dan utusan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries.forum import count_utusan
from terasa.musrenbang.services import (
    Peserta,
    confirm_kehadiran,
    list_menunggu,
    list_peserta,
    open_hadir_mandiri,
    record_kehadiran_many,
    set_utusan,
    sign_in_hadir,
)
from terasa.pertemuan.models import Kelamin
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access, publik
from terasa.web.aspirasi.qr import make_qr
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.forum.hadir import list_asal, list_opsi
from terasa.web.musrenbang.forum.isian import KertasForm, MandiriForm
from terasa.web.musrenbang.medan import perform

SEBARIS = 15


@access(publik)
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request: Any, kunci: str) -> HttpResponse:
    """The page behind the QR in the hall: four questions, then a number to show. No account, no name."""
    forum = get_object_or_404(
        Forum.objects.select_related("pertemuan"), kunci_hadir=kunci, status=StatusForum.DIBUKA
    )
    form = MandiriForm(request.POST or None, **_choices(forum))
    nomor: list[int] = []
    if perform(request, form, lambda isi: nomor.append(_sign_in(request, forum, isi))):
        return render(request, "musrenbang/hadir_nomor.html", {"forum": forum, "nomor": nomor[0]})
    return render(request, "musrenbang/hadir_mandiri.html", {"forum": forum, "form": form})


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def qr(request: Any, pk: UUID) -> HttpResponse:
    """Switch the phones on and off, show the QR, confirm those who signed in."""
    forum = _running(request, pk)
    if request.method == "POST":
        try:
            _act(request, forum)
        except AturanDilanggar as exc:
            messages.error(request, str(exc))
        return redirect("kerja-forum-qr", pk=pk)
    umur, unsur = dict(list_opsi("kelompok-umur", forum)), dict(list_opsi("unsur-peserta", forum))
    alamat = f"{settings.ALAMAT_PUBLIK}/hadir/{forum.kunci_hadir}/" if forum.kunci_hadir else ""
    menunggu = [
        (k, f"{Kelamin(k.kelamin).label}, {umur.get(k.kelompok_umur, '')}, {unsur.get(k.unsur, '')}")
        for k in list_menunggu(forum=forum, by=request.pelaku)
    ]
    isi = {
        "forum": forum,
        "alamat": alamat,
        "gambar": make_qr(alamat) if alamat else "",
        "menunggu": menunggu,
    }
    return render(request, "musrenbang/forum_qr.html", isi)


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def kertas(request: Any, pk: UUID) -> HttpResponse:
    """Type a paper list over: fifteen lines at once, by keyboard alone."""
    forum = _running(request, pk)
    pilihan = _choices(forum)
    baris = [KertasForm(request.POST or None, prefix=str(n), **pilihan) for n in range(SEBARIS)]
    galat = ""
    # Every line is checked, so that all that is wrong shows at once.
    benar = [b.is_valid() for b in baris]
    if request.method == "POST" and all(benar):
        isi = [b.cleaned_data for b in baris if b.cleaned_data.get("kelamin")]
        try:
            n = record_kehadiran_many(
                forum=forum, by=request.pelaku, peserta=[_as_peserta(i) for i in isi], now=timezone.now()
            )
        except AturanDilanggar as exc:
            galat = str(exc)
        else:
            messages.success(request, _("%(n)d orang tercatat.") % {"n": n})
            return redirect("kerja-forum-hadir-kertas", pk=pk)
    return render(
        request, "musrenbang/forum_hadir_kertas.html", {"forum": forum, "baris": baris, "galat": galat}
    )


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def utusan(request: Any, pk: UUID) -> HttpResponse:
    """Choose delegates to the next forum among those present; names stay in the office."""
    forum = get_run(request, pk)
    if request.method == "POST":
        try:
            set_utusan(
                forum=forum,
                by=request.pelaku,
                kehadiran_id=_read_uuid(request.POST.get("orang", "")),
                utusan=request.POST.get("jadi") == "ya",
                nama=request.POST.get("nama", ""),
            )
        except AturanDilanggar as exc:
            messages.error(request, str(exc))
        return redirect("kerja-forum-utusan", pk=pk)
    unsur = dict(list_opsi("unsur-peserta", forum))
    orang = [(k, unsur.get(k.unsur, k.unsur)) for k in list_peserta(forum=forum, by=request.pelaku)]
    isi = {
        "forum": forum,
        "utusan": [o for o in orang if o[0].utusan],
        "lain": [(o, n) for n, o in enumerate(orang, start=1) if not o[0].utusan],
        "hitung": count_utusan(forum),
        "dibuka": forum.status == StatusForum.DIBUKA,
    }
    return render(request, "musrenbang/forum_utusan.html", isi)


def _running(request: Any, pk: UUID) -> Forum:
    forum = get_run(request, pk)
    if forum.status != StatusForum.DIBUKA:
        raise Http404
    return forum


def _act(request: Any, forum: Forum) -> None:
    by, now, apa = request.pelaku, timezone.now(), request.POST.get("tindakan", "")
    if apa in {"buka", "tutup"}:
        open_hadir_mandiri(forum=forum, by=by, buka=apa == "buka")
    elif apa == "semua":
        n = confirm_kehadiran(forum=forum, by=by, kehadiran_id=None, now=now)
        messages.success(request, _("%(n)d orang dicatat hadir.") % {"n": n})
    elif apa == "satu":
        confirm_kehadiran(forum=forum, by=by, kehadiran_id=_read_uuid(request.POST.get("orang", "")), now=now)


def _choices(forum: Forum) -> dict[str, Any]:
    return {
        "umur": list_opsi("kelompok-umur", forum),
        "unsur": list_opsi("unsur-peserta", forum),
        "asal": list_asal(forum),
    }


def _sign_in(request: Any, forum: Forum, isi: dict[str, Any]) -> int:
    return sign_in_hadir(forum=forum, by=request.pelaku, peserta=Peserta(**isi), now=timezone.now())


def _as_peserta(isi: dict[str, Any]) -> Peserta:
    return Peserta(**{**isi, "disabilitas": True if isi["disabilitas"] else None})


def _read_uuid(teks: str) -> UUID:
    try:
        return forms.UUIDField().clean(teks)  # type: ignore[no-any-return]  # the field gives a UUID
    except forms.ValidationError as exc:
        raise Http404 from exc
