"""Daftar hadir di pintu ruangan: satu orang satu tekan, dengan bagian yang berjalan dan peringatannya."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.aturan.queries import find_aturan
from terasa.aturan.rules import options_of
from terasa.musrenbang.enums import JenisForum, StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries import list_hadir, summarise_forum
from terasa.musrenbang.services import record_kehadiran, remove_kehadiran
from terasa.pertemuan.models import Kehadiran, Kelamin
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.forum.forms import HadirForm
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.web.musrenbang.medan import perform
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.queries import list_desa, list_kecamatan, nama_lengkap_banyak
from terasa.wilayah.rules import tingkat

TERAKHIR = 8
# What stays chosen for the next person in the queue.
LEKAT = ("kelompok_umur", "unsur", "asal_kode")


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def hadir(request: Any, pk: UUID) -> HttpResponse:
    """Record one person; age, element and origin stay for the next."""
    forum = get_run(request, pk)
    if forum.status != StatusForum.DIBUKA:
        return redirect("kerja-forum-lihat", pk=pk)
    umur, unsur = list_opsi("kelompok-umur", forum), list_opsi("unsur-peserta", forum)
    awal = {nama: request.GET.get(nama, "") for nama in LEKAT}
    form = HadirForm(request.POST or None, umur=umur, unsur=unsur, asal=list_asal(forum), initial=awal)
    if perform(request, form, lambda isi: _record(request, forum, isi)):
        messages.success(request, _("Tercatat."))
        tetap = {nama: form.cleaned_data[nama] for nama in LEKAT}
        return redirect(f"{reverse('kerja-forum-hadir', args=[pk])}?{urlencode(tetap)}")
    ringkasan = summarise_forum(forum, timezone.localdate())
    isi = {
        "forum": forum,
        "form": form,
        "ringkasan": ringkasan,
        "langkah": list_langkah(forum, ringkasan, kini="hadir", by=request.pelaku),
        "per_umur": [(nama, ringkasan.hadir.per_umur.get(kode, 0)) for kode, nama in umur],
        "per_unsur": _per_unsur(forum, ringkasan.hadir.per_unsur),
        "terakhir": _last_ones(forum, dict(umur), dict(unsur)),
    }
    return render(request, "musrenbang/forum_hadir.html", isi)


@access(can_work_forum)
@require_POST
def hapus(request: Any, pk: UUID, kehadiran: UUID) -> HttpResponse:
    """Take a slip of the finger off the list."""
    forum = get_run(request, pk)
    try:
        remove_kehadiran(forum=forum, kehadiran_id=kehadiran, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Catatan itu dihapus dari daftar hadir."))
    return redirect("kerja-forum-hadir", pk=pk)


def _record(request: Any, forum: Forum, isi: dict[str, Any]) -> Kehadiran:
    kelamin = request.POST.get("kelamin", "")
    return record_kehadiran(forum=forum, by=request.pelaku, kelamin=kelamin, now=timezone.now(), **isi)


def list_opsi(kode: str, forum: Forum) -> list[tuple[str, str]]:
    """Choices of a list rule in force today."""
    aturan = find_aturan(kode, kabupaten=forum.kabupaten, pada=timezone.localdate())
    return options_of(aturan) if aturan else []


def list_asal(forum: Forum) -> list[tuple[str, str]]:
    """Where people come from: the desa of the places it covers, or the kecamatan of the kabupaten."""
    if forum.unit_id is None and all(tingkat(k) == Tingkat.DESA for k in forum.cakupan):
        return list(nama_lengkap_banyak(forum.cakupan).items())
    if forum.unit_id is None and forum.jenis != JenisForum.KABUPATEN:
        return [(w.kode, w.nama_lengkap) for kode in forum.cakupan for w in list_desa(kode)]
    return [(w.kode, str(w)) for w in list_kecamatan(forum.kabupaten)]


def _per_unsur(forum: Forum, jumlah: Any) -> list[tuple[str, int, bool]]:
    """(nama, how many, vulnerable): those present, and the vulnerable ones even when none came."""
    aturan = find_aturan("unsur-peserta", kabupaten=forum.kabupaten, pada=timezone.localdate())
    pilihan = aturan.isi["pilihan"] if aturan else []
    semua = [(str(u["nama"]), jumlah.get(u["kode"], 0), bool(u.get("rentan"))) for u in pilihan]
    return [u for u in semua if u[1] or u[2]]


def _last_ones(forum: Forum, umur: dict[str, str], unsur: dict[str, str]) -> list[tuple[UUID, str]]:
    """The newest entries without names, to undo a wrong press.

    A forum over several kecamatan, or of a unit, lies beside the roots of the office that runs it.
    """
    with konteks.sebagai_sistem():
        baris = list(list_hadir(forum).order_by("-dicatat_at", "-pk")[:TERAKHIR])
    return [
        (
            k.pk,
            f"{Kelamin(k.kelamin).label}, {umur.get(k.kelompok_umur, '')}, {unsur.get(k.unsur, '')}",
        )
        for k in baris
    ]
