"""Mencatat PAW: mulai, satu langkah, calon, penjabat, pelantikan, koreksi, dan pembatalan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.perangkat.enums import JalurPaw
from terasa.perangkat.models import LangkahPaw, MasaJabatan, Orang, ProsesPaw
from terasa.perangkat.permissions import can_run_paw, can_step_paw, may_run_paw, may_set_calon, may_step_paw
from terasa.perangkat.queries.paw import list_dapat_mulai
from terasa.perangkat.rules import paw as rules
from terasa.perangkat.services import create_orang
from terasa.perangkat.services.paw import (
    appoint_penjabat,
    begin_paw,
    inaugurate_paw,
    record_langkah,
    set_calon,
)
from terasa.perangkat.services.paw_ubah import cancel_paw, correct_langkah
from terasa.umum.tanggal import format_tanggal
from terasa.web.akses import access
from terasa.web.musrenbang.medan import on_form, perform
from terasa.web.paw.forms import (
    BatalForm,
    CalonForm,
    KoreksiForm,
    LangkahForm,
    LantikForm,
    MulaiForm,
    OrangForm,
    as_calon,
    read_baris,
    show_baris,
)
from terasa.web.paw.papan import get_proses, get_running, list_calon
from terasa.wilayah.queries import nama_lengkap, nama_lengkap_banyak

CARA = ["GET", "HEAD", "POST"]
HALAMAN = "paw/tindakan.html"


@access(can_run_paw)
@require_safe
def pilih(request: Any) -> HttpResponse:
    """Which village lost its head."""
    masa = list_dapat_mulai(request.pelaku, timezone.localdate())
    nama = nama_lengkap_banyak({m.jabatan.kode_wilayah for m in masa})
    return render(request, "paw/pilih.html", {"masa": masa, "nama": nama})


@access(can_run_paw)
@require_http_methods(CARA)
def mulai(request: Any, masa: UUID) -> HttpResponse:
    """The head's tenure ends and the procedure begins, with the path that the remainder asks for."""
    satu = get_object_or_404(
        MasaJabatan.objects.visible_to(request.pelaku).select_related("jabatan__unit", "orang"),
        pk=masa,
        jabatan__jenis="kades",
        berakhir_on__isnull=True,
    )
    desa, now = satu.jabatan.kode_wilayah, timezone.now()
    form = MulaiForm(request.POST or None, request.FILES or None, kode_desa=desa)
    hasil: list[ProsesPaw] = []

    def begin(d: dict[str, Any]) -> None:
        hasil.append(
            begin_paw(
                by=request.pelaku, masa=satu, berhenti_on=d["berhenti_on"], sebab=d["sebab"], alasan=d["alasan"],
                isi=form.as_isi(now), now=now,
            )
        )  # fmt: skip

    if perform(request, form, begin):
        messages.success(request, _("Proses PAW dimulai; kantor yang terkait sudah dikabari."))
        return redirect("kerja-paw-lihat", pk=hasil[0].pk)
    teks = _("%(nama)s menjabat sejak %(mulai)s; masanya sampai %(akhir)s.") % {
        "nama": satu.orang.nama_lengkap,
        "mulai": format_tanggal(satu.mulai_on),
        "akhir": format_tanggal(satu.rencana_berakhir_on),
    }
    isi = {
        "judul": _("Mulai PAW %(desa)s") % {"desa": nama_lengkap(desa)},
        "teks": teks,
        "kirim": _("Mulai proses"),
    }
    return render(request, HALAMAN, {"form": form, **isi})


