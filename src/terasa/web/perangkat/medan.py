"""Yang dipakai halaman-halaman perangkat bersama: hari yang dipilih, objek yang terlihat, dan nama tempat."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from terasa.dokumen.models import Berkas
from terasa.perangkat.models import Jabatan, MasaJabatan
from terasa.perangkat.permissions import may_register
from terasa.umum.pelaku import Pelaku


def read_hari(teks: str) -> date:
    """The day asked for; today when nothing readable was asked."""
    try:
        hari = date.fromisoformat(teks)
    except ValueError:
        return timezone.localdate()
    return hari if 1945 <= hari.year <= 2150 else timezone.localdate()


def get_jabatan(by: Pelaku, pk: UUID, *, tulis: bool = False) -> Jabatan:
    """A post that this office reads, or records with `tulis`; anything else does not exist."""
    jabatan = get_object_or_404(Jabatan.objects.visible_to(by).select_related("unit", "atasan"), pk=pk)
    if tulis and not may_register(by, jabatan):
        raise Http404
    return jabatan


def get_masa(by: Pelaku, pk: UUID, *, tulis: bool = False) -> MasaJabatan:
    """A tenure that this office reads, or records with `tulis`."""
    semua = MasaJabatan.objects.visible_to(by).select_related("jabatan__unit", "orang__pengguna", "peran")
    masa = get_object_or_404(semua, pk=pk)
    if tulis and not may_register(by, masa.jabatan):
        raise Http404
    return masa


def send_berkas(berkas: Berkas | None) -> HttpResponse:
    """The bytes of a scan as they were stored."""
    if berkas is None:
        raise Http404
    jawaban = HttpResponse(bytes(berkas.isi), content_type=berkas.tipe)
    jawaban["Content-Disposition"] = f'inline; filename="sk.{berkas.tipe.rpartition("/")[2]}"'
    return jawaban


def read_unggahan(berkas: Any) -> tuple[bytes, str] | None:
    """Bytes and name of an uploaded file; None when there is none."""
    return (berkas.read(), berkas.name) if berkas else None
