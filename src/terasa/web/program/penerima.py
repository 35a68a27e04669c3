"""Penerima sebuah kegiatan di meja unitnya: sasaran, daftar tertutup, dan yang sudah terjangkau."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from terasa.manfaat.queries import list_gelombang, list_hitungan_rt, list_terjangkau
from terasa.program.models import DaftarPenerima, Jangkauan, Kegiatan, SasaranPenerima
from terasa.program.queries.penerima import (
    list_bagian,
    list_baris,
    list_capaian,
    list_daftar,
    list_penerima,
    list_pilihan,
)
from terasa.program.rules import MATI
from terasa.program.rules.daftar_penerima import KOLOM, read_daftar_penerima
from terasa.program.services import (
    forget_daftar_penerima,
    import_daftar_penerima,
    record_jangkauan,
    state_sasaran,
)
from terasa.umum.errors import AturanDilanggar
from terasa.umum.lembar import parse_lembar
from terasa.web.program.forms_penerima import (
    BarisTempat,
    DaftarPenerimaForm,
    JangkauanForm,
    SasaranForm,
    as_bagian,
    read_tempat,
)
from terasa.web.program.kerja import get_managed
from terasa.web.program.laporan import GET_POST, UNIT
from terasa.web.program.sajian_penerima import present_penerima, present_warga
from terasa.wilayah.queries import nama_banyak

# Empty rows under the table; saving brings as many again.
KOSONG = 6
SEHALAMAN = 100
LAPORAN_TERBANYAK = 200


@UNIT
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """Every group with its versions and counts, the private lists, and what residents answered."""
    kegiatan = get_managed(request, pk)
    warga = list_terjangkau(list_gelombang(kegiatan))
    isi = {
        "kegiatan": kegiatan,
        "penerima": present_penerima(list_penerima(kegiatan), warga, nama_banyak(kegiatan.cakupan)),
        "warga": present_warga(warga),
        "daftar": list_daftar(kegiatan),
        "nama_kelompok": dict(_groups(kegiatan)),
        "boleh": kegiatan.status not in MATI,
    }
    return render(request, "program/penerima.html", isi)


def _groups(kegiatan: Kegiatan) -> list[tuple[str, str]]:
    return list_pilihan("kelompok-penerima", kegiatan.kabupaten, timezone.localdate())


@UNIT
@GET_POST
def sasaran(request: Any, pk: UUID) -> HttpResponse:
    """Whom it is meant for; what was typed stays when something is wrong, and after “more rows”."""
    kegiatan = get_managed(request, pk)
    lama = _find_version(kegiatan, request.GET.get("kelompok", ""))
    form = SasaranForm(request.POST or None, kelompok=_groups(kegiatan), initial=_initial(lama))
    tunggal = kegiatan.cakupan[0] if len(kegiatan.cakupan) == 1 else ""
    dari_rt = [] if request.method == "POST" else _from_rt(kegiatan, request.GET.get("dari", ""))
    baris = read_tempat(request.POST, tunggal) if request.method == "POST" else dari_rt or _rows(lama)
    if request.method == "POST" and "lagi" not in request.POST and form.is_valid():
        try:
            state_sasaran(
                kegiatan=kegiatan,
                by=request.pelaku,
                data=form.as_data(),
                bagian=as_bagian(baris),
                now=timezone.now(),
            )
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Sasaran penerima tersimpan dan terbaca umum."))
            return redirect("kerja-penerima", pk=pk)
    isi = {
        "form": form,
        "kegiatan": kegiatan,
        "lama": lama,
        "baris": [*baris, *[BarisTempat(tunggal)] * KOSONG],
        "desa": sorted(nama_banyak(kegiatan.cakupan).items(), key=lambda d: d[1]),
        "tunggal": tunggal,
        "ada_rt": not dari_rt and request.method != "POST" and bool(list_hitungan_rt(kegiatan)),
    }
    return render(request, "program/sasaran.html", isi)


def _find_version(kegiatan: Kegiatan, kelompok: str) -> SasaranPenerima | None:
    return SasaranPenerima.objects.filter(kegiatan=kegiatan, kelompok=kelompok[:40]).last()


def _initial(lama: SasaranPenerima | None) -> dict[str, Any]:
    awal: dict[str, Any] = {"pada": timezone.localdate()}
    if lama is not None:
        nama = ("kelompok", "untuk", "satuan", "target", "sumber")
        awal |= {n: getattr(lama, n) for n in nama}
    return awal


def _rows(lama: SasaranPenerima | None) -> list[BarisTempat]:
    if lama is None:
        return []
    return [
        BarisTempat(b.kode_wilayah, b.rt, str(b.rumah or ""), str(b.orang or "")) for b in list_bagian(lama)
    ]


def _from_rt(kegiatan: Kegiatan, dari: str) -> list[BarisTempat]:
    """Houses as two people counted them for the survey."""
    if dari != "rt":
        return []
    return [BarisTempat(h.kode_wilayah, h.rt, str(h.rumah)) for h in list_hitungan_rt(kegiatan)]


@UNIT
@GET_POST
def daftar(request: Any, pk: UUID) -> HttpResponse:
    """Take in a private list; what was left out is told row by row, without a name."""
    kegiatan = get_managed(request, pk)
    form = DaftarPenerimaForm(
        request.POST or None,
        request.FILES or None,
        kelompok=_groups(kegiatan),
        initial={"pada": timezone.localdate(), "satuan": "orang"},
    )
    if request.method == "POST" and form.is_valid():
        data: bytes = form.cleaned_data["berkas"]
        try:
            laporan = read_daftar_penerima(
                parse_lembar(data, KOLOM),
                desa=nama_banyak(kegiatan.cakupan),
                bernama=form.cleaned_data["bernama"],
            )
            import_daftar_penerima(
                kegiatan=kegiatan,
                by=request.pelaku,
                data=form.as_data(),
                calon=laporan.calon,
                sha256=hashlib.sha256(data).hexdigest(),
                now=timezone.now(),
            )
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            isi = {
                "kegiatan": kegiatan,
                "laporan": laporan,
                "dilewati": laporan.dilewati[:LAPORAN_TERBANYAK],
            }
            return render(request, "program/daftar_masuk.html", isi)
    return render(request, "program/daftar_penerima.html", {"form": form, "kegiatan": kegiatan})


def _get_daftar(request: Any, pk: UUID, daftar: UUID) -> DaftarPenerima:
    semua = DaftarPenerima.objects.select_related("kegiatan")
    return get_object_or_404(semua, pk=daftar, kegiatan=get_managed(request, pk))


@UNIT
@require_safe
def isi_daftar(request: Any, pk: UUID, daftar: UUID) -> HttpResponse:
    """What stands in a private list, for the unit that holds it."""
    satu = _get_daftar(request, pk, daftar)
    page = Paginator(list_baris(satu), SEHALAMAN).get_page(request.GET.get("page"))
    isi = {
        "kegiatan": satu.kegiatan,
        "daftar": satu,
        "page": page,
        "nama": nama_banyak(satu.kegiatan.cakupan),
        "kelompok": dict(_groups(satu.kegiatan)).get(satu.kelompok, satu.kelompok),
    }
    return render(request, "program/isi_daftar.html", isi)


@UNIT
@require_POST
def hapus_daftar(request: Any, pk: UUID, daftar: UUID) -> HttpResponse:
    """Erase names and addresses now, before their time."""
    satu = _get_daftar(request, pk, daftar)
    try:
        jumlah = forget_daftar_penerima(
            daftar=satu, by=request.pelaku, now=timezone.now(), alasan=_("Dihapus unitnya sendiri.")
        )
        messages.success(request, _("%(n)s baris dihapus. Jumlah dan sidiknya tetap.") % {"n": jumlah})
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect("kerja-penerima", pk=pk)


def make_form(sasaran: SasaranPenerima, data: Any = None) -> JangkauanForm:
    """The form of a statement, filled with what was typed last for the same version."""
    lama = Jangkauan.objects.filter(sasaran=sasaran).last()
    kegiatan = sasaran.kegiatan
    return JangkauanForm(
        data,
        initial=JangkauanForm.awal(timezone.localdate(), list_capaian(lama)),
        bagian=list_bagian(sasaran),
        nama=nama_banyak(kegiatan.cakupan),
        alasan=list_pilihan("alasan-terlewat", kegiatan.kabupaten, timezone.localdate()),
    )


@UNIT
@GET_POST
def jangkauan(request: Any, pk: UUID, sasaran: UUID) -> HttpResponse:
    """Who was reached by a day, from the phone at the place."""
    kegiatan = get_managed(request, pk)
    semua = SasaranPenerima.objects.select_related("kegiatan")
    satu = get_object_or_404(semua, pk=sasaran, kegiatan=kegiatan)
    form = make_form(satu, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            store_jangkauan(request, satu, form)
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            return redirect("kerja-penerima", pk=pk)
    isi = {"form": form, "kegiatan": kegiatan, "sasaran": satu, "wilayah": kegiatan.cakupan}
    return render(request, "program/jangkauan.html", isi)


def store_jangkauan(request: Any, sasaran: SasaranPenerima, form: JangkauanForm) -> None:
    """Record a valid count and say so; and where more were reached than meant, what that may mean. Raises
    AturanDilanggar."""
    hasil = record_jangkauan(
        sasaran=sasaran,
        by=request.pelaku,
        data=form.as_data(),
        capaian=form.capaian(),
        kunci_kirim=form.cleaned_data["kunci_kirim"],
        now=timezone.now(),
    )
    messages.success(request, _("Jangkauan tersimpan dan terbaca umum."))
    if hasil.is_lebih:
        messages.warning(
            request,
            _(
                "Di satu tempat atau lebih yang terjangkau melebihi yang dituju. Angkanya disimpan dan ditandai; "
                "periksa apakah sasarannya kurang atau ada yang terhitung dua kali."
            ),
        )
