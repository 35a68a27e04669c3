"""Kerangka satu gelombang: hitungan rumah dua kantor, selisihnya, daftar tertutup, versi, dan penguncian."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.queries import list_berjalan, list_dihitung
from terasa.survei.enums import CaraKerangka, StatusSurvei
from terasa.survei.models import HitunganRT, Kerangka
from terasa.survei.permissions import can_count
from terasa.survei.rules import KerangkaTakSah, read_daftar
from terasa.survei.services import (
    check_rt,
    count_rt,
    import_daftar,
    lock_kerangka,
    revise_kerangka,
    set_diketahui,
    settle_rt,
)
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.manfaat.bersama import ORGANISER, PENGHITUNG_RUMAH, act, get_kelola
from terasa.web.manfaat.forms import DaftarForm, DiketahuiForm, PutusForm, UbahForm, read_baris
from terasa.web.manfaat.sajian import measure_tercakup
from terasa.wilayah.queries import nama_lengkap, nama_lengkap_banyak

# Empty rows under the table; saving brings as many again.
KOSONG = 6


def _get(request: Any, pk: UUID) -> tuple[SurveiManfaat, bool]:
    """The wave and whether this office runs it; who only counts finds it while it is being prepared."""
    if ORGANISER(request.pelaku):
        kelola = list_berjalan(request.pelaku).filter(pk=pk).first()
        if kelola is not None:
            return kelola, True
    satu = next((s for s in list_dihitung(request.pelaku) if s.pk == pk), None)
    if satu is None:
        raise Http404
    return satu, False


@access(PENGHITUNG_RUMAH)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """Every desa and how far its two counts are; differences, versions and the lock for the organiser."""
    sm, kelola = _get(request, pk)
    versi = list(sm.survei.versi_kerangka.all())
    hitungan = list(versi[-1].hitungan.all()) if versi else []
    nama = nama_lengkap_banyak(sm.survei.cakupan)
    isi = {
        "sm": sm,
        "survei": sm.survei,
        "kelola": kelola,
        "versi_kerangka": versi,
        "kini": versi[-1] if versi else None,
        "dari_rt": sm.survei.cara == CaraKerangka.RT,
        "boleh_ubah": sm.survei.status == StatusSurvei.DISIAPKAN,
        "desa": [_row(kode, nama[kode], hitungan, request) for kode in sm.survei.cakupan],
        "beda": _list_beda(hitungan) if kelola else [],
        "putus": PutusForm(),
        "diketahui": DiketahuiForm(
            initial={"rumah": sm.survei.rumah_diketahui, "sumber": sm.survei.sumber_diketahui}
        ),
        "form_daftar": DaftarForm(),
        "ubah": UbahForm(),
        "tercakup": measure_tercakup(sm.survei),
    }
    return render(request, "manfaat/kerangka.html", isi)


def _row(kode: str, nama: str, hitungan: list[HitunganRT], request: Any) -> dict[str, Any]:
    milik = [h for h in hitungan if h.kode_wilayah == kode]
    return {
        "kode": kode,
        "nama": nama,
        "boleh": can_count(request.pelaku, kode),
        "rt": len(milik),
        "satu": next((h.kantor_satu for h in milik if h.kantor_satu), ""),
        "dua": next((h.kantor_dua for h in milik if h.kantor_dua), ""),
        "sepakat": sum(h.rumah is not None for h in milik),
        "rumah": sum(h.rumah or 0 for h in milik),
    }


def _list_beda(hitungan: list[HitunganRT]) -> list[HitunganRT]:
    """RT of desa that were counted twice whose two figures are not the same."""
    dua_kali = {h.kode_wilayah for h in hitungan if h.kantor_dua}
    return [h for h in hitungan if h.rumah is None and h.kode_wilayah in dua_kali]


@access(PENGHITUNG_RUMAH)
@require_http_methods(["GET", "HEAD", "POST"])
def hitung(request: Any, pk: UUID, desa: str) -> HttpResponse:
    """The table of RT of one desa; who comes second checks without seeing the first figures."""
    sm, _kelola = _get(request, pk)
    if desa not in sm.survei.cakupan or not can_count(request.pelaku, desa):
        raise Http404
    terakhir = sm.survei.versi_kerangka.last()
    milik = list(terakhir.hitungan.filter(kode_wilayah=desa)) if terakhir else []
    memeriksa = _is_second(milik, request)
    isi = {"sm": sm, "desa": desa, "nama": nama_lengkap(desa), "memeriksa": memeriksa, "galat": ""}
    baris = _rows(milik, memeriksa) or _before(sm, desa)
    if request.method == "POST":
        baris = read_baris(request.POST)
        try:
            tulis = check_rt if memeriksa else count_rt
            terbaca = _complete(baris, memeriksa)
            tulis(survei=sm.survei, desa=desa, hitungan=terbaca, by=request.pelaku, now=timezone.now())
        except AturanDilanggar as exc:
            isi["galat"] = str(exc)
        else:
            messages.success(request, _("%(n)s RT tersimpan.") % {"n": len(terbaca)})
            if "lagi" in request.POST:
                return redirect("kerja-survei-hitung", pk=pk, desa=desa)
            return redirect("kerja-survei-kerangka", pk=pk)
    isi["baris"] = [*baris, *[{"dusun": "", "rt": "", "rumah": ""}] * KOSONG]
    isi["jumlah"] = sum(int(b["rumah"]) for b in baris if str(b["rumah"]).isdigit())
    return render(request, "manfaat/hitung.html", isi)


def _complete(baris: list[dict[str, Any]], memeriksa: bool) -> list[tuple[str, str, int]]:
    """Rows with both RT and number; only the checker may leave an RT without one, when it is not there.

    Raises KerangkaTakSah.
    """
    for nomor, b in enumerate(baris, start=1):
        if not b["rt"] or not (b["rumah"] or memeriksa):
            raise KerangkaTakSah(
                _("Baris %(n)s: isi RT dan jumlah rumahnya, atau kosongkan keduanya.") % {"n": nomor},
                code="baris",
            )
    return [(b["dusun"], b["rt"], b["angka"]) for b in baris if b["rumah"]]


def _is_second(milik: list[HitunganRT], request: Any) -> bool:
    penghitung = {h.penghitung_id or h.kantor_satu for h in milik if h.kantor_satu}
    return bool(penghitung) and (request.pelaku.pengguna_id or request.pelaku.label) not in penghitung


def _rows(milik: list[HitunganRT], memeriksa: bool) -> list[dict[str, Any]]:
    """What this person wrote; the checker finds the names of the RT and no figure of the first count."""
    return [
        {"dusun": h.dusun, "rt": h.rt, "rumah": (h.rumah_dua if memeriksa else h.rumah_satu) or ""}
        for h in milik
        if memeriksa or h.rumah_satu is not None
    ]


def _before(sm: SurveiManfaat, desa: str) -> list[dict[str, Any]]:
    """Names of the RT as they were counted for another wave of the kegiatan; figures are counted anew."""
    lain = SurveiManfaat.objects.filter(kegiatan=sm.kegiatan).exclude(pk=sm.pk).values("survei")
    pernah = HitunganRT.objects.filter(kerangka__survei__in=lain, kode_wilayah=desa, rumah__gt=0)
    return [
        {"dusun": dusun, "rt": rt, "rumah": ""}
        for rt, dusun in sorted(dict(pernah.values_list("rt", "dusun")).items())
    ]


@access(ORGANISER)
@require_POST
def putus(request: Any, pk: UUID, hitungan: int) -> HttpResponse:
    """What holds where two counts differ."""
    sm = get_kelola(request, pk)
    satu = get_object_or_404(
        HitunganRT.objects.select_related("kerangka__survei"), pk=hitungan, kerangka__survei=sm.survei
    )
    form = PutusForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Isi jumlah rumah dan bagaimana jumlahnya dipastikan."))
        return redirect("kerja-survei-kerangka", pk=pk)
    return act(
        request,
        lambda: settle_rt(hitungan=satu, by=request.pelaku, now=timezone.now(), **form.cleaned_data),
        _("%(rt)s diputuskan.") % {"rt": satu.rt},
        "kerja-survei-kerangka",
        pk=pk,
    )


@access(ORGANISER)
@require_POST
def diketahui(request: Any, pk: UUID) -> HttpResponse:
    """How many households there are according to somebody else, for the coverage."""
    sm = get_kelola(request, pk)
    form = DiketahuiForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Isi jumlah rumah tangga dan sumber angkanya."))
        return redirect("kerja-survei-kerangka", pk=pk)
    return act(
        request,
        lambda: set_diketahui(survei=sm.survei, by=request.pelaku, now=timezone.now(), **form.cleaned_data),
        _("Jumlah rumah tangga tersimpan."),
        "kerja-survei-kerangka",
        pk=pk,
    )


@access(ORGANISER)
@require_POST
def daftar(request: Any, pk: UUID) -> HttpResponse:
    """A private list as the frame."""
    sm = get_kelola(request, pk)
    form = DaftarForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(p) for semua in form.errors.values() for p in semua))
        return redirect("kerja-survei-kerangka", pk=pk)

    def simpan() -> None:
        baris = read_daftar(
            form.cleaned_data["berkas"],
            cakupan=sm.survei.cakupan,
            pakai_nama=form.cleaned_data["pakai_nama"],
        )
        import_daftar(survei=sm.survei, baris=baris, by=request.pelaku, now=timezone.now())

    return act(
        request, simpan, _("Daftar tersimpan; hanya nomornya yang terbit."), "kerja-survei-kerangka", pk=pk
    )


@access(ORGANISER)
@require_POST
def kunci(request: Any, pk: UUID) -> HttpResponse:
    """Freeze this version; the draw comes next."""
    sm = get_kelola(request, pk)
    try:
        lock_kerangka(survei=sm.survei, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("kerja-survei-kerangka", pk=pk)
    messages.success(request, _("Kerangka dikunci. Rumahnya dapat diundi."))
    return redirect("kerja-survei-undian", pk=pk)


@access(ORGANISER)
@require_POST
def ubah(request: Any, pk: UUID) -> HttpResponse:
    """Open the next version, with the reason that stays beside it."""
    sm = get_kelola(request, pk)
    form = UbahForm(request.POST)
    alasan = form.cleaned_data["alasan"] if form.is_valid() else ""

    def buka() -> Kerangka:
        return revise_kerangka(survei=sm.survei, alasan=alasan, by=request.pelaku, now=timezone.now())

    return act(
        request, buka, _("Versi baru dibuka; versi lama tetap tercatat."), "kerja-survei-kerangka", pk=pk
    )
