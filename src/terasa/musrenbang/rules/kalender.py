"""Kalender tanpa basis data: kapan sebuah tahap terbuka di satu tempat, dan kalimat penolakannya."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.musrenbang.rules.lanjutan import is_kelurahan
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.rules import covers, tingkat

DESA, KECAMATAN, KABUPATEN = "desa", "kecamatan", "kabupaten"
URUTAN_TINGKAT = {DESA: Tingkat.DESA, KECAMATAN: Tingkat.KECAMATAN, KABUPATEN: Tingkat.KABUPATEN}


@dataclass(frozen=True)
class Tahap:
    """One stage of one budget year. `mulai_on` None: only its end binds."""

    kode: str
    urutan: int
    nama: str
    mulai_on: date | None
    selesai_on: date
    tingkat: str = DESA
    untuk: str = ""
    penyelenggara: str = ""
    membuka: tuple[str, ...] = ()
    dokumen: tuple[str, ...] = ()
    berikut: str = ""
    selesai: str = ""
    menunggu: str = ""
    perpanjang: tuple[str, ...] = ()
    dasar: str = ""

    def concerns(self, kode_wilayah: str) -> bool:
        """Whether a place goes through this stage: a desa has other stages than a kelurahan."""
        if not self.untuk or tingkat(kode_wilayah) != Tingkat.DESA:
            return True
        return is_kelurahan(kode_wilayah) == (self.untuk == "kelurahan")

    def state(self, pada: date) -> str:
        """`nanti`, `kini` or `lewat`, before any extension."""
        if pada > self.selesai_on:
            return "lewat"
        return "nanti" if self.mulai_on is not None and pada < self.mulai_on else "kini"

    def days_left(self, pada: date) -> int:
        """Days until it ends; negative once it has."""
        return (self.selesai_on - pada).days


@dataclass(frozen=True)
class Keadaan:
    """What happened to the stages of one calendar: (kode tahap, kode wilayah, last day) and (kode, wilayah)."""

    perpanjangan: Sequence[tuple[str, str, date]] = ()
    ditutup: frozenset[tuple[str, str]] = frozenset()

    def last_day(self, tahap: Tahap, kode_wilayah: str) -> date:
        """The end of a stage at one place, with what was given to it or to a place above it."""
        tambahan = [s for k, w, s in self.perpanjangan if k == tahap.kode and covers(w, kode_wilayah)]
        return max([tahap.selesai_on, *tambahan])

    def is_locked(self, tahap: Tahap, kode_wilayah: str) -> bool:
        """Closed by this place or by one above it."""
        return any(k == tahap.kode and covers(w, kode_wilayah) for k, w in self.ditutup)

    def is_open(self, tahap: Tahap, kode_wilayah: str, pada: date) -> bool:
        """Acts of this stage may be done here on this day."""
        if not tahap.concerns(kode_wilayah) or self.is_locked(tahap, kode_wilayah):
            return False
        mulai = tahap.mulai_on
        return (mulai is None or mulai <= pada) and pada <= self.last_day(tahap, kode_wilayah)


def list_pembuka(semua: Iterable[Tahap], tindakan: str, kode_wilayah: str) -> list[Tahap]:
    """Stages that open an act at a place."""
    return [t for t in semua if tindakan in t.membuka and t.concerns(kode_wilayah)]


def explain(
    tahap: Sequence[Tahap], keadaan: Keadaan, nama_wilayah: str, kode_wilayah: str, pada: date
) -> str:
    """The sentence of a refusal: which window, what day it is, and who may extend it."""
    terkunci = [t for t in tahap if keadaan.is_locked(t, kode_wilayah)]
    jendela = "; ".join(say_window(t, keadaan.last_day(t, kode_wilayah)) for t in tahap)
    oleh = say_roles(tahap[0].perpanjang)
    if len(terkunci) == len(tahap):
        return _("%(tahap)s di %(tempat)s sudah ditutup; yang boleh membukanya lagi %(oleh)s.") % {
            "tahap": tahap[0].nama,
            "tempat": nama_wilayah,
            "oleh": oleh,
        }
    return _(
        "Di luar jadwal untuk %(tempat)s: %(jendela)s; hari ini %(hari)s. Yang boleh memperpanjang: %(oleh)s."
    ) % {"tempat": nama_wilayah, "jendela": jendela, "hari": format_tanggal(pada), "oleh": oleh}


def say_window(tahap: Tahap, sampai: date) -> str:
    """ "Musrenbang desa 1 Juli 2026 sampai 30 September 2026"."""
    if tahap.mulai_on is None:
        return _("%(tahap)s sampai %(sampai)s") % {"tahap": tahap.nama, "sampai": format_tanggal(sampai)}
    return _("%(tahap)s %(dari)s sampai %(sampai)s") % {
        "tahap": tahap.nama,
        "dari": format_tanggal(tahap.mulai_on),
        "sampai": format_tanggal(sampai),
    }


def say_roles(peran: Iterable[str]) -> str:
    """The posts that may extend, in words."""
    nama = [str(JenisPeran(p).label) for p in peran]
    return _(" atau ").join(nama) if nama else _("tidak ada")
