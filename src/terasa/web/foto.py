"""Jawaban berupa foto atau rekaman: satu bentuk untuk aspirasi dan kemajuan. Siapa yang melihatnya sudah diputuskan."""

from __future__ import annotations

from django.http import HttpResponse

from terasa.dokumen.models import Berkas


def answer_foto(berkas: Berkas) -> HttpResponse:
    """The bytes of a photo; nothing in it can run, whatever it would turn out to be."""
    jawaban = HttpResponse(bytes(berkas.isi), content_type=berkas.tipe)
    jawaban["Content-Disposition"] = f'inline; filename="{berkas.nama}"'
    # Short and for this browser only: what is closed again must not live on in a shared cache.
    jawaban["Cache-Control"] = "private, max-age=300" if berkas.dirilis else "private, no-store"
    jawaban["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return jawaban
