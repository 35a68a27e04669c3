"""Yang dilakukan petugas desa atas satu aspirasi: tiap alamat satu tindakan, satu formulir, satu jawaban."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.permissions import can_answer
from terasa.aspirasi.queries import list_alasan_sembunyi, list_tujuan_alih
from terasa.aspirasi.services import (
    answer,
    ask_back,
    erase_data,
    erase_personal,
    hide_aspirasi,
    redirect_aspirasi,
    release_aspirasi,
    support_at_counter,
    take_back_aspirasi,
    unhide_aspirasi,
    unrelease_aspirasi,
)
from terasa.web.akses import access
from terasa.web.aspirasi.forms import KonfirmasiForm, LoketForm, PilihanForm, RilisForm, TeksForm, on_form
from terasa.web.aspirasi.views.kerja import get_one, show


@access(can_answer)
@require_POST
def tanya(request: Any, kode: str) -> HttpResponse:
    """Ask the resident something."""
    aspirasi = _get(request, kode)
    form = TeksForm(request.POST, prefix="tanya")
    if form.is_valid():
        with on_form(form):
            ask_back(aspirasi=aspirasi, teks=form.cleaned_data["teks"], by=request.pelaku, now=timezone.now())
    return _answer(request, aspirasi, form, _("Pertanyaan sudah dikirim kepada warga."))


@access(can_answer)
@require_POST
def jawab(request: Any, kode: str) -> HttpResponse:
    """Answer the resident."""
    aspirasi = _get(request, kode)
    form = TeksForm(request.POST, prefix="jawab")
    if form.is_valid():
        with on_form(form):
            answer(aspirasi=aspirasi, teks=form.cleaned_data["teks"], by=request.pelaku, now=timezone.now())
    return _answer(request, aspirasi, form, _("Jawaban sudah dikirim kepada warga."))


@access(can_answer)
@require_POST
def rilis(request: Any, kode: str) -> HttpResponse:
    """Open words and photos to everyone."""
    aspirasi = _get(request, kode)
    form = RilisForm(request.POST, prefix="rilis", foto=aspirasi.foto.all())
    if form.is_valid():
        with on_form(form):
            release_aspirasi(
                aspirasi=aspirasi,
                teks_publik=form.cleaned_data["teks_publik"],
                foto=[UUID(pk) for pk in form.cleaned_data["foto"]],
                by=request.pelaku,
                now=timezone.now(),
            )
    return _answer(request, aspirasi, form, _("Isi aspirasi sekarang dibaca umum."))


@access(can_answer)
@require_POST
def batal_rilis(request: Any, kode: str) -> HttpResponse:
    """Undo the release."""
    aspirasi = _get(request, kode)
    form = KonfirmasiForm(request.POST)
    if form.is_valid():
        with on_form(form):
            unrelease_aspirasi(aspirasi=aspirasi, by=request.pelaku, now=timezone.now())
    return _answer(request, aspirasi, form, _("Isi aspirasi sudah ditutup kembali."))


@access(can_answer)
@require_POST
def sembunyikan(request: Any, kode: str) -> HttpResponse:
    """Hide the voice, with a public reason."""
    aspirasi = _get(request, kode)
    pilihan = list_alasan_sembunyi(aspirasi.kode_desa, timezone.localdate())
    form = PilihanForm(request.POST, prefix="sembunyi", pilihan=pilihan)
    if form.is_valid():
        with on_form(form):
            hide_aspirasi(
                aspirasi=aspirasi,
                alasan_kode=form.cleaned_data["pilihan"],
                alasan=form.cleaned_data["alasan"],
                by=request.pelaku,
                now=timezone.now(),
            )
    return _answer(request, aspirasi, form, _("Aspirasi disembunyikan. Anda dapat menampilkannya kembali."))


@access(can_answer)
@require_POST
def tampilkan(request: Any, kode: str) -> HttpResponse:
    """Undo hiding."""
    aspirasi = _get(request, kode)
    form = KonfirmasiForm(request.POST)
    if form.is_valid():
        with on_form(form):
            unhide_aspirasi(aspirasi=aspirasi, by=request.pelaku, now=timezone.now())
    return _answer(
        request, aspirasi, form, _("Aspirasi ditampilkan kembali; isinya belum dibuka untuk umum.")
    )


@access(can_answer)
@require_POST
def alihkan(request: Any, kode: str) -> HttpResponse:
    """Show the resident the right door."""
    aspirasi = _get(request, kode)
    pilihan = list_tujuan_alih(aspirasi.kode_desa, timezone.localdate())
    form = PilihanForm(request.POST, prefix="alih", pilihan=pilihan)
    if form.is_valid():
        with on_form(form):
            redirect_aspirasi(
                aspirasi=aspirasi,
                tujuan=form.cleaned_data["pilihan"],
                alasan=form.cleaned_data["alasan"],
                by=request.pelaku,
                now=timezone.now(),
            )
    return _answer(request, aspirasi, form, _("Aspirasi dialihkan. Anda dapat mengambilnya kembali."))


@access(can_answer)
@require_POST
def ambil_kembali(request: Any, kode: str) -> HttpResponse:
    """Undo the redirection."""
    aspirasi = _get(request, kode)
    form = KonfirmasiForm(request.POST)
    if form.is_valid():
        with on_form(form):
            take_back_aspirasi(aspirasi=aspirasi, by=request.pelaku, now=timezone.now())
    return _answer(request, aspirasi, form, _("Aspirasi ditangani lagi oleh desa."))


@access(can_answer)
@require_POST
def hapus_kontak(request: Any, kode: str) -> HttpResponse:
    """Forget who voiced it, when they ask at the counter."""
    aspirasi = _get(request, kode)
    form = KonfirmasiForm(request.POST)
    if form.is_valid():
        with on_form(form):
            erase_personal(aspirasi=aspirasi, by=request.pelaku, now=timezone.now())
    return _answer(request, aspirasi, form, _("Kontak pengusul sudah dihapus."))


@access(can_answer)
@require_POST
def hapus_data(request: Any, kode: str) -> HttpResponse:
    """Forget everything its author gave, when they ask at the counter."""
    aspirasi = _get(request, kode)
    form = KonfirmasiForm(request.POST)
    if form.is_valid():
        with on_form(form):
            erase_data(aspirasi=aspirasi, by=request.pelaku, now=timezone.now())
    return _answer(request, aspirasi, form, _("Data pengusul sudah dihapus; kode dan riwayatnya tetap."))


@access(can_answer)
@require_POST
def dukungan(request: Any, kode: str) -> HttpResponse:
    """Somebody at the counter says "me too"."""
    aspirasi, baru = _get(request, kode), False
    form = LoketForm(request.POST, prefix="dukung")
    if form.is_valid():
        with on_form(form):
            baru = support_at_counter(
                aspirasi=aspirasi, tanda=form.cleaned_data["tanda"], by=request.pelaku, now=timezone.now()
            )
    return _answer(
        request, aspirasi, form, _("Dukungan dicatat.") if baru else _("Orang ini sudah tercatat sebelumnya.")
    )


def _get(request: Any, kode: str) -> Aspirasi:
    return get_one(Aspirasi.objects.handled_by(request.pelaku), kode)


def _answer(request: Any, aspirasi: Aspirasi, form: forms.Form, kabar: str) -> HttpResponse:
    """Back to the voice with a word of success, or its page again with what must be mended."""
    if form.errors:
        return show(request, aspirasi, form)
    messages.success(request, kabar)
    return redirect("aspirasi-kerja", aspirasi.kode)
