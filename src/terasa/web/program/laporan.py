"""Formulir unit atas kegiatannya sendiri: kemajuan, pekerjaan, serah terima, pemanfaatan, pembatalan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import has_role
from terasa.aturan.queries import alasan_list
from terasa.program.models import Kegiatan
from terasa.program.rules.foto import SESUAI
from terasa.program.services import (
    RealisasiMundur,
    add_pekerjaan,
    cancel_kegiatan,
    record_realisasi,
    record_serah_terima,
    set_pemanfaatan,
)
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.program import forms as formulir
from terasa.web.program.kerja import get_managed

UNIT = access(has_role(JenisPeran.PERANGKAT_DAERAH))
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def run_form(
    request: Any,
    kegiatan: Kegiatan,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    judul: str,
    kirim: str,
    kabar: str,
    **isi: object,
) -> HttpResponse:
    """One form, one service, one answer.

    `awas` warns of what cannot be undone; `perihal` names what it is about; `kotak` is its kind in the
    outbox of the phone, `tentang` the hidden fields that it takes along.
    """
    mundur = bool(form.data.get("boleh_mundur"))
    if request.method == "POST" and form.is_valid():
        try:
            hasil = act(form.cleaned_data)
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
            mundur = mundur or isinstance(exc, RealisasiMundur)
        else:
            messages.success(request, kabar)
            warn_foto(request, hasil)
            return redirect("kerja-kegiatan-lihat", pk=kegiatan.pk)
    isi |= {"form": form, "kegiatan": kegiatan, "judul": judul, "kirim": kirim, "mundur": mundur}
    return render(request, "program/formulir.html", isi)


def warn_foto(request: Any, hasil: object) -> None:
    """Tell who sent a photo what its check found, as the readers of the kegiatan see it."""
    periksa = getattr(hasil, "foto_periksa", "")
    if periksa not in ("", SESUAI):
        messages.warning(request, _("Pemeriksaan foto: %(hasil)s.") % {"hasil": periksa})


def _run(
    request: Any, kegiatan: Kegiatan, form: forms.Form, layanan: Callable[..., object], **isi: Any
) -> HttpResponse:
    """The same for a service whose words are those of its form."""
    act = partial(layanan, kegiatan=kegiatan, by=request.pelaku, now=timezone.now())
    return run_form(request, kegiatan, form, lambda data: act(**data), **isi)


@UNIT
@GET_POST
def realisasi(request: Any, pk: UUID) -> HttpResponse:
    """Report progress, from the phone at the site."""
    awal = formulir.RealisasiForm.awal(timezone.localdate())
    form = formulir.RealisasiForm(request.POST or None, request.FILES or None, initial=awal)
    return _run(
        request,
        get_managed(request, pk),
        form,
        record_realisasi,
        judul=_("Laporkan kemajuan"),
        kirim=_("Kirim laporan"),
        kabar=_("Laporan tersimpan."),
        kotak="realisasi",
    )


@UNIT
@GET_POST
def pekerjaan(request: Any, pk: UUID) -> HttpResponse:
    """Add a contracted or self-managed work."""
    return _run(
        request,
        get_managed(request, pk),
        formulir.PekerjaanForm(request.POST or None),
        add_pekerjaan,
        judul=_("Tambah pekerjaan"),
        kirim=_("Simpan pekerjaan"),
        kabar=_("Pekerjaan tercatat."),
    )


@UNIT
@GET_POST
def serah_terima(request: Any, pk: UUID) -> HttpResponse:
    """Record the BAST."""
    return _run(
        request,
        get_managed(request, pk),
        formulir.SerahTerimaForm(request.POST or None, initial={"tanggal": timezone.localdate()}),
        record_serah_terima,
        judul=_("Catat serah terima"),
        kirim=_("Simpan serah terima"),
        kabar=_("Serah terima tercatat. Semua yang mengusulkan diberi tahu."),
        kotak="serah_terima",
    )


@UNIT
@GET_POST
def pemanfaatan(request: Any, pk: UUID) -> HttpResponse:
    """Is it used?"""
    return _run(
        request,
        get_managed(request, pk),
        formulir.PemanfaatanForm(
            request.POST or None, request.FILES or None, initial={"pada": timezone.localdate()}
        ),
        set_pemanfaatan,
        judul=_("Catat pemanfaatan"),
        kirim=_("Simpan"),
        kabar=_("Keadaan pemanfaatan tercatat."),
        kotak="pemanfaatan",
    )


@UNIT
@GET_POST
def batal(request: Any, pk: UUID) -> HttpResponse:
    """Cancel with a reason that every proposer reads."""
    kegiatan = get_managed(request, pk)
    alasan = [(a.kode, a.nama) for a in alasan_list(kegiatan.kabupaten, timezone.localdate())]
    return _run(
        request,
        kegiatan,
        formulir.BatalForm(request.POST or None, alasan=alasan),
        cancel_kegiatan,
        judul=_("Batalkan kegiatan"),
        kirim=_("Batalkan dan beri tahu pengusul"),
        tindakan_penjabat="batal-kegiatan",
        awas=_("Kegiatan yang dibatalkan tidak dapat dihidupkan lagi. Usulannya tetap tersimpan."),
        kabar=_("Kegiatan dibatalkan. Semua yang mengusulkan diberi tahu alasannya."),
    )
