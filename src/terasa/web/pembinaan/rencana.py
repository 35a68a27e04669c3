"""Rencana kunjungan seluruh binaan, kalender, tim desa, dan rujukan bagi Inspektorat."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.pembinaan.permissions import (
    DIBINA,
    can_coach,
    can_collect,
    can_read_pembinaan,
    can_receive_rujukan,
    can_set_hubungan,
)
from terasa.pembinaan.queries import (
    list_binaan,
    list_kalender,
    list_prioritas,
    list_rujukan,
    list_tim,
    read_bobot_pada,
)
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.wilayah.enums import Jenis
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import list_desa, nama_lengkap_banyak


def list_kode(by: Pelaku) -> list[str]:
    """What this office coaches; for those who only read, every desa of their roots."""
    if can_coach(by):
        return list_binaan(by, timezone.localdate())
    return [w.kode for akar in by.akar_baca for w in list_desa(akar) if w.jenis != Jenis.KELURAHAN]


@access(can_read_pembinaan)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """The places in the order in which a visit would help most, with the reasons; `b_<kode>` tries other weights."""
    by, now = request.pelaku, timezone.now()
    if by.jenis in DIBINA:
        return redirect("kerja-pembinaan-tempat", kode=by.akar_tulis[0])
    coba = _read_weights(request)
    bobot = read_bobot_pada(by.kabupaten, timezone.localdate())
    isi = {
        "tempat": list_prioritas(by.kabupaten, list_kode(by), now, timezone.localdate(), coba),
        "bobot": [(b, coba.get(b.kode, b.bobot)) for b in bobot],
        "coba": coba,
        "membina": can_coach(by),
        "mengatur": can_set_hubungan(by),
        "mengumpulkan": can_collect(by),
        "menerima_rujukan": can_receive_rujukan(by),
    }
    return render(request, "pembinaan/daftar.html", isi)


def _read_weights(request: Any) -> dict[str, int]:
    """Weights that somebody tries; what is no number is left out."""
    semua = {k[2:]: v for k, v in request.GET.items() if k.startswith("b_")}
    return {k: min(int(v), 100) for k, v in semua.items() if v.isascii() and v.isdigit() and len(v) < 5}


@access(can_read_pembinaan)
@require_safe
def kalender(request: Any) -> HttpResponse:
    """Visits that are planned or not finished, by day."""
    hari = timezone.localdate()
    semua = list(list_kalender(request.pelaku, hari)[:300])
    nama = nama_lengkap_banyak({k.kode_wilayah for k in semua})
    isi = {"kunjungan": [(k, nama[k.kode_wilayah], k.rencana_on < hari) for k in semua], "hari": hari}
    return render(request, "pembinaan/kalender.html", isi)


@access(can_coach)
@require_safe
def tim(request: Any) -> HttpResponse:
    """Whether each village office is at work here: counts of the office, never of a person."""
    kode = list_kode(request.pelaku)
    angka = list_tim(kode, timezone.now())
    semua = [(w, angka[w.kode]) for w in Wilayah.objects.filter(pk__in=kode).select_related("induk")]
    desa = [(w, t) for w, t in semua if w.kode.count(".") == 3]
    return render(
        request, "pembinaan/tim.html", {"tim": desa, "perlu": sum(t.perlu_ditanya for _w, t in desa)}
    )


@access(can_receive_rujukan)
@require_safe
def rujukan(request: Any) -> HttpResponse:
    """What the visiting offices referred; the database shows it to the Inspektorat alone."""
    semua = list_rujukan(request.pelaku)
    nama = nama_lengkap_banyak({t.kode_wilayah for t in semua})
    return render(request, "pembinaan/rujukan.html", {"temuan": [(t, nama[t.kode_wilayah]) for t in semua]})
