"""Data milik sendiri: melihat semuanya, mengunduhnya, membetulkan tulisan, dan menghapusnya."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Keputusan
from terasa.aspirasi.models import Aspirasi, Isi
from terasa.aspirasi.queries.simpan import collect_data
from terasa.aspirasi.services import correct_words, erase_data
from terasa.umum.pelaku import WARGA
from terasa.web.aspirasi.forms import BetulForm, HapusForm, on_form
from terasa.web.aspirasi.pemegang import with_kunci


@with_kunci
@require_safe
def lihat(request: HttpRequest, aspirasi: Aspirasi) -> HttpResponse:
    """Everything stored about this voice, in words."""
    data = collect_data(aspirasi)
    boleh = rules.list_boleh(aspirasi.status)
    isi = {
        "aspirasi": aspirasi,
        "data": data,
        "dapat_dibetulkan": _may_correct(aspirasi),
        "dapat_dihapus": Keputusan.DATA_DIHAPUS in boleh and aspirasi.dihapus_at is None,
    }
    return render(request, "aspirasi/data.html", isi)


@with_kunci
@require_safe
def unduh(request: HttpRequest, aspirasi: Aspirasi) -> JsonResponse:
    """The same as a file, photos included."""
    jawaban = JsonResponse(collect_data(aspirasi), json_dumps_params={"ensure_ascii": False, "indent": 1})
    jawaban["Content-Disposition"] = f'attachment; filename="aspirasi-{aspirasi.kode}.json"'
    return jawaban


@with_kunci
@require_http_methods(["GET", "HEAD", "POST"])
def betulkan(request: HttpRequest, aspirasi: Aspirasi) -> HttpResponse:
    """Mend one's own words while they are not open to everyone."""
    if request.method == "POST":
        form = BetulForm(request.POST)
        if form.is_valid():
            with on_form(form):
                correct_words(aspirasi=aspirasi, **form.cleaned_data, by=WARGA, now=timezone.now())
                messages.success(request, _("Tulisan Anda sudah dibetulkan."))
                return redirect("saya")
    elif not _may_correct(aspirasi):
        return redirect("saya-data")
    else:
        isi = Isi.objects.get(pk=aspirasi.pk)
        form = BetulForm(initial={n: getattr(isi, n) for n in ("masalah", "dusun", "patokan")})
    return render(request, "aspirasi/betulkan.html", {"aspirasi": aspirasi, "form": form})


@with_kunci
@require_http_methods(["GET", "HEAD", "POST"])
def hapus(request: HttpRequest, aspirasi: Aspirasi) -> HttpResponse:
    """Forget everything I gave; what stays is written on the page."""
    form = HapusForm(request.POST) if request.method == "POST" else HapusForm()
    if form.is_valid():
        with on_form(form):
            erase_data(aspirasi=aspirasi, by=WARGA, now=timezone.now())
            messages.success(request, _("Data Anda sudah dihapus."))
            return redirect("saya")
    return render(request, "aspirasi/hapus.html", {"aspirasi": aspirasi, "form": form})


def _may_correct(aspirasi: Aspirasi) -> bool:
    terbuka = aspirasi.dirilis_at is None and aspirasi.dihapus_at is None
    return terbuka and Keputusan.DIBETULKAN in rules.list_boleh(aspirasi.status)
