"""Laporan kemajuan dari kotak kirim di telepon: hanya dari petugas yang masuk, dan setiap penolakan menyebut sebabnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import has_role
from terasa.program.models import Kegiatan, Realisasi
from terasa.program.permissions import can_manage
from terasa.program.services import record_realisasi
from terasa.umum.errors import AturanDilanggar
from terasa.web.luring.kiriman import DITERIMA, DITOLAK, NANTI, SAMA, Hasil, Kiriman
from terasa.web.luring.unggahan import drop_foto, find_foto
from terasa.web.program.forms import RealisasiForm
from terasa.web.program.laporan import warn_foto

UNIT = has_role(JenisPeran.PERANGKAT_DAERAH)


def take_realisasi(request: Any, kiriman: Kiriman) -> Hasil:
    """One report, once. Without an officer signed in it waits on the phone, and says what it waits for."""
    if not UNIT(request.pelaku):
        return wait_for_unit()
    kegiatan = find_kegiatan(request, kiriman.isi.get("kegiatan", ""))
    if kegiatan is None:
        return Hasil(DITOLAK, galat={"kegiatan": [_("Kegiatan ini tidak dilaksanakan unit Anda.")]})
    if Realisasi.objects.filter(kunci_kirim=kiriman.id, kegiatan=kegiatan).exists():
        return Hasil(SAMA, kode=kegiatan.kode)
    unggahan = find_foto(kiriman)
    if isinstance(unggahan, Hasil):
        return unggahan
    form = RealisasiForm({**kiriman.isi, "kunci_kirim": str(kiriman.id)}, unggahan)
    galat = _record(request, kegiatan, form)
    if galat:
        return Hasil(DITOLAK, galat=galat)
    drop_foto(kiriman)
    # The page that opens next says so, as it does without script.
    messages.success(request, _("Laporan tersimpan."))
    return Hasil(DITERIMA, kode=kegiatan.kode)


def wait_for_unit() -> Hasil:
    """What a phone is told on which no officer of a unit is signed in."""
    kata = _("Masuk dahulu sebagai petugas unit pelaksana di telepon ini, lalu kirim lagi.")
    return Hasil(NANTI, galat={"": [kata]})


def find_kegiatan(request: Any, teks: str) -> Kegiatan | None:
    """By its id as the phone remembered it, or by its public code; only what this office manages."""
    semua = Kegiatan.objects.visible_to(request.pelaku).select_related("unit")
    try:
        satu = semua.filter(pk=UUID(teks)).first()
    except ValueError:
        satu = semua.filter(kode=teks.upper().replace("-", "").strip()).first()
    return satu if satu is not None and can_manage(request.pelaku, satu) else None


def _record(request: Any, kegiatan: Kegiatan, form: RealisasiForm) -> dict[str, list[str]]:
    """Why it was refused, by field; empty when it is stored."""
    if not form.is_valid():
        return {nama: [str(x) for x in semua] for nama, semua in form.errors.items()}
    try:
        laporan = record_realisasi(
            kegiatan=kegiatan, by=request.pelaku, now=timezone.now(), **form.cleaned_data
        )
    except AturanDilanggar as exc:
        return {"": [str(exc)]}
    warn_foto(request, laporan)
    return {}
