"""“Mengapa bukan usulan ini?”: satu halaman untuk satu usulan dalam satu pembagian."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.mengapa import Mengapa, find_mengapa
from terasa.musrenbang.models import Alokasi, Usulan
from terasa.umum.kode import read_kode
from terasa.web.akses import access, publik
from terasa.web.publik.alokasi import get_alokasi
from terasa.wilayah.queries import nama_lengkap_banyak

# Forums that the page shows at once; the others are folded.
PENDUKUNG_TERBUKA = 8


@access(publik)
@require_safe
def mengapa(request: Any, kabupaten: str, tahun: int, kode: str) -> HttpResponse:
    """The answer first, then what it rests on and how to check it."""
    alokasi = get_alokasi(kabupaten, tahun)
    baku = read_kode(kode)
    if baku is None:
        raise Http404
    if (baku, alokasi.kabupaten) != (kode, kabupaten):
        return redirect("alokasi-mengapa", kabupaten=alokasi.kabupaten, tahun=tahun, kode=baku)
    jawaban = find_mengapa(alokasi, baku)
    if jawaban is None:
        return _elsewhere(request, alokasi, baku)
    return render(request, "publik/mengapa.html", show_mengapa(jawaban))


def show_mengapa(m: Mengapa, kerja: str = "") -> dict[str, Any]:
    """What the page needs; `kerja` is the desk's address of this run."""
    usulan, alokasi = m.pos.usulan, m.alokasi
    nama = nama_lengkap_banyak([alokasi.kabupaten, usulan.kode_desa])
    umum = reverse("alokasi", args=[alokasi.kabupaten, alokasi.tahun])
    return {
        "m": m,
        "usulan": usulan,
        "alokasi": alokasi,
        "wilayah": nama[alokasi.kabupaten],
        "tempat": nama[usulan.kode_desa],
        "terbuka": m.pendukung[:PENDUKUNG_TERBUKA],
        "terlipat": m.pendukung[PENDUKUNG_TERBUKA:],
        "kerja": kerja,
        "dasar": kerja or umum,
    }


def _elsewhere(request: Any, alokasi: Alokasi, kode: str) -> HttpResponse:
    """A public usulan that took no part: where it went, or why it was not there."""
    usulan = get_object_or_404(
        Usulan.objects.publik().select_related("digabung_ke").defer("baris_asal"), kode=kode
    )
    if usulan.digabung_ke is not None and find_mengapa(alokasi, usulan.digabung_ke.kode):
        return redirect("alokasi-mengapa", alokasi.kabupaten, alokasi.tahun, usulan.digabung_ke.kode)
    nama = nama_lengkap_banyak([alokasi.kabupaten, usulan.kode_desa])
    isi = {
        "usulan": usulan,
        "alokasi": alokasi,
        "wilayah": nama[alokasi.kabupaten],
        "tempat": nama[usulan.kode_desa],
        "dasar": reverse("alokasi", args=[alokasi.kabupaten, alokasi.tahun]),
    }
    return render(request, "publik/mengapa_tidak_ikut.html", isi)
