"""Kotak suara di meja operator: membuka, mencetak kartu, mencatat yang mengambil, menutup dan menghitung."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import qrcode
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.dokumen.cetak import print_pdf
from terasa.musrenbang.enums import METODE_BERSUARA, StatusForum, StatusKotak
from terasa.musrenbang.models import Forum, KotakSuara
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries import summarise_forum
from terasa.musrenbang.queries.forum import option_names
from terasa.musrenbang.queries.kotak import find_kotak, list_pengambil, read_keadaan
from terasa.musrenbang.rules import suara
from terasa.musrenbang.services import (
    Pak,
    close_kotak,
    draw_kartu,
    open_kotak,
    print_kartu,
    undo_kotak,
)
from terasa.pertemuan.models import Kelamin
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.forum.arti import ARTI
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.web.musrenbang.medan import BiayaField, perform

SEHALAMAN = 25
SEPAK = 60
# One shape for every slip, so that drawing it costs little: version 6 holds 106 bytes at level M.
VERSI_QR, TOPENG_QR = 6, 3


class BukaKotakForm(forms.Form):
    """The forum's own ceiling, if it has one, and how many choices a ballot takes."""

    pagu = BiayaField(
        label=_("Pagu forum ini"),
        help_text=_("Dengan pagu suara dihitung bagian setara; tanpa pagu hitungan biasa. Rupiah."),
        max_length=40,
        required=False,
    )
    pilihan_terbanyak = forms.IntegerField(
        label=_("Pilihan terbanyak pada satu surat"),
        help_text=_("Kosongkan untuk bawaan aturan."),
        min_value=1,
        max_value=20,
        required=False,
    )


class PakForm(forms.Form):
    """How many slips, and for whom."""

    jumlah = forms.IntegerField(label=_("Jumlah kartu"), min_value=1, max_value=300, initial=SEPAK)
    kelompok = forms.CharField(
        label=_("Untuk kelompok"),
        help_text=_("Misalnya nama desa. Kelompok di bawah sepuluh suara digabung sebelum terbit."),
        max_length=80,
        required=False,
    )


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def kotak(request: Any, pk: UUID) -> HttpResponse:
    """One page for the box; before it is opened, the form that opens it."""
    forum = get_run(request, pk)
    ada = find_kotak(forum)
    if ada is None and (forum.status != StatusForum.DIBUKA or forum.metode not in METODE_BERSUARA):
        return redirect(
            "kerja-forum-metode" if forum.status == StatusForum.DIBUKA else "kerja-forum-lihat", pk=pk
        )
    form = BukaKotakForm(request.POST or None)
    if ada is None and perform(
        request,
        form,
        lambda isi: open_kotak(forum=forum, by=request.pelaku, now=timezone.now(), **isi),
    ):
        messages.success(
            request, _now("Kotak suara dibuka. Cetak kartunya, gunting, lalu kocok sebelum dibagikan.")
        )
        return redirect("kerja-forum-kotak", pk=pk)
    ringkasan = summarise_forum(forum, timezone.localdate())
    isi: dict[str, Any] = {
        "forum": forum,
        "kotak": ada,
        "form": form,
        "arti": ARTI[forum.metode],  # type: ignore[index]  # stored as text, known by value
        "langkah": list_langkah(forum, ringkasan, kini="kotak", by=request.pelaku),
    }
    if ada is not None:
        isi |= _around(request, forum, ada)
    return render(request, "musrenbang/forum_kotak.html", isi)


def _around(request: Any, forum: Forum, ada: KotakSuara) -> dict[str, Any]:
    isi: dict[str, Any] = {"keadaan": read_keadaan(ada), "alamat": _address(ada), "pak": PakForm()}
    if ada.status == StatusKotak.DIBUKA:
        page = Paginator(list_pengambil(forum, ada), SEHALAMAN).get_page(request.GET.get("page"))
        hari = timezone.localdate()
        unsur = option_names("unsur-peserta", forum.kabupaten, hari)
        umur = option_names("kelompok-umur", forum.kabupaten, hari)
        isi["page"] = page
        isi["orang"] = [
            (
                n,
                k,
                f"{Kelamin(k.kelamin).label}, {umur.get(k.kelompok_umur, k.kelompok_umur)}, "
                f"{unsur.get(k.unsur, k.unsur)}",
                sudah,
            )
            for n, (k, sudah) in enumerate(page, start=page.start_index())
        ]
    return isi


