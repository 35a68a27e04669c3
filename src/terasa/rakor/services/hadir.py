"""Daftar hadir rakor: satu orang satu baris, disebut menurut kantornya."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.pertemuan.models import Kehadiran, Kelamin, RingkasanHadir
from terasa.rakor.enums import StatusRakor
from terasa.rakor.models import Rakor
from terasa.rakor.services.notulen import lock_minuted
from terasa.rakor.services.rakor import CannotMeet
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# Posts, not ages: a rakor is a meeting of offices, so the two groups of a musrenbang stay empty.
UNSUR = "perangkat"


@konteks.act("record_hadir_rakor")
def record_hadir(
    *, rakor: Rakor, by: Pelaku, unit: Unit, kelamin: str, now: datetime, sebagai: str = ""
) -> Kehadiran:
    """One person present, by office and post. Raises CannotMeet."""
    satu = lock_minuted(rakor, by, StatusRakor.DIUNDANG, StatusRakor.DISIAPKAN, StatusRakor.BERLANGSUNG)
    if kelamin not in Kelamin.values:
        raise CannotMeet(_("Pilih perempuan atau laki-laki."), code="kelamin")
    # A meeting of the regent lies above the roots of a secretariat that writes its minutes.
    with konteks.sebagai_sistem():
        baris = Kehadiran.objects.create(
            pertemuan=satu.pertemuan,
            kode_wilayah=satu.kode_wilayah,
            nama=(sebagai.strip() or unit.nama)[:150],
            kelamin=kelamin,
            kelompok_umur="",
            unsur=UNSUR,
            asal_kode=unit.kode_wilayah,
            dicatat_at=now,
        )
        _recount(satu)
    return baris


@konteks.act("remove_hadir_rakor")
def remove_hadir(*, rakor: Rakor, by: Pelaku, kehadiran_id: UUID) -> None:
    """Take a slip of the finger off the list. Raises CannotMeet."""
    satu = lock_minuted(rakor, by, StatusRakor.DIUNDANG, StatusRakor.DISIAPKAN, StatusRakor.BERLANGSUNG)
    with konteks.sebagai_sistem():
        Kehadiran.objects.filter(pertemuan=satu.pertemuan_id, pk=kehadiran_id).delete()
        _recount(satu)


def _recount(rakor: Rakor) -> None:
    semua = list(Kehadiran.objects.filter(pertemuan=rakor.pertemuan_id).values_list("kelamin", "asal_kode"))
    isi = {
        "jumlah": len(semua),
        "perempuan": sum(kelamin == Kelamin.PEREMPUAN for kelamin, _asal in semua),
        "asal": sorted({asal for _kelamin, asal in semua if asal}),
        "per_unsur": {UNSUR: len(semua)} if semua else {},
    }
    RingkasanHadir.objects.update_or_create(pertemuan=rakor.pertemuan, defaults=isi)
