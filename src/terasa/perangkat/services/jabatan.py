"""Mencatat orang dan jabatan."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from terasa.akun.models import Pengguna, Unit
from terasa.perangkat.enums import JenisJabatan
from terasa.perangkat.models import Jabatan, MasaJabatan, Orang
from terasa.perangkat.permissions import may_register
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotRegister(AturanDilanggar):
    """The registry cannot hold this."""


@konteks.act("create_orang")
def create_orang(
    *,
    by: Pelaku,
    kabupaten: str,
    nama: str,
    now: datetime,
    gelar_depan: str = "",
    gelar_belakang: str = "",
    pengguna: Pengguna | None = None,
    asal: str = "",
    is_peragaan: bool = False,
) -> Orang:
    """A person who will hold a post. Raises CannotRegister."""
    if not nama.strip():
        raise CannotRegister(_("Tulis namanya."), code="tanpa-nama")
    return Orang.objects.create(
        kabupaten=kabupaten,
        nama=" ".join(nama.split()),
        gelar_depan=gelar_depan.strip(),
        gelar_belakang=gelar_belakang.strip(),
        pengguna=pengguna,
        asal=asal,
        dibuat_at=now,
        is_peragaan=is_peragaan,
    )


@konteks.act("create_jabatan")
def create_jabatan(
    *,
    by: Pelaku,
    unit: Unit,
    jenis: str,
    nama: str,
    kursi: int = 1,
    atasan: Jabatan | None = None,
    lembaga: str = "",
    urutan: int = 0,
    dibentuk_on: date | None = None,
    is_peragaan: bool = False,
) -> Jabatan:
    """A post of a unit. Raises CannotRegister."""
    jabatan = Jabatan(
        unit=unit,
        kode_wilayah=unit.kode_wilayah,
        jenis=jenis,
        nama=" ".join(nama.split()),
        kursi=kursi,
        atasan=atasan,
        lembaga=lembaga.strip(),
        urutan=urutan,
        dibentuk_on=dibentuk_on,
        is_peragaan=is_peragaan,
    )
    if jenis not in JenisJabatan.values or not jabatan.nama:
        raise CannotRegister(_("Pilih jenis jabatan dan tulis namanya."), code="tanpa-nama")
    if not may_register(by, jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    kembar = Jabatan.objects.filter(
        unit=unit, nama=jabatan.nama, lembaga=jabatan.lembaga, dihapus_on__isnull=True
    )
    if kembar.exists():
        raise CannotRegister(
            _("Jabatan “%(nama)s” sudah ada di unit ini.") % {"nama": jabatan.nama}, code="kembar"
        )
    jabatan.save()
    return jabatan


@konteks.act("remove_jabatan")
def remove_jabatan(*, by: Pelaku, jabatan: Jabatan, pada: date, alasan: str) -> None:
    """The post no longer exists from that day; its history stays. Raises CannotRegister."""
    if not may_register(by, jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    if MasaJabatan.objects.pada(pada).filter(jabatan=jabatan).exists():
        raise CannotRegister(_("Masih ada yang memegangnya pada hari itu."), code="dipegang")
    if not alasan.strip():
        raise CannotRegister(_("Tulis mengapa jabatannya dihapus."), code="tanpa-alasan")
    jabatan.dihapus_on = pada
    jabatan.save(update_fields=["dihapus_on"])
