"""Warga menulis aspirasi tanpa akun dan menerima slipnya."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.aspirasi.enums import Status, Sumber
from terasa.aspirasi.queries import due_days, list_kabupaten_dilayani
from terasa.aspirasi.rules import print_kunci
from terasa.aspirasi.services import KunciKirimTerpakai, Terkirim, submit_aspirasi
from terasa.dokumen.potongan import CannotReceive
from terasa.umum.pelaku import WARGA, Pelaku
from terasa.web.akses import access, publik
from terasa.web.aspirasi import batas
from terasa.web.aspirasi.forms import AspirasiForm, on_form
from terasa.web.aspirasi.pemegang import drop_slip, find_slip, hand_over
from terasa.web.aspirasi.qr import make_qr
from terasa.web.serupa.warga import (
    ask_about,
    deposit_foto,
    drop_dititip,
    find_bagi_warga,
    keep_jawaban,
    read_dititip,
    with_dititip,
)
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import Calon, desa_per_kecamatan, find_wilayah


@access(publik)
@require_safe
def pilih_desa(request: HttpRequest) -> HttpResponse:
    """First question: where? By name, or from the list of the kabupaten served here."""
    dilayani = Wilayah.objects.filter(pk__in=list_kabupaten_dilayani())
    cari = request.GET.get("cari", "").strip()
    dipilih = dilayani.filter(pk=request.GET.get("di", "")).first()
    if dipilih is None and len(dilayani) == 1:
        dipilih = dilayani[0]
    isi = {
        "cari": cari,
        "calon": _search(cari, [w.kode for w in dilayani]) if cari else [],
        "kabupaten": dilayani,
        "dipilih": dipilih,
        "kecamatan": desa_per_kecamatan(dipilih.kode) if dipilih else [],
    }
    return render(request, "aspirasi/pilih_desa.html", isi)


@access(publik)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tulis(request: HttpRequest, kode_desa: str) -> HttpResponse:
    """The voice itself, on one page; what is surely the same is asked about once before it goes."""
    desa = get_object_or_404(Wilayah.objects.at(Tingkat.DESA).select_related("induk"), pk=kode_desa)
    dititip = read_dititip(request)
    form = bind(AspirasiForm, request, berkas=with_dititip(request, dititip))
    if "ubah" not in request.POST and form.is_valid():
        if (tanya := ask_same(request, form, desa)) is not None:
            return tanya
        tahan = batas.must_hold(request, desa.kode, form)
        if terkirim := send(form, desa.kode, by=WARGA, sumber=Sumber.WEB, tahan=tahan):
            drop_dititip(dititip)
            if not terkirim.ulang and not batas.is_proven(form):
                batas.count_kiriman(request, desa.kode)
            return hand_over(terkirim)
    isi = {"desa": desa, "form": form, "dititip": dititip, "bit": settings.BUKTI_BIT}
    return render(request, "aspirasi/tulis.html", isi)


def ask_same(request: HttpRequest, form: AspirasiForm, desa: Wilayah) -> HttpResponse | None:
    """The page "is this the same?"; None when nothing is, or the question was answered already."""
    isi = form.cleaned_data
    # A recording would have to be chosen again after the question.
    if isi["ditanya"] or isi["dukung"] or isi["rekaman"]:
        return None
    mirip = [m for m in find_bagi_warga(desa, isi["masalah"], isi["dusun"], isi["patokan"]) if m.is_kuat]
    if not mirip:
        return None
    try:
        dititip = deposit_foto(isi["foto"])
    except CannotReceive:
        # No room to keep the photos meanwhile: the voice goes first.
        return None
    konteks = {
        "desa": desa,
        **ask_about(mirip),
        "masalah": isi["masalah"],
        "dititip": dititip,
        "isian": [
            (n, v) for n, v in request.POST.items() if n in form.fields and n not in {"dukung", "ditanya"}
        ],
    }
    return render(request, "serupa/warga_sama.html", konteks)


@access(publik)
@never_cache
@require_safe
def slip(request: HttpRequest) -> HttpResponse:
    """Code, QR and private key, to print or to copy by hand; only in the browser that just sent."""
    terkirim = find_slip(request)
    if terkirim is None:
        return render(request, "aspirasi/slip_habis.html")
    aspirasi = terkirim.aspirasi
    tautan = f"{settings.ALAMAT_PUBLIK}{aspirasi.tautan}"
    isi = {
        "aspirasi": aspirasi,
        "kunci": print_kunci(terkirim.kunci),
        "tautan": tautan,
        "alamat_saya": f"{settings.ALAMAT_PUBLIK}{reverse('saya')}",
        "qr": make_qr(tautan),
        "ditahan": aspirasi.status == Status.DITAHAN,
        "janji": due_days([aspirasi]).get(str(aspirasi.pk)),
    }
    return render(request, "aspirasi/slip.html", isi)


@access(publik)
@require_POST
def tutup_slip(request: HttpRequest) -> HttpResponse:
    """On a shared phone: forget the slip here."""
    return drop_slip(redirect("/"))


def bind(kelas: type[Any], request: HttpRequest, *, berkas: Any = None, **lain: Any) -> Any:
    """The form filled from a POST, or empty; `berkas` in place of the files of the request."""
    if request.method == "POST":
        return kelas(request.POST, request.FILES if berkas is None else berkas, **lain)
    return kelas(**lain)


def send(
    form: AspirasiForm, kode_desa: str, *, by: Pelaku, sumber: Sumber, tahan: bool = False
) -> Terkirim | None:
    """Submit a valid form, to be looked at first with `tahan`; None when the service refused, with its sentence on the form."""
    with on_form(form):
        try:
            terkirim = submit_aspirasi(
                data=form.as_data(kode_desa, sumber),
                by=by,
                now=timezone.now(),
                foto=[_read(berkas) for berkas in form.cleaned_data["foto"]],
                rekaman=rekaman.read() if (rekaman := form.cleaned_data["rekaman"]) else b"",
                kunci_kirim=form.cleaned_data["kunci_kirim"],
                tahan=tahan,
            )
            keep_jawaban(terkirim.aspirasi, form.cleaned_data["dukung"], by=by)
            return terkirim
        except KunciKirimTerpakai:
            form.renew_kunci_kirim()
            raise
    return None


def _read(berkas: Any) -> bytes:
    # Read before where it was kept while a question was asked.
    berkas.seek(0)
    isi: bytes = berkas.read()
    return isi


def _search(cari: str, dilayani: list[str]) -> list[Calon]:
    """Candidates in the served kabupaten; in all of Indonesia while no village office works here yet."""
    ruang: list[str | None] = [*dilayani] or [None]
    return [calon for kode in ruang for calon in find_wilayah(cari, kode, tingkat=Tingkat.DESA)]
