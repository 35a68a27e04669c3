"""Impor dari halaman: unggah, uji coba dengan laporan tiap baris, masukkan, unduh hasilnya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.musrenbang.enums import StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.queries.rpjmdes import find_berlaku, find_draf
from terasa.musrenbang.services.kerja import cancel_impor
from terasa.musrenbang.services.unggah import import_unggahan, prepare_lembar
from terasa.program.rules.impor.arsip import is_arsip, pack_arsip
from terasa.umum.errors import AturanDilanggar
from terasa.web.musrenbang.lembar.apa import MENURUT_NAMA, Apa
from terasa.web.musrenbang.lembar.hasil import show_hasil, write_hasil
from terasa.web.musrenbang.medan import LembarField, perform, set_choices
from terasa.web.musrenbang.rpjmdes.tulis import list_desa_sendiri
from terasa.web.publik.ekspor import write_xlsx
from terasa.wilayah.models import Wilayah

TERBESAR_MB, FOLDER_TERBESAR_MB = 5, 20


class _Beberapa(forms.FileInput):
    allow_multiple_selected = True


class FolderField(forms.FileField):
    """One zip, or several sheets, as (name, zip)."""

    def __init__(self, **kwargs: Any) -> None:
        pilih = _Beberapa(attrs={"accept": ".zip,.xlsx,.xls,.ods,.csv", "multiple": True})
        super().__init__(widget=pilih, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> tuple[str, bytes]:
        semua = [super(FolderField, self).clean(satu, initial) for satu in data or [None]]
        if sum(satu.size for satu in semua) > FOLDER_TERBESAR_MB * 2**20:
            raise forms.ValidationError(
                _("Berkas terlalu besar; paling besar %(mb)d MB.") % {"mb": FOLDER_TERBESAR_MB}
            )
        isi = [(str(satu.name), bytes(satu.read())) for satu in semua]
        if len(isi) == 1 and is_arsip(isi[0][1]):
            return isi[0]
        try:
            nama = isi[0][0] if len(isi) == 1 else _("%(n)d berkas") % {"n": len(isi)}
            return nama, pack_arsip(isi)
        except AturanDilanggar as exc:
            raise forms.ValidationError(str(exc)) from exc


class LembarForm(forms.Form):
    """The sheet and the year that it is for; the desa is asked only of who governs several."""

    desa = forms.ChoiceField(label=gettext_lazy("Desa"))
    tahun = forms.IntegerField(label=gettext_lazy("Tahun anggaran"), min_value=2000, max_value=2100)
    berkas = LembarField(
        mb=TERBESAR_MB,
        label=gettext_lazy("Lembar kerja"),
        help_text=gettext_lazy(
            "XLSX, XLS, ODS, atau CSV; paling besar 5 MB. Belum ada yang disimpan sebelum Anda memeriksanya, dan "
            "berkas aslinya dihapus sesudah impor."
        ),
    )

    def __init__(self, *args: Any, apa: Apa, desa: Sequence[Wilayah], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].label = str(apa.sebut_tahun)
        set_choices(self, "desa", [(w.kode, w.nama_lengkap) for w in desa])
        if len(desa) <= 1:
            del self.fields["desa"]
        if apa.tanpa_tahun:
            del self.fields["tahun"]
        if apa.is_folder:
            self.fields["berkas"] = FolderField(
                label=_("Zip atau beberapa lembar"),
                help_text=_(
                    "Pilih satu zip, atau beberapa berkas XLSX, XLS, ODS, atau CSV sekaligus; paling besar 20 MB. Belum "
                    "ada yang disimpan sebelum Anda memeriksanya."
                ),
            )
        if apa.is_desa:
            self.fields["berkas"].widget.attrs["accept"] += ",.zip"
            self.fields["berkas"].help_text = _(
                "XLSX, XLS, ODS, CSV, atau zip Siskeudes; paling besar 5 MB. Belum ada yang disimpan sebelum Anda "
                "memeriksanya, dan berkas aslinya dihapus sesudah impor."
            )


@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: Any, apa: str) -> HttpResponse:
    """Give the file; the next page tells what each of its rows would do."""
    desa = _desa(request, apa)
    form = LembarForm(
        request.POST or None,
        request.FILES or None,
        apa=MENURUT_NAMA[apa],
        desa=desa,
        initial={"tahun": _year(desa) - MENURUT_NAMA[apa].mundur},
    )
    jadi: list[KerjaLatar] = []
    if perform(request, form, lambda isi: jadi.append(_prepare(request, apa, isi, desa))):
        return redirect(f"kerja-{apa}-impor-lihat", pk=jadi[0].pk)
    isi = {
        "form": form,
        "apa": MENURUT_NAMA[apa],
        "kolom": [(j, arti, j in MENURUT_NAMA[apa].wajib) for j, arti in MENURUT_NAMA[apa].kolom],
        "contoh": "" if MENURUT_NAMA[apa].is_folder else reverse(f"kerja-{apa}-impor-contoh"),
        "riwayat": [(k, _address(apa, k)) for k in _mine(request, apa).defer("laporan")[:20]],
    }
    return render(request, "musrenbang/lembar_unggah.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: Any, apa: str, pk: UUID) -> HttpResponse:
    """One upload: what it would do until it is confirmed, what it did afterwards."""
    kerja = get_object_or_404(_mine(request, apa), pk=pk)
    galat = ""
    if request.method == "POST":
        try:
            muatan = MENURUT_NAMA[apa].pembawa
            import_unggahan(kerja=kerja, by=request.pelaku, now=timezone.now(), muatan=muatan)
        except AturanDilanggar as exc:
            galat = str(exc)
        else:
            messages.success(request, _("Berkas sudah dimasukkan."))
            return redirect(request.path)
    isi = {
        "kerja": kerja,
        "apa": MENURUT_NAMA[apa],
        "galat": galat,
        "selesai": kerja.status == StatusKerja.SELESAI,
        "unggah": reverse(f"kerja-{apa}-impor"),
        "batal": _address(apa, kerja, "-batal"),
        "lembar": _sheets(kerja.laporan or {}),
        **show_hasil(request, kerja, _address(apa, kerja, "-unduh")),
    }
    return render(request, "musrenbang/lembar_lihat.html", isi)


def _sheets(laporan: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Counts and sums of each sheet of a folder; nothing for a single sheet."""
    jumlah = laporan.get("jumlah", {})
    return [
        {
            "nama": nama.replace("_", " "),
            "hitung": hitung,
            "jumlah": [(kolom.replace("_", " "), n) for kolom, n in jumlah.get(nama, {}).items()],
        }
        for nama, hitung in laporan.get("per_lembar", {}).items()
    ]


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


