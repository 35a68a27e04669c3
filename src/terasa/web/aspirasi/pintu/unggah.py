"""Lembar suara dari reses, Dialog Pembangunan, atau kotak saran: unggah, uji coba, masukkan, cetak slipnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.pintu.enums import StatusUnggahan
from terasa.pintu.models import Unggahan
from terasa.pintu.permissions import can_enter_sheet
from terasa.pintu.queries import list_unggahan
from terasa.pintu.services.unggah import cancel_unggahan, import_unggahan, prepare_unggahan
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.aspirasi.pintu.forms import UnggahForm
from terasa.web.aspirasi.pintu.lembar import list_desa_of, show_slip
from terasa.web.musrenbang.lembar.hasil import show_hasil, write_hasil
from terasa.web.musrenbang.medan import perform
from terasa.web.publik.ekspor import write_xlsx
from terasa.wilayah.models import Wilayah

KOLOM = (
    ("Aspirasi", gettext_lazy("yang disampaikan orangnya; satu baris satu suara"), True),
    ("Kode desa", gettext_lazy("kode Kemendagri, misalnya: 63.06.04.2002"), False),
    ("Desa", gettext_lazy("nama desa atau kelurahan, bila kodenya tidak ada"), False),
    ("Kecamatan", gettext_lazy("nama kecamatan"), False),
    ("Dusun", gettext_lazy("dusun, RT, atau RW"), False),
    ("Patokan", gettext_lazy("dekat apa, misalnya: samping jembatan gantung"), False),
    ("Kelompok", gettext_lazy("untuk siapa, misalnya: kelompok tani, perempuan, lansia"), False),
)


@access(can_enter_sheet)
@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: Any) -> HttpResponse:
    """Give the file; the next page tells what each of its rows would do."""
    form = UnggahForm(request.POST or None, request.FILES or None, wilayah=_places(request.pelaku))
    jadi: list[Unggahan] = []
    if perform(request, form, lambda isi: jadi.append(_prepare(request, form, isi))):
        return redirect("lembar-impor-lihat", pk=jadi[0].pk)
    riwayat = list_unggahan(request.pelaku).defer("laporan")[:20]
    return render(request, "pintu/unggah.html", {"form": form, "kolom": KOLOM, "riwayat": riwayat})


@access(can_enter_sheet)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One upload: what it would do until it is confirmed; then the slips once, and afterwards what it did."""
    unggahan = get_object_or_404(list_unggahan(request.pelaku), pk=pk)
    galat = ""
    if request.method == "POST":
        try:
            terkirim = import_unggahan(unggahan=unggahan, by=request.pelaku, now=timezone.now())
        except AturanDilanggar as exc:
            galat = str(exc)
        else:
            return show_slip(request, terkirim, kembali=request.path)
    isi = {
        "unggahan": unggahan,
        "galat": galat,
        "selesai": unggahan.status == StatusUnggahan.SELESAI,
        "apa": {"sebut_id": _("Nomor")},
        **show_hasil(request, unggahan, reverse("lembar-impor-unduh", kwargs={"pk": pk})),
    }
    return render(request, "pintu/unggah_lihat.html", isi)


@access(can_enter_sheet)
@require_POST
def batal(request: Any, pk: UUID) -> HttpResponse:
    """Forget the upload."""
    unggahan = get_object_or_404(list_unggahan(request.pelaku), pk=pk)
    try:
        cancel_unggahan(unggahan=unggahan, by=request.pelaku)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("lembar-impor-lihat", pk=pk)
    messages.success(request, _("Unggahan dihapus; tidak ada yang dimasukkan."))
    return redirect("lembar-impor")


@access(can_enter_sheet)
@require_safe
def unduh(request: Any, pk: UUID) -> HttpResponse:
    """What became of every row, as CSV."""
    unggahan = get_object_or_404(list_unggahan(request.pelaku), pk=pk)
    return write_hasil(unggahan, "hasil-impor-aspirasi.csv")


@access(can_enter_sheet)
@require_safe
def contoh(_request: Any) -> HttpResponse:
    """An empty sheet with the headings that are known."""
    return write_xlsx([[judul for judul, _arti, _wajib in KOLOM]], "lembar-aspirasi.xlsx")


def _prepare(request: Any, form: UnggahForm, isi: dict[str, Any]) -> Unggahan:
    return prepare_unggahan(
        akar=isi["wilayah"],
        pertemuan=form.as_pertemuan(),
        data=isi["berkas"].read(),
        nama=isi["berkas"].name,
        by=request.pelaku,
        now=timezone.now(),
    )


def _places(by: Pelaku) -> list[tuple[str, str]]:
    """Each root that holds several desa, then every desa."""
    desa = list_desa_of(by)
    kode = {d.kode for d in desa}
    akar = Wilayah.objects.filter(pk__in=[a for a in by.akar_tulis if a not in kode]).select_related("induk")
    semua = [(w.kode, _("Seluruh %(nama)s") % {"nama": w.nama_lengkap}) for w in akar]
    return semua + [(d.kode, d.nama_lengkap) for d in desa]
