"""Sapuan: yang rahasia bagi beberapa kantor tidak terbuka bagi kantor lain, juga di bawah halaman yang lupa menyaring.

Setiap benda rahasia menyebut cara membuatnya, alamatnya, dan siapa yang boleh; yang baru didaftarkan di `RAHASIA`.
Kasus netralitas punya sapuannya sendiri, karena pembacanya orang yang ditunjuk dan bukan sebuah peran.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.perangkat.models import Biodata
from terasa.perangkat.models.orang import PEMBACA_BIODATA
from terasa.umum import konteks
from terasa.umum.pelaku import PUBLIK
from tests.architecture.test_akses import POLA
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KABUPATEN_LAIN, get_pengguna, make_pelaku, sebagai
from tests.module.perangkat.bahan_paw import seat_kades
from tests.web.benang_bertanda import Tanda
from tests.web.rayapan import read_all

pytestmark = pytest.mark.django_db
SE_DESA = (P.OPERATOR_DESA, P.KADES, P.LURAH, P.BPD, P.PENDAMPING)
SE_KECAMATAN = (P.CAMAT, P.OPERATOR_KECAMATAN)


@dataclass(frozen=True)
class Rahasia:
    """A restricted thing: made with a mark in its words, its addresses, its tables, and who may read it at home."""

    make: Callable[[Tanda], Model]
    # Names of routes that show one, with the object's own key; a route that is not there yet is passed over.
    rute: tuple[str, ...]
    model: tuple[type[Model], ...]
    pembaca: frozenset[str]


def make_biodata(t: Tanda) -> Model:
    orang = seat_kades().orang
    return Biodata.objects.create(
        orang=orang, kode_wilayah=DESA, tempat_lahir=t.nama("tempat lahir"), telepon=t.telepon("telepon"),
        diubah_at=timezone.now(),
    )  # fmt: skip


RAHASIA = {"biodata": Rahasia(make_biodata, ("biodata",), (Biodata,), frozenset(PEMBACA_BIODATA))}


def home(jenis: str) -> str:
    """The place of this post that holds the village of the thing."""
    return DESA if jenis in SE_DESA else "63.06.04" if jenis in SE_KECAMATAN else KABUPATEN


def strangers(pembaca: frozenset[str]) -> list[tuple[str, str]]:
    """Every role that may not read it at home, and those that may, somewhere else."""
    sini = [(j, home(j)) for j in P.values if j not in pembaca]
    lain = {DESA: DESA_LAIN, "63.06.04": "63.06.05", KABUPATEN: KABUPATEN_LAIN}
    return sini + [(j, lain[home(j)]) for j in sorted(pembaca)]


@pytest.mark.parametrize("nama", RAHASIA)
def test_the_database_opens_it_to_its_readers_and_to_nobody_else(nama: str) -> None:
    r, t = RAHASIA[nama], Tanda()
    with konteks.pakai(konteks.sistem()):
        r.make(t)
    for jenis in sorted(r.pembaca):
        with sebagai(make_pelaku(jenis, home(jenis))):
            assert all(m._default_manager.exists() for m in r.model), jenis
    for jenis, kode in strangers(r.pembaca):
        with sebagai(make_pelaku(jenis, kode)):
            assert not any(m._default_manager.exists() for m in r.model), (jenis, kode)
    with sebagai(PUBLIK):
        assert not any(m._default_manager.exists() for m in r.model)


@pytest.mark.parametrize("nama", RAHASIA)
def test_its_addresses_are_missing_to_everyone_else(nama: str) -> None:
    r, t = RAHASIA[nama], Tanda()
    with konteks.pakai(konteks.sistem()):
        pk = r.make(t).pk
    alamat = [_put(a, pk) for a, p in POLA if any(x in a for x in r.rute) and len(p.pattern.converters) == 1]
    for jenis, kode in strangers(r.pembaca):
        klien = Client()
        klien.force_login(get_pengguna(make_pelaku(jenis, kode)))
        for satu in alamat:
            assert klien.get(satu).status_code == 404, (jenis, kode, satu)
        for satu in ("/beranda/", "/cari/?q=Pembakal"):
            assert not t.find(read_all(klien.get(satu))), (jenis, kode, satu)


def _put(pola: str, pk: Any) -> str:
    awal, _, sisa = pola.partition("<")
    return f"{awal}{pk}{sisa.partition('>')[2]}"
