"""Arahan rapat sebelumnya yang diputuskan dalam rapat ini: dinyatakan selesai, atau diperpanjang."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from terasa.rakor.enums import StatusRakor
from terasa.rakor.models import PenerimaArahan, Rakor
from terasa.rakor.queries import list_terbuka_sebelum
from terasa.rakor.services.arahan import as_giver
from terasa.rakor.services.notulen import lock_minuted
from terasa.rakor.services.rakor import CannotMeet
from terasa.tindak_lanjut.enums import StatusTindakLanjut as S
from terasa.tindak_lanjut.services import close_tindak_lanjut, extend_tindak_lanjut, verify_tindak_lanjut
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("confirm_terbuka")
def confirm_terbuka(*, rakor: Rakor, penerima: PenerimaArahan, by: Pelaku, now: datetime) -> None:
    """The meeting sees that a reported arahan is done. Raises CannotMeet, CannotFollowUp."""
    satu, siapa = _open_one(rakor, penerima, by)
    tugas = satu.tindak_lanjut
    if by.unit_id in {tugas.pelaksana_id, tugas.pelapor_unit_id}:
        raise CannotMeet(_("Yang memeriksa harus orang lain, bukan yang mengerjakan."), code="bukan-anda")
    kata = _("Dinyatakan selesai dalam %(rapat)s.") % {"rapat": rakor.judul}
    if tugas.status == S.DIVERIFIKASI:
        close_tindak_lanjut(tindak_lanjut=tugas, by=siapa, now=now, catatan=kata)
    else:
        verify_tindak_lanjut(tindak_lanjut=tugas, by=siapa, now=now, catatan=kata)


@konteks.act("extend_terbuka")
def extend_terbuka(
    *, rakor: Rakor, penerima: PenerimaArahan, by: Pelaku, jatuh_tempo_on: date, alasan: str, now: datetime
) -> None:
    """The chair gives more time, with the reason. Raises CannotMeet, CannotFollowUp."""
    satu, siapa = _open_one(rakor, penerima, by)
    extend_tindak_lanjut(
        tindak_lanjut=satu.tindak_lanjut, by=siapa, jatuh_tempo_on=jatuh_tempo_on, alasan=alasan, now=now
    )


def _open_one(rakor: Rakor, penerima: PenerimaArahan, by: Pelaku) -> tuple[PenerimaArahan, Pelaku]:
    """The open arahan with its task, and in whose name: of the chair for what the chair's office gave."""
    kini = lock_minuted(rakor, by, StatusRakor.BERLANGSUNG)
    satu = next((p for p in list_terbuka_sebelum(kini) if p.pk == penerima.pk), None)
    if satu is None:
        raise CannotMeet(_("Arahan ini tidak terbuka lagi dari rapat sebelumnya."), code="status")
    if satu.arahan.pemberi_id != kini.pimpinan_id:
        return satu, by
    return satu, as_giver(by, satu.arahan)
