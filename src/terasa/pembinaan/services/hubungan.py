"""Hubungan binaan: bawaan sebuah kabupaten, satu yang ditambah, satu yang diakhiri."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.pembinaan.enums import JenisPembina
from terasa.pembinaan.models import HubunganBinaan
from terasa.pembinaan.permissions import can_set_hubungan
from terasa.pembinaan.queries.hubungan import suggest_hubungan
from terasa.pembinaan.services.milik import CannotCoach, require
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.models import Wilayah

DASAR_BAWAAN = "Bawaan menurut jabatan; ubah bila kabupaten menetapkan lain"


def _may(by: Pelaku, kabupaten: str) -> bool:
    return by.jenis == "sistem" or (can_set_hubungan(by) and by.kabupaten == kabupaten)


@konteks.act("generate_hubungan_binaan")
def generate_hubungan(*, kabupaten: str, by: Pelaku, now: datetime) -> int:
    """Add the usual relations that are not there; those that were ended stay ended. Returns how many.

    Raises CannotCoach.
    """
    require(_may(by, kabupaten), _("Hubungan binaan diatur Dinas PMD atau Bagian Pemerintahan."))
    hari = timezone.localdate(now)
    ada = set(
        HubunganBinaan.objects.filter(kabupaten=kabupaten).values_list("pembina_id", "jenis", "kode_wilayah")
    )
    baru = [
        HubunganBinaan(
            kabupaten=kabupaten,
            pembina=s.pembina,
            jenis=s.jenis,
            kode_wilayah=s.kode_wilayah,
            mulai_on=hari,
            dasar=DASAR_BAWAAN,
            dibuat_at=now,
            oleh=by.label,
        )
        for s in suggest_hubungan(kabupaten, hari)
        if (s.pembina.pk, s.jenis, s.kode_wilayah) not in ada
    ]
    HubunganBinaan.objects.bulk_create(baru)
    return len(baru)


@konteks.act("add_hubungan_binaan")
def add_hubungan(
    *,
    pembina: Unit,
    jenis: str,
    kode_wilayah: str,
    mulai_on: date,
    by: Pelaku,
    now: datetime,
    dasar: str = "",
) -> HubunganBinaan:
    """One more relation from a day on. Raises CannotCoach."""
    require(
        _may(by, pembina.kabupaten) and kode_wilayah.startswith(f"{pembina.kabupaten}."),
        _("Hubungan binaan diatur Dinas PMD atau Bagian Pemerintahan kabupaten ini."),
    )
    if jenis not in JenisPembina.values or not Wilayah.objects.filter(pk=kode_wilayah).exists():
        raise CannotCoach(_("Pilih tempat dan jenis pembinanya."), code="pilihan")
    berjalan = HubunganBinaan.objects.filter(
        pembina=pembina, jenis=jenis, kode_wilayah=kode_wilayah, sampai_on__isnull=True
    )
    if berjalan.exists():
        raise CannotCoach(_("Hubungan ini sudah ada dan masih berjalan."), code="sudah-ada")
    return HubunganBinaan.objects.create(
        kabupaten=pembina.kabupaten,
        pembina=pembina,
        jenis=jenis,
        kode_wilayah=kode_wilayah,
        mulai_on=mulai_on,
        dasar=dasar.strip(),
        dibuat_at=now,
        oleh=by.label,
    )


@konteks.act("end_hubungan_binaan")
def end_hubungan(*, hubungan: HubunganBinaan, sampai_on: date, by: Pelaku) -> None:
    """End a relation; `sampai_on` is the first day without it. Raises CannotCoach."""
    satu = HubunganBinaan.objects.select_for_update(of=("self",)).get(pk=hubungan.pk)
    require(_may(by, satu.kabupaten), _("Hubungan binaan diatur Dinas PMD atau Bagian Pemerintahan."))
    if satu.sampai_on is not None:
        return
    if sampai_on < satu.mulai_on:
        raise CannotCoach(_("Hari berakhirnya sebelum hari mulainya."), code="tanggal")
    satu.sampai_on = sampai_on
    satu.save(update_fields=["sampai_on"])
