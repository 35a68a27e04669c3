"""Menu kepala halaman: yang terbuka untuk semua, dan yang menunggu tiap jabatan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.akun.enums import JenisPeran as J
from terasa.akun.permissions import has_role
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import masuk, publik

Izin = Callable[[Pelaku], bool]


@dataclass(frozen=True)
class Butir:
    """One entry: words, address, and who sees it."""

    teks: str | Promise
    alamat: str
    izin: Izin


@dataclass(frozen=True)
class Tautan:
    """An entry as drawn for one request."""

    teks: str | Promise
    alamat: str
    aktif: bool


DESA = (J.OPERATOR_DESA, J.KADES, J.LURAH)
KECAMATAN = (J.CAMAT, J.OPERATOR_KECAMATAN)

UMUM = (
    Butir(_("Sampaikan aspirasi"), "/aspirasi/baru/", publik),
    Butir(_("Ikuti kode"), "/jejak/", publik),
    Butir(_("Usulan"), "/usulan/", publik),
    Butir(_("Kegiatan"), "/kegiatan/", publik),
    Butir(_("Alokasi"), "/alokasi/", publik),
    Butir(_("Peta"), "/peta/", publik),
    Butir(_("Aturan"), "/aturan/", publik),
)
KERJA = (
    Butir(_("Beranda kerja"), "/beranda/", masuk),
    Butir(_("Aspirasi"), "/kerja/aspirasi/", has_role(*DESA, *KECAMATAN, J.BPD, J.PENDAMPING, J.BAPPEDA)),
    Butir(_("Usulan"), "/kerja/usulan/", has_role(*DESA, *KECAMATAN, J.BAPPEDA, J.PERANGKAT_DAERAH)),
    Butir(_("Forum"), "/kerja/forum/", has_role(*DESA, *KECAMATAN, J.BAPPEDA, J.PERANGKAT_DAERAH)),
    Butir(_("Alokasi"), "/kerja/alokasi/", has_role(J.BAPPEDA)),
    Butir(_("Kegiatan"), "/kerja/kegiatan/", has_role(J.PERANGKAT_DAERAH, J.BAPPEDA)),
    Butir(_("Survei"), "/kerja/survei/", has_role(J.PENDAMPING, J.BAPPEDA)),
    Butir(_("Aturan"), "/kerja/aturan/", has_role(J.BAPPEDA)),
)


def _draw(butir: tuple[Butir, ...], by: Pelaku, alamat: str) -> list[Tautan]:
    return [Tautan(b.teks, b.alamat, alamat.startswith(b.alamat)) for b in butir if b.izin(by)]


def list_menu(by: Pelaku, alamat: str) -> list[Tautan]:
    """The menu of one page: an office sees its own work, everyone else the public pages."""
    return _draw(KERJA if by.peran_id is not None else UMUM, by, alamat)
