"""Tugas sebuah kantor: daftar, halamannya, laporan dengan bukti, dan langkah lainnya."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.layanan.queries import find_asal
from terasa.rakor.models import PenerimaArahan
from terasa.rakor.permissions import can_attend
from terasa.tindak_lanjut.bukti import find_bukti, list_bukti, store_bukti
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.permissions import can_follow
from terasa.tindak_lanjut.queries import list_diberikan, list_menunggu_saya, list_tugas_saya
from terasa.tindak_lanjut.services import report_tindak_lanjut
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.foto import answer_foto
from terasa.web.musrenbang.medan import perform
from terasa.web.tindak_lanjut.forms import LaporForm
from terasa.web.tindak_lanjut.langkah import LANGKAH, MENURUT_KODE, can_report
from terasa.wilayah.queries import nama_lengkap_banyak

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
SEBANYAK = 100


@access(can_follow)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """What this office must do, what waits for its word, what it gave."""
    by = request.pelaku
    bagian = (
        (
            "tugas",
            _("Tugas kantor Anda"),
            _("Tidak ada tugas terbuka untuk kantor Anda."),
            list_tugas_saya(by),
        ),
        ("periksa", _("Menunggu Anda"), _("Tidak ada laporan yang menunggu Anda."), list_menunggu_saya(by)),
        ("diberikan", _("Diberikan kantor Anda"), _("Kantor Anda belum memberi tugas."), list_diberikan(by)),
    )
    isi = [
        {"kode": kode, "judul": judul, "kosong": kosong, "daftar": list(semua[:SEBANYAK])}
        for kode, judul, kosong, semua in bagian
    ]
    return render(request, "tindak_lanjut/daftar.html", {"bagian": isi, "hari": timezone.localdate()})


@access(can_follow)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One task with its history and the steps that this office may take."""
    return _show(request, get_tugas(request.pelaku, pk))


@access(can_follow)
@GET_POST
def langkah(request: Any, pk: UUID, langkah: str) -> HttpResponse:
    """Take one step; a refusal stands on its form."""
    satu = get_tugas(request.pelaku, pk)
    satu_langkah = MENURUT_KODE.get(langkah)
    if satu_langkah is None:
        raise Http404
    if request.method != "POST":
        return redirect("kerja-tindak-lanjut-lihat", pk=pk)
    form = satu_langkah.open_form(request.POST)
    by, now = request.pelaku, timezone.now()
    if perform(request, form, lambda isi: satu_langkah.laku(satu, by, now, isi)):
        messages.success(request, str(satu_langkah.kabar) or _("Tersimpan."))
        return redirect("kerja-tindak-lanjut-lihat", pk=pk)
    return _show(request, satu, terisi={langkah: form})


@access(can_follow)
@GET_POST
def laporan(request: Any, pk: UUID) -> HttpResponse:
    """Report that it is done, with a photo or PDF; goes through the outbox of the phone."""
    satu = get_tugas(request.pelaku, pk)
    if request.method != "POST" and not can_report(request.pelaku, satu):
        return redirect("kerja-tindak-lanjut-lihat", pk=pk)
    form = LaporForm(request.POST or None, request.FILES or None, initial={"kunci_kirim": uuid.uuid4()})
    if perform(request, form, lambda isi: report(satu, request.pelaku, isi)):
        messages.success(request, _("Laporan tersimpan; menunggu pemeriksaan."))
        return redirect("kerja-tindak-lanjut-lihat", pk=pk)
    return render(request, "tindak_lanjut/laporan.html", {"tugas": satu, "form": form})


def report(satu: TindakLanjut, by: Pelaku, isi: dict[str, Any]) -> None:
    """Store the evidence and the report with it; `kunci_kirim` makes a second sending the same one."""
    now = timezone.now()
    foto = isi.get("foto")
    bukti = [store_bukti(tindak_lanjut=satu, nama=foto[0], data=foto[1], by=by, now=now)] if foto else []
    report_tindak_lanjut(
        tindak_lanjut=satu,
        by=by,
        catatan=isi["catatan"],
        now=now,
        bukti=bukti,
        langkah_id=str(isi.get("kunci_kirim") or ""),
    )


@access(can_follow)
@require_safe
def bukti(request: Any, pk: UUID, berkas: UUID) -> HttpResponse:
    """A file of evidence, for those who see the task."""
    satu = find_bukti(request.pelaku, pk, berkas)
    if satu is None:
        raise Http404
    return answer_foto(satu)


def get_tugas(by: Pelaku, pk: UUID) -> TindakLanjut:
    """A task that this office sees, or 404."""
    semua = TindakLanjut.objects.visible_to(by).select_related("pelaksana", "pemberi", "diganti_oleh")
    return get_object_or_404(semua, pk=pk)


def _show(request: Any, satu: TindakLanjut, terisi: dict[str, Any] | None = None) -> HttpResponse:
    by, terisi = request.pelaku, terisi or {}
    lampiran = list_bukti(satu)
    arahan = PenerimaArahan.objects.filter(tindak_lanjut=satu).select_related("arahan__rakor").first()
    isi = {
        "tugas": satu,
        "arahan": arahan.arahan if arahan else None,
        "skm": None if arahan else find_asal(satu),
        "boleh_rakor": can_attend(by),
        "wilayah": nama_lengkap_banyak({satu.kode_wilayah})[satu.kode_wilayah],
        "hari": timezone.localdate(),
        "riwayat": [(baris, lampiran.get(baris.pk, [])) for baris in satu.langkah.order_by("nomor")],
        "boleh_lapor": can_report(by, satu),
        "langkah": [
            (baris, terisi.get(baris.kode) or baris.open_form(), baris.kode in terisi)
            for baris in LANGKAH
            if baris.is_possible(by, satu) or baris.kode in terisi
        ],
    }
    return render(request, "tindak_lanjut/lihat.html", isi)
