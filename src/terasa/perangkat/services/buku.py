"""Menulis buku administrasi BPD."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.dokumen.services import sniff_pindaian, store_berkas
from terasa.perangkat.models import EntriBuku
from terasa.perangkat.permissions import may_write_buku
from terasa.perangkat.queries.buku import find_buku
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class IsiEntri:
    """One line as a person writes it; `berkas` are bytes and name of a scan."""

    tanggal: date
    uraian: str
    nomor: str = ""
    keterangan: str = ""
    berkas: tuple[bytes, str] | None = None


@konteks.act("write_entri")
def write_entri(
    *, by: Pelaku, kode_desa: str, buku: str, isi: IsiEntri, now: datetime, is_peragaan: bool = False
) -> EntriBuku:
    """Add a line to a register of the BPD; lines are numbered within the year. Raises CannotRegister, CannotSign."""
    if not may_write_buku(by, kode_desa):
        raise CannotRegister(_("Buku ini ditulis BPD desa itu."), code="bukan-anda")
    if find_buku(buku, kode_desa, timezone.localdate(now)) is None:
        raise CannotRegister(_("Buku itu tidak dikenal."), code="buku")
    if isi.tanggal > timezone.localdate(now):
        raise CannotRegister(_("Tanggalnya belum tiba."), code="tanggal")
    if not isi.uraian.strip():
        raise CannotRegister(_("Tulis uraiannya."), code="uraian")
    milik = EntriBuku.objects.filter(kode_desa=kode_desa, buku=buku, tahun=isi.tanggal.year)
    terakhir = milik.aggregate(n=Max("urutan"))["n"] or 0
    berkas = None
    if isi.berkas is not None:
        data, nama = isi.berkas
        with konteks.sebagai_sistem():
            berkas = store_berkas(
                data=data, nama=nama, tipe=sniff_pindaian(data), kode_wilayah=kode_desa, now=now
            )
    return EntriBuku.objects.create(
        kode_desa=kode_desa,
        buku=buku,
        tahun=isi.tanggal.year,
        urutan=terakhir + 1,
        nomor=isi.nomor.strip(),
        tanggal=isi.tanggal,
        uraian=isi.uraian.strip(),
        keterangan=isi.keterangan.strip(),
        berkas=berkas,
        dicatat_at=now,
        dicatat_oleh=by.label,
        is_peragaan=is_peragaan,
    )
