"""Pintu akun mengikuti masa jabatan: membuka, mengundang akun baru, dan menyerahkan meja kepada orang berikutnya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from terasa.akun.models import Pengguna, Peran
from terasa.akun.services import appoint, create_akun
from terasa.perangkat.enums import CaraMenjabat, SebabBerakhir
from terasa.perangkat.models import MasaJabatan, Orang
from terasa.perangkat.permissions import may_register
from terasa.perangkat.rules.akses import SERAH_MEJA, list_peran_boleh
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.perangkat.services.masa import IsiMasa, end_masa, last_day, start_masa
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class AkunBaru:
    """An account made for the holder of a post; `peran` is its door."""

    pengguna: Pengguna
    peran: Peran


@konteks.act("open_akses")
def open_akses(*, by: Pelaku, masa: MasaJabatan, jenis: str) -> Peran:
    """Give the person's account the role of this post, exactly as long as the tenure; a role that the account
    already holds in this office is taken over, so that no second door stays open. Raises CannotRegister."""
    jabatan = masa.jabatan
    if not may_register(by, jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    if masa.orang.pengguna is None:
        raise CannotRegister(_("Orang ini belum punya akun."), code="tanpa-akun")
    if jenis not in list_peran_boleh(jabatan.jenis, jabatan.unit.jenis):
        raise CannotRegister(_("Jabatan ini tidak membuka peran itu."), code="peran")
    akhir = last_day(masa)
    if akhir is not None and akhir < masa.mulai_on:
        raise CannotRegister(_("Masa ini tidak membuka satu hari pun."), code="tanggal")
    peran = _find_unbound(masa, jenis) or appoint(
        by=by,
        pengguna=masa.orang.pengguna,
        unit=jabatan.unit,
        jenis=jenis,
        jabatan=f"{jabatan.nama} {jabatan.unit.nama}"[:160],
        kode_wilayah=jabatan.kode_wilayah,
        berlaku_dari=masa.mulai_on,
        berlaku_sampai=akhir,
    )
    peran.berlaku_dari, peran.berlaku_sampai = masa.mulai_on, akhir
    peran.save(update_fields=["berlaku_dari", "berlaku_sampai"])
    masa.peran = peran
    masa.save(update_fields=["peran"])
    return peran


def _find_unbound(masa: MasaJabatan, jenis: str) -> Peran | None:
    """A role of this account here that no other tenure leads; of several the newest, the others end with it."""
    milik = Peran.objects.filter(
        Q(masa_jabatan__isnull=True) | Q(masa_jabatan=masa),
        pengguna=masa.orang.pengguna,
        unit=masa.jabatan.unit,
        jenis=jenis,
    )
    semua = list(milik.order_by("-berlaku_dari", "-pk"))
    for lama in semua[1:]:
        lama.berlaku_sampai = max(lama.berlaku_dari, min(lama.berlaku_sampai or masa.mulai_on, masa.mulai_on))
        lama.save(update_fields=["berlaku_sampai"])
    return semua[0] if semua else None


@konteks.act("link_akun")
def link_akun(*, by: Pelaku, masa: MasaJabatan, pengguna: Pengguna) -> None:
    """Say whose account this holder of a post signs in with. Raises CannotRegister."""
    if not may_register(by, masa.jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    if masa.orang.pengguna_id not in {None, pengguna.pk}:
        raise CannotRegister(_("Orang ini sudah punya akun."), code="akun")
    if Orang.objects.filter(pengguna=pengguna).exclude(pk=masa.orang_id).exists():
        raise CannotRegister(_("Akun itu milik orang lain dalam daftar ini."), code="akun")
    masa.orang.pengguna = pengguna
    masa.orang.save(update_fields=["pengguna"])


@konteks.act("invite_pemegang")
def invite_pemegang(*, by: Pelaku, masa: MasaJabatan, username: str, jenis: str, now: datetime) -> AkunBaru:
    """An account of one's own for the holder of a post, without a password: a one-time link sets it.

    Raises CannotRegister, CannotAppoint.
    """
    if not may_register(by, masa.jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    if masa.orang.pengguna is not None:
        raise CannotRegister(_("Orang ini sudah punya akun."), code="akun")
    pengguna = create_akun(by=by, username=username, nama=masa.orang.nama_lengkap, password=None)
    link_akun(by=by, masa=masa, pengguna=pengguna)
    return AkunBaru(pengguna, open_akses(by=by, masa=masa, jenis=jenis))


@konteks.act("hand_over")
def hand_over(
    *,
    by: Pelaku,
    masa: MasaJabatan,
    orang: Orang,
    mulai_on: date,
    alasan: str,
    now: datetime,
    sk_nomor: str = "",
) -> MasaJabatan:
    """Another person takes the same seat on that day; the earlier door closes with it and nothing else changes.

    Raises CannotRegister.
    """
    if masa.jabatan.jenis not in SERAH_MEJA:
        raise CannotRegister(
            _("Jabatan ini berganti dengan SK dan pelantikan, bukan serah meja."), code="jabatan"
        )
    if masa.orang_id == orang.pk:
        raise CannotRegister(_("Penggantinya orang yang sama."), code="orang")
    end_masa(by=by, masa=masa, berakhir_on=mulai_on, sebab=SebabBerakhir.MUTASI, alasan=alasan, now=now)
    isi = IsiMasa(
        orang, CaraMenjabat.DEFINITIF, mulai_on, masa.kursi_ke, sk_nomor=sk_nomor, menggantikan=masa
    )
    return start_masa(by=by, jabatan=masa.jabatan, isi=isi, now=now, is_peragaan=masa.is_peragaan)