@access(can_step_paw)
@require_http_methods(CARA)
def langkah(request: Any, pk: UUID, kode: str) -> HttpResponse:
    """One step with its day and paper."""
    proses, baku, now = get_running(request, pk), rules.MENURUT_KODE.get(kode), timezone.now()
    if baku is None or not may_step_paw(request.pelaku, proses.kode_desa, kode):
        raise Http404
    form = LangkahForm(
        request.POST or None, request.FILES or None, kode_desa=proses.kode_desa,
        initial={"tanggal": timezone.localdate(now)},
    )  # fmt: skip
    if baku.berkas:
        form.fields["pindaian"].label = f"{_('Pindaian')}: {baku.berkas}"
    if perform(
        request,
        form,
        lambda d: record_langkah(by=request.pelaku, proses=proses, kode=kode, isi=form.as_isi(now), now=now),
    ):
        messages.success(request, _("Langkah tercatat."))
        return redirect("kerja-paw-lihat", pk=pk)
    return render(
        request, HALAMAN, {"form": form, "proses": proses, "judul": baku.nama, "kirim": _("Catat langkah")}
    )


@access(can_step_paw)
@require_http_methods(CARA)
def calon(request: Any, pk: UUID) -> HttpResponse:
    """Who registered, qualified, was set and was chosen; what was typed stays when it is refused."""
    proses = get_running(request, pk)
    if proses.jalur != JalurPaw.MUSDES or not may_set_calon(request.pelaku, proses.kode_desa):
        raise Http404
    form = CalonForm(request.POST or None, initial={"kriteria": proses.kriteria_seleksi})
    baris = read_baris(request.POST) if request.method == "POST" else show_baris(list_calon(proses))
    if request.method == "POST" and form.is_valid() and not any(b.galat for b in baris):
        with on_form(form):
            set_calon(
                by=request.pelaku, proses=proses, kriteria=form.cleaned_data["kriteria"], **as_calon(baris)
            )
        if not form.errors:
            messages.success(request, _("Calon tersimpan."))
            return redirect("kerja-paw-lihat", pk=pk)
    isi = {"form": form, "baris": baris, "proses": proses, "tempat": nama_lengkap(proses.kode_desa)}
    return render(request, "paw/calon.html", isi)


@access(can_run_paw)
@require_http_methods(CARA)
def penjabat(request: Any, pk: UUID) -> HttpResponse:
    """A civil servant heads the village meanwhile."""
    proses, now = _get_own(request, pk), timezone.now()
    form = OrangForm(
        request.POST or None, request.FILES or None, kode_desa=proses.kode_desa,
        initial={"mulai_on": timezone.localdate(now), "tanggal": timezone.localdate(now)},
    )  # fmt: skip

    def appoint(d: dict[str, Any]) -> None:
        orang = _person(request, d["nama"], proses)
        appoint_penjabat(
            by=request.pelaku,
            proses=proses,
            orang=orang,
            mulai_on=d["mulai_on"],
            isi=form.as_isi(now),
            now=now,
        )

    if perform(request, form, appoint):
        messages.success(request, _("Penjabat tercatat."))
        return redirect("kerja-paw-lihat", pk=pk)
    isi = {
        "judul": _("Penjabat kepala desa"),
        "teks": _("Pegawai negeri sipil dari pemerintah kabupaten, diusulkan camat dan diangkat bupati."),
        "kirim": _("Catat penjabat"),
    }
    return render(request, HALAMAN, {"form": form, "proses": proses, **isi})


