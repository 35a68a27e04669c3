"""Membuat akun dan memberi jabatan."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna, Peran, Unit
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotAppoint(AturanDilanggar):
    """The post cannot be given like this."""


@konteks.act("create_akun")
def create_akun(*, by: Pelaku, username: str, nama: str, password: str | None) -> Pengguna:
    """A person who can sign in. Raises CannotAppoint when the name is taken."""
    if Pengguna.objects.filter(username=username).exists():
        raise CannotAppoint(_("Nama pengguna “%(u)s” sudah dipakai.") % {"u": username}, code="nama-dipakai")
    return Pengguna.objects.create_user(username, password, nama=nama)


@konteks.act("appoint")
def appoint(
    *,
    by: Pelaku,
    pengguna: Pengguna,
    unit: Unit,
    jenis: str,
    jabatan: str,
    kode_wilayah: str,
    berlaku_dari: date,
    berlaku_sampai: date | None = None,
) -> Peran:
    """Give a post from a date; its three roots follow from the rule of the post. Raises CannotAppoint."""
    if jenis not in JenisPeran.values:
        raise CannotAppoint(_("Jenis peran “%(j)s” tidak dikenal.") % {"j": jenis}, code="jenis")
    peran = Peran(
        pengguna=pengguna,
        unit=unit,
        jenis=jenis,
        jabatan=jabatan,
        kode_wilayah=kode_wilayah,
        berlaku_dari=berlaku_dari,
        berlaku_sampai=berlaku_sampai,
    )
    peran.set_akar()
    peran.save()
    return peran


@konteks.act("end_peran")
def end_peran(*, by: Pelaku, peran: Peran, sampai: date, alasan: str) -> None:
    """Close the door at the end of that day. Raises CannotAppoint for a day before the post began."""
    if sampai < peran.berlaku_dari:
        raise CannotAppoint(_("Jabatan tidak dapat berakhir sebelum dimulai."), code="tanggal")
    peran.berlaku_sampai = sampai
    peran.save(update_fields=["berlaku_sampai"])
