"""Satu tekan atas arahan rapat sebelumnya: selesai, perpanjang, atau ganti."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from terasa.rakor.models import PenerimaArahan, Rakor
from terasa.rakor.permissions import can_host
from terasa.rakor.queries import list_terbuka_sebelum
from terasa.rakor.services import confirm_terbuka, extend_terbuka, replace_arahan
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.rakor.baris import read_baris
from terasa.web.rakor.daftar import get_minuted
from terasa.web.rakor.forms import PerpanjangForm
from terasa.web.rakor.jalan import list_semua, show


@access(can_host)
@require_POST
def putuskan(request: Any, pk: UUID, penerima: int, tindakan: str) -> HttpResponse:
    """Decide on one open arahan of an earlier meeting."""
    rakor, by, now = get_minuted(request.pelaku, pk), request.pelaku, timezone.now()
    satu = next((p for p in list_terbuka_sebelum(rakor) if p.pk == penerima), None)
    if satu is None or tindakan not in {"selesai", "perpanjang", "ganti"}:
        raise Http404
    if tindakan == "perpanjang":
        form = PerpanjangForm(request.POST, prefix=f"p{satu.pk}")
        if not perform(
            request, form, lambda isi: extend_terbuka(rakor=rakor, penerima=satu, by=by, now=now, **isi)
        ):
            return show(request, rakor, putusan=(satu.pk, form))
        messages.success(request, _("Diperpanjang; tenggat semula tetap terbaca."))
    else:
        _act(request, rakor, satu, tindakan)
    return redirect(f"{reverse('kerja-rakor-jalan', args=[pk])}#terbuka")


def _act(request: Any, rakor: Rakor, satu: PenerimaArahan, tindakan: str) -> None:
    by, now = request.pelaku, timezone.now()
    try:
        with transaction.atomic():
            if tindakan == "selesai":
                confirm_terbuka(rakor=rakor, penerima=satu, by=by, now=now)
                messages.success(request, _("Dinyatakan selesai."))
            else:
                isi = read_baris(request.POST.get("baris", "")[:1000], rakor, list_semua(rakor))
                alasan = request.POST.get("alasan", "")
                replace_arahan(arahan=satu.arahan, rakor=rakor, by=by, isi=isi, alasan=alasan, now=now)
                messages.success(request, _("Diganti dengan arahan rapat ini; keduanya tetap terbaca."))
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
