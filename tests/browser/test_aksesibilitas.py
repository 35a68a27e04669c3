"""Setiap halaman terbaca oleh pembaca layar, muat di telepon, dan tidak meminta apa pun ke luar."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.browser.conftest import BukaOrang
from tests.browser.halaman import AKUN, MULAI_UMUM
from tests.browser.peramban import Orang
from tests.browser.server import Server
from tests.browser.telusur import Hasil, crawl

# A page that many offices share is inspected for the first of them.
SUDAH: set[str] = set()
DICAPAI: set[str] = set()


def look_at(orang: Orang, alamat: Iterable[str]) -> list[str]:
    """Everything that is wrong on these pages."""
    galat = []
    for jalur in alamat:
        orang.go(jalur)
        galat += orang.inspect()
    return galat


def walk(orang: Orang, mulai: Iterable[str]) -> Hasil:
    hasil = crawl(orang.konteks.request, orang.asal, mulai)
    DICAPAI.update(hasil.pola)
    return hasil


def test_the_list_of_accounts_is_complete(server: Server) -> None:
    assert server.akun == AKUN


def test_public_pages(orang: BukaOrang, server: Server) -> None:
    pengunjung = orang()
    hasil = walk(pengunjung, [m.format(kode=server.kode) for m in MULAI_UMUM])
    assert not hasil.rusak
    galat = look_at(pengunjung, hasil.contoh().values())
    SUDAH.update(hasil.pola)
    assert not galat, "\n".join(galat)


@pytest.mark.parametrize("nama", AKUN)
def test_pages_of_an_office(nama: str, orang: BukaOrang) -> None:
    petugas = orang(nama)
    hasil = walk(petugas, ["/beranda/"])
    baru = {pola: alamat for pola, alamat in hasil.contoh().items() if pola not in SUDAH}
    galat = look_at(petugas, ["/beranda/", *(a for a in baru.values() if a != "/beranda/")])
    SUDAH.update(baru)
    assert not hasil.rusak
    assert not galat, "\n".join(galat)