@require_safe
def unduh(request: Any, apa: str, pk: UUID) -> HttpResponse:
    """What became of every row, as CSV."""
    kerja = get_object_or_404(_mine(request, apa), pk=pk)
    return write_hasil(kerja, f"hasil-impor-{apa}-{kerja.tahun}.csv")


@require_safe
def contoh(_request: Any, apa: str) -> HttpResponse:
    """An empty sheet with the headings that are known; no example row, for it would be brought in too."""
    if MENURUT_NAMA[apa].is_folder:
        raise Http404
    return write_xlsx([[judul for judul, _arti in MENURUT_NAMA[apa].kolom]], f"lembar-{apa}.xlsx")


def _desa(request: Any, apa: str) -> list[Wilayah]:
    """Whose plan the sheet may be; none for a sheet of the kabupaten. 404 for an office without a desa."""
    if not MENURUT_NAMA[apa].is_desa:
        return []
    desa = list_desa_sendiri(request.pelaku)
    if not desa:
        raise Http404
    return desa


def _year(desa: Sequence[Wilayah]) -> int:
    """The first year of the plan that is being written or in force, else next year."""
    rencana = (find_draf(desa[0].kode) or find_berlaku(desa[0].kode)) if len(desa) == 1 else None
    return rencana.tahun_awal if rencana else timezone.localdate().year + 1


def _prepare(request: Any, apa: str, isi: Mapping[str, Any], desa: Sequence[Wilayah]) -> KerjaLatar:
    if MENURUT_NAMA[apa].is_folder:
        nama, data = isi["berkas"]
    else:
        nama, data = isi["berkas"].name, isi["berkas"].read()
    return prepare_lembar(
        jenis=MENURUT_NAMA[apa].jenis,
        kabupaten=request.pelaku.kabupaten,
        tahun=isi.get("tahun") or timezone.localdate().year,
        data=data,
        nama=nama,
        by=request.pelaku,
        now=timezone.now(),
        desa=(isi.get("desa") or desa[0].kode) if desa else "",
        muatan=MENURUT_NAMA[apa].pembawa,
    )


def _mine(request: Any, apa: str) -> QuerySet[KerjaLatar]:
    """Imports of this kind in my own kabupaten, or for my own desa."""
    semua = KerjaLatar.objects.filter(kabupaten=request.pelaku.kabupaten, jenis=MENURUT_NAMA[apa].jenis)
    if not MENURUT_NAMA[apa].is_desa:
        return semua
    return semua.filter(masukan__desa__in=[w.kode for w in list_desa_sendiri(request.pelaku)])


def _address(apa: str, kerja: KerjaLatar, ekor: str = "-lihat") -> str:
    return reverse(f"kerja-{apa}-impor{ekor}", kwargs={"pk": kerja.pk})
