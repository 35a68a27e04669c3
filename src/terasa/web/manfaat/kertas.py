"""Lembar kertas satu rumah: disalin dua orang; yang berbeda tampak berdampingan dan diputuskan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.survei.enums import Jawab, StatusResponden
from terasa.survei.models import Responden
from terasa.survei.queries import list_salinan
from terasa.survei.services import copy_kertas, settle_kertas
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.manfaat.bersama import PETUGAS
from terasa.web.manfaat.forms import LEWATI, KertasForm
from terasa.web.manfaat.wawancara import get_rumah
from terasa.wilayah.queries import nama_lengkap


@access(PETUGAS)
@require_http_methods(["GET", "HEAD", "POST"])
def salin(request: Any, pk: UUID) -> HttpResponse:
    """One's own copy; with two copies that differ, the comparison and what the paper really says."""
    rumah = get_rumah(pk)
    salinan = list_salinan(rumah, request.pelaku)
    beda = len(salinan) > 1 and rumah.status != StatusResponden.SELESAI
    form = KertasForm(request.POST or None, kuesioner=rumah.survei.kuesioner, tanpa_waktu=beda)
    if request.method == "POST" and form.is_valid():
        try:
            selesai = _write(request, rumah, form, beda)
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            kabar = _("Jawaban kertas tersimpan.") if selesai else _("Salinan tersimpan.")
            messages.success(request, kabar)
            return redirect("kerja-survei-lihat", pk=rumah.survei_id)
    isi = {
        "rumah": rumah,
        "survei": rumah.survei,
        "form": form,
        "banding": _compare(rumah, salinan) if beda else [],
        "milik": next((s for s in salinan if s.penyalin_id == request.pelaku.pengguna_id), None),
        "desa": nama_lengkap(rumah.kode_wilayah),
    }
    return render(request, "manfaat/kertas.html", isi)


def _write(request: Any, rumah: Responden, form: KertasForm, beda: bool) -> bool:
    now = timezone.now()
    if beda:
        settle_kertas(responden=rumah, by=request.pelaku, isi=form.isi(), now=now)
        return True
    pada = form.cleaned_data["dijawab_at"]
    jawaban = copy_kertas(responden=rumah, by=request.pelaku, isi=form.isi(), dijawab_at=pada, now=now)
    return jawaban is not None


def _compare(rumah: Responden, salinan: list[Any]) -> list[dict[str, Any]]:
    """Each question with both copies; what is the same stands there too, so that the sheet is read as a whole."""

    def kata(isi: dict[str, str], kode: str) -> str:
        jawab = isi.get(kode, LEWATI)
        return str(_("Tidak menjawab") if jawab == LEWATI else Jawab(jawab).label)

    baris = []
    for p in rumah.survei.kuesioner:
        dua = [kata(s.isi, p["kode"]) for s in salinan[:2]]
        baris.append({"teks": p["teks"], "dua": dua, "sama": dua[0] == dua[1]})
    return baris
