"""Menu kepala halaman: yang terbuka untuk semua, dan yang menunggu tiap jabatan.

Siapa yang melihat sebuah butir tidak ditulis di sini: penanda akses pada halamannya yang menentukan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.umum.pelaku import PUBLIK, Pelaku

Izin = Callable[[Pelaku], bool]
# Words and addresses; the first that this office may open is drawn, so readers land on the public page.
Butir = tuple[str | Promise, tuple[str, ...]]


@dataclass(frozen=True)
class Tautan:
    """An entry as drawn for one request."""

    teks: str | Promise
    alamat: str
    aktif: bool


UMUM: tuple[Butir, ...] = (
    (_("Sampaikan aspirasi"), ("/aspirasi/baru/",)),
    (_("Ikuti kode"), ("/jejak/",)),
    (_("Layanan"), ("/layanan/",)),
    (_("Usulan"), ("/usulan/",)),
    (_("Kegiatan"), ("/kegiatan/",)),
    (_("Alokasi"), ("/alokasi/",)),
    (_("Sampai terasa"), ("/corong/",)),
    (_("Peta"), ("/peta/",)),
    (_("Kalender"), ("/kalender/",)),
    (_("Perangkat"), ("/perangkat/",)),
    (_("Aturan"), ("/aturan/",)),
)
KERJA: tuple[Butir, ...] = (
    (_("Beranda kerja"), ("/beranda/",)),
    (_("Aspirasi"), ("/kerja/aspirasi/", "/kerja/aspirasi/masuk/", "/kerja/aspirasi/lembar/")),
    (_("Usulan"), ("/kerja/usulan/", "/usulan/")),
    (_("RPJM Desa"), ("/kerja/rpjmdes/",)),
    (_("APBDes"), ("/kerja/apbdes/",)),
    (_("Forum"), ("/kerja/forum/",)),
    (_("SIPD"), ("/kerja/sipd/",)),
    (_("Alokasi"), ("/kerja/alokasi/", "/alokasi/")),
    (_("Kegiatan"), ("/kerja/kegiatan/", "/kegiatan/")),
    (_("Rakor"), ("/kerja/rakor/",)),
    (_("Tindak lanjut"), ("/kerja/tindak-lanjut/",)),
    (_("Layanan"), ("/kerja/layanan/",)),
    (_("Survei"), ("/kerja/survei/",)),
    (_("Perangkat"), ("/kerja/perangkat/", "/perangkat/")),
    (_("PAW"), ("/kerja/perangkat/paw/",)),
    (_("Netralitas"), ("/kerja/netralitas/",)),
    (_("Pembinaan"), ("/kerja/pembinaan/",)),
    (_("Peta"), ("/peta/",)),
    (_("Kalender"), ("/kalender/",)),
    (_("Tenggat"), ("/kerja/tenggat/",)),
    (_("Serah terima"), ("/kerja/serah-terima/",)),
)


@lru_cache
def _marker(jalur: str) -> Izin | None:
    """The access marker of the page behind a path; None when there is no such page."""
    try:
        izin: Izin | None = getattr(resolve(jalur).func, "akses", None)
    except Resolver404:
        return None
    return izin


def can_open(by: Pelaku, alamat: str) -> bool:
    """Whether this office may enter the page; what follows `?` or `#` does not matter."""
    izin = _marker(alamat.partition("#")[0].partition("?")[0])
    return izin is not None and izin(by)


def _draw(butir: tuple[Butir, ...], by: Pelaku, kini: str) -> list[Tautan]:
    tautan = []
    for teks, semua in butir:
        alamat = next((a for a in semua if can_open(by, a)), None)
        if alamat is not None:
            tautan.append(Tautan(teks, alamat, kini.startswith(alamat)))
    return tautan


def list_menu(by: Pelaku, kini: str) -> list[Tautan]:
    """The menu of one page: an office sees its own work, everyone else the public pages."""
    return _draw(KERJA if by.peran_id is not None else UMUM, by, kini)


def list_umum(kini: str) -> list[Tautan]:
    """The public pages, for the foot of every page."""
    return _draw(UMUM, PUBLIK, kini)
