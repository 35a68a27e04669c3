"""SKM: hasil untuk semua; unit membuka, menghitung, menanyai di layar, menyalin kertas, dan menerbitkan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.layanan.enums import HasilSalinan
from terasa.layanan.models import Layanan, SurveiSkm
from terasa.layanan.permissions import can_oversee, can_serve
from terasa.layanan.queries import (
    count_angka,
    count_jawaban,
    find_dibuka,
    find_skm,
    has_any_answer,
    list_hasil,
    list_layanan,
    list_pertanyaan,
    list_saran,
    list_terbit,
    recap_kecamatan,
)
from terasa.layanan.rules.skm import DITANYA_DI_LAYAR, LABEL_PROFIL, NAMA_PROFIL
from terasa.layanan.services import cancel_skm, change_skm, copy_kertas, extend_skm, open_skm, publish_skm
from terasa.layanan.services.laporan_skm import list_unsur
from terasa.statistik.skm import SEBUTAN, Mutu
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.permissions import can_follow
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import PUBLIK
from terasa.web.akses import access, publik
from terasa.web.layanan.forms import BukaSkmForm, HariForm, KertasForm, LembarForm
from terasa.web.layanan.kios import pick
from terasa.web.musrenbang.medan import on_form, perform
from terasa.wilayah.models import Wilayah

SEHALAMAN = 60
# Services that are printed as boxes; a unit with more gets a line to write on.
LAYANAN_SELEMBAR = 14


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
def lihat(request: Any, kode: str) -> HttpResponse:
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
        "tugas": [h.tindak_lanjut for h in (total, *tiap) if h.tindak_lanjut],
        "boleh_tugas": can_follow(request.pelaku)
        and TindakLanjut.objects.visible_to(request.pelaku).filter(hasil_skm__survei=survei).exists(),
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
        "ubah": _change_form(survei) if survei and not has_any_answer(survei) else None,
        "boleh_awasi": can_oversee(request.pelaku),
        "ada_layanan": bool(survei) or list_layanan(PUBLIK, unit_id=unit.pk).exists(),
        "dapat_terbit": survei is not None and timezone.localdate() > survei.sampai_on,
        "terbit": terbit,
        "saran": list_saran(terbit[0], request.pelaku) if terbit else [],
    }
    return render(request, "layanan/skm_kelola.html", isi)


def _get_dibuka(request: Any) -> SurveiSkm:
    """The survey that the acting unit holds now, or 404."""
    survei = find_dibuka(request.pelaku.unit_id or 0)
    if survei is None:
        raise Http404
    return survei


def _say_errors(request: Any, form: forms.Form) -> None:
    """Why it was refused, on the page from which it was pressed."""
    messages.error(request, " ".join(str(g) for semua in form.errors.values() for g in semua))


def _change_form(survei: SurveiSkm) -> BukaSkmForm:
    return BukaSkmForm(
        initial={"dari_on": survei.dari_on, "sampai_on": survei.sampai_on, "populasi": survei.populasi},
        auto_id="ubah_%s",
    )


@access(can_serve)
@require_POST
def perpanjang(request: Any) -> HttpResponse:
    """Another last day."""
    survei, form = _get_dibuka(request), HariForm(request.POST)
    if perform(
        request, form, lambda isi: extend_skm(survei=survei, by=request.pelaku, now=timezone.now(), **isi)
    ):
        messages.success(request, _("Hari terakhirnya berubah."))
    else:
        _say_errors(request, form)
    return redirect("skm-kelola")


@access(can_serve)
@require_POST
def ubah(request: Any) -> HttpResponse:
    """Other days or another number of users, or no survey after all, while nobody answered."""
    survei = _get_dibuka(request)
    isi = {"survei": survei, "by": request.pelaku, "now": timezone.now()}
    if "batal" in request.POST:
        form: forms.Form = forms.Form(request.POST)
        berhasil = perform(request, form, lambda _isi: cancel_skm(**isi))
    else:
        form = BukaSkmForm(request.POST)
        berhasil = perform(request, form, lambda baru: change_skm(**isi, **baru))
    if berhasil:
        messages.success(
            request, _("Survei dibatalkan.") if "batal" in request.POST else _("Survei berubah.")
        )
    else:
        _say_errors(request, form)
    return redirect("skm-kelola")


@access(can_serve)
@require_POST
def terbitkan(request: Any) -> HttpResponse:
    """Count and publish."""
    survei = _get_dibuka(request)
    try:
        publish_skm(survei=survei, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        return redirect("skm-kelola")
    return redirect("skm", survei.kode)


@access(can_serve)
@require_safe
def kuesioner(request: Any) -> HttpResponse:
    """One sheet for each respondent, numbered, so that the two who copy it know which one they hold."""
    survei = _get_dibuka(request)
    form = LembarForm(request.GET or None)
    if not form.is_valid():
        return render(request, "layanan/kuesioner.html", {"survei": survei, "form": form})
    layanan = _offered(request)
    isi = {
        "survei": survei,
        "lembar": range(form.cleaned_data["dari"], form.cleaned_data["sampai"] + 1),
        # More do not fit on one side.
        "layanan": layanan if len(layanan) <= LAYANAN_SELEMBAR else [],
        "pertanyaan": list_pertanyaan(survei),
        "profil": [(NAMA_PROFIL[k], [n for _k, n in LABEL_PROFIL[k]]) for k in DITANYA_DI_LAYAR],
        "jam": [n for _k, n in LABEL_PROFIL["jam"]],
    }
    return render(request, "layanan/kuesioner_cetak.html", isi)


@access(can_serve)
@require_http_methods(["GET", "HEAD", "POST"])
def kertas(request: Any) -> HttpResponse:
    """Copy papers; two people copy each, and neither sees what the other wrote."""
    survei, layanan = find_dibuka(request.pelaku.unit_id or 0), _offered(request)
    pertanyaan = list_pertanyaan(survei) if survei else ()
    form = KertasForm(request.POST or None, layanan=layanan, pertanyaan=pertanyaan)
    if survei is not None and request.method == "POST" and form.is_valid():
        with on_form(form):
            hasil, beda = copy_kertas(
                survei=survei,
                layanan=pick(layanan, form.cleaned_data["layanan"]),
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
