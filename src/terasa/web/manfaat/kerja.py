"""Menyelenggarakan gelombang: membuka, menugaskan, memantau hitungan, menutup, menerbitkan; dan daftar tugas petugas."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Pengguna
from terasa.manfaat.enums import Gelombang
from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.queries import list_berjalan, list_dihitung, list_gelombang, opens_on
from terasa.manfaat.services import (
    assign_surveyor,
    close_gelombang,
    prepare_gelombang,
    publish_gelombang,
)
from terasa.program.models import Kegiatan, SerahTerima
from terasa.survei.enums import StatusResponden, StatusSurvei
from terasa.survei.models import Survei
from terasa.survei.permissions import can_run
from terasa.survei.queries import (
    count_status,
    count_ulang,
    list_beda,
    list_calon_petugas,
    list_pergantian,
    list_petugas,
    list_responden,
    list_tugas,
    list_ulang,
    table_kunjungan,
)
from terasa.survei.services import release_petugas
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.manfaat.bersama import ORGANISER, PENGHITUNG_RUMAH, PETUGAS, act, get_kelola
from terasa.web.manfaat.forms import GelombangForm, PetugasForm
from terasa.web.manfaat.sajian import present_kunjungan
from terasa.wilayah.queries import nama_lengkap_banyak


@access(PENGHITUNG_RUMAH)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Houses that I am to visit, desa whose houses I may count, and, for the organiser, every wave."""
    organiser = ORGANISER(request.pelaku)
    return render(
        request,
        "manfaat/kerja_daftar.html",
        {
            "petugas": PETUGAS(request.pelaku),
            "tugas": [(s, _progress(list_responden(s))) for s in list_tugas(request.pelaku)],
            "dihitung": list_dihitung(request.pelaku),
            "organiser": organiser,
            "gelombang": list_berjalan(request.pelaku)[:100] if organiser else [],
        },
    )


def _progress(responden: list[Any]) -> dict[str, int]:
    selesai = sum(r.status == StatusResponden.SELESAI for r in responden)
    belum = sum(r.status == StatusResponden.BELUM for r in responden)
    return {"jumlah": len(responden), "selesai": selesai, "belum": belum}


@access(ORGANISER)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any, kegiatan: UUID) -> HttpResponse:
    """Open a wave: which one, who is asked, how many; the houses are counted next."""
    objek = get_object_or_404(Kegiatan.objects.visible_to(request.pelaku).select_related("unit"), pk=kegiatan)
    serah = SerahTerima.objects.filter(kegiatan=objek).first()
    if serah is None or not can_run(request.pelaku, objek.kabupaten):
        raise Http404
    sudah = list_gelombang(objek)
    berikut = next((g.value for g in Gelombang if g.value not in {s.gelombang for s in sudah}), "")
    form = GelombangForm(request.POST or None, initial={"gelombang": berikut})
    if request.method == "POST" and form.is_valid():
        try:
            jadi = prepare_gelombang(
                kegiatan=objek, by=request.pelaku, now=timezone.now(), **form.cleaned_data
            )
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Gelombang dibuka. Sekarang rumahnya dihitung dua kantor."))
            return redirect("kerja-survei-kerangka", pk=jadi.pk)
    jadwal = [(g.label, opens_on(g, serah, objek.kabupaten)) for g in Gelombang]
    isi = {"form": form, "kegiatan": objek, "jadwal": jadwal, "sudah": sudah}
    return render(request, "manfaat/baru.html", isi)


@access(PETUGAS)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """The organiser sees counts and surveyors; the surveyor sees the drawn houses."""
    tugas = list_tugas(request.pelaku).filter(pk=pk).first()
    kelola = list_berjalan(request.pelaku).filter(pk=pk).first() if ORGANISER(request.pelaku) else None
    if tugas is None and kelola is None:
        raise Http404
    isi: dict[str, Any] = {"survei": tugas or (kelola and kelola.survei), "kelola": kelola}
    if tugas is not None:
        isi |= _houses(tugas)
    if kelola is not None:
        isi |= _overview(kelola)
    return render(request, "manfaat/kerja_lihat.html", isi)


def _houses(survei: Survei) -> dict[str, Any]:
    rumah = list_responden(survei)
    berikut = next((r for r in rumah if r.status == StatusResponden.BELUM), None)
    return {
        "rumah": rumah,
        "berikut": berikut,
        "desa": nama_lengkap_banyak({r.kode_wilayah for r in rumah}),
        "ulang": list_ulang(survei),
        "beda": list_beda(survei),
    }


