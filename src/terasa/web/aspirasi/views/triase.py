"""Triase: antrean suara baru di samping satu yang terbuka, semuanya dari papan ketik, semuanya juga tombol."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.aspirasi import rules
from terasa.aspirasi.models import Aspirasi, Rekaman
from terasa.aspirasi.permissions import can_answer
from terasa.aspirasi.queries import due_days, list_alasan_sembunyi, list_triase, list_tujuan_alih
from terasa.aspirasi.services import (
    hide_aspirasi,
    mask_aspirasi,
    redirect_aspirasi,
    release_aspirasi,
    release_many,
)
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import read_kode
from terasa.web.akses import access
from terasa.web.aspirasi.forms import PilihanForm, on_form
from terasa.web.aspirasi.triase import SEBUTAN, find_act, forget_act, remember_act, undo
from terasa.web.aspirasi.views.kerja import get_one
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 25
# Doors with a key of their own; the others are on the full page.
PINTU_CEPAT = ("lapor", "layanan")


@access(can_answer)
@never_cache
@require_safe
def lihat(request: Any) -> HttpResponse:
    """The queue and one opened beside it: `?buka=KODE`, else the one that waits longest."""
    return _show(request)


@access(can_answer)
@require_POST
def rilis(request: Any, kode: str) -> HttpResponse:
    """Open words (as masked) and the ticked photos to everyone; on to the next."""
    aspirasi = _get(request, kode)
    foto = {str(f.pk): f.pk for f in aspirasi.foto.all()}

    def act() -> None:
        release_aspirasi(
            aspirasi=aspirasi,
            teks_publik=aspirasi.isi.masalah_publik,
            foto=[foto[pk] for pk in request.POST.getlist("foto") if pk in foto],
            by=request.pelaku,
            now=timezone.now(),
        )

    return _do(request, aspirasi, "rilis", act)


@access(can_answer)
@require_POST
def samarkan(request: Any, kode: str) -> HttpResponse:
    """Numbers and e-mails become what they were; the same voice stays open."""
    aspirasi = _get(request, kode)

    def act() -> None:
        mask_aspirasi(aspirasi=aspirasi, by=request.pelaku, now=timezone.now())

    return _do(request, aspirasi, "samarkan", act, lanjut=False)


@access(can_answer)
@require_POST
def alihkan(request: Any, kode: str) -> HttpResponse:
    """A complaint to LAPOR, a question to the service counter; on to the next."""
    aspirasi = _get(request, kode)

    def act() -> None:
        redirect_aspirasi(
            aspirasi=aspirasi,
            tujuan=request.POST.get("tujuan", ""),
            by=request.pelaku,
            now=timezone.now(),
        )

    return _do(request, aspirasi, "alihkan", act)


@access(can_answer)
@require_POST
def sembunyikan(request: Any, kode: str) -> HttpResponse:
    """Hide with a public reason; a missing one is asked for here."""
    aspirasi = _get(request, kode)
    form = _hide_form(aspirasi, request.POST)
    if form.is_valid():
        berikut = _next(request, aspirasi)
        with on_form(form):
            hide_aspirasi(
                aspirasi=aspirasi,
                alasan_kode=form.cleaned_data["pilihan"],
                alasan=form.cleaned_data["alasan"],
                by=request.pelaku,
                now=timezone.now(),
            )
            remember_act(request, "sembunyikan", [aspirasi])
            return _back(berikut)
    return _show(request, aspirasi, form)


@access(can_answer)
@require_POST
def urungkan(request: Any) -> HttpResponse:
    """Take the last act of this screen back."""
    terakhir = find_act(request)
    if terakhir is None:
        messages.error(request, _("Tidak ada tindakan yang dapat dibatalkan."))
        return _back("")
    forget_act(request)
    tindakan, kode = terakhir
    try:
        with transaction.atomic():
            milik = Aspirasi.objects.handled_by(request.pelaku).filter(kode__in=kode)
            undo(tindakan, milik, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Dibatalkan: %(tindakan)s.") % {"tindakan": SEBUTAN[tindakan]})
    return _back(kode[0] if kode else "")


@access(can_answer)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rilis_banyak(request: Any) -> HttpResponse:
    """Read several that show nothing personal, tick, and open those together."""
    tertulis = (a for a in list_triase(request.pelaku)[:100] if a.isi.masalah)
    bersih = [a for a in tertulis if not rules.find_pribadi(a.isi.masalah)]
    if request.method == "POST":
        dicentang = set(request.POST.getlist("aspirasi"))
        dipilih = [a for a in bersih if a.kode in dicentang]
        if not dipilih:
            messages.error(request, _("Centang dulu yang sudah Anda baca dan boleh dibuka."))
        elif _try(request, lambda: release_many(aspirasi=dipilih, by=request.pelaku, now=timezone.now())):
            remember_act(request, "rilis", dipilih)
            n = len(dipilih)
            messages.success(
                request,
                ngettext("%(n)d aspirasi dibuka untuk umum.", "%(n)d aspirasi dibuka untuk umum.", n)
                % {"n": n},
            )
            return _back("")
    tampil = bersih[:SEHALAMAN]
    nama = nama_lengkap_banyak({a.kode_desa for a in tampil})
    return render(request, "aspirasi/triase_banyak.html", {"bersih": tampil, "nama": nama})


def _do(
    request: Any, aspirasi: Aspirasi, tindakan: str, act: Callable[[], None], *, lanjut: bool = True
) -> HttpResponse:
    """One act; then the next voice, or this one again with what must be mended."""
    berikut = _next(request, aspirasi) if lanjut else aspirasi.kode
    if not _try(request, act):
        return _back(aspirasi.kode)
    remember_act(request, tindakan, [aspirasi])
    return _back(berikut)


def _try(request: Any, act: Callable[[], Any]) -> bool:
    try:
        act()
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return False
    return True


def _get(request: Any, kode: str) -> Aspirasi:
    return get_one(Aspirasi.objects.handled_by(request.pelaku).select_related("isi"), kode)


def _next(request: Any, aspirasi: Aspirasi) -> str:
    """The code after this one in the queue; the first when this is the last."""
    lain = list_triase(request.pelaku).exclude(pk=aspirasi.pk).values_list("kode", flat=True)
    return lain.filter(diajukan_at__gte=aspirasi.diajukan_at).first() or lain.first() or ""


def _back(kode: str) -> HttpResponse:
    alamat = reverse("aspirasi-triase")
    return redirect(f"{alamat}?{urlencode({'buka': kode})}#terbuka" if kode else alamat)


def _hide_form(aspirasi: Aspirasi, data: Any = None) -> PilihanForm:
    pilihan = list_alasan_sembunyi(aspirasi.kode_desa, timezone.localdate())
    return PilihanForm(data, prefix="sembunyi", pilihan=pilihan)


def _show(request: Any, aspirasi: Aspirasi | None = None, ditolak: PilihanForm | None = None) -> HttpResponse:
    semua = list_triase(request.pelaku)
    page = Paginator(semua, SEHALAMAN).get_page(request.GET.get("page"))
    if aspirasi is None and (kode := read_kode(request.GET.get("buka", "")[:20])):
        aspirasi = Aspirasi.objects.handled_by(request.pelaku).select_related("isi").filter(kode=kode).first()
    if aspirasi is None and page.object_list:
        aspirasi = page[0]
    kartu = [*page, aspirasi] if aspirasi else list(page)
    terakhir, hari = find_act(request), due_days(kartu)
    isi = {
        "page": page,
        "janji": {a.pk: hari.get(str(a.pk)) for a in kartu},
        "nama": nama_lengkap_banyak({a.kode_desa for a in kartu}),
        "terakhir": SEBUTAN[terakhir[0]] if terakhir else "",
        "ditolak": ditolak,
        **(_opened(aspirasi, ditolak) if aspirasi else {}),
    }
    return render(request, "aspirasi/triase.html", isi)


def _opened(aspirasi: Aspirasi, ditolak: PilihanForm | None) -> dict[str, Any]:
    """What the pane of one voice shows: its words in pieces, and what may be done."""
    boleh = rules.list_boleh(aspirasi.status)
    tujuan = list_tujuan_alih(aspirasi.kode_desa, timezone.localdate())
    isi = aspirasi.isi
    return {
        "terbuka": aspirasi,
        "isi": isi,
        "potongan": rules.split_pribadi(isi.masalah),
        "temuan": len(rules.find_pribadi(isi.masalah)),
        "samaran": rules.split_pribadi(isi.masalah_publik),
        "foto": list(aspirasi.foto.all()),
        "rekaman": Rekaman.objects.filter(pk=aspirasi.pk).first(),
        "boleh": boleh,
        "pintu": [p for p in tujuan if p.kode in PINTU_CEPAT],
        "sembunyi": ditolak or _hide_form(aspirasi),
    }
