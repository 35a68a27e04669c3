"""Satu gelombang survei untuk umum: angkanya, cara mengundinya, dan bahan untuk mengundi ulang."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from terasa.manfaat.models import SurveiManfaat
from terasa.survei import rules
from terasa.survei.queries import list_kerangka, undian_json
from terasa.web.akses import access, publik
from terasa.web.manfaat.sajian import present_gelombang


def _get(pk: UUID) -> SurveiManfaat:
    return get_object_or_404(SurveiManfaat.objects.select_related("survei", "kegiatan", "hasil"), pk=pk)


@access(publik)
@require_safe
def lihat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Figures, questions, non-response, and the draw with its hashes."""
    survei_manfaat = _get(pk)
    isi = {"g": present_gelombang(survei_manfaat), "survei": survei_manfaat.survei}
    return render(request, "manfaat/lihat.html", {**isi, "kegiatan": survei_manfaat.kegiatan})


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
    """The frame as the drawing script reads it, one dwelling a line."""
    baris = rules.frame_lines(list_kerangka(_get(pk).survei))
    return HttpResponse("\n".join(baris) + "\n", content_type="text/plain; charset=utf-8")