@access(can_run_paw)
@require_http_methods(CARA)
def lantik(request: Any, pk: UUID) -> HttpResponse:
    """The oath of the chosen one; the remainder stands above the form before anything is saved."""
    proses, now = _get_own(request, pk), timezone.now()
    terpilih = proses.calon.filter(terpilih=True).first()
    sudah = set(proses.langkah.values_list("kode", flat=True))
    halangan = rules.say_blocked(
        "pelantikan",
        sudah,
        ditetapkan=proses.calon.filter(ditetapkan=True).count(),
        is_terpilih=bool(terpilih),
    )
    if proses.jalur != JalurPaw.MUSDES or terpilih is None or halangan:
        messages.error(request, halangan or _("Jalurnya penjabat sampai pilkades, bukan pelantikan PAW."))
        return redirect("kerja-paw-lihat", pk=pk)
    form = LantikForm(
        request.POST or None, request.FILES or None, kode_desa=proses.kode_desa,
        initial={"mulai_on": timezone.localdate(now), "tanggal": timezone.localdate(now)},
    )  # fmt: skip

    def swear(d: dict[str, Any]) -> None:
        orang = _person(request, terpilih.nama, proses)
        inaugurate_paw(
            by=request.pelaku,
            proses=proses,
            orang=orang,
            dilantik_on=d["mulai_on"],
            isi=form.as_isi(now),
            now=now,
        )

    if perform(request, form, swear):
        messages.success(request, _("Pelantikan tercatat; prosesnya selesai."))
        return redirect("kerja-paw-lihat", pk=pk)
    hari = form.cleaned_data.get("mulai_on") if form.is_bound and hasattr(form, "cleaned_data") else None
    isi = {
        "form": form,
        "proses": proses,
        "terpilih": terpilih,
        "tempat": nama_lengkap(proses.kode_desa),
        "hari": hari or timezone.localdate(now),
    }
    return render(request, "paw/lantik.html", isi)


@access(can_run_paw)
@require_http_methods(CARA)
def koreksi(request: Any, pk: UUID, langkah: int) -> HttpResponse:
    """A step written anew, with what was wrong."""
    proses, now = get_proses(request, pk), timezone.now()
    satu = get_object_or_404(LangkahPaw, pk=langkah, proses=proses)
    if not may_run_paw(request.pelaku, proses.kode_desa):
        raise Http404
    awal = {"tanggal": satu.tanggal, "nomor": satu.nomor, "catatan": satu.catatan}
    form = KoreksiForm(request.POST or None, request.FILES or None, kode_desa=proses.kode_desa, initial=awal)
    if perform(
        request,
        form,
        lambda d: correct_langkah(
            by=request.pelaku, langkah=satu, isi=form.as_isi(now), alasan=d["alasan"], now=now
        ),
    ):
        messages.success(request, _("Catatan dibetulkan; yang lama tetap terbaca."))
        return redirect("kerja-paw-lihat", pk=pk)
    judul = _("Betulkan: %(langkah)s") % {"langkah": rules.MENURUT_KODE[satu.kode].nama}
    return render(
        request, HALAMAN, {"form": form, "proses": proses, "judul": judul, "kirim": _("Simpan koreksi")}
    )


@access(can_run_paw)
@require_http_methods(CARA)
def batal(request: Any, pk: UUID) -> HttpResponse:
    """The procedure ends without a successor."""
    proses = _get_own(request, pk)
    form = BatalForm(request.POST or None)
    if perform(
        request,
        form,
        lambda d: cancel_paw(by=request.pelaku, proses=proses, alasan=d["alasan"], now=timezone.now()),
    ):
        messages.success(request, _("Proses dibatalkan; catatannya tetap terbaca."))
        return redirect("kerja-paw-lihat", pk=pk)
    isi = {
        "judul": _("Batalkan proses PAW"),
        "teks": _("Masa jabatan yang sudah berakhir tidak hidup kembali. Semua langkah tetap terbaca."),
        "kirim": _("Batalkan proses"),
        "jenis": "bahaya",
    }
    return render(request, HALAMAN, {"form": form, "proses": proses, **isi})


def _get_own(request: Any, pk: UUID) -> ProsesPaw:
    """One that runs and that this office leads, or it does not exist."""
    proses = get_running(request, pk)
    if not may_run_paw(request.pelaku, proses.kode_desa):
        raise Http404
    return proses


def _person(request: Any, nama: str, proses: ProsesPaw) -> Orang:
    return create_orang(
        by=request.pelaku,
        kabupaten=request.pelaku.kabupaten,
        nama=nama,
        now=timezone.now(),
        is_peragaan=proses.is_peragaan,
    )
