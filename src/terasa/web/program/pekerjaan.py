"""Formulir unit atas pekerjaannya: adendum, tahap, titik, rencana bulanan, jawaban atas pertanyaan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.program.models import Kegiatan, Pekerjaan, Pertanyaan
from terasa.program.permissions import can_manage
from terasa.program.queries import list_pertanyaan
from terasa.program.rules.rencana import RencanaBaris, sum_rencana
from terasa.program.services import (
    DataKontrak,
    RencanaBerbeda,
    add_adendum,
    add_titik,
    answer_pertanyaan,
    record_tahapan,
    set_rencana,
)
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.program import forms_pekerjaan as formulir
from terasa.web.program.kerja import PEMBACA, get_managed
from terasa.web.program.laporan import GET_POST, UNIT, run_form


def _get_pekerjaan(request: Any, pk: UUID, pekerjaan: int) -> tuple[Kegiatan, Pekerjaan]:
    kegiatan = get_managed(request, pk)
    return kegiatan, get_object_or_404(Pekerjaan, pk=pekerjaan, kegiatan=kegiatan)


@UNIT
@GET_POST
def adendum(request: Any, pk: UUID, pekerjaan: int) -> HttpResponse:
    """The contract of a work, or the next addendum."""
    kegiatan, satu = _get_pekerjaan(request, pk, pekerjaan)
    ada = satu.kontrak.exists()
    return run_form(
        request,
        kegiatan,
        formulir.AdendumForm(request.POST or None),
        lambda isi: add_adendum(
            pekerjaan=satu, by=request.pelaku, data=DataKontrak(**isi), now=timezone.now()
        ),
        judul=_("Catat adendum") if ada else _("Catat kontrak"),
        kirim=_("Simpan"),
        kabar=_("Tercatat. Yang ditandatangani sebelumnya tetap terbaca."),
        perihal=satu.nama,
    )


@UNIT
@GET_POST
def tahapan(request: Any, pk: UUID, pekerjaan: int) -> HttpResponse:
    """A stage that a work has reached."""
    kegiatan, satu = _get_pekerjaan(request, pk, pekerjaan)
    return run_form(
        request,
        kegiatan,
        formulir.TahapanForm(request.POST or None, initial={"tanggal": timezone.localdate()}),
        lambda isi: record_tahapan(pekerjaan=satu, by=request.pelaku, now=timezone.now(), **isi),
        judul=_("Catat tahap"),
        kirim=_("Simpan"),
        kabar=_("Tahap tercatat."),
        kotak="tahapan",
        tentang=[("pekerjaan", satu.pk)],
        perihal=satu.nama,
    )


@UNIT
@GET_POST
def titik(request: Any, pk: UUID, pekerjaan: int) -> HttpResponse:
    """One more place of a work."""
    kegiatan, satu = _get_pekerjaan(request, pk, pekerjaan)
    return run_form(
        request,
        kegiatan,
        formulir.TitikForm(request.POST or None),
        lambda isi: add_titik(
            pekerjaan=satu,
            by=request.pelaku,
            lat=isi["titik"][0],
            lng=isi["titik"][1],
            keterangan=isi["keterangan"],
        ),
        judul=_("Tambah titik"),
        kirim=_("Simpan"),
        kabar=_("Titik tercatat."),
        perihal=satu.nama,
    )


@UNIT
@GET_POST
def jawab(request: Any, pk: UUID, pertanyaan: int) -> HttpResponse:
    """Answer why a report fell out of its bounds."""
    kegiatan = get_managed(request, pk)
    satu = get_object_or_404(Pertanyaan, pk=pertanyaan, kegiatan=kegiatan)
    return run_form(
        request,
        kegiatan,
        formulir.JawabForm(request.POST or None),
        lambda isi: answer_pertanyaan(pertanyaan=satu, by=request.pelaku, now=timezone.now(), **isi),
        judul=_("Jawab pertanyaan"),
        kirim=_("Kirim jawaban"),
        kabar=_("Jawaban tersimpan dan terbaca umum."),
        kotak="jawab_pertanyaan",
        tentang=[("pertanyaan", satu.pk)],
        perihal=satu.kalimat,
    )


@UNIT
@GET_POST
def rencana(request: Any, pk: UUID) -> HttpResponse:
    """The plan of twelve months; sums that miss the whole need a word."""
    kegiatan = get_managed(request, pk)
    ada = [RencanaBaris(r.bulan, r.keuangan, r.fisik) for r in kegiatan.rencana.all()]
    form = formulir.RencanaForm(request.POST or None, initial=formulir.RencanaForm.awal(ada))
    berbeda = bool(form.data.get("boleh_berbeda"))
    if request.method == "POST" and form.is_valid():
        try:
            set_rencana(
                kegiatan=kegiatan,
                by=request.pelaku,
                baris=form.baris(),
                now=timezone.now(),
                boleh_berbeda=form.cleaned_data["boleh_berbeda"],
            )
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
            berbeda = isinstance(exc, RencanaBerbeda)
        else:
            messages.success(request, _("Rencana tersimpan."))
            return redirect("kerja-kegiatan-lihat", pk=kegiatan.pk)
    uang, fisik = sum_rencana(form.baris()) if form.is_bound and form.is_valid() else sum_rencana(ada)
    isi = {"form": form, "kegiatan": kegiatan, "berbeda": berbeda, "jumlah_uang": uang, "jumlah_fisik": fisik}
    return render(request, "program/rencana.html", isi)


@access(PEMBACA)
@require_safe
def pertanyaan(request: Any) -> HttpResponse:
    """Questions that nobody answered yet, the one due first first."""
    daftar = list(list_pertanyaan(request.pelaku)[:200])
    isi = {
        "pertanyaan": [(p, can_manage(request.pelaku, p.kegiatan)) for p in daftar],
        "hari_ini": timezone.localdate(),
    }
    return render(request, "program/pertanyaan.html", isi)
