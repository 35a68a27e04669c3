"""Menulis isi kunjungan: daftar periksa, temuan, kesepakatan. Hanya kantor pengunjung, sampai disampaikan."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.pembinaan.models import Kesepakatan, Kunjungan, Temuan
from terasa.pembinaan.permissions import can_coach
from terasa.pembinaan.queries import read_lembar
from terasa.pembinaan.services import (
    IsiTemuan,
    add_kesepakatan,
    add_temuan,
    close_temuan,
    record_kunjungan,
    refer_temuan,
    remove_kesepakatan,
    remove_temuan,
)
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.pembinaan.bersama import CARA, at_once, get_open, get_own, on_page
from terasa.web.pembinaan.forms import CatatForm, KataForm, SepakatForm, TemuanForm


def _back(satu: Kunjungan) -> str:
    return reverse("kerja-pembinaan-kunjungan", args=[satu.pk])


@access(can_coach)
@require_http_methods(CARA)
def catat(request: Any, pk: UUID) -> HttpResponse:
    """The sheet of the visit, with what stands on it."""
    satu = get_open(request, pk)
    form = CatatForm(request.POST or None, kunjungan=satu, initial=_initial(satu))
    act = partial(record_kunjungan, kunjungan=satu, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda _isi: act(isi=form.as_catatan())):
        messages.success(
            request, _("Catatan tersimpan; hanya kantor Anda yang membacanya sampai disampaikan.")
        )
        return redirect("kerja-pembinaan-kunjungan", pk=pk)
    return render(request, "pembinaan/catat.html", {"form": form, "k": satu, "baris": form.rows(satu)})


def _initial(satu: Kunjungan) -> dict[str, Any]:
    lembar = read_lembar(satu)
    awal: dict[str, Any] = {
        "dilaksanakan_on": satu.dilaksanakan_on or timezone.localdate(),
        "berikutnya_on": satu.berikutnya_on,
    }
    if lembar.isi is not None:
        awal |= {"ditemui": "\n".join(lembar.isi.ditemui), "ringkasan": lembar.isi.ringkasan}
    for b in lembar.butir:
        if b.jawaban is not None:
            awal |= {
                f"jawab_{b.kode}": b.jawaban.jawab,
                f"skor_{b.kode}": b.jawaban.skor,
                f"catatan_{b.kode}": b.jawaban.catatan,
            }
    return awal


@access(can_coach)
@require_http_methods(CARA)
def temuan_baru(request: Any, pk: UUID) -> HttpResponse:
    """Write a finding; one with a suspected crime is not shown again."""
    satu = get_open(request, pk)
    form = TemuanForm(request.POST or None)

    def act(isi: dict[str, Any]) -> None:
        pidana = isi.pop("dugaan_pidana")
        add_temuan(
            kunjungan=satu, isi=IsiTemuan(**isi), by=request.pelaku, now=timezone.now(), dugaan_pidana=pidana
        )

    return on_page(
        request,
        form,
        act,
        kabar=_("Temuan tersimpan."),
        ke=_back(satu),
        judul=_("Temuan baru"),
        kirim=_("Simpan temuan"),
    )


def _draft(satu: Kunjungan, temuan: UUID) -> Temuan:
    """As far as the database shows it to this office."""
    return get_object_or_404(Temuan.objects.filter(kunjungan=satu, is_dirujuk=False), pk=temuan)


@access(can_coach)
@require_POST
def rujuk(request: Any, pk: UUID, temuan: UUID) -> HttpResponse:
    """Hand a draft to the Inspektorat alone."""
    satu = get_open(request, pk)
    act = partial(refer_temuan, temuan=_draft(satu, temuan), by=request.pelaku)
    return at_once(request, act, _("Dikirim ke Inspektorat dan tidak terlihat lagi di sini."), _back(satu))


@access(can_coach)
@require_POST
def hapus_temuan(request: Any, pk: UUID, temuan: UUID) -> HttpResponse:
    """Take a draft out."""
    satu = get_open(request, pk)
    act = partial(remove_temuan, temuan=_draft(satu, temuan), by=request.pelaku)
    return at_once(request, act, _("Temuan dihapus."), _back(satu))


@access(can_coach)
@require_http_methods(CARA)
def tutup(request: Any, pk: UUID, temuan: UUID) -> HttpResponse:
    """Say that a finding is mended."""
    satu = get_own(request, pk)
    draf = _draft(satu, temuan)
    form = KataForm(request.POST or None, label=_("Apa yang sudah diperbaiki, dan bagaimana Anda melihatnya"))
    return on_page(
        request,
        form,
        lambda isi: close_temuan(temuan=draf, catatan=isi["kata"], by=request.pelaku, now=timezone.now()),
        kabar=_("Temuan ditutup."),
        ke=_back(satu),
        judul=_("Tutup temuan"),
        teks=draf.uraian,
        kirim=_("Tutup temuan"),
    )


@access(can_coach)
@require_http_methods(CARA)
def sepakat(request: Any, pk: UUID) -> HttpResponse:
    """Write an agreement."""
    satu = get_open(request, pk)
    form = SepakatForm(request.POST or None, temuan=read_lembar(satu).temuan)
    return on_page(
        request,
        form,
        lambda _isi: add_kesepakatan(kunjungan=satu, by=request.pelaku, now=timezone.now(), **form.as_isi()),
        kabar=_("Kesepakatan tersimpan; menjadi tugas ketika kunjungan disampaikan."),
        ke=_back(satu),
        judul=_("Kesepakatan baru"),
        kirim=_("Simpan kesepakatan"),
    )


@access(can_coach)
@require_POST
def hapus_sepakat(request: Any, pk: UUID, kesepakatan: UUID) -> HttpResponse:
    """Take an agreement out."""
    satu = get_open(request, pk)
    draf = get_object_or_404(Kesepakatan.objects.filter(kunjungan=satu), pk=kesepakatan)
    act = partial(remove_kesepakatan, kesepakatan=draf, by=request.pelaku)
    return at_once(request, act, _("Kesepakatan dihapus."), _back(satu))
