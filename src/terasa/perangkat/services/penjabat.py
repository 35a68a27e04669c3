"""Menandai tindakan dalam masa penjabat; menolaknya hanya bila aturan kabupaten berkata begitu."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from terasa.perangkat.models import TandaPenjabat
from terasa.perangkat.queries.penjabat import list_batas
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class BatasDilanggar(AturanDilanggar):
    """The rule of this kabupaten refuses the act while a penjabat is in office."""


def mark_penjabat(
    *,
    by: Pelaku,
    kabupaten: str,
    tindakan: str,
    objek_jenis: str,
    objek_id: object,
    uraian: str,
    berlaku_on: date,
    now: datetime,
    dibuat_on: date | None = None,
    is_peragaan: bool = False,
) -> list[TandaPenjabat]:
    """A mark for each limit that the act touches; none without a penjabat. Inside the act itself.

    Raises BatasDilanggar when the rule says `tolak`.
    """
    batas = list_batas(tindakan, kabupaten, berlaku_on, dibuat_on)
    ditolak = next((b for b in batas if b.tolak), None)
    if ditolak is not None:
        raise BatasDilanggar(
            _("Tidak dapat dilakukan selama kursi bupati dipegang penjabat: %(batas)s (%(dasar)s).")
            % {"batas": ditolak.nama, "dasar": ditolak.dasar},
            code="penjabat",
        )
    return TandaPenjabat.objects.bulk_create(
        TandaPenjabat(
            kabupaten=kabupaten,
            masa=b.masa,
            batas=b.kode,
            batas_nama=b.nama[:250],
            dasar=b.dasar[:250],
            tindakan=tindakan,
            objek_jenis=objek_jenis,
            objek_id=str(objek_id),
            uraian=uraian[:300],
            berlaku_on=berlaku_on,
            pada=now,
            oleh=by.label,
            is_peragaan=is_peragaan,
        )
        for b in batas
    )
