"""Rapat yang berjalan: arahan dicatat satu baris, notulen ditulis berdua, lalu ditutup menjadi kertas beku."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.rakor.enums import StatusRakor
from terasa.rakor.models import Arahan, Rakor
from terasa.rakor.permissions import can_host
from terasa.rakor.queries import list_calon_diundang, list_hadir, list_terbuka_sebelum
from terasa.rakor.services import capture_arahan, change_arahan, close_rakor, open_rakor, remove_arahan
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.rakor.baris import BelumJelas, print_baris, read_baris, replace_kata
from terasa.web.rakor.daftar import get_minuted, list_arahan
from terasa.web.rakor.forms import TutupForm
from terasa.web.rakor.kelompok import group_terbuka
from terasa.web.rakor.notulen import list_bagian, save_bagian

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@access(can_host)
@require_POST
def buka(request: Any, pk: UUID) -> HttpResponse:
    """The meeting begins."""
    rakor = get_minuted(request.pelaku, pk)
    try:
        open_rakor(rakor=rakor, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("kerja-rakor-lihat", pk=pk)
    return redirect("kerja-rakor-jalan", pk=pk)


@access(can_host)
@require_safe
def jalan(request: Any, pk: UUID) -> HttpResponse:
    """Everything of the running meeting on one page: the quick line, what is still open, the minutes."""
    rakor = get_minuted(request.pelaku, pk)
    if rakor.status != StatusRakor.BERLANGSUNG:
        return redirect("kerja-rakor-lihat", pk=pk)
    return show(request, rakor)


@access(can_host)
@GET_POST
def arahan(request: Any, pk: UUID) -> HttpResponse:
    """Capture one line; a word that is not clear comes back with offers, and what was typed stays."""
    rakor = get_minuted(request.pelaku, pk)
    if request.method != "POST" or rakor.status != StatusRakor.BERLANGSUNG:
        return redirect("kerja-rakor-jalan", pk=pk)
    return _capture(request, rakor, None)


@access(can_host)
@GET_POST
def ubah(request: Any, pk: UUID, arahan: UUID) -> HttpResponse:
    """Type the line anew, while the meeting runs."""
    rakor = get_minuted(request.pelaku, pk)
    lama = get_object_or_404(rakor.arahan.select_related("usulan", "kegiatan"), pk=arahan)
    if rakor.status != StatusRakor.BERLANGSUNG:
        return redirect("kerja-rakor-lihat", pk=pk)
    if request.method == "POST":
        return _capture(request, rakor, lama)
    return show(request, rakor, baris=print_baris(lama), diubah=lama)


@access(can_host)
@require_POST
def hapus(request: Any, pk: UUID, arahan: UUID) -> HttpResponse:
    """Take back what was captured by mistake."""
    rakor = get_minuted(request.pelaku, pk)
    satu = get_object_or_404(rakor.arahan, pk=arahan)
    try:
        remove_arahan(arahan=satu, by=request.pelaku, alasan="")
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect(f"{reverse('kerja-rakor-jalan', args=[pk])}#arahan")


@access(can_host)
@GET_POST
def notulen(request: Any, pk: UUID) -> HttpResponse:
    """Save the parts that were touched; a part that somebody else saved meanwhile shows both texts."""
    rakor = get_minuted(request.pelaku, pk)
    if request.method != "POST" or rakor.status != StatusRakor.BERLANGSUNG:
        return redirect("kerja-rakor-jalan", pk=pk)
    disela, tersimpan = save_bagian(request.POST, rakor, request.pelaku, timezone.now())
    if not disela:
        messages.success(
            request, _("Notulen tersimpan.") if tersimpan else _("Tidak ada bagian notulen yang berubah.")
        )
        return redirect(f"{reverse('kerja-rakor-jalan', args=[pk])}#notulen")
    return show(request, rakor, disela=disela)


@access(can_host)
@GET_POST
def tutup(request: Any, pk: UUID) -> HttpResponse:
    """Freeze the minutes; from now on the addressees know."""
    rakor = get_minuted(request.pelaku, pk)
    if rakor.status != StatusRakor.BERLANGSUNG:
        return redirect("kerja-rakor-lihat", pk=pk)
    form = TutupForm(request.POST or None)
    by, now = request.pelaku, timezone.now()
    if perform(request, form, lambda isi: close_rakor(rakor=rakor, by=by, now=now, **isi)):
        messages.success(request, _("Notulen terbit dan setiap penerima arahan diberi tahu."))
        return redirect("kerja-rakor-lihat", pk=pk)
    isi = {
        "rakor": rakor,
        "form": form,
        "judul": _("Tutup rapat dan terbitkan notulen"),
        "teks": _(
            "Sesudah ini notulen dan arahannya beku, dan setiap penerima diberi tahu. Arahan dalam rapat ini: %(n)d."
        )
        % {"n": rakor.arahan.count()},
        "kirim": _("Tutup dan terbitkan"),
        "kembali": reverse("kerja-rakor-jalan", args=[pk]),
    }
    return render(request, "rakor/tindakan.html", isi)


def _capture(request: Any, rakor: Rakor, lama: Arahan | None) -> HttpResponse:
    """Store the typed line as a new arahan, or in the place of `lama`."""
    by, now = request.pelaku, timezone.now()
    baris = request.POST.get("baris", "")[:1000]
    kata, _pemisah, kode = request.POST.get("ganti", "").partition("=")
    if kata and kode:
        baris = replace_kata(baris, kata, kode)
    try:
        isi = read_baris(baris, rakor, list_semua(rakor))
        with transaction.atomic():
            if lama is None:
                baru = capture_arahan(rakor=rakor, by=by, isi=isi, now=now)
            else:
                baru = change_arahan(arahan=lama, by=by, isi=isi, now=now)
    except AturanDilanggar as exc:
        tawaran = exc.tawaran if isinstance(exc, BelumJelas) else ()
        return show(request, rakor, baris=baris, galat=str(exc), tawaran=tawaran, diubah=lama)
    if request.htmx and lama is None:
        return show(request, rakor, terakhir=baru)
    return redirect(f"{reverse('kerja-rakor-jalan', args=[rakor.pk])}#arahan")


def list_semua(rakor: Rakor) -> list[Unit]:
    """Offices that a word may mean: those that the host may invite, its own place first."""
    return list_calon_diundang(rakor.tuan_rumah)


def show(
    request: Any,
    rakor: Rakor,
    *,
    baris: str = "",
    galat: str = "",
    tawaran: Any = (),
    diubah: Arahan | None = None,
    terakhir: Arahan | None = None,
    disela: Any = None,
    putusan: Any = None,
) -> HttpResponse:
    """The running page, or for htmx only the part with the arahan."""
    isi: dict[str, Any] = {
        "rakor": rakor,
        "baris": baris,
        "galat": galat,
        "tawaran": tawaran,
        "diubah": diubah,
        "terakhir": terakhir,
        "arahan": list_arahan(rakor),
        "hari": timezone.localdate(),
    }
    if request.htmx and not (disela or putusan):
        return render(request, "rakor/_arahan.html", isi)
    hadir = list_hadir(rakor)
    isi |= {
        "terbuka": group_terbuka(list_terbuka_sebelum(rakor), putusan),
        "diputuskan": putusan[0] if putusan else None,
        "bagian": list_bagian(rakor, disela or {}),
        "hadir": len(hadir),
        "diundang": rakor.diundang.count(),
        "bersama": ", ".join(
            u.unit.singkatan or u.unit.nama for u in rakor.diundang.select_related("unit")[:12]
        ),
    }
    return render(request, "rakor/jalan.html", isi)
