"""Memeriksa usulan, menundanya, mencatatnya dalam rencana kabupaten, dan melampirkan foto atau surat."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.dokumen.services import FotoTidakTerbaca
from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.enums import TingkatVerifikasi, Tujuan
from terasa.musrenbang.models import Lampiran, Usulan
from terasa.musrenbang.permissions import (
    can_propose,
    can_work_forum,
    may_bring,
    may_handle,
    may_postpone,
    may_propose,
    may_verify,
)
from terasa.musrenbang.rules import PEMERIKSAAN, may_move
from terasa.musrenbang.services import (
    CannotAttach,
    add_lampiran,
    enter_kua_ppas,
    enter_rkpd,
    leave_rencana,
    leave_rkpdes,
    postpone_usulan,
    remove_lampiran,
    resume_usulan,
    split_usulan,
    unsplit_usulan,
    verify_usulan,
    withdraw_verifikasi,
)
from terasa.musrenbang.services.rencana import find_sebelum_tunda
from terasa.musrenbang.services.verifikasi import find_terakhir
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_angka, format_rupiah
from terasa.web.akses import access, publik
from terasa.web.foto import answer_foto
from terasa.web.musrenbang.cari import read_tombol, typed
from terasa.web.musrenbang.medan import perform
from terasa.web.musrenbang.rpjmdes.kegiatan import can_finish
from terasa.web.musrenbang.usulan.daftar import get_own, get_usulan
from terasa.web.musrenbang.usulan.forms import AlasanForm
from terasa.web.musrenbang.usulan.forms_periksa import (
    FORMULIR,
    LampiranForm,
    PaguForm,
    PecahForm,
    RkpdForm,
    TundaForm,
)
from terasa.web.serupa.blok import suggest_usulan

HALAMAN = "musrenbang/usulan_tindakan.html"


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: Any, pk: UUID, tingkat: str) -> HttpResponse:
    """One tier checks it before the forum that follows."""
    usulan = get_usulan(request, pk)
    if tingkat not in TingkatVerifikasi.values or not can_check(request.pelaku, usulan, tingkat):
        raise Http404
    ruang: dict[str, Any] = {"usulan": usulan, "hari": timezone.localdate()}
    saran = suggest_usulan(usulan) if tingkat == TingkatVerifikasi.BAPPEDA else None
    if saran is not None:
        ruang["sub_kegiatan"] = saran.sub_kegiatan
    awal = {"unit": request.GET["unit"]} if "unit" in request.GET else None
    form = FORMULIR[tingkat](request.POST or None, initial=awal, **ruang)
    simpan = partial(verify_usulan, usulan=usulan, tingkat=tingkat, by=request.pelaku, now=timezone.now())
    if read_tombol(request):
        form = FORMULIR[tingkat](initial=typed(request), **ruang)
    elif perform(request, form, lambda isi: simpan(data=form.as_data())):
        messages.success(request, _("Pemeriksaan tercatat di samping isian pengusul."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": _("Pemeriksaan: %(tingkat)s") % {"tingkat": TingkatVerifikasi(tingkat).label},
        "teks": _("Isian pengusul tetap seperti adanya; angka dan saran Anda ditulis di sampingnya."),
        "kirim": _("Catat pemeriksaan"),
        "saran_unit": saran.unit if saran else [],
        "pesan": _("Meneruskan ke provinsi atau pusat bukan penolakan; pengusul diberi tahu begitu.")
        if tingkat == TingkatVerifikasi.BAPPEDA
        else "",
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def cabut(request: Any, pk: UUID) -> HttpResponse:
    """Take the latest check, postponement or plan record back."""
    usulan = get_usulan(request, pk)
    tindakan = find_cabut(request.pelaku, usulan)
    if tindakan is None:
        raise Http404
    judul, layanan = tindakan
    form = AlasanForm(request.POST or None)
    act = partial(layanan, usulan=usulan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: act(alasan=isi["alasan"])):
        messages.success(request, _("Dicabut; usulan kembali ke keadaan sebelumnya."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": judul,
        "teks": _("Usulan kembali ke keadaan sebelumnya. Yang sudah tercatat tetap terbaca di jejaknya."),
        "kirim": _("Cabut"),
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, "jenis": "bahaya", **isi})


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def tunda(request: Any, pk: UUID) -> HttpResponse:
    """Carry it to a later year."""
    usulan = get_usulan(request, pk)
    if not may_postpone(request.pelaku, usulan):
        raise Http404
    form = TundaForm(request.POST or None, initial={"tahun_tujuan": usulan.tahun + 1})
    act = partial(postpone_usulan, usulan=usulan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: act(**isi)):
        messages.success(request, _("Usulan ditunda dan alasannya diberitahukan."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": _("Tunda usulan"),
        "teks": _("Ditunda bukan ditolak: usulan dibawa ke tahun itu dengan riwayatnya."),
        "kirim": _("Tunda"),
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def rencana(request: Any, pk: UUID) -> HttpResponse:
    """Record RKPD with its sub kegiatan, then KUA-PPAS with its ceiling."""
    usulan = get_usulan(request, pk)
    by, now = request.pelaku, timezone.now()
    if may_bring(by, usulan, S.MASUK_RKPD) and usulan.status == S.DISEPAKATI_KABUPATEN:
        return _rkpd(request, usulan, partial(enter_rkpd, usulan=usulan, by=by, now=now))
    if may_bring(by, usulan, S.MASUK_KUA_PPAS):
        form = PaguForm(request.POST or None, initial={"pagu": usulan.biaya_kini})
        if perform(
            request, form, lambda isi: enter_kua_ppas(usulan=usulan, by=by, pagu=isi["pagu"], now=now)
        ):
            messages.success(request, _("Tercatat masuk KUA-PPAS."))
            return redirect("kerja-usulan-lihat", pk=pk)
        isi = {
            "judul": _("Masuk KUA-PPAS"),
            "teks": _("Catat pagu dalam nota kesepakatan."),
            "kirim": _("Catat"),
        }
        return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})
    raise Http404


def _rkpd(request: Any, usulan: Usulan, act: Any) -> HttpResponse:
    hari = timezone.localdate()
    ruang: dict[str, Any] = {"hari": hari, "sub_kegiatan": suggest_usulan(usulan).sub_kegiatan}
    form = RkpdForm(request.POST or None, **ruang)
    if read_tombol(request):
        form = RkpdForm(initial=typed(request), **ruang)
    elif perform(request, form, lambda isi: act(sub_kegiatan=isi["sub_kegiatan"])):
        messages.success(request, _("Tercatat masuk RKPD."))
        return redirect("kerja-usulan-lihat", pk=usulan.pk)
    isi = {
        "judul": _("Masuk RKPD"),
        "teks": _("Cari sub kegiatannya dengan kata, lalu pilih satu."),
        "kirim": _("Catat"),
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


@access(can_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def pecah(request: Any, pk: UUID) -> HttpResponse:
    """Make several usulan of one; everyone who voiced it follows each."""
    usulan = get_own(request, pk)
    if not can_split(request.pelaku, usulan):
        raise Http404
    form = PecahForm(request.POST or None, usulan=usulan)
    act = partial(split_usulan, usulan=usulan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: act(bagian=form.as_bagian(), alasan=isi["alasan"])):
        messages.success(request, _("Usulan dipecah. Setiap bagian punya kode lacaknya sendiri."))
        return redirect("kerja-usulan-lihat", pk=pk)
    isi = {
        "judul": _("Pecah usulan"),
        "teks": _(
            "Aslinya tetap tersimpan, dan semua suaranya mengikuti setiap bagian. Dapat disatukan kembali "
            "selama belum ada bagian yang dibahas."
        ),
        "kirim": _("Pecah"),
        "pesan": _("Seluruhnya: %(volume)s %(satuan)s, %(biaya)s.")
        % {
            "volume": "–" if usulan.volume is None else format_angka(usulan.volume),
            "satuan": usulan.satuan,
            "biaya": format_rupiah(usulan.biaya),
        },
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def lampiran(request: Any, pk: UUID) -> HttpResponse:
    """Photos and papers of an usulan, and adding one."""
    usulan = get_usulan(request, pk)
    if not may_handle(request.pelaku, usulan):
        raise Http404
    if request.method == "POST" and (satu := request.POST.get("hapus")):
        return _remove(request, usulan, satu)
    form = LampiranForm(request.POST or None, request.FILES or None)
    if perform(request, form, lambda isi: _attach(request, usulan, isi)):
        messages.success(request, _("Lampiran tersimpan."))
        return redirect("kerja-usulan-lampiran", pk=pk)
    isi = {
        "judul": _("Foto dan dokumen"),
        "teks": _("Foto disimpan tanpa keterangan tempat dan kameranya."),
        "kirim": _("Lampirkan"),
        "lampiran": usulan.lampiran.all(),
        "boleh_hapus": usulan.status in {S.DRAF, S.DIAJUKAN, S.DIKEMBALIKAN},
    }
    return render(request, HALAMAN, {"usulan": usulan, "form": form, **isi})


@access(publik)
@require_safe
def berkas(request: Any, pk: UUID) -> HttpResponse:
    """The file itself: to everyone when it is public, else to offices that see the usulan."""
    terlihat = Usulan.objects.visible_to(request.pelaku).values("pk")
    umum = Q(is_publik=True) & ~Q(usulan__status=S.DRAF)
    satu = get_object_or_404(Lampiran.objects.filter(umum | Q(usulan__in=terlihat)), pk=pk)
    if satu.berkas_id is None or not (isi := type(satu.berkas).objects.filter(pk=satu.berkas_id).first()):
        raise Http404
    return answer_foto(isi, request)


def _attach(request: Any, usulan: Usulan, isi: dict[str, Any]) -> None:
    kirim = isi.pop("berkas")
    try:
        add_lampiran(usulan=usulan, by=request.pelaku, data=kirim.read(), now=timezone.now(), **isi)
    except FotoTidakTerbaca as exc:
        raise CannotAttach(str(exc), code="berkas") from exc


def _remove(request: Any, usulan: Usulan, nilai: str) -> HttpResponse:
    try:
        satu = usulan.lampiran.filter(pk=UUID(nilai)).select_related("berkas", "usulan").first()
    except ValueError as exc:
        raise Http404 from exc
    if satu is None:
        raise Http404
    try:
        remove_lampiran(lampiran=satu, by=request.pelaku)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Lampiran dihapus."))
    return redirect("kerja-usulan-lampiran", pk=usulan.pk)


def can_check(by: Pelaku, usulan: Usulan, tingkat: str) -> bool:
    """Whether this tier has not yet said that it is in order."""
    return may_verify(by, usulan, tingkat) and usulan.status != PEMERIKSAAN[TingkatVerifikasi(tingkat)].ke


def can_split(by: Pelaku, usulan: Usulan) -> bool:
    return may_propose(by, usulan.kode_desa) and may_move(usulan.status, S.DIPECAH, by.jenis)


def find_cabut(by: Pelaku, usulan: Usulan) -> tuple[str, Any] | None:
    """What this office may take back now: its words and its service."""
    terakhir = find_terakhir(usulan)
    if terakhir is not None and may_handle(by, usulan):
        pemeriksa = PEMERIKSAAN[TingkatVerifikasi(terakhir.tingkat)]
        if by.jenis in pemeriksa.pelaku:
            return _("Cabut pemeriksaan"), withdraw_verifikasi
    if may_propose(by, usulan.kode_desa):
        if usulan.status in {S.MASUK_RKPDES, S.DU_RKPDES} and may_bring(by, usulan, S.DISEPAKATI_DESA):
            return _("Cabut catatan RKP Desa"), leave_rkpdes
        if usulan.status == S.DIPECAH:
            return _("Satukan kembali"), unsplit_usulan
    sebelum = find_sebelum_tunda(usulan)
    if sebelum is not None and may_bring(by, usulan, sebelum):
        return _("Cabut penundaan"), resume_usulan
    if usulan.status in {S.MASUK_RKPD, S.MASUK_KUA_PPAS} and may_bring(
        by, usulan, S.DISEPAKATI_KABUPATEN if usulan.status == S.MASUK_RKPD else S.MASUK_RKPD
    ):
        return _("Cabut catatan rencana"), leave_rencana
    return None


def list_langkah_kerja(by: Pelaku, usulan: Usulan) -> list[tuple[str, str]]:
    """Words and address of every further act that this office may do with it now."""
    langkah = [
        (
            _("Periksa: %(tingkat)s") % {"tingkat": t.label},
            reverse("kerja-usulan-periksa", args=[usulan.pk, t.value]),
        )
        for t in TingkatVerifikasi
        if can_check(by, usulan, t)
    ]
    if usulan.status == S.DISEPAKATI_KABUPATEN and may_bring(by, usulan, S.MASUK_RKPD):
        langkah.append((_("Catat masuk RKPD"), reverse("kerja-usulan-rencana", args=[usulan.pk])))
    if may_bring(by, usulan, S.MASUK_KUA_PPAS) and usulan.status == S.MASUK_RKPD:
        langkah.append((_("Catat masuk KUA-PPAS"), reverse("kerja-usulan-rencana", args=[usulan.pk])))
    if (
        usulan.tujuan != Tujuan.DESA
        and may_bring(by, usulan, S.DU_RKPDES)
        and usulan.status == S.DISEPAKATI_DESA
    ):
        langkah.append((_("Catat dalam DU-RKP Desa"), reverse("kerja-usulan-du-rkpdes", args=[usulan.pk])))
    if can_split(by, usulan):
        langkah.append((_("Pecah"), reverse("kerja-usulan-pecah", args=[usulan.pk])))
    if may_handle(by, usulan):
        langkah.append((_("Foto dan dokumen"), reverse("kerja-usulan-lampiran", args=[usulan.pk])))
    if may_postpone(by, usulan):
        langkah.append((_("Tunda"), reverse("kerja-usulan-tunda", args=[usulan.pk])))
    if can_finish(by, usulan):
        langkah.append((_("Catat selesai"), reverse("kerja-rpjmdes-selesai", args=[usulan.pk])))
    if (cabutan := find_cabut(by, usulan)) is not None:
        langkah.append((cabutan[0], reverse("kerja-usulan-cabut", args=[usulan.pk])))
    return langkah
