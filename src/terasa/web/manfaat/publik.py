"""Satu gelombang survei untuk umum: angkanya, cara mengundinya, dan bahan untuk mengundi ulang."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.queries import count_sukarela
from terasa.manfaat.rules import build_kuesioner
from terasa.manfaat.services import CannotMeasure, record_sukarela
from terasa.program.models import Kegiatan, SerahTerima
from terasa.survei import rules
from terasa.survei.enums import StatusSurvei
from terasa.survei.queries import list_kerangka, table_kunjungan, undian_json
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import WARGA
from terasa.web.akses import access, publik
from terasa.web.aspirasi.batas import is_dukungan_penuh
from terasa.web.manfaat.forms import PendapatForm
from terasa.web.manfaat.sajian import measure_tercakup, present_gelombang, present_kunjungan, present_sukarela


def _get(pk: UUID) -> SurveiManfaat:
    return get_object_or_404(SurveiManfaat.objects.select_related("survei", "kegiatan", "hasil"), pk=pk)


@access(publik)
@require_safe
def lihat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Figures, questions, non-response, and the draw with its hashes."""
    survei_manfaat = _get(pk)
    survei = survei_manfaat.survei
    isi = {
        "g": present_gelombang(survei_manfaat),
        "survei": survei,
        "kegiatan": survei_manfaat.kegiatan,
        "sebelum_undian": survei.diundi_at is None,
        "versi_kerangka": list(survei.versi_kerangka.filter(dikunci_at__isnull=False)),
        "kunjungan": present_kunjungan(table_kunjungan(survei))
        if survei.status == StatusSurvei.TERBIT
        else [],
        "tercakup": measure_tercakup(survei),
        "sukarela": present_sukarela(count_sukarela(survei_manfaat.kegiatan)),
    }
    return render(request, "manfaat/lihat.html", isi)


@access(publik)
@require_safe
def undian(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Everything needed to repeat the draw; the seed appears when the wave closes."""
    survei = _get(pk).survei
    if survei.diundi_at is None:
        raise Http404
    return JsonResponse(undian_json(survei), json_dumps_params={"ensure_ascii": False})


@access(publik)
@require_safe
def kerangka(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The frame as the drawing script reads it, one dwelling a line; it is there once it was drawn from."""
    survei = _get(pk).survei
    if survei.diundi_at is None:
        raise Http404
    baris = rules.frame_lines(list_kerangka(survei))
    return HttpResponse("\n".join(baris) + "\n", content_type="text/plain; charset=utf-8")


@access(publik)
@require_http_methods(["GET", "HEAD", "POST"])
def pendapat(request: Any, kode: str) -> HttpResponse:
    """Anyone may say what he thinks; it is counted apart and never mixed into the drawn sample."""
    kegiatan = get_object_or_404(Kegiatan, kode=read_kode(kode) or "")
    if not SerahTerima.objects.filter(kegiatan=kegiatan).exists():
        raise Http404
    kuesioner = [p.as_json() for p in build_kuesioner(kegiatan.nama, "")]
    form = PendapatForm(request.POST or None, kuesioner=kuesioner, initial={"kunci_kirim": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            if is_dukungan_penuh(request, f"pendapat:{kegiatan.kode}"):
                raise CannotMeasure(_("Sedang banyak kiriman dari sambungan ini; coba lagi satu jam lagi."))
            record_sukarela(
                kegiatan=kegiatan,
                isi=form.isi(),
                kunci=form.cleaned_data["kunci_kirim"],
                by=WARGA,
                now=timezone.now(),
            )
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Terima kasih. Pendapat Anda dihitung terpisah dari survei undian."))
            return redirect("kegiatan-lihat", kode=kegiatan.kode)
    return render(request, "manfaat/pendapat.html", {"kegiatan": kegiatan, "form": form})
