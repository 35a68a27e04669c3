"""Menambah suara, menggabung usulan kembar, menarik usulan, mengarahkan ke unit, dan mencatat RKP Desa."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.postgres.search import TrigramSimilarity
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.aspirasi.models import Aspirasi
from terasa.musrenbang.enums import StatusUsulan, Tujuan
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.permissions import can_propose, can_work_forum, may_bring, may_merge, may_route
from terasa.musrenbang.queries.dukungan import open_voices
from terasa.musrenbang.rules import can_move, find_transisi
from terasa.musrenbang.services import (
    add_suara,
    cancel_usulan,
    enter_du_rkpdes,
    enter_rkpdes,
    merge_usulan,
    route_usulan,
)
from terasa.umum.kode import print_kode
from terasa.umum.rupiah import format_rupiah
from terasa.umum.tanggal import format_tanggal
from terasa.web.akses import access
from terasa.web.alamat import read_uuids
from terasa.web.musrenbang.medan import perform
from terasa.web.musrenbang.usulan.daftar import get_own, get_usulan
from terasa.web.musrenbang.usulan.forms import (
    AlasanForm,
    GabungForm,
    PilihAspirasiForm,
    UnitForm,
)
from terasa.web.musrenbang.usulan.forms_rencana import DuRkpdesForm, PerdesForm
from terasa.web.serupa.blok import find_mirip, suggest_usulan

CALON_TERBANYAK = 60
HALAMAN = "musrenbang/usulan_tindakan.html"


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def suara(request: Any, pk: UUID) -> HttpResponse:
    """Attach more voices of this desa to an usulan that is under way."""
    usulan = get_own(request, pk)
    terbuka = open_voices(request.pelaku).filter(kode_desa=usulan.kode_desa).order_by("-diajukan_at")
    calon = {str(a.pk): a for a in terbuka[:CALON_TERBANYAK]}
    form = PilihAspirasiForm(request.POST or None, pilihan=[(k, _tell_voice(a)) for k, a in calon.items()])
    if perform(request, form, lambda isi: _add_voices(request, usulan, [calon[k] for k in isi["aspirasi"]])):
        messages.success(request, _("Aspirasi ditambahkan; pengusulnya diberi tahu."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": _("Tambah aspirasi"),
        "teks": _(
            "Pilih aspirasi yang membicarakan hal yang sama. Pengusulnya ikut menerima kabar usulan ini."
        ),
        "kirim": _("Tambahkan"),
        "kosong": "" if calon else _("Tidak ada aspirasi desa ini yang masih terbuka."),
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def gabung(request: Any, pk: UUID) -> HttpResponse:
    """Make duplicates part of this usulan; those that read alike come first."""
    usulan = get_usulan(request, pk)
    if not may_merge(request.pelaku, usulan):
        raise Http404
    mirip = _similar(request, usulan)
    calon = {str(u.pk): u for u, _alasan in mirip}
    pilihan = [(str(u.pk), _tell_usulan(u, alasan)) for u, alasan in mirip]
    awal = {"usulan": [k for k in request.GET.getlist("usulan") if k in calon]}
    form = GabungForm(request.POST or None, pilihan=pilihan, initial=awal)
    if perform(request, form, lambda isi: _merge(request, usulan, [calon[k] for k in isi["usulan"]], isi)):
        messages.success(request, _("Usulan digabung. Semua suaranya sekarang mengikuti usulan ini."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": _("Gabung usulan kembar"),
        "teks": _("Yang dicentang menjadi bagian dari usulan ini untuk seterusnya. Suaranya ikut pindah."),
        "kirim": _("Gabungkan"),
        "kosong": "" if calon else _("Tidak ada usulan lain setahun yang dapat digabung."),
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, "jenis": "bahaya", **isi})


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def batal(request: Any, pk: UUID) -> HttpResponse:
    """The village takes its own proposal back."""
    usulan = get_own(request, pk)
    if find_transisi(usulan.status, StatusUsulan.DIBATALKAN) is None:
        raise Http404
    form = AlasanForm(request.POST or None)
    tindakan = partial(cancel_usulan, usulan=usulan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(alasan=isi["alasan"])):
        messages.success(request, _("Usulan dibatalkan dan alasannya diberitahukan."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": _("Batalkan usulan"),
        "teks": _("Usulan yang dibatalkan tidak dapat dihidupkan lagi; susun usulan baru bila perlu."),
        "kirim": _("Ya, batalkan usulan ini"),
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, "jenis": "bahaya", **isi})


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def arahkan(request: Any, pk: UUID) -> HttpResponse:
    """Send it to the unit that can do it."""
    usulan = get_usulan(request, pk)
    if not may_route(request.pelaku, usulan) or usulan.status == StatusUsulan.DRAF:
        raise Http404
    form = UnitForm(
        request.POST or None,
        kabupaten=usulan.kabupaten,
        initial={"unit": request.GET.get("unit") or str(usulan.unit_tujuan_id or "")},
    )
    tindakan = partial(route_usulan, usulan=usulan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(unit=form.unit_tujuan[isi["unit"]], alasan=isi["alasan"])):
        messages.success(request, _("Usulan diarahkan."))
        return redirect("kerja-usulan")
    isi = {
        "judul": _("Arahkan ke perangkat daerah"),
        "teks": _("Perangkat daerah yang dipilih membahasnya di forumnya."),
        "kirim": _("Arahkan"),
        "saran_unit": suggest_usulan(usulan).unit,
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def rkpdes(request: Any, pk: UUID) -> HttpResponse:
    """The village's own plan holds it now."""
    usulan = get_own(request, pk)
    if usulan.tujuan != Tujuan.DESA or usulan.status != StatusUsulan.DISEPAKATI_DESA:
        raise Http404
    form = PerdesForm(request.POST or None, usulan=usulan)
    tindakan = partial(enter_rkpdes, usulan=usulan, by=request.pelaku, now=timezone.now())
    if perform(
        request,
        form,
        lambda isi: tindakan(nomor_perdes=isi["nomor_perdes"], isi=form.as_isi(), rpjm=form.as_asal()),
    ):
        messages.success(request, _("Tercatat masuk RKP Desa."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": _("Masuk RKP Desa"),
        "teks": _("Catat setelah Peraturan Desa tentang RKP Desa ditetapkan."),
        "kirim": _("Catat"),
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def du_rkpdes(request: Any, pk: UUID) -> HttpResponse:
    """The village asks others for it."""
    usulan = get_own(request, pk)
    if usulan.tujuan == Tujuan.DESA or not may_bring(request.pelaku, usulan, StatusUsulan.DU_RKPDES):
        raise Http404
    form = DuRkpdesForm(request.POST or None, usulan=usulan, initial={"tahun_tujuan": usulan.tahun})
    tindakan = partial(enter_du_rkpdes, usulan=usulan, by=request.pelaku, now=timezone.now())
    if perform(
        request,
        form,
        lambda isi: tindakan(tahun_tujuan=isi["tahun_tujuan"], isi=form.as_isi(), rpjm=form.as_asal()),
    ):
        messages.success(request, _("Tercatat dalam Daftar Usulan RKP Desa."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": _("Daftar Usulan RKP Desa"),
        "teks": _("Yang diminta desa kepada kabupaten, provinsi, atau pusat, dengan tahunnya sendiri."),
        "kirim": _("Catat"),
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


def _add_voices(request: Any, usulan: Usulan, aspirasi: Iterable[Aspirasi]) -> None:
    for satu in aspirasi:
        add_suara(usulan=usulan, aspirasi=satu, by=request.pelaku, now=timezone.now())


def _merge(request: Any, ke: Usulan, kembar: Iterable[Usulan], isi: dict[str, Any]) -> None:
    for satu in kembar:
        merge_usulan(usulan=satu, ke=ke, by=request.pelaku, alasan=isi["alasan"], now=timezone.now())


def _similar(request: Any, usulan: Usulan) -> list[tuple[Usulan, str]]:
    """Usulan of the same year that this office may merge, each with why: surely alike by place and work first, then
    those that only read alike."""
    lain = Usulan.objects.visible_to(request.pelaku).filter(kabupaten=usulan.kabupaten, tahun=usulan.tahun)
    bisa = [
        s.value for s in StatusUsulan if s != StatusUsulan.DIGABUNG and can_move(s, StatusUsulan.DIGABUNG)
    ]
    sama = lain.filter(status__in=bisa).exclude(pk=usulan.pk).with_kini()
    diminta = read_uuids(request.GET.getlist("usulan"))
    alasan = {s.pembanding.objek_id: " ".join(s.alasan) for s in find_mirip(usulan)}
    dikenal = sama.filter(pk__in=[*diminta, *alasan])
    mirip = sama.order_by(TrigramSimilarity("judul", usulan.judul).desc(), "judul")[:CALON_TERBANYAK]
    semua = {u.pk: u for u in [*dikenal, *mirip] if may_merge(request.pelaku, u)}
    urut = {pk: n for n, pk in enumerate(alasan)}
    baris = sorted(semua.values(), key=lambda u: (u.pk not in diminta, urut.get(str(u.pk), len(urut))))
    return [(u, alasan.get(str(u.pk), "")) for u in baris[:CALON_TERBANYAK]]


def _tell_voice(aspirasi: Aspirasi) -> str:
    masalah = aspirasi.isi.masalah
    pendek = masalah if len(masalah) <= 160 else f"{masalah[:157]}…"
    return f"{print_kode(aspirasi.kode)} · {format_tanggal(aspirasi.diajukan_at)} · {pendek}"


def _tell_usulan(usulan: Any, alasan: str = "") -> str:
    bagian = (
        usulan.judul,
        format_rupiah(usulan.biaya_kini),
        usulan.get_status_display(),
        print_kode(usulan.kode),
        alasan,
    )
    return " · ".join(b for b in bagian if b)
