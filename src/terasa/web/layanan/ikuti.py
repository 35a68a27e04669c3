"""Mengikuti permohonan: perjalanannya dengan kode, yang pribadi dengan kunci, dan menilai layanannya."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan, SaluranSkm, Status
from terasa.layanan.models import IsiPermohonan, Permohonan
from terasa.layanan.queries import (
    find_berjalan,
    find_by_kunci,
    find_periksa,
    has_answered,
    list_peristiwa,
    list_pertanyaan,
    list_pesan,
)
from terasa.layanan.services import answer_skm, erase_isi, object_informasi, reply_pesan, withdraw_permohonan
from terasa.umum import konteks
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import WARGA
from terasa.web.akses import access, publik
from terasa.web.aspirasi import batas
from terasa.web.aspirasi.forms import BukaForm, KonfirmasiForm, on_form
from terasa.web.layanan.forms import PesanForm, SkmForm
from terasa.web.layanan.pemegang import find_opened, forget, remember


@access(publik)
@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """The public journey: states, days, reasons, what is missing; never who asked or for what."""
    semua = Permohonan.objects.select_related("layanan", "unit", "standar")
    permohonan = semua.filter(kode=read_kode(kode) or "").first()
    if permohonan is None:
        raise Http404
    isi = {
        "permohonan": permohonan,
        "peristiwa": list_peristiwa(permohonan),
        "periksa_on": find_periksa(permohonan),
    }
    return render(request, "layanan/ikuti.html", isi)


@access(publik)
@never_cache
@sensitive_post_parameters("kunci")
@require_http_methods(["GET", "HEAD", "POST"])
def saya(request: HttpRequest) -> HttpResponse:
    """Code and key open one's own request in this browser."""
    if request.method != "POST":
        terbuka = find_opened(request)
        return _show(request, *terbuka) if terbuka else _ask(request, BukaForm())
    form = BukaForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    kode, kunci = (
        read_kode(form.cleaned_data["kode"]) or form.cleaned_data["kode"],
        form.cleaned_data["kunci"],
    )
    if batas.must_wait(request, kode):
        form.add_error(None, _("Sudah terlalu sering salah. Tunggu seperempat jam, lalu coba lagi."))
        return _ask(request, form, status=429)
    permohonan = find_by_kunci(kode, kunci)
    if permohonan is None:
        batas.count_wrong_kunci(request, kode)
        form.add_error(None, _("Kode dan kunci ini tidak cocok. Periksa lagi tulisan pada slip Anda."))
        return _ask(request, form)
    remember(request, permohonan, kunci)
    return redirect("permohonan-saya")


@access(publik)
@never_cache
@require_POST
def tindak(request: HttpRequest, tindakan: str) -> HttpResponse:
    """What the person does: write, withdraw, object, take the personal part back, close the page."""
    if tindakan == "tutup":
        forget(request)
        messages.success(request, _("Halaman Anda sudah ditutup di peramban ini."))
        return redirect("permohonan-saya")
    terbuka = find_opened(request)
    if terbuka is None:
        return redirect("permohonan-saya")
    if tindakan not in TINDAKAN:
        raise Http404
    kelas, act, kabar = TINDAKAN[tindakan]
    form = kelas(request.POST)
    if form.is_valid():
        with konteks.dengan_kunci(terbuka[0].pk), on_form(form):
            act(terbuka[0], form.cleaned_data)
    if form.errors:
        return _show(request, *terbuka, form)
    messages.success(request, kabar())
    return redirect("permohonan-saya")


@access(publik)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nilai(request: HttpRequest) -> HttpResponse:
    """The nine questions, once for each finished request."""
    terbuka = find_opened(request)
    if terbuka is None:
        return redirect("permohonan-saya")
    permohonan, sesi = terbuka
    if has_answered(sesi["jawaban"]):
        messages.info(
            request, _("Penilaian Anda untuk permohonan ini sudah terhitung; satu permohonan satu penilaian.")
        )
        return redirect("permohonan-saya")
    survei = find_berjalan(permohonan.unit_id, timezone.localdate())
    form = SkmForm(
        {**request.POST.dict(), "kunci_kirim": sesi["jawaban"]} if request.method == "POST" else None,
        pertanyaan=list_pertanyaan(survei) if survei else (),
    )
    if survei is not None and request.method == "POST" and form.is_valid():
        with konteks.dengan_kunci(permohonan.pk), on_form(form):
            answer_skm(
                survei=survei,
                layanan=permohonan.layanan,
                data=form.as_data(),
                saluran=SaluranSkm.PONSEL,
                kunci_kirim=UUID(sesi["jawaban"]),
                by=WARGA,
                now=timezone.now(),
                permohonan=permohonan,
            )
        if not form.errors:
            messages.success(request, _("Terima kasih. Penilaian Anda tercatat."))
            return redirect("permohonan-saya")
    return render(request, "layanan/nilai.html", {"permohonan": permohonan, "survei": survei, "form": form})


Act = Callable[[Permohonan, dict[str, Any]], object]
TINDAKAN: dict[str, tuple[type[forms.Form], Act, Callable[[], str]]] = {
    "pesan": (
        PesanForm,
        lambda p, isi: reply_pesan(permohonan=p, teks=isi["teks"], by=WARGA, now=timezone.now()),
        lambda: _("Pesan Anda terkirim."),
    ),
    "tarik": (
        KonfirmasiForm,
        lambda p, isi: withdraw_permohonan(permohonan=p, by=WARGA, now=timezone.now()),
        lambda: _("Permohonan Anda sudah ditarik."),
    ),
    "keberatan": (
        KonfirmasiForm,
        lambda p, isi: object_informasi(permohonan=p, by=WARGA, now=timezone.now()),
        lambda: _("Keberatan Anda tercatat."),
    ),
    "hapus": (
        KonfirmasiForm,
        lambda p, isi: erase_isi(permohonan=p, by=WARGA, now=timezone.now()),
        lambda: _("Nama, keperluan, pesan, dan kontak Anda sudah dihapus."),
    ),
}


def _ask(request: HttpRequest, form: BukaForm, status: int = 200) -> HttpResponse:
    return render(request, "layanan/buka.html", {"form": form}, status=status)


def _show(
    request: HttpRequest, permohonan: Permohonan, sesi: dict[str, Any], ditolak: forms.Form | None = None
) -> HttpResponse:
    with konteks.dengan_kunci(permohonan.pk):
        isi: dict[str, Any] = {
            "permohonan": permohonan,
            "isi": IsiPermohonan.objects.filter(pk=permohonan.pk).first(),
            "pesan": list(list_pesan(permohonan)),
            "peristiwa": list(list_peristiwa(permohonan)),
            "periksa_on": find_periksa(permohonan),
        }
    selesai = permohonan.status in (Status.SIAP, Status.SELESAI, Status.DITOLAK)
    isi |= {
        "form": ditolak if isinstance(ditolak, PesanForm) else PesanForm(),
        "ditolak": ditolak,
        "boleh_tarik": permohonan.status not in rules.TERTUTUP,
        "boleh_keberatan": permohonan.layanan.jenis == JenisLayanan.INFORMASI
        and rules.can_object(permohonan.status, permohonan.janji_on, timezone.localdate()),
        "boleh_nilai": selesai
        and find_berjalan(permohonan.unit_id, timezone.localdate()) is not None
        and not has_answered(sesi["jawaban"]),
    }
    return render(request, "layanan/saya.html", isi)
