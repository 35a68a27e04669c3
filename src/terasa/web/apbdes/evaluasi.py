"""Meja camat: menilai rancangan pos demi pos dan memberi hasilnya; desa menjawab tiap catatan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.apbdes.enums import Putusan
from terasa.apbdes.models import CatatanEvaluasi, EvaluasiApbdes, PosApbdes
from terasa.apbdes.permissions import can_budget, can_evaluate, may_budget, may_conclude, may_remark
from terasa.apbdes.queries.apbdes import read_lembaran
from terasa.apbdes.queries.evaluasi import find_tenggat, list_butir, read_alasan
from terasa.apbdes.queries.transfer import read_pagu
from terasa.apbdes.rules.evaluasi import IsiCatatan, check_catatan, check_figures
from terasa.apbdes.services import (
    CannotApbdes,
    answer_catatan,
    finish_evaluasi,
    freeze_evaluasi,
    remark_pos,
    sign_evaluasi,
)
from terasa.web.akses import access
from terasa.web.apbdes.forms import HasilForm, JawabForm, PindaianForm
from terasa.web.apbdes.papan import get_apbdes
from terasa.web.musrenbang.medan import perform
from terasa.wilayah.queries import nama_lengkap

CARA = ["GET", "HEAD", "POST"]
HALAMAN = "apbdes/tindakan.html"


@dataclass
class BarisNilai:
    """A line on the desk of the evaluator: what is chosen and typed, and what is wrong with it."""

    pos: PosApbdes
    putusan: str = ""
    kode: str = ""
    alasan: str = ""
    galat: str = ""

    def as_isi(self) -> IsiCatatan:
        return IsiCatatan(str(self.pos.pk), self.putusan, self.kode, self.alasan)


@access(can_evaluate)
@require_http_methods(CARA)
def nilai(request: Any, pk: UUID) -> HttpResponse:
    """Every line with its verdict, reason and sentence; what is typed stays when one line is refused."""
    evaluasi = _get_open(request, pk)
    lembaran = read_lembaran(evaluasi.apbdes)
    alasan = read_alasan(evaluasi.apbdes.kode_desa, timezone.localdate())
    baris = [_stored(b.pos, b.catatan) for b in list_butir(lembaran, evaluasi)]
    if request.method == "POST":
        baris = [_typed(b.pos, request.POST) for b in baris]
        dinilai = [b for b in baris if b.putusan]
        for satu in dinilai:
            _check(satu, alasan)
        if not any(b.galat for b in baris):
            with transaction.atomic():
                remark_pos(
                    evaluasi=evaluasi,
                    by=request.pelaku,
                    catatan=[b.as_isi() for b in dinilai],
                    now=timezone.now(),
                )
            messages.success(request, _("Penilaian tersimpan."))
            tuju = "kerja-apbdes-hasil" if "hasil" in request.POST else "kerja-apbdes-evaluasi"
            return redirect(tuju, pk=pk)
    isi = {
        "apbdes": evaluasi.apbdes,
        "tempat": nama_lengkap(evaluasi.apbdes.kode_desa),
        "tenggat": find_tenggat(evaluasi),
        "baris": baris,
        "salah": [b for b in baris if b.galat],
        "dinilai": sum(bool(b.putusan) for b in baris),
        "alasan": alasan,
        "l": lembaran,
        "periksa": check_figures(
            lembaran.neraca, read_pagu(evaluasi.apbdes.kode_desa, evaluasi.apbdes.tahun)
        ),
        "boleh_simpul": may_conclude(request.pelaku, evaluasi.apbdes.kode_desa),
    }
    return render(request, "apbdes/nilai.html", isi)


@access(can_evaluate)
@require_http_methods(CARA)
def simpulkan(request: Any, pk: UUID) -> HttpResponse:
    """The number and day of the result; it follows from the lines."""
    evaluasi = _get_open(request, pk)
    if not may_conclude(request.pelaku, evaluasi.apbdes.kode_desa):
        raise Http404
    form = HasilForm(request.POST or None, initial={"hasil_on": timezone.localdate()})
    tindakan = partial(finish_evaluasi, evaluasi=evaluasi, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Hasil evaluasi disampaikan kepada desa."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    perbaiki = evaluasi.butir.filter(putusan=Putusan.PERBAIKI).count()
    isi = {
        "judul": _("Hasil evaluasi"),
        "teks": _("%(n)d pos diminta diperbaiki, jadi rancangannya kembali ke desa.") % {"n": perbaiki}
        if perbaiki
        else _("Tidak ada pos yang diminta diperbaiki, jadi rancangannya dapat ditetapkan."),
        "kirim": _("Sampaikan hasil"),
        "apbdes": evaluasi.apbdes,
    }
    return render(request, HALAMAN, {"form": form, **isi})


@access(can_evaluate)
@require_POST
def kertas(request: Any, pk: UUID) -> HttpResponse:
    """Freeze the next version of the result, with what the village answered since."""
    evaluasi = _get_ended(request, pk)
    try:
        freeze_evaluasi(evaluasi=evaluasi, by=request.pelaku, now=timezone.now())
    except CannotApbdes as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Versi baru hasil evaluasi terbit; versi sebelumnya tetap."))
    return redirect("kerja-apbdes-lihat", pk=pk)


@access(can_evaluate)
@require_http_methods(CARA)
def pindaian(request: Any, pk: UUID) -> HttpResponse:
    """The signed scan of the newest version."""
    evaluasi = _get_ended(request, pk)
    form = PindaianForm(request.POST or None, request.FILES or None)

    def sign(isi: dict[str, Any]) -> None:
        berkas, by = isi["berkas"], request.pelaku
        isi = {"data": berkas.read(), "nama": berkas.name, "tipe": berkas.content_type}
        sign_evaluasi(evaluasi=evaluasi, by=by, now=timezone.now(), **isi)

    if perform(request, form, sign):
        messages.success(request, _("Pindaian diterima; hasil evaluasi ini sekarang sah."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    isi = {"judul": _("Unggah pindaian bertanda tangan"), "kirim": _("Unggah"), "apbdes": evaluasi.apbdes}
    return render(request, HALAMAN, {"form": form, **isi})


@access(can_budget)
@require_http_methods(CARA)
def jawab(request: Any, pk: UUID, catatan: int) -> HttpResponse:
    """The village answers one remark."""
    apbdes = get_apbdes(request, pk)
    if not may_budget(request.pelaku, apbdes.kode_desa):
        raise Http404
    satu = get_object_or_404(
        CatatanEvaluasi.objects.select_related("evaluasi__apbdes", "pos"),
        pk=catatan,
        evaluasi__apbdes=apbdes,
        putusan=Putusan.PERBAIKI,
    )
    form = JawabForm(request.POST or None, initial={"jawaban": satu.jawaban})
    tindakan = partial(answer_catatan, catatan=satu, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Jawaban tersimpan."))
        return redirect("kerja-apbdes-lihat", pk=pk)
    isi = {
        "judul": satu.pos.uraian,
        "teks": f"{satu.alasan_kode}: {satu.alasan}",
        "kirim": _("Simpan jawaban"),
    }
    return render(request, HALAMAN, {"form": form, "apbdes": apbdes, **isi})


def _get_open(request: Any, pk: UUID) -> EvaluasiApbdes:
    """The evaluation that this office may work on, or it does not exist."""
    apbdes = get_apbdes(request, pk)
    evaluasi: EvaluasiApbdes | None = getattr(apbdes, "evaluasi", None)
    if evaluasi is None or not evaluasi.is_berjalan or not may_remark(request.pelaku, apbdes.kode_desa):
        raise Http404
    return evaluasi


def _get_ended(request: Any, pk: UUID) -> EvaluasiApbdes:
    """The evaluation with a result whose paper this office issues, or it does not exist."""
    apbdes = get_apbdes(request, pk)
    evaluasi: EvaluasiApbdes | None = getattr(apbdes, "evaluasi", None)
    if evaluasi is None or evaluasi.is_berjalan or not may_conclude(request.pelaku, apbdes.kode_desa):
        raise Http404
    return evaluasi


def _stored(pos: PosApbdes, catatan: CatatanEvaluasi | None) -> BarisNilai:
    if catatan is None:
        return BarisNilai(pos)
    return BarisNilai(pos, catatan.putusan, catatan.alasan_kode, catatan.alasan)


def _typed(pos: PosApbdes, kiriman: Any) -> BarisNilai:
    return BarisNilai(
        pos,
        kiriman.get(f"putusan-{pos.pk}", ""),
        kiriman.get(f"kode-{pos.pk}", ""),
        kiriman.get(f"alasan-{pos.pk}", "")[:1000],
    )


def _check(satu: BarisNilai, alasan: dict[str, str]) -> None:
    try:
        check_catatan(satu.as_isi(), alasan)
    except CannotApbdes as exc:
        satu.galat = str(exc)
