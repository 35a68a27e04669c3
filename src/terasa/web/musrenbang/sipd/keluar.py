"""Yang belum diketik ke SIPD: hitungan tiap desa, lembar untuk mengetik, dan mencatat ID-nya."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from terasa.musrenbang.permissions import can_allocate, can_type_sipd
from terasa.musrenbang.queries.sipd import (
    HitungSipd,
    count_sipd,
    find_jendela,
    list_ketik,
    list_perlu,
    sipd_rows,
)
from terasa.musrenbang.rules.impor import ID_TERPANJANG
from terasa.musrenbang.rules.sipd import KEPALA_SIPD
from terasa.musrenbang.services.sipd import mark_typed, unmark_typed
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.alamat import read_tahun
from terasa.web.publik.ekspor import write_xlsx
from terasa.wilayah.queries import nama_lengkap_banyak
from terasa.wilayah.rules import KodeTakTerbaca, kecamatan_of, normalkan_kode

SEHALAMAN, EKSPOR_TERBANYAK = 30, 20_000
TAMPIL = {"belum": True, "sudah": False}


class IdForm(forms.Form):
    """What SIPD answered after the usulan was saved there."""

    id_sipd = forms.CharField(label=gettext_lazy("ID usulan di SIPD"), max_length=ID_TERPANJANG)


@access(can_type_sipd)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """How much is missing per desa, days left, and the rows to type."""
    tahun, wilayah, tampil = _choices(request)
    perlu = list_perlu(request.pelaku, tahun, wilayah=wilayah)
    hitung = count_sipd(perlu)
    semua = list_ketik(perlu)
    if tampil in TAMPIL:
        semua = semua.filter(sipd__isnull=TAMPIL[tampil])
    page: Any = Paginator(semua, SEHALAMAN).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({h.kode for h in hitung} | {kecamatan_of(h.kode) for h in hitung})
    isi = {
        "tahun": tahun,
        "wilayah": wilayah,
        "tampil": tampil,
        "jendela": find_jendela(request.pelaku.kabupaten, tahun, timezone.localdate()),
        "jumlah": sum(h.jumlah for h in hitung),
        "belum": sum(h.belum for h in hitung),
        "per_kecamatan": _by_kecamatan(hitung, nama),
        "page": page,
        "baris": [(u, nama[u.kode_desa], getattr(u, "sipd", None)) for u in page],
        "boleh_impor": can_allocate(request.pelaku),
        "kueri": request.GET.urlencode(),
    }
    return render(request, "musrenbang/sipd.html", isi)


@access(can_type_sipd)
@require_safe
def lembar(request: Any) -> HttpResponse:
    """The rows of this list under SIPD's own 26 headings."""
    tahun, wilayah, tampil = _choices(request)
    semua = list_ketik(list_perlu(request.pelaku, tahun, wilayah=wilayah))
    if tampil in TAMPIL:
        semua = semua.filter(sipd__isnull=TAMPIL[tampil])
    return write_xlsx([KEPALA_SIPD, *sipd_rows(semua[:EKSPOR_TERBANYAK])], f"ketik-sipd-{tahun}.xlsx")


@access(can_type_sipd)
@require_POST
def ketik(request: Any, pk: UUID) -> HttpResponse:
    """Note the id, or take it back."""
    tahun, _wilayah, _tampil = _choices(request)
    usulan = get_object_or_404(list_perlu(request.pelaku, tahun), pk=pk)
    form = IdForm(request.POST)
    try:
        if "tarik" in request.POST:
            unmark_typed(usulan=usulan, by=request.pelaku)
            messages.success(request, _("Catatan pengetikan ditarik."))
        elif form.is_valid():
            mark_typed(
                usulan=usulan, by=request.pelaku, id_sipd=form.cleaned_data["id_sipd"], now=timezone.now()
            )
            messages.success(request, _("Tercatat sudah diketik: %(judul)s.") % {"judul": usulan.judul})
        else:
            messages.error(request, _("Tulis ID usulan yang ditunjukkan SIPD."))
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect(f"/kerja/sipd/?{request.GET.urlencode()}")


def _choices(request: Any) -> tuple[int, str, str]:
    """Budget year, place inside the reading roots or "", and which rows."""
    tahun = read_tahun(request.GET.get("tahun", "")) or timezone.localdate().year + 1
    try:
        wilayah = normalkan_kode(request.GET.get("wilayah", ""))
    except KodeTakTerbaca:
        wilayah = ""
    tampil = request.GET.get("tampil", "belum")
    return tahun, wilayah, tampil if tampil in {*TAMPIL, "semua"} else "belum"


def _by_kecamatan(hitung: list[HitungSipd], nama: dict[str, str]) -> list[tuple[str, str, int, int, Any]]:
    """(code, name, needed, missing, its desa) of every kecamatan."""
    kelompok: dict[str, list[tuple[HitungSipd, str]]] = defaultdict(list)
    for h in hitung:
        kelompok[kecamatan_of(h.kode)].append((h, nama[h.kode].partition(",")[0]))
    return [
        (
            kode,
            nama[kode].partition(",")[0],
            sum(h.jumlah for h, _n in isi),
            sum(h.belum for h, _n in isi),
            isi,
        )
        for kode, isi in kelompok.items()
    ]