@access(can_work_forum)
@require_POST
def cetak(request: Any, pk: UUID) -> HttpResponse:
    """A pack of slips as PDF. Its tokens go to the printer and are kept nowhere."""
    forum = get_run(request, pk)
    form = PakForm(request.POST)
    if not form.is_valid():
        messages.error(request, _now("Jumlah kartu 1 sampai 300."))
        return redirect("kerja-forum-kotak", pk=pk)
    now = timezone.now()
    try:
        pak = print_kartu(forum=forum, by=request.pelaku, now=now, **form.cleaned_data)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("kerja-forum-kotak", pk=pk)
    jawaban = HttpResponse(make_pdf(forum, pak), content_type="application/pdf")
    jawaban["Content-Disposition"] = f'attachment; filename="kartu-suara-{pak.kotak.kode}.pdf"'
    jawaban["Cache-Control"] = "no-store"
    return jawaban


@access(can_work_forum)
@require_POST
def ambil(request: Any, pk: UUID, kehadiran: UUID) -> HttpResponse:
    """This person has drawn, or has not after all."""
    forum = get_run(request, pk)
    batal = "batal" in request.POST
    try:
        draw_kartu(forum=forum, kehadiran_id=kehadiran, by=request.pelaku, now=timezone.now(), batal=batal)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    halaman = request.POST.get("page", "")
    ekor = f"?page={halaman}#orang" if halaman.isascii() and halaman.isdigit() else "#orang"
    return redirect(reverse("kerja-forum-kotak", args=[pk]) + ekor)


@access(can_work_forum)
@require_POST
def batal(request: Any, pk: UUID) -> HttpResponse:
    """The opening is taken back before the first ballot."""
    forum = get_run(request, pk)
    try:
        undo_kotak(forum=forum, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("kerja-forum-kotak", pk=pk)
    messages.success(
        request, _now("Pembukaan kotak dibatalkan. Kartu yang sudah dicetak tidak berlaku lagi.")
    )
    return redirect("kerja-forum-metode", pk=pk)


@access(can_work_forum)
@require_POST
def tutup(request: Any, pk: UUID) -> HttpResponse:
    """Close, count, publish."""
    forum = get_run(request, pk)
    try:
        close_kotak(forum=forum, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(
            request, _now("Kotak ditutup dan dihitung. Peringkatnya sudah masuk sebagai urutan sementara.")
        )
    return redirect("kerja-forum-kotak", pk=pk)


def make_pdf(forum: Forum, pak: Pak) -> bytes:
    """Slips to cut, each with its QR; the token stands behind `#`, which no browser sends to a server."""
    alamat = _address(pak.kotak)
    isi = {
        "forum": f"{forum.nama} {forum.tahun}",
        "kelompok": pak.kelompok,
        "alamat": alamat.partition("://")[2],
        "kartu": [{"kode": suara.print_kartu(k), "qr": draw_qr(f"{alamat}#{k}")} for k in pak.kartu],
    }
    return print_pdf("kartu_suara", isi, pada=pak.kotak.dibuka_at)


def draw_qr(teks: str) -> str:
    """An SVG of one path; quick, because the shape is fixed where the text fits it."""
    gambar = qrcode.QRCode(
        version=VERSI_QR, mask_pattern=TOPENG_QR, error_correction=qrcode.ERROR_CORRECT_M, border=2
    )
    gambar.add_data(teks)
    gambar.make(fit=True)
    petak = gambar.get_matrix()
    titik = "".join(
        f"M{x} {y}h1v1h-1z" for y, baris in enumerate(petak) for x, hitam in enumerate(baris) if hitam
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(petak)} {len(petak)}"><path d="{titik}"/></svg>'


def _address(kotak: KotakSuara) -> str:
    return settings.ALAMAT_PUBLIK.rstrip("/") + reverse("suara", args=[kotak.kode])
