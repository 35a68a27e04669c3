"""Mencatat jabatan dan masanya: mulai, akhiri, betulkan, batalkan pada hari yang sama."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.perangkat.models import DEFINITIF, Jabatan, MasaJabatan, Orang
from terasa.perangkat.permissions import can_read_perangkat, can_register, may_register
from terasa.perangkat.rules.masa import has_masa
from terasa.perangkat.services import (
    IsiKoreksi,
    IsiMasa,
    correct_masa,
    create_jabatan,
    create_orang,
    end_masa,
    remove_jabatan,
    start_masa,
    store_sk,
    undo_end,
    undo_masa,
)
from terasa.perangkat.services.masa import check_free, count_end
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.medan import on_form, perform
from terasa.web.perangkat.forms import AkhiriForm, AlasanForm, BetulkanForm, JabatanForm, MasaForm
from terasa.web.perangkat.medan import get_jabatan, get_masa, read_unggahan, send_berkas
from terasa.wilayah.models import under_any
from terasa.wilayah.rules import kabupaten_of

HALAMAN = "perangkat/tindakan.html"
CARA = ["GET", "HEAD", "POST"]


@access(can_register)
@require_http_methods(CARA)
def jabatan_baru(request: Any) -> HttpResponse:
    """A post of one of the offices that this office records."""
    by = request.pelaku
    unit = list_unit(by)
    if not unit:
        raise Http404
    atasan = Jabatan.objects.filter(unit__in=unit, dihapus_on__isnull=True).select_related("unit")
    kode = request.GET.get("wilayah", "")
    awal = {
        "unit": next((u.pk for u in unit if u.kode_wilayah == kode), None),
        "jenis": request.GET.get("jenis", ""),
    }
    form = JabatanForm(request.POST or None, unit=unit, atasan=list(atasan), initial=awal)
    jadi: list[Jabatan] = []
    if perform(request, form, lambda _isi: jadi.append(create_jabatan(by=by, **form.as_isi()))):
        messages.success(request, _("Jabatan tercatat. Catat sekarang siapa yang memegangnya."))
        return redirect("kerja-perangkat-jabatan", pk=jadi[0].pk)
    isi = {
        "judul": _("Jabatan baru"),
        "teks": _("Lembaga kemasyarakatan dicatat di sini juga: pilih jenis ketua atau pengurus lembaga."),
        "kirim": _("Simpan jabatan"),
    }
    return render(request, HALAMAN, {"form": form, **isi})


def list_unit(by: Pelaku) -> list[Unit]:
    """Offices whose posts this office may record."""
    semua = Unit.objects.filter(under_any(by.akar_baca, "kode_wilayah")).order_by("kode_wilayah", "nama")
    return [u for u in semua if may_register(by, Jabatan(unit=u, kode_wilayah=u.kode_wilayah, jenis="staf"))]


@access(can_register)
@require_http_methods(CARA)
def mulai(request: Any, pk: UUID) -> HttpResponse:
    """Somebody takes a seat; what the law makes of it stands on a second page before anything is saved."""
    by = request.pelaku
    jabatan = get_jabatan(by, pk, tulis=True)
    lama = list(jabatan.masa.filter(cara__in=DEFINITIF).select_related("orang").order_by("-mulai_on")[:20])
    form = MasaForm(
        request.POST or None,
        request.FILES or None,
        jabatan=jabatan,
        orang=list_orang(by, jabatan),
        lama=lama,
        initial={"mulai_on": timezone.localdate(), "kursi_ke": request.GET.get("kursi") or 1},
    )
    isi: dict[str, Any] = {"form": form, "pos": jabatan}
    if request.method == "POST" and form.is_valid():
        if "yakin" in request.POST:
            if perform(request, form, lambda nilai: _start(request, jabatan, form, nilai)):
                messages.success(request, _("Masa jabatan tercatat. Hari ini masih dapat dibatalkan."))
                return redirect("kerja-perangkat-jabatan", pk=jabatan.pk)
        else:
            with on_form(form):
                isi["hitung"] = _preview(jabatan, form)
    return render(request, "perangkat/mulai.html", isi)


def list_orang(by: Pelaku, jabatan: Jabatan) -> list[Orang]:
    """Persons who hold or held a post at this place or in this unit, by name."""
    milik = MasaJabatan.objects.visible_to(by).filter(jabatan__kode_wilayah=jabatan.kode_wilayah)
    return list(Orang.objects.filter(masa__in=milik).distinct().order_by("nama")[:500])


def _preview(jabatan: Jabatan, form: MasaForm) -> dict[str, Any]:
    """What would be stored. Raises CannotRegister, MasaTidakDikenal."""
    nilai = form.cleaned_data
    orang = form.daftar_orang.get(nilai["orang"]) or Orang(nama=nilai["nama"])
    satu = _as_masa(form, nilai, orang)
    hasil = count_end(jabatan, satu)
    akhir = hasil.berakhir if hasil else nilai["rencana_berakhir_on"]
    check_free(jabatan, satu, akhir)
    return {"hasil": hasil, "akhir": akhir, "orang": orang, "berkas": bool(nilai["berkas"])}


def _start(request: Any, jabatan: Jabatan, form: MasaForm, nilai: dict[str, Any]) -> None:
    by, now = request.pelaku, timezone.now()
    orang = form.daftar_orang.get(nilai["orang"]) or create_orang(
        by=by,
        kabupaten=kabupaten_of(jabatan.kode_wilayah),
        nama=nilai["nama"],
        gelar_depan=nilai["gelar_depan"],
        gelar_belakang=nilai["gelar_belakang"],
        now=now,
    )
    satu = _as_masa(form, nilai, orang, sk_berkas=_store(request, jabatan, nilai))
    start_masa(by=by, jabatan=jabatan, isi=satu, now=now)


def _store(request: Any, jabatan: Jabatan, nilai: dict[str, Any]) -> Any:
    unggahan = read_unggahan(nilai["berkas"])
    if unggahan is None:
        return None
    return store_sk(
        by=request.pelaku, jabatan=jabatan, data=unggahan[0], nama=unggahan[1], now=timezone.now()
    )


def _as_masa(form: MasaForm, nilai: dict[str, Any], orang: Orang, **lain: Any) -> IsiMasa:
    return IsiMasa(
        orang=orang,
        cara=nilai["cara"],
        mulai_on=nilai["mulai_on"],
        kursi_ke=nilai.get("kursi_ke") or 1,
        sk_nomor=nilai["sk_nomor"],
        sk_on=nilai["sk_on"],
        rencana_berakhir_on=nilai["rencana_berakhir_on"],
        masa_ke=nilai["masa_ke"],
        menggantikan=form.lama.get(nilai["menggantikan"]),
        **lain,
    )


@access(can_register)
@require_http_methods(CARA)
def akhiri(request: Any, pk: UUID) -> HttpResponse:
    """End a tenure; the account's door closes with it."""
    masa = get_masa(request.pelaku, pk, tulis=True)
    form = AkhiriForm(
        request.POST or None, initial={"berakhir_on": masa.rencana_berakhir_on or timezone.localdate()}
    )
    tindakan = partial(end_masa, by=request.pelaku, masa=masa, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Masa jabatan diakhiri. Hari ini masih dapat dibatalkan."))
        return redirect("kerja-perangkat-jabatan", pk=masa.jabatan_id)
    isi = {
        "judul": _("Akhiri masa jabatan %(orang)s") % {"orang": masa.orang.nama_lengkap},
        "teks": _("Namanya tetap pada semua yang sudah ditandatangani; yang tertutup hanya pintu akunnya."),
        "kirim": _("Akhiri masa jabatan"),
        "jenis": "bahaya",
        "tindakan_penjabat": "masa-akhir",
    }
    return render(request, HALAMAN, {"form": form, "pos": masa.jabatan, **isi})


@access(can_register)
@require_http_methods(CARA)
def betulkan(request: Any, pk: UUID) -> HttpResponse:
    """Put a slip right with a reason."""
    masa = get_masa(request.pelaku, pk, tulis=True)
    awal = {k: getattr(masa, k) for k in ("mulai_on", "sk_nomor", "sk_on", "rencana_berakhir_on")}
    form = BetulkanForm(request.POST or None, request.FILES or None, initial=awal)
    if has_masa(masa.jabatan.jenis) and masa.cara in DEFINITIF:
        del form.fields["rencana_berakhir_on"]

    def act(nilai: dict[str, Any]) -> None:
        berkas = _store(request, masa.jabatan, nilai)
        isi = IsiKoreksi(
            nilai["mulai_on"], nilai["sk_nomor"], nilai["sk_on"], nilai.get("rencana_berakhir_on"), berkas
        )
        correct_masa(by=request.pelaku, masa=masa, isi=isi, alasan=nilai["alasan"], now=timezone.now())

    if perform(request, form, act):
        messages.success(request, _("Catatan dibetulkan; yang semula tetap terbaca dalam riwayatnya."))
        return redirect("kerja-perangkat-jabatan", pk=masa.jabatan_id)
    isi = {
        "judul": _("Betulkan catatan %(orang)s") % {"orang": masa.orang.nama_lengkap},
        "teks": _("Hanya untuk salah tulis. Masa yang benar-benar berakhir diakhiri, bukan dibetulkan."),
        "kirim": _("Betulkan"),
    }
    return render(request, HALAMAN, {"form": form, "pos": masa.jabatan, "berkas": True, **isi})


@access(can_register)
@require_POST
def batalkan(request: Any, pk: UUID) -> HttpResponse:
    """Take back what was recorded today: the end when it has one, else the tenure itself."""
    masa = get_masa(request.pelaku, pk, tulis=True)
    try:
        (undo_end if masa.berakhir_on else undo_masa)(by=request.pelaku, masa=masa, now=timezone.now())
    except AturanDilanggar as salah:
        messages.error(request, str(salah))
    else:
        messages.success(request, _("Yang dicatat hari ini dibatalkan."))
    return redirect("kerja-perangkat-jabatan", pk=masa.jabatan_id)


@access(can_register)
@require_http_methods(CARA)
def jabatan_hapus(request: Any, pk: UUID) -> HttpResponse:
    """The post no longer exists from a day on."""
    jabatan = get_jabatan(request.pelaku, pk, tulis=True)
    form = AlasanForm(request.POST or None, initial={"pada": timezone.localdate()})
    if perform(request, form, lambda isi: remove_jabatan(by=request.pelaku, jabatan=jabatan, **isi)):
        messages.success(request, _("Jabatan dihapus dari susunan; riwayatnya tetap."))
        return redirect("kerja-perangkat")
    isi = {
        "judul": _("Hapus jabatan %(nama)s") % {"nama": jabatan.nama},
        "kirim": _("Hapus jabatan"),
        "jenis": "bahaya",
    }
    return render(request, HALAMAN, {"form": form, "pos": jabatan, **isi})


@access(can_read_perangkat)
@require_safe
def sk(request: Any, pk: UUID) -> HttpResponse:
    """The scan of the decree, for the offices of the place."""
    return send_berkas(get_masa(request.pelaku, pk).sk_berkas)
