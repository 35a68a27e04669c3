"""Impor kamus usulan dan pokir: unggah, uji coba dengan laporan tiap baris, masukkan, unduh hasilnya."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.musrenbang.enums import StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.permissions import can_allocate
from terasa.musrenbang.services.kerja import cancel_impor
from terasa.musrenbang.services.unggah import MUATAN, import_unggahan, prepare_lembar
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.lembar.apa import SEMUA
from terasa.web.musrenbang.lembar.hasil import show_hasil, write_hasil
from terasa.web.musrenbang.medan import LembarField, perform
from terasa.web.publik.ekspor import write_xlsx

TERBESAR_MB = 5


class LembarForm(forms.Form):
    """The sheet and the budget year that it is for."""

    tahun = forms.IntegerField(label=gettext_lazy("Tahun anggaran"), min_value=2000, max_value=2100)
    berkas = LembarField(
        mb=TERBESAR_MB,
        label=gettext_lazy("Lembar kerja"),
        help_text=gettext_lazy(
            "XLSX, XLS, ODS, atau CSV; paling besar 5 MB. Belum ada yang disimpan sebelum Anda memeriksanya, dan "
            "berkas aslinya dihapus sesudah impor."
        ),
    )


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: Any, apa: str) -> HttpResponse:
    """Give the file; the next page tells what each of its rows would do."""
    form = LembarForm(
        request.POST or None, request.FILES or None, initial={"tahun": timezone.localdate().year + 1}
    )
    jadi: list[KerjaLatar] = []
    if perform(request, form, lambda isi: jadi.append(_prepare(request, apa, isi))):
        return redirect(f"kerja-{apa}-impor-lihat", pk=jadi[0].pk)
    wajib = [k.wajib for k in MUATAN[SEMUA[apa].jenis].kolom]
    isi = {
        "form": form,
        "apa": SEMUA[apa],
        "kolom": [(judul, arti, w) for (judul, arti), w in zip(SEMUA[apa].kolom, wajib, strict=True)],
        "contoh": reverse(f"kerja-{apa}-impor-contoh"),
        "riwayat": [(k, _address(apa, k)) for k in _mine(request, apa).defer("laporan")[:20]],
    }
    return render(request, "musrenbang/lembar_unggah.html", isi)


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: Any, apa: str, pk: UUID) -> HttpResponse:
    """One upload: what it would do until it is confirmed, what it did afterwards."""
    kerja = get_object_or_404(_mine(request, apa), pk=pk)
    galat = ""
    if request.method == "POST":
        try:
            import_unggahan(kerja=kerja, by=request.pelaku, now=timezone.now())
        except AturanDilanggar as exc:
            galat = str(exc)
        else:
            messages.success(request, _("Berkas sudah dimasukkan."))
            return redirect(request.path)
    isi = {
        "kerja": kerja,
        "apa": SEMUA[apa],
        "galat": galat,
        "selesai": kerja.status == StatusKerja.SELESAI,
        "unggah": reverse(f"kerja-{apa}-impor"),
        "batal": _address(apa, kerja, "-batal"),
        **show_hasil(request, kerja, _address(apa, kerja, "-unduh")),
    }
    return render(request, "musrenbang/lembar_lihat.html", isi)


@access(can_allocate)
@require_POST
def batal(request: Any, apa: str, pk: UUID) -> HttpResponse:
    """Forget the upload."""
    kerja = get_object_or_404(_mine(request, apa), pk=pk)
    try:
        cancel_impor(kerja=kerja, by=request.pelaku)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect(_address(apa, kerja))
    messages.success(request, _("Unggahan dihapus; tidak ada yang dimasukkan."))
    return redirect(f"kerja-{apa}-impor")


@access(can_allocate)
@require_safe
def unduh(request: Any, apa: str, pk: UUID) -> HttpResponse:
    """What became of every row, as CSV."""
    kerja = get_object_or_404(_mine(request, apa), pk=pk)
    return write_hasil(kerja, f"hasil-impor-{apa}-{kerja.tahun}.csv")


@access(can_allocate)
@require_safe
def contoh(_request: Any, apa: str) -> HttpResponse:
    """An empty sheet with the headings that are known; no example row, for it would be brought in too."""
    return write_xlsx([[judul for judul, _arti in SEMUA[apa].kolom]], f"lembar-{apa}.xlsx")


def _prepare(request: Any, apa: str, isi: Mapping[str, Any]) -> KerjaLatar:
    berkas = isi["berkas"]
    return prepare_lembar(
        jenis=SEMUA[apa].jenis,
        kabupaten=request.pelaku.kabupaten,
        tahun=isi["tahun"],
        data=berkas.read(),
        nama=berkas.name,
        by=request.pelaku,
        now=timezone.now(),
    )


def _mine(request: Any, apa: str) -> QuerySet[KerjaLatar]:
    """Imports of this kind in my own kabupaten."""
    return KerjaLatar.objects.filter(kabupaten=request.pelaku.kabupaten, jenis=SEMUA[apa].jenis)


def _address(apa: str, kerja: KerjaLatar, ekor: str = "-lihat") -> str:
    return reverse(f"kerja-{apa}-impor{ekor}", kwargs={"pk": kerja.pk})
