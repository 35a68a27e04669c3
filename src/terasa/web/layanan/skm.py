"""SKM: hasil untuk semua; unit membuka, menghitung, menanyai di layar, menyalin kertas, dan menerbitkan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.layanan.enums import HasilSalinan, SaluranSkm
from terasa.layanan.models import Layanan, SurveiSkm
from terasa.layanan.permissions import can_serve
from terasa.layanan.queries import (
    count_angka,
    count_jawaban,
    find_berjalan,
    find_dibuka,
    find_skm,
    list_hasil,
    list_layanan,
    list_saran,
    list_terbit,
    recap_kecamatan,
)
from terasa.layanan.services import answer_skm, copy_kertas, extend_skm, open_skm, publish_skm
from terasa.layanan.services.laporan_skm import list_unsur
from terasa.statistik.skm import NAMA_UNSUR, SEBUTAN, Mutu
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import PUBLIK, SISTEM, Pelaku
from terasa.web.akses import access, publik
from terasa.web.layanan.forms import SKALA, BukaSkmForm, HariForm, KertasForm, SkmForm
from terasa.web.musrenbang.medan import on_form, perform
from terasa.wilayah.models import Wilayah

SEHALAMAN = 60
SESI_LAYAR = "skm_layar"
UMUR_LAYAR = 12 * 3600


@access(publik)
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """All results that are out in a place, by name, beside how well promises are kept."""
    di = request.GET.get("di", "").strip()
    tempat = Wilayah.objects.filter(pk=di).first() if di else None
    baris = list_terbit(tempat.kode if tempat else "", hari=timezone.localdate())
    rekap = recap_kecamatan(baris)
    isi = {
        "page": Paginator(baris, SEHALAMAN).get_page(request.GET.get("page")),
        "rekap": rekap if len(rekap) > 1 else [],
        "tempat": tempat,
    }
    return render(request, "layanan/skm_daftar.html", isi)


@access(publik)
@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """The published result with its interval, beside how long services took."""
    survei = find_skm(PUBLIK, kode)
    if survei is None:
        raise Http404
    total, *tiap = list_hasil(survei)
    unit, _tiap = count_angka(survei.unit_id, dari=survei.dari_on, sampai=survei.sampai_on)
    isi = {
        "survei": survei,
        "laporan": survei.dokumen.isi if survei.dokumen else {},
        "total": total,
        "sebutan": SEBUTAN[Mutu(total.mutu)] if total.mutu else "",
        "tiap": tiap,
        "unsur": list_unsur(total),
        "angka": unit,
    }
    return render(request, "layanan/skm.html", isi)


@access(can_serve)
@require_http_methods(["GET", "HEAD", "POST"])
def kelola(request: Any) -> HttpResponse:
    """Open a survey, see how many answered, and the results so far."""
    unit = get_object_or_404(Unit, pk=request.pelaku.unit_id)
    form = BukaSkmForm(request.POST or None)
    if perform(request, form, lambda isi: open_skm(unit=unit, by=request.pelaku, now=timezone.now(), **isi)):
        messages.success(request, _("Survei dibuka."))
        return redirect("skm-kelola")
    survei = find_dibuka(unit.pk)
    terbit = list(SurveiSkm.objects.visible_to(request.pelaku).filter(unit=unit, terbit_at__isnull=False))
    jawaban = count_jawaban(survei) if survei else []
    isi = {
        "form": form,
        "hari": HariForm(initial={"sampai_on": survei.sampai_on}) if survei else None,
        "survei": survei,
        "jawaban": jawaban,
        "banyak": sum(h.n for h in jawaban),
        "dapat_terbit": survei is not None and timezone.localdate() > survei.sampai_on,
        "terbit": terbit,
        "saran": list_saran(terbit[0], request.pelaku) if terbit else [],
    }
    return render(request, "layanan/skm_kelola.html", isi)


@access(can_serve)
@require_POST
def perpanjang(request: Any) -> HttpResponse:
    """Another last day."""
    survei = find_dibuka(request.pelaku.unit_id or 0)
    form = HariForm(request.POST)
    if survei is None:
        raise Http404
    if perform(
        request, form, lambda isi: extend_skm(survei=survei, by=request.pelaku, now=timezone.now(), **isi)
    ):
        messages.success(request, _("Hari terakhirnya berubah."))
    else:
        messages.error(request, " ".join(str(g) for semua in form.errors.values() for g in semua))
    return redirect("skm-kelola")


@access(can_serve)
@require_POST
def terbitkan(request: Any) -> HttpResponse:
    """Count and publish."""
    survei = find_dibuka(request.pelaku.unit_id or 0)
    if survei is None:
        raise Http404
    try:
        publish_skm(survei=survei, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("skm-kelola")
    return redirect("skm", survei.kode)


@access(can_serve)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kios(request: Any) -> HttpResponse:
    """The officer asks at the counter, one person after another."""
    survei = find_berjalan(request.pelaku.unit_id or 0, timezone.localdate())
    return _ask(request, survei, request.pelaku)


@access(can_serve)
@require_POST
def kunci_layar(request: Any) -> HttpResponse:
    """Leave this screen to the people: the officer is signed out of it, and only the questions stay open for a day."""
    survei = find_berjalan(request.pelaku.unit_id or 0, timezone.localdate())
    if survei is None:
        raise Http404
    logout(request)
    request.session[SESI_LAYAR] = survei.unit_id
    request.session.set_expiry(UMUR_LAYAR)
    return redirect("skm-layar")


@access(publik)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def layar(request: Any) -> HttpResponse:
    """The screen that an officer left to the people; nothing of the one before stays on it."""
    survei = find_berjalan(request.session.get(SESI_LAYAR, 0), timezone.localdate())
    # Whoever left the screen here answers for it; the one who presses has no account.
    return _ask(request, survei, SISTEM)


def _ask(request: Any, survei: SurveiSkm | None, by: Pelaku) -> HttpResponse:
    layanan = list(list_layanan(PUBLIK, unit_id=survei.unit_id)) if survei else []
    form = SkmForm(request.POST or None, layanan=layanan)
    if survei is not None and request.method == "POST" and form.is_valid():
        with on_form(form):
            answer_skm(
                survei=survei,
                layanan=_pick(layanan, form.cleaned_data["layanan"]),
                data=form.as_data(),
                saluran=SaluranSkm.KIOS if by is SISTEM else SaluranSkm.LOKET,
                kunci_kirim=form.cleaned_data["kunci_kirim"],
                by=by,
                now=timezone.now(),
            )
        if not form.errors:
            messages.success(request, _("Terima kasih. Silakan orang berikutnya."))
            return redirect(request.path)
    return render(request, "layanan/kios.html", {"survei": survei, "form": form, "dikunci": by is SISTEM})


@access(can_serve)
@require_safe
def kuesioner(request: Any) -> HttpResponse:
    """The paper itself: each item carries the code of its unsur, by which it is copied."""
    survei = find_dibuka(request.pelaku.unit_id or 0)
    if survei is None:
        raise Http404
    isi = {"survei": survei, "layanan": _offered(request), "unsur": NAMA_UNSUR.items(), "skala": SKALA}
    return render(request, "layanan/kuesioner.html", isi)


@access(can_serve)
@require_http_methods(["GET", "HEAD", "POST"])
def kertas(request: Any) -> HttpResponse:
    """Copy papers; two people copy each, and neither sees what the other wrote."""
    survei, layanan = find_dibuka(request.pelaku.unit_id or 0), _offered(request)
    form = KertasForm(request.POST or None, layanan=layanan)
    if survei is not None and request.method == "POST" and form.is_valid():
        with on_form(form):
            hasil, beda = copy_kertas(
                survei=survei,
                layanan=_pick(layanan, form.cleaned_data["layanan"]),
                lembar=form.cleaned_data["lembar"],
                data=form.as_data(),
                by=request.pelaku,
                now=timezone.now(),
            )
            if hasil == HasilSalinan.BERBEDA:
                form.add_error(None, _say_beda(beda))
            else:
                messages.success(request, hasil.label)
        if not form.errors:
            return redirect("skm-kertas")
    return render(request, "layanan/kertas.html", {"survei": survei, "form": form})


def _say_beda(beda: list[str]) -> str:
    if not beda:
        return _("Layanannya berbeda dari salinan orang lain. Lihat kertasnya lagi.")
    return _(
        "Berbeda dari salinan orang lain pada %(unsur)s. Lihat kertasnya lagi, lalu simpan yang benar."
    ) % {"unsur": ", ".join(beda)}


def _offered(request: Any) -> list[Layanan]:
    return list(list_layanan(request.pelaku, unit_id=request.pelaku.unit_id or 0))


def _pick(layanan: list[Layanan], id: str) -> Layanan:
    """One of the offered services; the form has checked that it is."""
    return next(satu for satu in layanan if satu.pk == UUID(id))
