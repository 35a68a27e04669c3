"""Menyusun draf, sendiri atau dari aspirasi; mengubahnya; mengajukannya; melengkapi yang dikembalikan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.enums import StatusUsulan, Tujuan
from terasa.musrenbang.models import Perubahan, Usulan
from terasa.musrenbang.permissions import can_propose
from terasa.musrenbang.queries.dukungan import open_voices
from terasa.musrenbang.services import complete_usulan, create_usulan, edit_usulan, submit_usulan
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.alamat import read_uuids
from terasa.web.musrenbang.cari import PAKAI, read_tombol, typed
from terasa.web.musrenbang.medan import perform
from terasa.web.musrenbang.usulan.daftar import get_own
from terasa.web.musrenbang.usulan.forms import AjukanForm, BaruForm, IsiForm, LengkapiForm
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import nama_lengkap

ASPIRASI_TERBANYAK = 50
MASALAH_TERPANJANG = 7500
KATA_JUDUL = 12


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any) -> HttpResponse:
    """A draft; every aspirasi named in the address is attached to it."""
    aspirasi = pick_aspirasi(request.pelaku, request.GET.getlist("aspirasi"))
    ruang: dict[str, Any] = {
        "kabupaten": request.pelaku.kabupaten,
        "desa": _desa_of(request.pelaku, aspirasi),
        "hari": timezone.localdate(),
    }
    form = BaruForm(request.POST or None, initial=_initial(aspirasi), **ruang)
    jadi: list[Usulan] = []
    if tombol := read_tombol(request):
        form = BaruForm(initial=_found(request, form, tombol), **ruang)
    elif perform(request, form, lambda isi: jadi.append(_create(request, form, aspirasi))):
        messages.success(request, _("Draf usulan tersimpan. Periksa sekali lagi, lalu ajukan."))
        return redirect("kerja-usulan-lihat", pk=jadi[0].pk)
    return render(request, "musrenbang/usulan_tulis.html", {"form": form, "aspirasi": aspirasi})


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, pk: UUID) -> HttpResponse:
    """Change a draft; what was submitted has no form any more."""
    usulan = _draft(request, pk)
    ruang: dict[str, Any] = {"kabupaten": request.pelaku.kabupaten, "tahun": usulan.tahun}
    form = IsiForm(request.POST or None, initial=IsiForm.from_usulan(usulan), **ruang)
    tindakan = partial(edit_usulan, usulan=usulan, by=request.pelaku, now=timezone.now())
    if tombol := read_tombol(request):
        form = IsiForm(initial=_found(request, form, tombol), **ruang)
    elif perform(request, form, lambda isi: tindakan(data=form.as_data(usulan))):
        messages.success(request, _("Perubahan draf tersimpan."))
        return redirect("kerja-usulan-lihat", pk=usulan.pk)
    return render(request, "musrenbang/usulan_tulis.html", {"form": form, "usulan": usulan})


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def ajukan(request: Any, pk: UUID) -> HttpResponse:
    """Read it once more, then hand it over; from then on the original stays as it is."""
    usulan = _draft(request, pk)
    form = AjukanForm(request.POST or None)
    tindakan = partial(submit_usulan, usulan=usulan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan()):
        messages.success(request, _("Usulan diajukan dan menunggu musrenbang desa."))
        return redirect("kerja-usulan-lihat", pk=usulan.pk)
    isi = {"form": form, "usulan": usulan, "tempat": nama_lengkap(usulan.kode_desa)}
    return render(request, "musrenbang/usulan_ajukan.html", isi)


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def lengkapi(request: Any, pk: UUID) -> HttpResponse:
    """Answer the forum that returned it; the correction stands beside the original."""
    usulan = get_own(request, pk)
    if usulan.status != StatusUsulan.DIKEMBALIKAN:
        raise Http404
    ruang: dict[str, Any] = {"kabupaten": usulan.kabupaten, "tahun": usulan.tahun}
    form = LengkapiForm(request.POST or None, initial=_latest(usulan), **ruang)
    tindakan = partial(complete_usulan, usulan=usulan, by=request.pelaku, now=timezone.now())
    if tombol := read_tombol(request):
        form = LengkapiForm(initial=_found(request, form, tombol), **ruang)
    elif perform(request, form, lambda isi: tindakan(data=form.as_data(usulan), alasan=isi["alasan"])):
        messages.success(request, _("Perbaikan tercatat di samping aslinya dan usulan antre lagi."))
        return redirect("kerja-usulan-lihat", pk=usulan.pk)
    kembali = usulan.langkah.filter(keputusan="dikembalikan").order_by("pada").last()
    isi = {"form": form, "usulan": usulan, "lengkapi": True, "kembali": kembali}
    return render(request, "musrenbang/usulan_tulis.html", isi)


def pick_aspirasi(by: Pelaku, diminta: Iterable[str]) -> list[Aspirasi]:
    """The named voices that this office may still join, oldest first; the rest are left out."""
    pks = set(read_uuids(list(diminta)[:ASPIRASI_TERBANYAK]))
    if not pks:
        return []
    return list(open_voices(by).filter(pk__in=pks).order_by("diajukan_at"))


def _found(request: Any, form: IsiForm, tombol: tuple[str, str]) -> dict[str, Any]:
    """What was typed, and with `pakai` the suggestion that was pressed, or what the chosen entry of the
    dictionary proposes."""
    isi = typed(request)
    medan, _titik, nilai = tombol[1].partition(":")
    if tombol[0] == PAKAI and medan in {"unit", "bidang"}:
        return {**isi, medan: nilai}
    return form.propose(isi) if tombol[0] == PAKAI else isi


def _draft(request: Any, pk: UUID) -> Usulan:
    usulan = get_own(request, pk)
    if usulan.status != StatusUsulan.DRAF:
        raise Http404
    return usulan


def _create(request: Any, form: BaruForm, aspirasi: Sequence[Aspirasi]) -> Usulan:
    return create_usulan(
        by=request.pelaku,
        kode_desa=form.cleaned_data["kode_desa"],
        tahun=form.cleaned_data["tahun"],
        data=form.as_data(),
        aspirasi=aspirasi,
        now=timezone.now(),
    )


def _initial(aspirasi: Sequence[Aspirasi]) -> dict[str, Any]:
    """What the voices already say. Numbers of people are masked: an usulan is read by everyone."""
    awal: dict[str, Any] = {"tahun": timezone.localdate().year + 1, "tujuan": Tujuan.KABUPATEN}
    if not aspirasi:
        return awal
    masalah = [a.isi.masalah_publik or mask_pribadi(a.isi.masalah) for a in aspirasi]
    pertama = masalah[0].split()
    tempat = dict.fromkeys(
        t for a in aspirasi for t in (a.isi.dusun_publik, mask_pribadi(a.isi.patokan)) if t
    )
    return awal | {
        "kode_desa": aspirasi[0].kode_desa,
        "judul": " ".join(pertama[:KATA_JUDUL]).rstrip(".,;"),
        "masalah": "\n\n".join(masalah)[:MASALAH_TERPANJANG],
        "lokasi": ", ".join(tempat)[:250],
    }


def _desa_of(by: Pelaku, aspirasi: Sequence[Aspirasi]) -> list[tuple[str, str]]:
    """Desa that this office writes for; the voices decide when there are any."""
    if aspirasi:
        kode = dict.fromkeys(a.kode_desa for a in aspirasi)
        return [(k, nama_lengkap(k)) for k in kode]
    semua = Wilayah.objects.under_any(by.akar_tulis).at(Tingkat.DESA).select_related("induk")
    return [(w.kode, w.nama_lengkap) for w in semua]


def _latest(usulan: Usulan) -> dict[str, Any]:
    """The words as last corrected, and the figures as they stand now."""
    awal = IsiForm.from_usulan(usulan)
    for perubahan in Perubahan.objects.filter(usulan=usulan):
        awal |= {**perubahan.isi, "volume": perubahan.volume, "biaya": perubahan.biaya}
    return awal
