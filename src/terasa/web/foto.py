"""Jawaban berupa foto atau rekaman: satu bentuk untuk aspirasi dan kemajuan. Siapa yang melihatnya sudah diputuskan."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

from terasa.dokumen.foto import make_kecil
from terasa.dokumen.models import Berkas

# One part of a file as players ask for it (RFC 9110, 14.2); several at once are answered with the whole.
BAGIAN = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


def answer_foto(berkas: Berkas, request: HttpRequest | None = None) -> HttpResponse:
    """The bytes of a photo, small when the address asks for `?kecil`; nothing in it can run, whatever it would turn out
    to be."""
    isi = bytes(berkas.isi)
    if request is not None and "kecil" in request.GET and berkas.tipe == "image/jpeg":
        isi = make_kecil(isi)
    jawaban = HttpResponse(isi, content_type=berkas.tipe)
    jawaban["Content-Disposition"] = f'inline; filename="{berkas.nama}"'
    # Short and for this browser only: what is closed again must not live on in a shared cache.
    jawaban["Cache-Control"] = "private, max-age=300" if berkas.dirilis else "private, no-store"
    jawaban["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return jawaban


def answer_rekaman(request: HttpRequest, berkas: Berkas) -> HttpResponse:
    """The bytes of a recording, the part that was asked for: iPhones play nothing from a server without parts."""
    jawaban = answer_foto(berkas)
    jawaban["Accept-Ranges"] = "bytes"
    if (cocok := BAGIAN.fullmatch(request.headers.get("Range", ""))) is None or not any(cocok.groups()):
        return jawaban
    utuh = len(jawaban.content)
    dari, sampai = _find_bagian(*cocok.groups(), utuh=utuh)
    if dari >= utuh or sampai < dari:
        jawaban.status_code, jawaban.content = 416, b""
        jawaban["Content-Range"] = f"bytes */{utuh}"
        return jawaban
    jawaban.status_code, jawaban.content = 206, jawaban.content[dari : sampai + 1]
    jawaban["Content-Range"] = f"bytes {dari}-{sampai}/{utuh}"
    return jawaban


def _find_bagian(awal: str, akhir: str, *, utuh: int) -> tuple[int, int]:
    """First and last byte: "5-9", "5-" up to the end, "-5" the last five."""
    if not awal:
        return max(0, utuh - int(akhir)), utuh - 1
    return int(awal), min(int(akhir), utuh - 1) if akhir else utuh - 1
