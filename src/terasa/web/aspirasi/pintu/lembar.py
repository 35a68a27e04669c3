"""Suara banyak orang dari satu kertas atau pertemuan: satu tabel, satu kirim, satu lembar slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from terasa.aspirasi.rules import print_kunci, short_title
from terasa.aspirasi.services import Terkirim
from terasa.pintu.permissions import can_enter_sheet
from terasa.pintu.services.lembar import record_lembar
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.aspirasi.pintu.forms import BARIS_BAWAAN, BARIS_TERBANYAK, PertemuanForm, make_baris
from terasa.web.aspirasi.qr import make_qr
from terasa.web.musrenbang.medan import on_form
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah

QR_TERBANYAK = 60


@dataclass(frozen=True)
class Slip:
    """One piece of paper: code and key for the person, first words so that the operator knows whose it is."""

    kode: str
    kunci: str
    tautan: str
    awal: str
    qr: SafeString | None


@access(can_enter_sheet)
@require_safe
def pilih(request: Any) -> HttpResponse:
    """Which desa? One office, one desa: straight to its table."""
    desa = list_desa_of(request.pelaku)
    if len(desa) == 1:
        return redirect("lembar-tulis", desa[0].kode)
    return render(request, "pintu/lembar_pilih.html", {"desa": desa})


@access(can_enter_sheet)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def tulis(request: Any, kode_desa: str) -> HttpResponse:
    """The table; once sent, the slips in its place, for their keys are kept nowhere."""
    desa = get_object_or_404(
        Wilayah.objects.under_any(request.pelaku.akar_tulis).at(Tingkat.DESA).select_related("induk"),
        pk=kode_desa,
    )
    kirim = request.POST if request.method == "POST" else None
    pertemuan = PertemuanForm(kirim, initial={"pada_on": timezone.localdate()})
    baris = make_baris(kirim, banyak=_count(request))
    if kirim is not None and pertemuan.is_valid() and baris.is_valid():
        terkirim = _record(request, pertemuan, baris, desa.kode)
        if terkirim:
            return show_slip(request, terkirim, kembali=request.path)
    isi = {
        "desa": desa,
        "pertemuan": pertemuan,
        "baris": baris,
        "lebih": min(len(baris.forms) * 2, BARIS_TERBANYAK),
        "terbanyak": len(baris.forms) >= BARIS_TERBANYAK,
    }
    return render(request, "pintu/lembar_tulis.html", isi)


def show_slip(request: Any, terkirim: Sequence[Terkirim], *, kembali: str) -> HttpResponse:
    """A sheet of slips to print and cut; shown once, stored nowhere."""
    banyak = len(terkirim) > QR_TERBANYAK
    slip = [_make_slip(t, tanpa_qr=banyak) for t in terkirim]
    isi = {"slip": slip, "kembali": kembali, "alamat_saya": f"{settings.ALAMAT_PUBLIK}{reverse('saya')}"}
    return render(request, "pintu/slip.html", isi)


def list_desa_of(by: Pelaku) -> list[Wilayah]:
    """Every desa this office writes for."""
    return list(Wilayah.objects.under_any(by.akar_tulis).at(Tingkat.DESA).select_related("induk"))


def _record(
    request: Any, pertemuan: PertemuanForm, baris: forms.BaseFormSet[Any], kode_desa: str
) -> list[Terkirim]:
    tulisan = [t for form in baris.forms if (t := form.as_tulisan(kode_desa))]
    with on_form(pertemuan):
        return record_lembar(
            pertemuan=pertemuan.as_pertemuan(), tulisan=tulisan, by=request.pelaku, now=timezone.now()
        )
    return []


def _make_slip(terkirim: Terkirim, *, tanpa_qr: bool) -> Slip:
    aspirasi = terkirim.aspirasi
    tautan = f"{settings.ALAMAT_PUBLIK}{aspirasi.tautan}"
    return Slip(
        kode=aspirasi.kode,
        kunci=print_kunci(terkirim.kunci),
        tautan=tautan,
        awal=short_title(aspirasi.isi.masalah)[:60],
        qr=None if tanpa_qr else make_qr(tautan),
    )


def _count(request: Any) -> int:
    banyak = request.GET.get("baris", "")
    return int(banyak) if banyak.isascii() and banyak.isdigit() and len(banyak) < 4 else BARIS_BAWAAN
