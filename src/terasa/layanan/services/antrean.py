"""Antrean loket: mengambil nomor, memanggil berikutnya, selesai, dan yang tidak hadir."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.layanan.enums import StatusAntrean
from terasa.layanan.models import HariAntrean, Layanan, NomorAntrean, Permohonan
from terasa.layanan.permissions import serves
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotQueue(AturanDilanggar):
    """The queue does not allow that now."""


@konteks.act("take_nomor")
def take_nomor(*, unit: Unit, by: Pelaku, now: datetime, layanan: Layanan | None = None) -> NomorAntrean:
    """The next number of the day, exactly once however many ask at the same moment. Raises CannotQueue."""
    _require_unit(by, unit.pk)
    hari = timezone.localdate(now)
    HariAntrean.objects.get_or_create(unit=unit, hari=hari)
    penghitung = HariAntrean.objects.select_for_update().get(unit=unit, hari=hari)
    penghitung.terakhir += 1
    penghitung.save(update_fields=["terakhir"])
    return NomorAntrean.objects.create(
        unit=unit, hari=hari, nomor=penghitung.terakhir, layanan=layanan, diambil_at=now
    )


@konteks.act("call_next")
def call_next(*, unit: Unit, meja: str, by: Pelaku, now: datetime) -> NomorAntrean:
    """The lowest number that waits comes to this desk; two desks never call the same one, one desk never two.

    Raises CannotQueue.
    """
    _require_unit(by, unit.pk)
    hari, meja = timezone.localdate(now), meja.strip()
    # One call after another: a finger that taps twice finds the number that its first tap called.
    list(HariAntrean.objects.select_for_update().filter(unit=unit, hari=hari))
    semua = NomorAntrean.objects.filter(unit=unit, hari=hari).order_by("nomor")
    _require_free(unit.pk, hari, meja)
    nomor = semua.filter(status=StatusAntrean.MENUNGGU).first()
    if nomor is None:
        raise CannotQueue(_("Tidak ada yang menunggu."), code="kosong")
    nomor.status, nomor.meja, nomor.dipanggil_at = StatusAntrean.DIPANGGIL, meja, now
    nomor.save(update_fields=["status", "meja", "dipanggil_at"])
    return nomor


@konteks.act("finish_nomor")
def finish_nomor(
    *, nomor: NomorAntrean, by: Pelaku, now: datetime, permohonan: Permohonan | None = None
) -> NomorAntrean:
    """Served, perhaps with the request that came of it. Raises CannotQueue."""
    return _end(nomor, StatusAntrean.SELESAI, by, now, permohonan)


@konteks.act("skip_nomor")
def skip_nomor(*, nomor: NomorAntrean, by: Pelaku, now: datetime) -> NomorAntrean:
    """Called and not there. Raises CannotQueue."""
    return _end(nomor, StatusAntrean.TIDAK_HADIR, by, now, None)


@konteks.act("undo_nomor")
def undo_nomor(*, nomor: NomorAntrean, by: Pelaku, now: datetime) -> NomorAntrean:
    """A wrong press of today: a called number waits again, an ended one is back at its desk. Raises CannotQueue."""
    _require_unit(by, nomor.unit_id)
    hari = timezone.localdate(now)
    list(HariAntrean.objects.select_for_update().filter(unit_id=nomor.unit_id, hari=hari))
    nomor.refresh_from_db(from_queryset=NomorAntrean.objects.select_for_update())
    if nomor.hari != hari or nomor.status == StatusAntrean.MENUNGGU:
        raise CannotQueue(_("Nomor ini tidak dapat dikembalikan lagi."), code="tidak-dipanggil")
    if nomor.status == StatusAntrean.DIPANGGIL:
        nomor.status, nomor.meja, nomor.dipanggil_at = StatusAntrean.MENUNGGU, "", None
    else:
        _require_free(nomor.unit_id, hari, nomor.meja)
        nomor.status, nomor.selesai_at, nomor.permohonan = StatusAntrean.DIPANGGIL, None, None
    nomor.save(update_fields=["status", "meja", "dipanggil_at", "selesai_at", "permohonan"])
    return nomor


def _end(
    nomor: NomorAntrean, status: StatusAntrean, by: Pelaku, now: datetime, permohonan: Permohonan | None
) -> NomorAntrean:
    _require_unit(by, nomor.unit_id)
    nomor.refresh_from_db(from_queryset=NomorAntrean.objects.select_for_update())
    if nomor.status != StatusAntrean.DIPANGGIL:
        raise CannotQueue(_("Nomor ini sedang tidak dipanggil."), code="tidak-dipanggil")
    nomor.status, nomor.selesai_at, nomor.permohonan = status, now, permohonan
    nomor.save(update_fields=["status", "selesai_at", "permohonan"])
    return nomor


def _require_free(unit_id: int, hari: date, meja: str) -> None:
    """One desk serves one number. A desk without a name is not known, so it is never busy."""
    kini = NomorAntrean.objects.filter(unit_id=unit_id, hari=hari, status=StatusAntrean.DIPANGGIL, meja=meja)
    masih = kini.first() if meja else None
    if masih is not None:
        raise CannotQueue(
            _("Nomor %(n)d masih di meja ini; tekan dulu Selesai atau Tidak hadir.") % {"n": masih.nomor},
            code="meja-terisi",
        )


def _require_unit(by: Pelaku, unit_id: int) -> None:
    if not serves(by, unit_id):
        raise CannotQueue(_("Antrean ini milik unit lain."), code="bukan-wewenang")
