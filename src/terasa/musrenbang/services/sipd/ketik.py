"""Mencatat usulan yang sudah diketik ke SIPD, dengan ID-nya di sana."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from terasa.akun.permissions import can_write
from terasa.musrenbang.models import CatatanSipd, Usulan
from terasa.musrenbang.permissions import can_type_sipd
from terasa.musrenbang.rules.impor import ID_TERPANJANG
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotType(AturanDilanggar):
    """This usulan cannot be noted as typed into SIPD."""


@konteks.act("mark_typed")
def mark_typed(*, usulan: Usulan, by: Pelaku, id_sipd: str, now: datetime) -> CatatanSipd:
    """Note the id that SIPD gave it; a later export then finds it by that id. Raises CannotType."""
    _require(usulan, by)
    id_sipd = " ".join(id_sipd.split())
    if not id_sipd or len(id_sipd) > ID_TERPANJANG:
        raise CannotType(
            _("Tulis ID usulan seperti yang ditunjukkan SIPD, paling panjang %(n)d aksara.")
            % {"n": ID_TERPANJANG},
            code="id-sipd",
        )
    sama = CatatanSipd.objects.filter(kabupaten=usulan.kabupaten, tahun=usulan.tahun, id_sipd=id_sipd)
    if lain := sama.exclude(usulan=usulan).select_related("usulan").first():
        raise CannotType(
            _("ID %(id)s sudah dipakai usulan “%(judul)s”.") % {"id": id_sipd, "judul": lain.usulan.judul},
            code="id-sipd",
        )
    ada = CatatanSipd.objects.select_for_update().filter(usulan=usulan).first()
    if ada is not None and ada.dibaca_at is not None:
        raise CannotType(
            _("Usulan ini sudah terbaca dari SIPD dengan ID %(id)s.") % {"id": ada.id_sipd},
            code="sudah-terbaca",
        )
    catatan = ada or CatatanSipd(usulan=usulan, kabupaten=usulan.kabupaten, tahun=usulan.tahun)
    catatan.id_sipd, catatan.diketik_at, catatan.diketik_oleh = id_sipd, now, by.label
    catatan.save()
    return catatan


@konteks.act("unmark_typed")
def unmark_typed(*, usulan: Usulan, by: Pelaku) -> None:
    """Take a slip back, as long as SIPD's own export has not confirmed it. Raises CannotType."""
    _require(usulan, by)
    ada = CatatanSipd.objects.select_for_update().filter(usulan=usulan).first()
    if ada is None or ada.dibaca_at is not None:
        raise CannotType(_("Tidak ada catatan pengetikan yang dapat ditarik."), code="tidak-ada")
    ada.delete()


def _require(usulan: Usulan, by: Pelaku) -> None:
    if by.jenis != "sistem" and not (can_type_sipd(by) and can_write(by, usulan.kode_desa)):
        raise CannotType(_("Usulan ini diketik kantor lain."), code="bukan-wewenang")
