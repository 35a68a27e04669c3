"""Siapa membina siapa: melihat, membuat yang lazim, menambah, dan mengakhiri."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.pembinaan.models import HubunganBinaan
from terasa.pembinaan.permissions import can_read_pembinaan, can_set_hubungan
from terasa.pembinaan.queries import list_hubungan
from terasa.pembinaan.services import add_hubungan, end_hubungan, generate_hubungan
from terasa.web.akses import access
from terasa.web.pembinaan.bersama import CARA, at_once, on_page
from terasa.web.pembinaan.forms import AkhiriForm, HubunganForm
from terasa.wilayah.models import Wilayah, under


@access(can_read_pembinaan)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Relations in force, by place."""
    semua = list(list_hubungan(request.pelaku, timezone.localdate()))
    tempat = {
        w.kode: w
        for w in Wilayah.objects.filter(pk__in={h.kode_wilayah for h in semua}).select_related("induk")
    }
    per: dict[str, list[HubunganBinaan]] = {}
    for h in semua:
        per.setdefault(h.kode_wilayah, []).append(h)
    isi = {
        "tempat": [(tempat[k], per[k]) for k in sorted(per) if k in tempat],
        "mengatur": can_set_hubungan(request.pelaku),
    }
    return render(request, "pembinaan/hubungan.html", isi)


@access(can_set_hubungan)
@require_POST
def bawaan(request: Any) -> HttpResponse:
    """Make the usual ones that are not there."""
    by = request.pelaku
    n: list[int] = []
    act = partial(generate_hubungan, kabupaten=by.kabupaten, by=by, now=timezone.now())
    jawaban = at_once(
        request, lambda: n.append(act()), _("Hubungan bawaan diperiksa."), reverse("kerja-pembinaan-hubungan")
    )
    if n:
        kata = ngettext("%(n)d hubungan ditambahkan.", "%(n)d hubungan ditambahkan.", n[0]) % {"n": n[0]}
        messages.info(request, kata)
    return jawaban


@access(can_set_hubungan)
@require_http_methods(CARA)
def baru(request: Any) -> HttpResponse:
    """One more."""
    by = request.pelaku
    unit = {str(u.pk): u for u in Unit.objects.filter(kabupaten=by.kabupaten).order_by("nama")}
    tempat = Wilayah.objects.filter(under(by.kabupaten), tingkat__gte=3).select_related("induk")
    form = HubunganForm(
        request.POST or None,
        unit=[(k, u.nama) for k, u in unit.items()],
        tempat=[(w.kode, w.nama_lengkap) for w in tempat],
        initial={"mulai_on": timezone.localdate()},
    )
    return on_page(
        request,
        form,
        lambda isi: add_hubungan(**{**isi, "pembina": unit[isi["pembina"]]}, by=by, now=timezone.now()),
        kabar=_("Hubungan tersimpan."),
        ke=reverse("kerja-pembinaan-hubungan"),
        judul=_("Tambah hubungan binaan"),
        kirim=_("Simpan"),
    )


@access(can_set_hubungan)
@require_http_methods(CARA)
def akhiri(request: Any, pk: int) -> HttpResponse:
    """End one from a day on."""
    by = request.pelaku
    satu = get_object_or_404(HubunganBinaan.objects.visible_to(by).filter(kabupaten=by.kabupaten), pk=pk)
    form = AkhiriForm(request.POST or None, initial={"sampai_on": timezone.localdate()})
    return on_page(
        request,
        form,
        lambda isi: end_hubungan(hubungan=satu, by=by, **isi),
        kabar=_("Hubungan diakhiri."),
        ke=reverse("kerja-pembinaan-hubungan"),
        judul=_("Akhiri hubungan binaan"),
        teks=f"{satu.pembina.nama} · {satu.kode_wilayah}",
        kirim=_("Akhiri"),
    )
