"""Laporan tugas dari kotak kirim di telepon: hanya dari kantor yang mengerjakannya, dan sampai tepat sekali."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from terasa.tindak_lanjut.models import LangkahTindakLanjut, TindakLanjut
from terasa.tindak_lanjut.permissions import can_follow, may_do
from terasa.umum.errors import AturanDilanggar
from terasa.web.luring.kiriman import DITERIMA, DITOLAK, NANTI, SAMA, Hasil, Kiriman
from terasa.web.luring.unggahan import drop_foto, find_foto
from terasa.web.tindak_lanjut.forms import LaporForm
from terasa.web.tindak_lanjut.tugas import report


def take_arahan(request: Any, kiriman: Kiriman) -> Hasil:
    """One report of a task, once: the id on the phone is the id of the step. Without an officer it waits."""
    if not can_follow(request.pelaku):
        kata = _("Masuk dahulu sebagai kantor yang mengerjakannya di telepon ini, lalu kirim lagi.")
        return Hasil(NANTI, galat={"": [kata]})
    tugas = _find_tugas(request, kiriman.isi.get("kegiatan", ""))
    if tugas is None:
        return Hasil(DITOLAK, galat={"kegiatan": [_("Tugas ini bukan untuk kantor Anda.")]})
    if LangkahTindakLanjut.objects.filter(pk=kiriman.id, tindak_lanjut=tugas).exists():
        return Hasil(SAMA)
    unggahan = find_foto(kiriman)
    if isinstance(unggahan, Hasil):
        return unggahan
    galat = _report(request, tugas, kiriman, unggahan)
    if galat:
        return Hasil(DITOLAK, galat=galat)
    drop_foto(kiriman)
    messages.success(request, _("Laporan tersimpan; menunggu pemeriksaan."))
    return Hasil(DITERIMA)


def _find_tugas(request: Any, teks: str) -> TindakLanjut | None:
    try:
        satu = TindakLanjut.objects.visible_to(request.pelaku).filter(pk=UUID(teks)).first()
    except ValueError:
        return None
    return satu if satu is not None and may_do(request.pelaku, satu) else None


def _report(
    request: Any, tugas: TindakLanjut, kiriman: Kiriman, unggahan: MultiValueDict[str, Any]
) -> dict[str, list[str]]:
    """Why it was refused, by field; empty when it is stored."""
    form = LaporForm({**kiriman.isi, "kunci_kirim": str(kiriman.id)}, unggahan)
    if not form.is_valid():
        return {nama: [str(x) for x in semua] for nama, semua in form.errors.items()}
    try:
        with transaction.atomic():
            report(tugas, request.pelaku, form.cleaned_data)
    except AturanDilanggar as exc:
        return {"": [str(exc)]}
    return {}
