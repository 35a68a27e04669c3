"""Hitungan yang terjangkau dari kotak kirim di telepon: tepat sekali, hanya dari unitnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.program.models import Jangkauan, SasaranPenerima
from terasa.program.permissions import can_manage
from terasa.umum.errors import AturanDilanggar
from terasa.web.luring.kiriman import DITERIMA, DITOLAK, SAMA, Hasil, Kiriman
from terasa.web.program.forms_penerima import JangkauanForm
from terasa.web.program.luring import UNIT, wait_for_unit
from terasa.web.program.penerima import make_form, store_jangkauan


def take_jangkauan(request: Any, kiriman: Kiriman) -> Hasil:
    """One count, once. Without an officer signed in it waits on the phone, and says what it waits for."""
    if not UNIT(request.pelaku):
        return wait_for_unit()
    sasaran = _find_sasaran(request, kiriman.isi.get("sasaran", ""))
    if sasaran is None:
        return Hasil(DITOLAK, galat={"sasaran": [_("Kegiatan ini tidak dilaksanakan unit Anda.")]})
    if Jangkauan.objects.filter(kunci_kirim=kiriman.id, sasaran=sasaran).exists():
        return Hasil(SAMA, kode=sasaran.kegiatan.kode)
    form = make_form(sasaran, {**kiriman.isi, "kunci_kirim": str(kiriman.id)})
    if galat := _record(request, sasaran, form):
        return Hasil(DITOLAK, galat=galat)
    return Hasil(DITERIMA, kode=sasaran.kegiatan.kode)


def _find_sasaran(request: Any, teks: str) -> SasaranPenerima | None:
    """Only of what this office manages."""
    try:
        semua = SasaranPenerima.objects.select_related("kegiatan__unit")
        satu = semua.filter(pk=UUID(teks)).first()
    except ValueError:
        return None
    return satu if satu is not None and can_manage(request.pelaku, satu.kegiatan) else None


def _record(request: Any, sasaran: SasaranPenerima, form: JangkauanForm) -> dict[str, list[str]]:
    """Why it was refused, by field; empty when it is stored."""
    if not form.is_valid():
        return {nama: [str(x) for x in semua] for nama, semua in form.errors.items()}
    try:
        # The page that opens next says so, as it does without script.
        store_jangkauan(request, sasaran, form)
    except AturanDilanggar as exc:
        return {"": [str(exc)]}
    return {}
