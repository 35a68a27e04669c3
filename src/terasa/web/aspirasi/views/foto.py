"""Foto dan rekaman aspirasi. Basis data yang memutuskan siapa melihatnya; di sini hanya kepala jawabannya."""

from __future__ import annotations

from contextlib import nullcontext
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from terasa.aspirasi.models import Foto, Rekaman
from terasa.dokumen.models import Berkas
from terasa.umum import konteks
from terasa.web.akses import access, publik
from terasa.web.aspirasi.pemegang import find_opened
from terasa.web.foto import answer_foto, answer_rekaman


@access(publik)
@require_safe
def lihat(request: HttpRequest, id: UUID) -> HttpResponse:
    """A photo. Released: for everyone; otherwise for the village's readers and the holder of the key; else 404."""
    return answer_foto(_open(request, get_object_or_404(Foto, pk=id)), request)


@access(publik)
@require_safe
def dengar(request: HttpRequest, id: UUID) -> HttpResponse:
    """The voice note of this aspirasi: for the village's readers and for the holder of the key; else 404."""
    return answer_rekaman(request, _open(request, get_object_or_404(Rekaman, pk=id)))


def _open(request: HttpRequest, milik: Foto | Rekaman) -> Berkas:
    """Its file, as far as the database shows it to this visitor."""
    terbuka = find_opened(request)
    sendiri = terbuka is not None and terbuka.pk == milik.aspirasi_id
    with konteks.dengan_kunci(milik.aspirasi_id) if sendiri else nullcontext():
        return get_object_or_404(Berkas, pk=milik.berkas_id)
