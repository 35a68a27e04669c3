"""Temuan dan kesepakatan. Dugaan pidana berpindah ke Inspektorat dan hilang dari mata yang menulisnya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.pembinaan.enums import JenisTemuan, Tingkat
from terasa.pembinaan.models import Kesepakatan, Kunjungan, LampiranKunjungan, Temuan
from terasa.pembinaan.permissions import is_pengunjung
from terasa.pembinaan.services.milik import CannotCoach, lock, lock_open, require, require_words
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

TEMUAN_TERBANYAK = 60


@dataclass(frozen=True)
class IsiTemuan:
    """What was found, and by which rule it is measured."""

    jenis: str
    tingkat: str
    uraian: str
    dasar: str = ""


# The audit names both acts alike: that something was referred must not be readable there.
@konteks.act("write_temuan")
def add_temuan(
    *,
    kunjungan: Kunjungan,
    isi: IsiTemuan,
    by: Pelaku,
    now: datetime,
    pk: UUID | None = None,
    dugaan_pidana: bool = False,
) -> UUID:
    """Write a finding; a suspected crime goes to the Inspektorat at once. `pk` from a phone makes it once.

    Raises CannotCoach.
    """
    satu = lock_open(kunjungan, by)
    uraian = require_words(isi.uraian, _("Tulis apa yang ditemukan."))
    if isi.jenis not in JenisTemuan.values or isi.tingkat not in Tingkat.values:
        raise CannotCoach(_("Pilih jenis dan tingkatnya."), code="pilihan")
    kunci = pk or uuid4()
    # Seen by the system alone: a second sending must find also what its writer no longer sees.
    with konteks.sebagai_sistem():
        if Temuan.objects.filter(pk=kunci, kunjungan=satu).exists():
            return kunci
        if Temuan.objects.filter(kunjungan=satu).count() >= TEMUAN_TERBANYAK:
            raise CannotCoach(_("Terlalu banyak temuan untuk satu kunjungan."), code="banyak")
        Temuan(
            pk=kunci,
            kunjungan=satu,
            kode_wilayah=satu.kode_wilayah,
            jenis=isi.jenis,
            tingkat=isi.tingkat,
            uraian=uraian,
            dasar=isi.dasar.strip(),
            is_dirujuk=dugaan_pidana,
            dicatat_at=now,
        ).save(force_insert=True)
    return kunci


@konteks.act("write_temuan")
def refer_temuan(*, temuan: Temuan, by: Pelaku) -> None:
    """Hand a draft to the Inspektorat alone, with its files; its writer sees it no more. Raises CannotCoach."""
    satu = lock_open(temuan.kunjungan, by)
    with konteks.sebagai_sistem():
        # What was agreed about it would tell the place what nobody there may know.
        Kesepakatan.objects.filter(kunjungan=satu, temuan_id=temuan.pk).delete()
        Temuan.objects.filter(pk=temuan.pk, kunjungan=satu).update(is_dirujuk=True)


@konteks.act("remove_temuan")
def remove_temuan(*, temuan: Temuan, by: Pelaku) -> None:
    """Take a draft out again. Raises CannotCoach."""
    satu = lock_open(temuan.kunjungan, by)
    LampiranKunjungan.objects.filter(temuan_id=temuan.pk).delete()
    Temuan.objects.filter(pk=temuan.pk, kunjungan=satu, is_dirujuk=False).delete()


@konteks.act("close_temuan")
def close_temuan(*, temuan: Temuan, catatan: str, by: Pelaku, now: datetime) -> None:
    """The visiting office saw that it is mended. Raises CannotCoach."""
    kunjungan = lock(temuan.kunjungan)
    require(is_pengunjung(by, kunjungan), _("Temuan ditutup kantor yang menemukannya."))
    kata = require_words(catatan, _("Tulis apa yang sudah diperbaiki dan bagaimana dilihat."))
    if kunjungan.is_terbuka:
        raise CannotCoach(_("Temuan ini belum disampaikan."), code="status")
    Temuan.objects.filter(pk=temuan.pk, selesai_at__isnull=True).update(selesai_at=now, selesai_catatan=kata)


@konteks.act("add_kesepakatan")
def add_kesepakatan(
    *,
    kunjungan: Kunjungan,
    teks: str,
    jatuh_tempo_on: date,
    by: Pelaku,
    now: datetime,
    bukti_diminta: str = "",
    temuan: Temuan | None = None,
    pk: UUID | None = None,
) -> UUID:
    """What was agreed to be done by a day; it becomes a task when the visit is shared. Raises CannotCoach."""
    satu = lock_open(kunjungan, by)
    kata = require_words(teks, _("Tulis apa yang disepakati."))
    if jatuh_tempo_on < timezone.localdate(now):
        raise CannotCoach(_("Tenggatnya sudah lewat; pilih tanggal sesudah hari ini."), code="tempo-lampau")
    if temuan is not None and (temuan.kunjungan_id != satu.pk or temuan.is_dirujuk):
        raise CannotCoach(_("Temuan itu bukan dari kunjungan ini."), code="temuan")
    kunci = pk or uuid4()
    if not Kesepakatan.objects.filter(pk=kunci, kunjungan=satu).exists():
        Kesepakatan(
            pk=kunci,
            kunjungan=satu,
            temuan=temuan,
            teks=kata,
            bukti_diminta=bukti_diminta.strip(),
            jatuh_tempo_on=jatuh_tempo_on,
            dicatat_at=now,
        ).save(force_insert=True)
    return kunci


@konteks.act("remove_kesepakatan")
def remove_kesepakatan(*, kesepakatan: Kesepakatan, by: Pelaku) -> None:
    """Take an agreement out before it is a task. Raises CannotCoach."""
    satu = lock_open(kesepakatan.kunjungan, by)
    Kesepakatan.objects.filter(pk=kesepakatan.pk, kunjungan=satu, tindak_lanjut__isnull=True).delete()
