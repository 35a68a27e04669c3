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
class Bagian:
    """Entries that open under one word."""

    teks: str | Promise
    butir: tuple[Butir, ...]


@dataclass(frozen=True)
class Tautan:
    """An entry as drawn for one request."""

    teks: str | Promise
    alamat: str
    aktif: bool


@dataclass(frozen=True)
class Kelompok:
    """A group as drawn for one request."""

    teks: str | Promise
    isi: list[Tautan]

    @property
    def aktif(self) -> bool:
        return any(satu.aktif for satu in self.isi)


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
# What each office does, under few words: a single entry of a group stands by itself.
KERJA: tuple[Butir | Bagian, ...] = (
    (_("Beranda kerja"), ("/beranda/",)),
    (_("Aspirasi"), ("/kerja/aspirasi/", "/kerja/aspirasi/masuk/", "/kerja/aspirasi/lembar/")),
    Bagian(
        _("Perencanaan"),
        (
            (_("Usulan"), ("/kerja/usulan/", "/usulan/")),
            (_("RPJM Desa"), ("/kerja/rpjmdes/",)),
            (_("Forum"), ("/kerja/forum/",)),
            (_("Alokasi"), ("/kerja/alokasi/", "/alokasi/")),
            (_("SIPD"), ("/kerja/sipd/",)),
            (_("Kalender"), ("/kalender/",)),
        ),
    ),
    Bagian(
        _("Pelaksanaan"),
        (
            (_("Kegiatan"), ("/kerja/kegiatan/", "/kegiatan/")),
            (_("APBDes"), ("/kerja/apbdes/",)),
            (_("Survei"), ("/kerja/survei/",)),
            (_("Peta"), ("/peta/",)),
        ),
    ),
    Bagian(
        _("Koordinasi"),
        (
            (_("Rakor"), ("/kerja/rakor/",)),
            (_("Tindak lanjut"), ("/kerja/tindak-lanjut/",)),
            (_("Pembinaan"), ("/kerja/pembinaan/",)),
            (_("Tenggat"), ("/kerja/tenggat/",)),
        ),
    ),
    (_("Layanan"), ("/kerja/layanan/", "/kerja/layanan/angka/")),
    Bagian(
        _("Pemerintahan"),
        (
            (_("Perangkat"), ("/kerja/perangkat/", "/perangkat/")),
            (_("PAW"), ("/kerja/perangkat/paw/",)),
            (_("Netralitas"), ("/kerja/netralitas/",)),
            (_("Serah terima"), ("/kerja/serah-terima/",)),
        ),
    ),
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
    semua = [(teks, next((a for a in alamat if can_open(by, a)), "")) for teks, alamat in butir]
    # Of two addresses of which one lies under the other, the longer is the page.
    aktif = max((a for _teks, a in semua if a and kini.startswith(a)), key=len, default="")
    return [Tautan(teks, a, a == aktif) for teks, a in semua if a]


def list_menu(by: Pelaku, kini: str) -> list[Tautan | Kelompok]:
    """The menu of one page: an office sees its own work in groups, everyone else the public pages."""
    if by.peran_id is None:
        return [*_draw(UMUM, by, kini)]
    menu: list[Tautan | Kelompok] = []
    for satu in KERJA:
        isi = _draw(satu.butir if isinstance(satu, Bagian) else (satu,), by, kini)
        if isinstance(satu, Bagian) and len(isi) > 1:
            menu.append(Kelompok(satu.teks, isi))
        else:
            menu += isi
    return menu


def list_umum(kini: str) -> list[Tautan]:
    """The public pages, for the foot of every page."""
    return _draw(UMUM, PUBLIK, kini)
