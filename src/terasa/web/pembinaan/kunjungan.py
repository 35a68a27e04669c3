"""Satu kunjungan: merencanakan, membaca, membatalkan, menyampaikan, dan menerima."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.pembinaan.enums import StatusKunjungan
from terasa.pembinaan.models import Kunjungan
from terasa.pembinaan.permissions import can_coach, can_read_pembinaan, is_pengunjung, may_acknowledge
from terasa.pembinaan.queries import list_binaan, list_daftar_periksa, list_rekan, list_terbuka, read_lembar
from terasa.pembinaan.services import (
    acknowledge_kunjungan,
    cancel_kunjungan,
    plan_kunjungan,
    share_kunjungan,
)
from terasa.web.akses import access
from terasa.web.pembinaan.bersama import CARA, at_once, get_kunjungan, get_open, get_tempat, on_page
from terasa.web.pembinaan.forms import KataForm, RencanaForm, TerimaForm
from terasa.wilayah.queries import nama_lengkap


@access(can_coach)
@require_http_methods(CARA)
def rencana(request: Any, kode: str) -> HttpResponse:
    """Plan a visit to one place of mine."""
    by, hari = request.pelaku, timezone.localdate()
    wilayah = get_tempat(request, kode)
    if kode not in list_binaan(by, hari):
        raise Http404
    form = RencanaForm(
        request.POST or None,
        daftar=list_daftar_periksa(by.kabupaten, hari),
        rekan=list_rekan(by, hari),
        initial={"rencana_on": hari},
    )
    act = partial(plan_kunjungan, kode_wilayah=kode, by=by, now=timezone.now())
    return on_page(
        request,
        form,
        lambda _isi: act(**form.as_isi()),
        kabar=_("Kunjungan direncanakan; yang dikunjungi melihat hari dan tujuannya."),
        ke=reverse("kerja-pembinaan-tempat", args=[kode]),
        judul=_("Rencanakan kunjungan"),
        teks=wilayah.nama_lengkap,
        kirim=_("Simpan rencana"),
    )


@access(can_read_pembinaan)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """The plan for everybody who sees this place; what was written down only for whom the database shows it."""
    by = request.pelaku
    satu = get_kunjungan(request, pk)
    milik = is_pengunjung(by, satu)
    isi = {
        "k": satu,
        "tempat": nama_lengkap(satu.kode_wilayah),
        "l": read_lembar(satu),
        "pengunjung": satu.daftar_pengunjung.all(),
        "milik": milik,
        "boleh_tulis": milik and satu.is_terbuka,
        "boleh_terima": satu.status == StatusKunjungan.DISAMPAIKAN and may_acknowledge(by, satu),
        "terbuka": list_terbuka(by, satu.kode_wilayah) if satu.is_terbuka else None,
    }
    return render(request, "pembinaan/kunjungan.html", isi)


def _back(satu: Kunjungan) -> str:
    return reverse("kerja-pembinaan-kunjungan", args=[satu.pk])


@access(can_coach)
@require_http_methods(CARA)
def batal(request: Any, pk: UUID) -> HttpResponse:
    """Call off a planned visit."""
    satu = get_open(request, pk)
    form = KataForm(request.POST or None, label=_("Mengapa dibatalkan"))
    return on_page(
        request,
        form,
        lambda isi: cancel_kunjungan(kunjungan=satu, by=request.pelaku, alasan=isi["kata"]),
        kabar=_("Kunjungan dibatalkan."),
        ke=_back(satu),
        judul=_("Batalkan kunjungan"),
        kirim=_("Batalkan kunjungan"),
        warna="bahaya",
    )


@access(can_coach)
@require_POST
def sampaikan(request: Any, pk: UUID) -> HttpResponse:
    """Sign for the visitors and let the place read it."""
    satu = get_open(request, pk)
    act = partial(share_kunjungan, kunjungan=satu, by=request.pelaku, now=timezone.now())
    return at_once(request, act, _("Disampaikan. Kesepakatannya kini menjadi tugas di sana."), _back(satu))


@access(can_read_pembinaan)
@require_http_methods(CARA)
def terima(request: Any, pk: UUID) -> HttpResponse:
    """The head of the place signs for it."""
    by = request.pelaku
    satu = get_kunjungan(request, pk)
    if satu.status != StatusKunjungan.DISAMPAIKAN or not may_acknowledge(by, satu):
        raise Http404
    form = TerimaForm(request.POST or None, jabatan=by.label)
    return on_page(
        request,
        form,
        lambda isi: acknowledge_kunjungan(kunjungan=satu, by=by, now=timezone.now(), **isi),
        kabar=_("Tanda terima tersimpan."),
        ke=_back(satu),
        judul=_("Terima catatan kunjungan"),
        kirim=_("Saya sudah membaca dan menerima"),
    )
