"""Satu orang: masa jabatannya, dan berkas kepegawaian bagi yang boleh membacanya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.perangkat.models import Biodata, MasaJabatan, Orang
from terasa.perangkat.permissions import can_read_perangkat, can_register, may_read_biodata
from terasa.perangkat.services import IsiBiodata, save_biodata
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.perangkat.forms import BiodataForm
from terasa.wilayah.queries import nama_lengkap_banyak


@access(can_read_perangkat)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """Tenures that this office reads, newest first; the file only for those allowed."""
    orang, masa = _get(request.pelaku, pk)
    biodata = Biodata.objects.filter(orang=orang).first() if _may_read(request.pelaku, masa) else None
    isi = {
        "orang": orang,
        "masa": masa,
        "tempat": nama_lengkap_banyak({m.jabatan.kode_wilayah for m in masa}),
        "biodata": biodata,
        "boleh_biodata": _may_read(request.pelaku, masa),
        "hari": timezone.localdate(),
    }
    return render(request, "perangkat/orang.html", isi)


@access(can_register)
@require_http_methods(["GET", "HEAD", "POST"])
def biodata(request: Any, pk: UUID) -> HttpResponse:
    """Write the personnel file."""
    by = request.pelaku
    orang, masa = _get(by, pk)
    if not _may_read(by, masa):
        raise Http404
    ada = Biodata.objects.filter(orang=orang).first()
    awal = {k: getattr(ada, k) for k in BiodataForm.base_fields} if ada else {}
    form = BiodataForm(request.POST or None, initial=awal)
    kode = ada.kode_wilayah if ada else masa[0].jabatan.kode_wilayah

    def act(nilai: dict[str, Any]) -> None:
        save_biodata(by=by, orang=orang, kode_wilayah=kode, isi=IsiBiodata(**nilai), now=timezone.now())

    if perform(request, form, act):
        messages.success(request, _("Berkas kepegawaian tersimpan."))
        return redirect("kerja-perangkat-orang", pk=orang.pk)
    isi = {
        "judul": _("Berkas kepegawaian %(orang)s") % {"orang": orang.nama_lengkap},
        "teks": _("Tidak pernah tampil untuk umum. NIK tidak ditanyakan dan tidak disimpan."),
        "kirim": _("Simpan"),
    }
    return render(request, "perangkat/tindakan.html", {"form": form, "orang": orang, **isi})


def _get(by: Pelaku, pk: UUID) -> tuple[Orang, list[MasaJabatan]]:
    semua = MasaJabatan.objects.visible_to(by).filter(orang=pk)
    masa = list(
        semua.select_related("orang", "jabatan__unit").prefetch_related("perubahan").order_by("-mulai_on")
    )
    if not masa:
        raise Http404
    return masa[0].orang, masa


def _may_read(by: Pelaku, masa: list[MasaJabatan]) -> bool:
    return any(may_read_biodata(by, m.jabatan.kode_wilayah) for m in masa)
