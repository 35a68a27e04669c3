"""Impor ekspor SIPD: unggah, periksa kolom, uji coba, jalankan di belakang, unduh hasil per baris."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.musrenbang.enums import JenisKerja, StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.permissions import can_allocate
from terasa.musrenbang.rules.sipd import KOLOM_SIPD, sebut_kolom
from terasa.musrenbang.services.kerja import (
    cancel_impor,
    prepare_impor,
    queue_impor,
    read_unggahan,
    try_impor,
)
from terasa.umum.errors import AturanDilanggar
from terasa.umum.lembar import Lembar
from terasa.web.akses import access
from terasa.web.musrenbang.lembar.hasil import show_hasil, write_hasil
from terasa.web.musrenbang.medan import LembarField, perform

TERBESAR_MB = 12
CONTOH = 3
WAJIB = frozenset(k.nama for k in KOLOM_SIPD if k.wajib)


class UnggahForm(forms.Form):
    """The export and the budget year that it is for."""

    tahun = forms.IntegerField(label=gettext_lazy("Tahun anggaran"), min_value=2000, max_value=2100)
    berkas = LembarField(
        mb=TERBESAR_MB,
        label=gettext_lazy("Berkas ekspor SIPD"),
        help_text=gettext_lazy(
            "XLSX, XLS, ODS, atau CSV; paling besar 12 MB. Kolom nama dan nomor pengusul tidak disimpan, dan berkas "
            "aslinya dihapus sesudah impor."
        ),
    )


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: Any) -> HttpResponse:
    """Give the file; the next page shows how its columns were understood."""
    hari = timezone.localdate()
    form = UnggahForm(request.POST or None, request.FILES or None, initial={"tahun": hari.year + 1})
    jadi: list[KerjaLatar] = []
    if perform(request, form, lambda isi: jadi.append(_prepare(request, isi))):
        return redirect("kerja-sipd-impor", pk=jadi[0].pk)
    isi = {"form": form, "riwayat": _mine(request).filter(jenis=JenisKerja.IMPOR_SIPD)[:20]}
    return render(request, "musrenbang/sipd_unggah.html", isi)


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def impor(request: Any, pk: UUID) -> HttpResponse:
    """One upload: its columns while it is prepared, its progress while it runs, its rows when it is done."""
    kerja = _get(request, pk)
    if kerja.status in {StatusKerja.MENUNGGU, StatusKerja.BERJALAN, StatusKerja.SELESAI}:
        return render(request, "musrenbang/sipd_hasil.html", {"kerja": kerja, **_report(request, kerja)})
    try:
        lembar = read_unggahan(kerja)
    except AturanDilanggar as exc:
        return render(request, "musrenbang/sipd_hasil.html", {"kerja": kerja, "galat": str(exc)})
    peta, galat = {int(i): nama for i, nama in kerja.masukan["peta"].items()}, kerja.galat
    if request.method == "POST":
        peta = _read_peta(request.POST, lembar)
        galat = _act(request, kerja, peta)
        if not galat:
            return redirect(f"{request.path}#hasil")
    isi = {
        "kerja": kerja,
        "kolom": _columns(lembar, peta),
        "pilihan": sorted(((k.nama, sebut_kolom(k.nama)) for k in KOLOM_SIPD), key=lambda p: p[1]),
        "kurang": [sebut_kolom(nama) for nama in sorted(WAJIB - set(peta.values()))],
        "galat": galat,
        **_report(request, kerja),
    }
    return render(request, "musrenbang/sipd_kolom.html", isi)


@access(can_allocate)
@require_POST
def batal(request: Any, pk: UUID) -> HttpResponse:
    """Forget the upload."""
    kerja = _get(request, pk)
    try:
        cancel_impor(kerja=kerja, by=request.pelaku)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("kerja-sipd-impor", pk=pk)
    messages.success(request, _("Unggahan dihapus; tidak ada yang dimasukkan."))
    return redirect("kerja-sipd-unggah")


@access(can_allocate)
@require_safe
def unduh(request: Any, pk: UUID) -> HttpResponse:
    """What became of every row, as CSV."""
    kerja = _get(request, pk)
    return write_hasil(kerja, f"hasil-impor-sipd-{kerja.tahun}.csv")


def _prepare(request: Any, isi: Mapping[str, Any]) -> KerjaLatar:
    berkas = isi["berkas"]
    return prepare_impor(
        kabupaten=request.pelaku.kabupaten,
        tahun=isi["tahun"],
        data=berkas.read(),
        nama=berkas.name,
        by=request.pelaku,
        now=timezone.now(),
    )


def _act(request: Any, kerja: KerjaLatar, peta: Mapping[int, str]) -> str:
    """Try or start; "" or the sentence why not."""
    ganda = {sebut_kolom(n) for n in peta.values() if list(peta.values()).count(n) > 1}
    if ganda:
        return _("Dua kolom dipilih untuk hal yang sama: %(kolom)s.") % {"kolom": ", ".join(sorted(ganda))}
    tindakan = queue_impor if request.POST.get("aksi") == "impor" else try_impor
    try:
        if tindakan is queue_impor:
            read_unggahan(kerja, peta)
        tindakan(kerja=kerja, by=request.pelaku, peta=peta, now=timezone.now())
    except AturanDilanggar as exc:
        return str(exc)
    return ""


def _read_peta(kiriman: Mapping[str, str], lembar: Lembar) -> dict[int, str]:
    dikenal = {k.nama for k in KOLOM_SIPD}
    dipilih = {i: kiriman.get(f"kolom-{i}", "") for i, _judul, _nama in lembar.petunjuk}
    return {i: nama for i, nama in dipilih.items() if nama in dikenal}


def _columns(lembar: Lembar, peta: Mapping[int, str]) -> list[dict[str, Any]]:
    contoh = lembar.baris[:CONTOH]
    return [
        {
            "nomor": i,
            "judul": judul,
            "nama": peta.get(i, ""),
            "contoh": [teks for b in contoh if (teks := b.asli.get(judul, ""))],
        }
        for i, judul, _nama in lembar.petunjuk
    ]


def _report(request: Any, kerja: KerjaLatar) -> dict[str, Any]:
    return show_hasil(request, kerja, reverse("kerja-sipd-unduh", kwargs={"pk": kerja.pk}))


def _mine(request: Any) -> Any:
    return KerjaLatar.objects.filter(kabupaten=request.pelaku.kabupaten).defer("laporan")


def _get(request: Any, pk: UUID) -> KerjaLatar:
    """An import of my own kabupaten."""
    milik = KerjaLatar.objects.filter(kabupaten=request.pelaku.kabupaten, jenis=JenisKerja.IMPOR_SIPD)
    return get_object_or_404(milik, pk=pk)
