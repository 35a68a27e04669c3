"""Membatalkan langkah yang keliru pada hari yang sama: “siap” kembali dikerjakan, “diserahkan” kembali siap."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.services import reopen_tenggat
from terasa.layanan import rules
from terasa.layanan.enums import Keputusan, Status
from terasa.layanan.models import Permohonan
from terasa.layanan.queries.permohonan import can_undo
from terasa.layanan.services.langkah import OBJEK, CannotServe, lock, require_unit, take_step, tell_pemohon
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("undo_step")
def undo_step(*, permohonan: Permohonan, by: Pelaku, now: datetime) -> Permohonan:
    """Take "ready" or "handed over" of today back, with a station that says so. Raises CannotServe."""
    require_unit(by, permohonan)
    lock(permohonan)
    hari = timezone.localdate(now)
    if not can_undo(permohonan, hari):
        raise CannotServe(
            _("Hanya langkah siap atau serah yang diambil hari ini yang dapat dibatalkan."), code="batal"
        )
    dari = permohonan.status
    take_step(permohonan, Keputusan.DIBATALKAN, by=by, now=now)
    permohonan.status = rules.BATAL[Status(dari)]
    if dari == Status.SIAP:
        _run_on(permohonan, now)
        teks = _("Hasilnya ternyata belum siap; kami kabari lagi.")
        tell_pemohon(permohonan, f"batal-{now:%Y%m%d%H%M}", _("Belum siap diambil"), teks, now)
    permohonan.selesai_at, permohonan.biaya = None, 0
    permohonan.save(update_fields=["status", "siap_on", "tepat_waktu", "hari_kerja", "selesai_at", "biaya"])
    return permohonan


def _run_on(permohonan: Permohonan, now: datetime) -> None:
    """The promise keeps the day it had, as if nothing had been pressed."""
    permohonan.siap_on = permohonan.tepat_waktu = permohonan.hari_kerja = None
    pagi = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    for kode in (rules.JANJI, rules.JAM_PPID):
        reopen_tenggat(objek_jenis=OBJEK, objek_id=permohonan.pk, aturan_kode=kode, sejak=pagi)
