"""Meja yang menyerahkan: daftar paket, pratinjau, kata tiap bagian, dan pembekuan."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.perangkat.queries.laporan import jabatan_laporan
from terasa.serah_terima.models import PaketSerahTerima
from terasa.serah_terima.permissions import (
    PENDAMPING_KABUPATEN,
    can_hand_over,
    may_freeze,
    may_prepare,
)
from terasa.serah_terima.queries.lingkup import JENIS_UNIT, jabatan_of
from terasa.serah_terima.queries.paket import (
    find_penerus_paket,
    find_teks,
    is_penerus,
    lingkup_paket,
    list_bagian,
)
from terasa.serah_terima.queries.sesudah import list_sesudah
from terasa.serah_terima.queries.susun import compose, list_judul
from terasa.serah_terima.services import prepare_paket, queue_paket, write_bagian
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.serah_terima.forms import BaruForm, BekukanForm, TulisForm

CARA = ["GET", "HEAD", "POST"]
TINDAKAN = "serah_terima/tindakan.html"


def get_paket(request: Any, pk: UUID) -> PaketSerahTerima:
    """A pack that this office may read, or it does not exist."""
    semua = PaketSerahTerima.objects.visible_to(request.pelaku).select_related(
        "unit", "masa__orang", "masa__jabatan"
    )
    return get_object_or_404(semua.defer("pdf"), pk=pk)


@access(can_hand_over)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Packs of this office, or of the kabupaten for those who watch over it."""
    semua = PaketSerahTerima.objects.visible_to(request.pelaku).select_related("unit", "masa__orang")
    isi = {
        "paket": semua.defer("isi", "pdf")[:100],
        "boleh": bool(_list_unit(request)),
        "ada_laporan": bool(jabatan_laporan(request.pelaku)),
    }
    return render(request, "serah_terima/daftar.html", isi)


@access(can_hand_over)
@require_http_methods(CARA)
def baru(request: Any) -> HttpResponse:
    """Which office, which day; the same again leads to the pack that exists."""
    unit = _list_unit(request)
    if not unit:
        raise Http404
    wakil = request.pelaku.jenis == JenisPeran.SEKDA
    form = BaruForm(
        request.POST or None, unit=unit, boleh_wakil=wakil, initial={"tanggal": timezone.localdate()}
    )
    jadi: list[PaketSerahTerima] = []

    def act(isi: dict[str, Any]) -> None:
        kantor = form.get_unit()
        isi.pop("unit", None)
        jadi.append(
            prepare_paket(
                by=request.pelaku, unit=kantor, jabatan=jabatan_of(kantor), now=timezone.now(), **isi
            )
        )

    if perform(request, form, act):
        return redirect("kerja-serah-terima-lihat", pk=jadi[0].pk)
    isi = {
        "judul": _("Siapkan paket serah terima"),
        "teks": _("Angkanya disusun sendiri dari catatan; Anda menambahkan hambatan dan saran."),
        "kirim": _("Lanjutkan"),
    }
    return render(request, TINDAKAN, {"form": form, **isi})


def _list_unit(request: Any) -> list[Unit]:
    """Offices for which this one may prepare a pack."""
    by = request.pelaku
    jenis = [j for semua in JENIS_UNIT.values() for j in semua]
    semua = Unit.objects.filter(kabupaten=by.kabupaten, jenis__in=jenis)
    if by.jenis not in PENDAMPING_KABUPATEN:
        semua = semua.filter(pk=by.unit_id or -1)
    return [u for u in semua if may_prepare(by, u.pk, u.kabupaten)]


@access(can_hand_over)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """The pack: what is still to be written, how far it is composed, or its frozen sections with their reader."""
    paket = get_paket(request, pk)
    lingkup = lingkup_paket(paket)
    umum = {"paket": paket, "boleh_tulis": may_prepare(request.pelaku, paket.unit_id, paket.kabupaten)}
    if not paket.is_beku:
        teks = find_teks(lingkup)
        bagian = [(kode, nama, teks.get(kode, {})) for kode, nama in list_judul(lingkup)]
        isi = {"bagian": bagian, "boleh_beku": may_freeze(request.pelaku, paket)}
        return render(request, "serah_terima/siapkan.html", {**umum, **isi})
    assert paket.isi is not None
    penerus = find_penerus_paket(paket, timezone.localdate())
    bagian_beku = list_bagian(paket.isi, paket)
    isi = {
        "bagian": bagian_beku,
        "diterima": sum(b.terima is not None for b in bagian_beku),
        "penerus": penerus,
        "saya_penerus": is_penerus(request.pelaku, penerus),
        "sesudah": list_sesudah(lingkup),
    }
    return render(request, "serah_terima/lihat.html", {**umum, **isi})


@access(can_hand_over)
@require_safe
def pratinjau(request: Any, pk: UUID) -> HttpResponse:
    """The sections as they would be frozen now."""
    paket = get_paket(request, pk)
    if paket.is_beku:
        return redirect("kerja-serah-terima-lihat", pk=pk)
    lingkup = lingkup_paket(paket)
    isi = compose(lingkup, find_teks(lingkup))
    return render(request, "serah_terima/pratinjau.html", {"paket": paket, "bagian": list_bagian(isi, paket)})


@access(can_hand_over)
@require_http_methods(CARA)
def tulis(request: Any, pk: UUID, kode: str) -> HttpResponse:
    """Words on one section."""
    paket = get_paket(request, pk)
    judul = dict(list_judul(lingkup_paket(paket)))
    if kode not in judul or paket.is_beku or not may_prepare(request.pelaku, paket.unit_id, paket.kabupaten):
        raise Http404
    ada = find_teks(lingkup_paket(paket)).get(kode, {})
    form = TulisForm(request.POST or None, is_memori=kode.startswith("memori-"), initial=ada)
    tindakan = partial(write_bagian, paket=paket, kode=kode, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Tersimpan."))
        return redirect("kerja-serah-terima-lihat", pk=pk)
    return render(
        request, TINDAKAN, {"form": form, "paket": paket, "judul": judul[kode], "kirim": _("Simpan")}
    )


@access(can_hand_over)
@require_http_methods(CARA)
def bekukan(request: Any, pk: UUID) -> HttpResponse:
    """Freeze, after one question; the worker does it."""
    paket = get_paket(request, pk)
    if paket.is_beku or paket.is_disusun:
        return redirect("kerja-serah-terima-lihat", pk=pk)
    if not may_freeze(request.pelaku, paket):
        raise Http404
    form = BekukanForm(request.POST or None)
    if perform(request, form, lambda isi: queue_paket(paket=paket, by=request.pelaku, now=timezone.now())):
        return redirect("kerja-serah-terima-lihat", pk=pk)
    isi = {
        "judul": _("Bekukan paket"),
        "teks": _("Keadaan pada akhir hari serah terima dihitung sekarang, lalu dibekukan bersama sidiknya."),
        "kirim": _("Bekukan sekarang"),
    }
    return render(request, TINDAKAN, {"form": form, "paket": paket, **isi})
