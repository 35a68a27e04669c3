"""Meja unit: daftar permohonan, mencatat yang datang, dan yang dilakukan atas satu permohonan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan, Status
from terasa.layanan.models import IsiPermohonan, Layanan, Permohonan
from terasa.layanan.permissions import can_serve, heads
from terasa.layanan.queries import (
    can_extend,
    can_undo,
    count_setahun,
    find_layanan,
    find_periksa,
    find_standar,
    has_keberatan,
    list_alasan,
    list_kontak,
    list_layanan,
    list_meja,
    list_peristiwa,
    list_pesan,
)
from terasa.layanan.services import (
    KunciTerpakai,
    Terkirim,
    accept_berkas,
    answer_keberatan,
    ask_lengkap,
    explain_late,
    extend_informasi,
    hand_over,
    mark_ready,
    refuse_permohonan,
    send_pesan,
    submit_permohonan,
    undo_step,
)
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import PUBLIK, Pelaku
from terasa.web.akses import access
from terasa.web.aspirasi.forms import KonfirmasiForm, on_form
from terasa.web.layanan.forms import (
    AlasanForm,
    CatatForm,
    KurangForm,
    LambatForm,
    PesanForm,
    SerahForm,
    SiapForm,
    TekaForm,
)
from terasa.web.layanan.kertas import list_kertas
from terasa.web.layanan.slip import show_slip

SEHALAMAN = 30


@dataclass(frozen=True)
class Tindakan:
    """One act on a request: in which states it is offered, its form, its service, what is said afterwards."""

    judul: Any
    keadaan: frozenset[Status]
    form: Callable[[Permohonan, Any], forms.Form]
    act: Callable[..., object]
    kabar: Any
    # Whoever asked is told of it, when there is a way to tell.
    memberi_tahu: bool = True


def _reasons(kode: str, permohonan: Permohonan) -> Any:
    return list_alasan(kode, permohonan.unit.kabupaten, timezone.localdate())


KURANG = frozenset({Status.DIAJUKAN, Status.KURANG, Status.DIPROSES})
TINDAKAN: dict[str, Tindakan] = {
    "lengkap": Tindakan(
        gettext_lazy("Berkas lengkap, mulai dihitung"),
        frozenset({Status.DIAJUKAN, Status.KURANG}),
        lambda p, data: KonfirmasiForm(data),
        accept_berkas,
        gettext_lazy("Berkas lengkap; waktu yang dijanjikan mulai dihitung."),
    ),
    "siap": Tindakan(
        gettext_lazy("Hasilnya siap"),
        frozenset({Status.DIPROSES}),
        lambda p, data: SiapForm(
            data,
            terlambat=rules.needs_alasan(p.janji_on, p.alasan_lambat, timezone.localdate()),
            pilihan=_reasons("alasan-lambat-layanan", p),
            prefix="siap",
        ),
        mark_ready,
        gettext_lazy("Hasilnya tercatat siap."),
    ),
    "serahkan": Tindakan(
        gettext_lazy("Serahkan kepada pemohon"),
        frozenset({Status.SIAP}),
        lambda p, data: SerahForm(data, tertinggi=p.standar.biaya, prefix="serah"),
        hand_over,
        gettext_lazy("Permohonan selesai."),
        memberi_tahu=False,
    ),
    "kurang": Tindakan(
        gettext_lazy("Ada yang kurang"),
        KURANG,
        lambda p, data: KurangForm(data, persyaratan=p.standar.persyaratan, prefix="kurang"),
        ask_lengkap,
        gettext_lazy("Yang masih kurang tercatat."),
    ),
    "jelaskan": Tindakan(
        gettext_lazy("Jelaskan keterlambatan"),
        frozenset({Status.DIPROSES}),
        lambda p, data: LambatForm(data, pilihan=_reasons("alasan-lambat-layanan", p), prefix="lambat"),
        explain_late,
        gettext_lazy("Sebabnya tampil di halaman kode."),
    ),
    "tolak": Tindakan(
        gettext_lazy("Tidak dapat dipenuhi"),
        KURANG,
        lambda p, data: AlasanForm(data, pilihan=_reasons("alasan-tolak-layanan", p), prefix="tolak"),
        refuse_permohonan,
        gettext_lazy("Alasannya tampil di halaman kode."),
    ),
    "batal": Tindakan(
        gettext_lazy("Batalkan langkah terakhir"),
        frozenset(rules.BATAL),
        lambda p, data: KonfirmasiForm(data),
        undo_step,
        gettext_lazy("Langkah terakhir dibatalkan."),
        memberi_tahu=False,
    ),
    "pesan": Tindakan(
        gettext_lazy("Kirim pesan kepada pemohon"),
        frozenset(Status),
        lambda p, data: PesanForm(data, prefix="pesan"),
        send_pesan,
        gettext_lazy("Pesan tersimpan dan terbaca dengan kunci pemohon."),
    ),
}
INFORMASI: dict[str, Tindakan] = {
    "perpanjang": Tindakan(
        gettext_lazy("Perpanjang waktu menjawab"),
        frozenset({Status.DIPROSES}),
        lambda p, data: TekaForm(data, prefix="perpanjang"),
        extend_informasi,
        gettext_lazy("Waktu menjawab diperpanjang."),
    ),
    "tanggapi": Tindakan(
        gettext_lazy("Tanggapi keberatan"),
        frozenset(Status),
        lambda p, data: TekaForm(data, prefix="tanggapi"),
        answer_keberatan,
        gettext_lazy("Keberatan ditanggapi."),
    ),
}


@access(can_serve)
@require_safe
def meja(request: Any) -> HttpResponse:
    """What waits for this unit, and how well it keeps its promises."""
    status = request.GET.get("status", "")
    status = status if status in Status.values else ""
    page = Paginator(list_meja(request.pelaku, status=status), SEHALAMAN).get_page(request.GET.get("page"))
    unit, tiap = count_setahun(request.pelaku.unit_id or 0, timezone.localdate())
    isi = {
        "page": page,
        "status": status,
        "pilihan": Status.choices,
        "angka": unit,
        "tiap": tiap,
        "layanan": list_layanan(PUBLIK, unit_id=request.pelaku.unit_id or 0),
        "unit_id": request.pelaku.unit_id,
    }
    return render(request, "layanan/meja.html", isi)


@access(can_serve)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def catat(request: Any, kode: str) -> HttpResponse:
    """Write down who came or called; the slip is printed at once."""
    layanan = find_layanan(request.pelaku, kode)
    if layanan is None or layanan.unit_id != request.pelaku.unit_id:
        raise Http404
    if layanan.dihentikan_on is not None:
        return render(request, "layanan/berhenti.html", {"layanan": layanan, "petugas": True})
    standar = find_standar(layanan, timezone.localdate())
    syarat = standar.persyaratan if standar else []
    form = CatatForm(request.POST or None, layanan=layanan, persyaratan=syarat)
    if request.method == "POST" and form.is_valid():
        with on_form(form):
            terkirim = _note(request, layanan, form)
            # Shown once, to be printed for the person; never in an address.
            return show_slip(request, terkirim.permohonan, terkirim.kunci)
    return render(request, "layanan/catat.html", {"layanan": layanan, "form": form})


def _note(request: Any, layanan: Layanan, form: CatatForm) -> Terkirim:
    try:
        return submit_permohonan(
            layanan=layanan,
            data=form.as_data(form.cleaned_data["saluran"]),
            by=request.pelaku,
            now=timezone.now(),
            kunci_kirim=form.cleaned_data["kunci_kirim"],
            lengkap=not form.cleaned_data.get("kurang", []),
            kurang=form.cleaned_data.get("kurang", []),
        )
    except KunciTerpakai:
        # The officer went back to write down the next person: that is a request of its own.
        form.renew()
        raise


@access(can_serve)
@require_safe
def lihat(request: Any, kode: str) -> HttpResponse:
    """One request with everything the unit may do about it now."""
    return show(request, get_one(request, kode))


@access(can_serve)
@require_POST
def tindak(request: Any, kode: str, tindakan: str) -> HttpResponse:
    """One act on one request."""
    permohonan = get_one(request, kode)
    satu = _acts(permohonan).get(tindakan)
    if satu is None:
        raise Http404
    form = satu.form(permohonan, request.POST)
    if form.is_valid():
        isi = {k: v for k, v in form.cleaned_data.items() if v not in (None, "")}
        with on_form(form), transaction.atomic():
            satu.act(permohonan=permohonan, by=request.pelaku, now=timezone.now(), **isi)
    if form.errors:
        kini = get_one(request, kode)
        # Somebody else was faster: the page shows what is so now, without the button that no longer works.
        if kini.status not in satu.keadaan or tindakan in _hidden(kini, request.pelaku):
            teks = _("Langkah itu tidak berlaku lagi. %(kini)s")
            messages.error(request, teks % {"kini": rules.explain_refusal(kini.status)})
            return redirect("permohonan-kerja", kini.kode)
        return show(request, kini, {tindakan: form})
    messages.success(request, satu.kabar)
    if satu.memberi_tahu:
        say_told(request, permohonan)
    return redirect("permohonan-kerja", permohonan.kode)


def say_told(request: Any, permohonan: Permohonan) -> None:
    """Whether a message went to the person, or the officer has to tell."""
    kontak = list_kontak(permohonan, request.pelaku)
    if sampai := [k.nilai for k in kontak if k.terjangkau]:
        messages.success(request, _("Pemohon dikabari lewat %(kontak)s.") % {"kontak": ", ".join(sampai)})
    elif kontak:
        teks = _("Terasa belum dapat mengirim ke %(kontak)s; hubungi sendiri.")
        messages.warning(request, teks % {"kontak": ", ".join(k.nilai for k in kontak)})
    else:
        messages.warning(request, _("Pemohon tidak meninggalkan kontak; sampaikan saat ia datang."))


def get_one(request: HttpRequest, kode: str) -> Permohonan:
    """A request of the acting unit, or 404."""
    by = request.pelaku  # type: ignore[attr-defined]  # set by the middleware
    semua = Permohonan.objects.visible_to(by).select_related("layanan", "unit", "standar")
    return get_object_or_404(semua, kode=read_kode(kode) or "")


def _acts(permohonan: Permohonan) -> dict[str, Tindakan]:
    if permohonan.layanan.jenis == JenisLayanan.INFORMASI:
        return {**TINDAKAN, **INFORMASI}
    return TINDAKAN


def _hidden(permohonan: Permohonan, by: Pelaku) -> set[str]:
    """Acts that the state allows and that would be refused all the same."""
    hari = timezone.localdate()
    dapat = {
        "tanggapi": heads(by) and has_keberatan(permohonan),
        "pesan": permohonan.dihapus_at is None,
        "batal": can_undo(permohonan, hari),
        "perpanjang": can_extend(permohonan, hari),
        # A promise that has passed is explained, not begun anew; where nothing is required, nothing is missing.
        "kurang": bool(permohonan.standar.persyaratan)
        and (permohonan.janji_on is None or hari <= permohonan.janji_on),
    }
    return {nama for nama, boleh in dapat.items() if not boleh}


def show(
    request: HttpRequest,
    permohonan: Permohonan,
    ditolak: dict[str, forms.Form] | None = None,
    surat_ditolak: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    """The working page; a refused form keeps what was typed."""
    ditolak, surat_ditolak = ditolak or {}, surat_ditolak or {}
    by = request.pelaku  # type: ignore[attr-defined]  # set by the middleware
    belum = _hidden(permohonan, by)
    tindakan = [
        (nama, satu.judul, ditolak.get(nama) or satu.form(permohonan, None), nama in ditolak)
        for nama, satu in _acts(permohonan).items()
        if (permohonan.status in satu.keadaan and nama not in belum) or nama in ditolak
    ]
    isi = {
        "permohonan": permohonan,
        "periksa_on": find_periksa(permohonan),
        "kontak": list_kontak(permohonan, by),
        "isi": IsiPermohonan.objects.filter(pk=permohonan.pk).first(),
        "pesan": list_pesan(permohonan),
        "peristiwa": list_peristiwa(permohonan),
        "tindakan": tindakan,
        "galat": next(iter([*ditolak.values(), *surat_ditolak.values()]), None),
        "surat": list_kertas(permohonan, surat_ditolak),
    }
    return render(request, "layanan/kerja.html", isi)
