"""Halaman pemegang kunci: membaca, membalas, mengatur kontak, menarik."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from terasa.aspirasi import rules
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Rekaman
from terasa.aspirasi.queries import due_days, find_by_kunci, list_percakapan, list_peristiwa
from terasa.aspirasi.services import (
    answer_question,
    erase_personal,
    reject_answer,
    replace_kontak,
    withdraw_aspirasi,
)
from terasa.jejak.queries import find_jejak
from terasa.kabar.models import Alamat
from terasa.musrenbang.enums import Tahap
from terasa.umum import konteks
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import WARGA
from terasa.web.akses import access, publik
from terasa.web.aspirasi import batas
from terasa.web.aspirasi.forms import BukaForm, KonfirmasiForm, KontakForm, TeksForm, on_form
from terasa.web.aspirasi.pemegang import find_opened, forget, remember, with_kunci


@access(publik)
@never_cache
@sensitive_post_parameters("kunci")
@require_http_methods(["GET", "HEAD", "POST"])
def buka(request: HttpRequest) -> HttpResponse:
    """Code and key open one's own page in this browser."""
    if request.method != "POST":
        aspirasi = find_opened(request)
        return _show(request, aspirasi) if aspirasi else _ask(request, BukaForm())
    form = BukaForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    kode = read_kode(form.cleaned_data["kode"]) or form.cleaned_data["kode"]
    if batas.must_wait(request, kode):
        form.add_error(None, _("Sudah terlalu sering salah. Tunggu seperempat jam, lalu coba lagi."))
        return _ask(request, form, status=429)
    aspirasi = find_by_kunci(kode, form.cleaned_data["kunci"])
    if aspirasi is None:
        batas.count_wrong_kunci(request, kode)
        form.add_error(None, _("Kode dan kunci ini tidak cocok. Periksa lagi tulisan pada slip Anda."))
        return _ask(request, form)
    remember(request, aspirasi)
    return redirect("saya")


@with_kunci
@require_POST
def balas(request: HttpRequest, aspirasi: Aspirasi) -> HttpResponse:
    """Reply to the village's question."""
    form = TeksForm(request.POST, prefix="balas")
    if form.is_valid():
        with on_form(form):
            answer_question(aspirasi=aspirasi, teks=form.cleaned_data["teks"], by=WARGA, now=timezone.now())
    return _answer(request, aspirasi, form, _("Balasan Anda sudah dikirim."))


@with_kunci
@require_POST
def belum(request: HttpRequest, aspirasi: Aspirasi) -> HttpResponse:
    """The answer does not help, because …"""
    form = TeksForm(request.POST, prefix="belum")
    if form.is_valid():
        with on_form(form):
            reject_answer(aspirasi=aspirasi, alasan=form.cleaned_data["teks"], by=WARGA, now=timezone.now())
    return _answer(request, aspirasi, form, _("Desa diminta menjawab lagi. Camat juga diberi tahu."))


@with_kunci
@require_POST
def kontak(request: HttpRequest, aspirasi: Aspirasi) -> HttpResponse:
    """Where later answers go; two empty fields forget both."""
    form = KontakForm(request.POST, prefix="kontak")
    if form.is_valid():
        with on_form(form):
            replace_kontak(aspirasi=aspirasi, **form.cleaned_data, by=WARGA, now=timezone.now())
    return _answer(request, aspirasi, form, _("Kontak Anda sudah diganti."))


@with_kunci
@require_POST
def hapus_kontak(request: HttpRequest, aspirasi: Aspirasi) -> HttpResponse:
    """Forget who I am; my words stay."""
    form = KonfirmasiForm(request.POST)
    if form.is_valid():
        with on_form(form):
            erase_personal(aspirasi=aspirasi, by=WARGA, now=timezone.now())
    return _answer(request, aspirasi, form, _("Kontak Anda sudah dihapus."))


@with_kunci
@require_POST
def tarik(request: HttpRequest, aspirasi: Aspirasi) -> HttpResponse:
    """Take the voice back."""
    form = KonfirmasiForm(request.POST)
    if form.is_valid():
        with on_form(form):
            withdraw_aspirasi(aspirasi=aspirasi, by=WARGA, now=timezone.now())
    return _answer(request, aspirasi, form, _("Aspirasi Anda sudah ditarik."))


@access(publik)
@require_POST
def tutup(request: HttpRequest) -> HttpResponse:
    """Close one's own page in this browser."""
    forget(request)
    messages.success(request, _("Halaman Anda sudah ditutup di peramban ini."))
    return redirect("saya")


def _ask(request: HttpRequest, form: BukaForm, status: int = 200) -> HttpResponse:
    return render(request, "aspirasi/buka.html", {"form": form}, status=status)


def _answer(request: HttpRequest, aspirasi: Aspirasi, form: forms.Form, kabar: str) -> HttpResponse:
    """Back to one's page with a word of success, or the page again with what must be mended."""
    if form.errors:
        return _show(request, aspirasi, form)
    messages.success(request, kabar)
    return redirect("saya")


# How many of the newest stations of the usulan its proposer reads at once.
KABAR_TERBARU = 4


def _show(request: HttpRequest, aspirasi: Aspirasi, ditolak: forms.Form | None = None) -> HttpResponse:
    with konteks.dengan_kunci(aspirasi.pk):
        isi = {
            "aspirasi": aspirasi,
            "isi": Isi.objects.get(pk=aspirasi.pk),
            "foto": list(Foto.objects.filter(aspirasi=aspirasi)),
            "rekaman": Rekaman.objects.filter(pk=aspirasi.pk).first(),
            "percakapan": list(list_percakapan(aspirasi)),
            "peristiwa": list(list_peristiwa([aspirasi])),
            "alamat": list(Alamat.objects.filter(pemilik_id=aspirasi.pk)),
            "janji": due_days([aspirasi]).get(str(aspirasi.pk)),
        }
    jejak = find_jejak(aspirasi.kode)
    if jejak is not None and jejak.usulan:
        usulan = [s for s in jejak.stasiun if s.tahap != Tahap.ASPIRASI]
        isi |= {"jejak": jejak, "terbaru": usulan[: -KABAR_TERBARU - 1 : -1]}
    formulir = {
        "balas": TeksForm(prefix="balas", label=_("Balasan Anda")),
        "belum": TeksForm(prefix="belum", label=_("Karena apa?")),
        "kontak": KontakForm(prefix="kontak"),
        **({ditolak.prefix or "konfirmasi": ditolak} if ditolak else {}),
    }
    boleh = rules.list_boleh(aspirasi.status)
    return render(request, "aspirasi/saya.html", {**isi, **formulir, "ditolak": ditolak, "boleh": boleh})
