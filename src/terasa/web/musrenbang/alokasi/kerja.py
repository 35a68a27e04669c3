"""Menjalankan, membaca, membandingkan, dan menetapkan alokasi kabupaten."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.dasbor.queries.kekokohan import find_ringkas
from terasa.dasbor.queries.mengapa import find_mengapa
from terasa.musrenbang.enums import HasilAlokasi
from terasa.musrenbang.models import Alokasi, BagianForum, PosAlokasi
from terasa.musrenbang.permissions import can_allocate
from terasa.musrenbang.queries import list_alokasi, list_pos, summarise_alokasi
from terasa.musrenbang.services import confirm_alokasi, run_alokasi
from terasa.web.akses import access
from terasa.web.alamat import read_tahun, read_uuid
from terasa.web.musrenbang.alokasi.forms import PaguForm, TetapkanForm
from terasa.web.musrenbang.alokasi.meja import read_meja
from terasa.web.musrenbang.medan import perform
from terasa.web.publik.alokasi import show_kokoh
from terasa.web.publik.alokasi_unduh import send_file
from terasa.web.publik.mengapa import show_mengapa
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 50


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def meja(request: Any) -> HttpResponse:
    """Set the ceiling and run a simulation; see first what it would use."""
    hari, kabupaten = timezone.localdate(), request.pelaku.kabupaten
    tahun = read_tahun(request.GET.get("tahun", "")) or hari.year + 1
    form = PaguForm(request.POST or None, hari=hari, tahun=tahun)
    jadi: list[Alokasi] = []
    tindakan = partial(run_alokasi, by=request.pelaku, kabupaten=kabupaten, now=timezone.now())
    if perform(request, form, lambda isi: jadi.append(tindakan(tahun=isi["tahun"], pagu=isi["pagu"]))):
        messages.success(request, _("Simulasi selesai. Belum ada yang ditetapkan."))
        return redirect("kerja-alokasi-lihat", pk=jadi[0].pk)
    tahun = read_tahun(form.data.get("tahun", "")) or tahun
    riwayat = list(list_alokasi(kabupaten, tahun)[:30])
    isi = {
        "form": form,
        "tahun": tahun,
        "meja": read_meja(kabupaten, tahun, hari),
        "riwayat": [(a, summarise_alokasi(a)) for a in riwayat],
        "ditetapkan": next((a for a in riwayat if a.is_ditetapkan), None),
    }
    return render(request, "musrenbang/alokasi_meja.html", isi)


@access(can_allocate)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One run: who is in, who is out, how much was missing, and why."""
    alokasi = _get(request, pk)
    hasil = request.GET.get("hasil", "")
    pilih = hasil if hasil in HasilAlokasi.values else ""
    page = Paginator(list_pos(alokasi, hasil=pilih), SEHALAMAN).get_page(request.GET.get("page"))
    ringkasan = summarise_alokasi(alokasi)
    isi = {
        "alokasi": alokasi,
        "ringkasan": ringkasan,
        "page": page,
        "tempat": nama_lengkap_banyak({p.usulan.kode_desa for p in page}),
        "hasil": pilih,
        "pilihan": [(h.value, h.label, getattr(ringkasan, h.value)) for h in HasilAlokasi],
        "ditetapkan": Alokasi.objects.filter(
            kabupaten=alokasi.kabupaten, tahun=alokasi.tahun, is_ditetapkan=True
        ).first(),
        "kokoh": find_ringkas(alokasi),
        "pemilih": _voters(alokasi),
        "lain": list_alokasi(alokasi.kabupaten, alokasi.tahun).exclude(pk=pk)[:30],
    }
    return render(request, "musrenbang/alokasi_lihat.html", isi)


@access(can_allocate)
@require_safe
def banding(request: Any) -> HttpResponse:
    """Two runs side by side: totals, and every usulan whose result differs."""
    a, b = (_get(request, read_uuid(request.GET.get(nama, ""))) for nama in ("a", "b"))
    beda = _differences(a, b)
    page = Paginator(beda, SEHALAMAN).get_page(request.GET.get("page"))
    isi = {
        "a": a,
        "b": b,
        "ringkasan_a": summarise_alokasi(a),
        "ringkasan_b": summarise_alokasi(b),
        "page": page,
        "tempat": nama_lengkap_banyak({usulan.kode_desa for usulan, _satu, _dua in page}),
    }
    return render(request, "musrenbang/alokasi_banding.html", isi)


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def tetapkan(request: Any, pk: UUID) -> HttpResponse:
    """The page before it becomes the decision of the kabupaten."""
    alokasi = _get(request, pk)
    if alokasi.is_ditetapkan:
        return redirect("kerja-alokasi-lihat", pk=pk)
    form = TetapkanForm(request.POST or None)
    tindakan = partial(confirm_alokasi, alokasi=alokasi, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan()):
        messages.success(request, _("Alokasi ditetapkan. Semua pengusul sudah dikabari."))
        return redirect("kerja-alokasi-lihat", pk=pk)
    isi = {"alokasi": alokasi, "form": form, "ringkasan": summarise_alokasi(alokasi)}
    return render(request, "musrenbang/alokasi_tetapkan.html", isi)


@access(can_allocate)
@require_safe
def kokoh(request: Any, pk: UUID) -> HttpResponse:
    """How firm this run is."""
    alokasi = _get(request, pk)
    return render(request, "publik/kokoh.html", show_kokoh(alokasi, _address(alokasi)))


@access(can_allocate)
@require_safe
def mengapa(request: Any, pk: UUID, kode: str) -> HttpResponse:
    """Why this usulan is in, or out, in this run."""
    alokasi = _get(request, pk)
    jawaban = find_mengapa(alokasi, kode)
    if jawaban is None:
        raise Http404
    return render(request, "publik/mengapa.html", show_mengapa(jawaban, _address(alokasi)))


@access(can_allocate)
@require_safe
def unduh(request: Any, pk: UUID, berkas: str) -> HttpResponse:
    """One of the files of this run."""
    return send_file(_get(request, pk), berkas)


def _address(alokasi: Alokasi) -> str:
    return reverse("kerja-alokasi-lihat", args=[alokasi.pk])


def _voters(alokasi: Alokasi) -> list[BagianForum]:
    """Voters with their weights and how many usulan each ranked, once each."""
    semua = alokasi.bagian_forum.defer("peringkat", "belanja").order_by("kode", "-daftar").distinct("kode")
    return sorted(semua, key=lambda b: b.nama)


def _get(request: Any, pk: UUID | None) -> Alokasi:
    """A run of my own kabupaten; the long account stays in the database."""
    milik = Alokasi.objects.filter(kabupaten=request.pelaku.kabupaten).defer("masukan", "hasil")
    return get_object_or_404(milik, pk=pk)


def _differences(a: Alokasi, b: Alokasi) -> list[tuple[Any, PosAlokasi | None, PosAlokasi | None]]:
    """(usulan, result in a, result in b) where they are not the same; two queries."""
    pos_a, pos_b = ({p.usulan_id: p for p in list_pos(satu)} for satu in (a, b))
    beda = []
    for pk in [*pos_a, *(k for k in pos_b if k not in pos_a)]:
        satu, dua = pos_a.get(pk), pos_b.get(pk)
        if (satu.hasil if satu else "") != (dua.hasil if dua else ""):
            beda.append(((satu or dua).usulan, satu, dua))  # type: ignore[union-attr]  # one of them is there
    return beda
