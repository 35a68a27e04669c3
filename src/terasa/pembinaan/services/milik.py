"""Penolakan pembinaan, dan kunjungan yang dikunci untuk diubah."""

from __future__ import annotations

from django.utils.translation import gettext as _

from terasa.pembinaan.enums import StatusKunjungan
from terasa.pembinaan.models import Kunjungan
from terasa.pembinaan.permissions import is_pengunjung
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotCoach(AturanDilanggar):
    """This step of coaching is not possible now, or not for this office."""


def require(boleh: bool, kata: str = "") -> None:
    """Raises CannotCoach."""
    if not boleh:
        raise CannotCoach(kata or _("Bukan kantor Anda yang mengerjakan langkah ini."), code="bukan-anda")


def require_words(teks: str, kata: str) -> str:
    """The words without the spaces around them. Raises CannotCoach."""
    if not teks.strip():
        raise CannotCoach(kata, code="kosong")
    return teks.strip()


def lock(kunjungan: Kunjungan) -> Kunjungan:
    """The row as it stands, held until the act ends."""
    return Kunjungan.objects.select_for_update(of=("self",)).get(pk=kunjungan.pk)


def lock_open(kunjungan: Kunjungan, by: Pelaku) -> Kunjungan:
    """A visit of this office that was not shared yet. Raises CannotCoach."""
    satu = lock(kunjungan)
    require(is_pengunjung(by, satu))
    if not satu.is_terbuka:
        raise CannotCoach(
            _("Kunjungan ini sudah %(status)s, jadi isinya tidak diubah lagi.")
            % {"status": StatusKunjungan(satu.status).label.lower()},
            code="status",
        )
    return satu