def _overview(kelola: SurveiManfaat) -> dict[str, Any]:
    hitungan = count_status(kelola.survei)
    return {
        "hitungan": [
            (StatusResponden(kode).label, jumlah)
            for kode, jumlah in hitungan.items()
            if jumlah or kode in (StatusResponden.BELUM, StatusResponden.SELESAI)
        ],
        "belum": hitungan[StatusResponden.BELUM],
        "kunjungan": present_kunjungan(table_kunjungan(kelola.survei)),
        "pergantian": list_pergantian(kelola.survei),
        "jumlah_ulang": sum(count_ulang(kelola.survei).values()),
        "petugas": list_petugas(kelola.survei),
        "form": PetugasForm(calon=_candidates(kelola)),
        "disiapkan": kelola.survei.status == StatusSurvei.DISIAPKAN,
    }


def _candidates(kelola: SurveiManfaat) -> list[tuple[int, str]]:
    """People who may be sent; the label is their post, the name helps to tell two posts apart."""
    calon = list_calon_petugas(
        kelola.kegiatan.kabupaten, kecuali_desa=kelola.kegiatan.cakupan, pada=timezone.localdate()
    )
    return sorted(
        ((p.pengguna_id, f"{p.jabatan} ({p.pengguna.get_full_name()})") for p in calon), key=lambda c: c[1]
    )


@access(PETUGAS)
@never_cache
@require_safe
def tugas(request: Any, pk: UUID) -> JsonResponse:
    """What the phone needs to ask without signal: the drawn houses and the questions. Never an answer."""
    survei = get_object_or_404(list_tugas(request.pelaku), pk=pk)
    rumah = [r for r in list_responden(survei) if not r.is_tuntas]
    nama = nama_lengkap_banyak({r.kode_wilayah for r in rumah})
    return JsonResponse(
        {
            "survei": str(survei.pk),
            "judul": survei.judul,
            "pertanyaan": survei.kuesioner,
            "rumah": [
                {
                    "id": str(r.pk),
                    "label": r.unit.label,
                    "desa": nama.get(r.kode_wilayah, ""),
                    "alamat": r.unit.rincian.alamat if hasattr(r.unit, "rincian") else "",
                }
                for r in rumah
            ],
        }
    )


@access(ORGANISER)
@require_POST
def petugas(request: Any, pk: UUID) -> HttpResponse:
    """Assign a surveyor."""
    kelola = get_kelola(request, pk)
    form = PetugasForm(request.POST, calon=_candidates(kelola))
    if not form.is_valid():
        messages.error(request, _("Pilih petugas dari daftar."))
        return redirect("kerja-survei-lihat", pk=pk)
    pengguna = get_object_or_404(Pengguna, pk=form.cleaned_data["pengguna"])
    return act(
        request,
        lambda: assign_surveyor(
            survei_manfaat=kelola, pengguna=pengguna, by=request.pelaku, now=timezone.now()
        ),
        _("Petugas ditugaskan."),
        "kerja-survei-lihat",
        pk=pk,
    )


@access(ORGANISER)
@require_POST
def lepas(request: Any, pk: UUID, pengguna: int) -> HttpResponse:
    """Take an assignment back."""
    kelola = get_kelola(request, pk)
    orang = get_object_or_404(Pengguna, pk=pengguna)
    return act(
        request,
        lambda: release_petugas(survei=kelola.survei, pengguna=orang, by=request.pelaku, now=timezone.now()),
        _("Penugasan dicabut."),
        "kerja-survei-lihat",
        pk=pk,
    )


@access(ORGANISER)
@require_POST
def tutup(request: Any, pk: UUID) -> HttpResponse:
    """Stop asking; the seed is revealed and the answers stay closed until they are published."""
    kelola = get_kelola(request, pk)
    return act(
        request,
        lambda: close_gelombang(survei_manfaat=kelola, by=request.pelaku, now=timezone.now()),
        _("Gelombang ditutup dan benihnya dibuka. Periksa mutunya, lalu terbitkan."),
        "kerja-survei-mutu",
        pk=pk,
    )


@access(ORGANISER)
@require_POST
def terbit(request: Any, pk: UUID) -> HttpResponse:
    """Publish what may be published."""
    kelola = get_kelola(request, pk)
    try:
        hasil = publish_gelombang(survei_manfaat=kelola, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("kerja-survei-lihat", pk=pk)
    kabar = (
        _("Jawabannya terlalu sedikit, jadi angkanya ditahan.")
        if hasil.ditahan
        else _("Angkanya terbit. Semua yang mengusulkan diberi tahu.")
    )
    messages.success(request, kabar)
    return redirect("manfaat", pk=pk)
