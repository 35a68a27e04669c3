"""Kalender di kantor: Bappeda menetapkan dan mengubah, yang berwenang memperpanjang, tiap tempat menutup."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.musrenbang.models import PenutupanTahap
from terasa.musrenbang.permissions import can_allocate, can_work_forum
from terasa.musrenbang.queries.kalender import JadwalTahun, count_tahap, find_kalender
from terasa.musrenbang.rules.kalender import DESA, KABUPATEN, Tahap
from terasa.musrenbang.services import change_tahap, close_tahap, extend_tahap, reopen_tahap, set_kalender
from terasa.musrenbang.services.kalender import may_close_tahap, may_extend, may_set_kalender
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.kalender.forms import (
    BukaTahapForm,
    PanjangForm,
    TetapkanForm,
    TutupTahapForm,
    UbahTahapForm,
)
from terasa.web.musrenbang.kalender.umum import get_tahap, read_tahun
from terasa.web.musrenbang.medan import perform
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import nama_lengkap_banyak

Laku = tuple[str, forms.Form, Callable[[dict[str, Any]], object], str]


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def tetapkan(request: Any) -> HttpResponse:
    """All stages with the days of the rules, to look over and change before the calendar binds."""
    hari, kabupaten = timezone.localdate(), request.pelaku.kabupaten
    tahun = read_tahun(request.GET.get("tahun", "")) or hari.year + 1
    if find_kalender(kabupaten, tahun) is not None:
        return redirect(_page(tahun))
    form = TetapkanForm(request.POST or None, tahap=count_tahap(kabupaten, tahun, hari))
    tindakan = partial(set_kalender, by=request.pelaku, kabupaten=kabupaten, tahun=tahun, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(dasar=isi["dasar"], hari=form.hari())):
        messages.success(request, _("Kalender ditetapkan. Mulai sekarang tindakan di luar tahapnya ditolak."))
        return redirect(_page(tahun))
    isi = {"form": form, "tahun": tahun, "pilihan": range(hari.year, hari.year + 4), "hari": hari}
    return render(request, "musrenbang/kalender_tetapkan.html", isi)


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def tahap(request: Any, tahun: int, kode: str) -> HttpResponse:
    """What this office may do with one stage; each thing is a form of its own."""
    kabupaten, hari = request.pelaku.kabupaten, timezone.localdate()
    jadwal, satu = get_tahap(kabupaten, tahun, kode, hari)
    semua = _acts(request, jadwal, satu)
    if jadwal.kalender is None or not semua:
        raise Http404
    for nama, form, tindakan, kabar in semua:
        if request.POST.get("tindakan") == nama and perform(request, form, tindakan):
            messages.success(request, kabar)
            return redirect("kerja-kalender-tahap", tahun=tahun, kode=kode)
    isi = {
        "jadwal": jadwal,
        "tahap": satu,
        "form": {nama: form for nama, form, _tindakan, _kabar in semua},
        "dikirim": request.POST.get("tindakan", ""),
        "ditutup": _closed(request.pelaku, jadwal, satu),
    }
    return render(request, "musrenbang/kalender_kerja.html", isi)


def _acts(request: Any, jadwal: JadwalTahun, satu: Tahap) -> list[Laku]:
    by, now = request.pelaku, timezone.now()
    umum: dict[str, Any] = {"by": by, "kalender": jadwal.kalender, "kode": satu.kode, "now": now}
    hasil: list[Laku] = []
    if may_set_kalender(by, jadwal.kabupaten):
        awal = {"mulai_on": satu.mulai_on, "selesai_on": satu.selesai_on}
        ubah = UbahTahapForm(_data(request, "ubah"), initial=awal, prefix="u")
        hasil.append(
            (
                "ubah",
                ubah,
                lambda isi: change_tahap(**umum, **isi),
                _("Tahap diubah; hari lamanya tetap tersimpan."),
            )
        )
    if tempat := [(k, n) for k, n in _places(by, jadwal, satu) if may_extend(by, satu, k)]:
        panjang = PanjangForm(_data(request, "panjang"), tempat=tempat, prefix="p")
        hasil.append(
            (
                "panjang",
                panjang,
                lambda isi: extend_tahap(**umum, **isi),
                _("Diperpanjang; alasannya tampil di kalender."),
            )
        )
        buka = BukaTahapForm(_data(request, "buka"), prefix="b")
        hasil.append(("buka", buka, partial(_reopen, request, jadwal), _("Tahap dibuka lagi.")))
    if tempat := [(k, n) for k, n in _places(by, jadwal, satu) if may_close_tahap(by, k)]:
        tutup = TutupTahapForm(_data(request, "tutup"), tempat=tempat, prefix="t")
        hasil.append(
            ("tutup", tutup, lambda isi: close_tahap(**umum, **isi), _("Tahap ditutup di tempat itu."))
        )
    return hasil


def _reopen(request: Any, jadwal: JadwalTahun, isi: dict[str, Any]) -> None:
    penutupan = get_object_or_404(PenutupanTahap, kalender=jadwal.kalender, pk=isi["penutupan"])
    reopen_tahap(by=request.pelaku, penutupan=penutupan, alasan=isi["alasan"], now=timezone.now())


def _places(by: Pelaku, jadwal: JadwalTahun, satu: Tahap) -> list[tuple[str, str]]:
    """Places under this office that go through the stage, the widest first."""
    terdalam = {DESA: 4, KABUPATEN: 2}.get(satu.tingkat, 3)
    # The kabupaten itself is no row under its kecamatan, so it is asked for by its code.
    semua = Wilayah.objects.under_any(by.akar_tulis).filter(tingkat__gte=2, tingkat__lte=terdalam)
    urut = semua.select_related("induk").order_by("tingkat", "kode")
    return [(w.kode, w.nama_lengkap) for w in urut if satu.concerns(w.kode)]


def _closed(by: Pelaku, jadwal: JadwalTahun, satu: Tahap) -> list[tuple[PenutupanTahap, str]]:
    ada = PenutupanTahap.objects.filter(kalender=jadwal.kalender, kode=satu.kode, dibuka_at=None)
    boleh = [p for p in ada if may_extend(by, satu, p.kode_wilayah)]
    nama = nama_lengkap_banyak({p.kode_wilayah for p in boleh}) if boleh else {}
    return [(p, nama[p.kode_wilayah]) for p in boleh]


def _data(request: Any, nama: str) -> Any:
    return request.POST if request.POST.get("tindakan") == nama else None


def _page(tahun: int) -> str:
    return f"/kalender/?tahun={tahun}"
