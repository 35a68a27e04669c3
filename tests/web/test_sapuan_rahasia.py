"""Sapuan: yang rahasia bagi beberapa kantor tidak terbuka bagi kantor lain, juga di bawah halaman yang lupa menyaring.

Setiap benda rahasia menyebut cara membuatnya, alamatnya, dan siapa yang boleh; yang baru didaftarkan di `RAHASIA`.
Kasus netralitas punya sapuannya sendiri, karena pembacanya orang yang ditunjuk dan bukan sebuah peran.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.pembinaan.models import IsiKunjungan, JawabanPeriksa, Kesepakatan, LampiranKunjungan, Temuan
from terasa.pembinaan.services import IsiTemuan, add_temuan, attach_lampiran, share_kunjungan
from terasa.perangkat.models import Biodata
from terasa.perangkat.models.orang import PEMBACA_BIODATA
from terasa.serah_terima.models import BagianPaket, PaketSerahTerima
from terasa.umum import konteks
from terasa.umum.pelaku import PUBLIK, SISTEM
from tests.architecture.test_akses import POLA
from tests.factories import (
    DESA,
    DESA_LAIN,
    KABUPATEN,
    KABUPATEN_LAIN,
    get_pengguna,
    make_foto,
    make_pelaku,
    sebagai,
)
from tests.module.pembinaan.bahan import coach_village
from tests.module.pembinaan.bersama import plan, record
from tests.module.perangkat.bahan_paw import seat_kades
from tests.web.benang_bertanda import Tanda
from tests.web.rayapan import read_all

pytestmark = pytest.mark.django_db
SE_DESA = (P.OPERATOR_DESA, P.KADES, P.LURAH, P.BPD, P.PENDAMPING)
SE_KECAMATAN = (P.CAMAT, P.OPERATOR_KECAMATAN)


@dataclass(frozen=True)
class Rahasia:
    """A restricted thing: made with a mark in its words, its addresses, its tables, and who may read it at home."""

    # Returns the keys that stand in its addresses.
    make: Callable[[Tanda], dict[str, Any]]
    # Pieces of addresses that show it; a route that is not there yet is passed over.
    rute: tuple[str, ...]
    model: tuple[type[Model], ...]
    pembaca: frozenset[str]
    # Pages that others open too: they may answer, without a word of it.
    bersama: tuple[str, ...] = ()


def make_biodata(t: Tanda) -> dict[str, Any]:
    orang = seat_kades().orang
    Biodata.objects.create(
        orang=orang, kode_wilayah=DESA, tempat_lahir=t.nama("tempat lahir"), telepon=t.telepon("telepon"),
        diubah_at=timezone.now(),
    )  # fmt: skip
    return {"pk": orang.pk}


def make_konsep(t: Tanda) -> dict[str, Any]:
    """A visit of Dinas PMD that was written down and not shared."""
    satu = coach_village(make_pelaku(P.DINAS_PMD), t.nama("konsep kunjungan"), timezone.now())
    return {
        "pk": satu.pk,
        "temuan": satu.temuan.get().pk,
        "kesepakatan": satu.kesepakatan.get().pk,
        "lampiran": satu.lampiran.get().pk,
    }


def make_rujukan(t: Tanda) -> dict[str, Any]:
    """A suspected crime in a visit that everybody of the place reads otherwise."""
    pmd, now = make_pelaku(P.DINAS_PMD), timezone.now()
    satu = plan(pmd, now)
    record(satu, pmd, now)
    isi = IsiTemuan("keuangan", "berat", t.nama("dugaan"))
    with sebagai(pmd):
        pk = add_temuan(kunjungan=satu, isi=isi, by=pmd, now=now, dugaan_pidana=True)
    with konteks.pakai(konteks.sistem()):
        temuan = Temuan.objects.get(pk=pk)
        attach_lampiran(
            kunjungan=satu, data=make_foto(), nama=f"{t.nama('foto dugaan')}.jpg", jenis="foto", by=SISTEM, now=now,
            temuan=temuan,
        )  # fmt: skip
        satu.refresh_from_db()
    with sebagai(pmd):
        share_kunjungan(kunjungan=satu, by=pmd, now=now)
    with konteks.pakai(konteks.sistem()):
        return {"pk": satu.pk, "temuan": pk, "lampiran": LampiranKunjungan.objects.get().pk}


def make_paket(t: Tanda) -> dict[str, Any]:
    """A handover pack of the camat that is still being written."""
    camat, kini = make_pelaku(P.CAMAT, "63.06.04"), timezone.now()
    paket = PaketSerahTerima.objects.create(
        kabupaten=KABUPATEN, kode_wilayah="63.06.04", unit_id=camat.unit_id, jabatan="camat",
        tanggal=timezone.localdate() + timedelta(days=7), dibuat_at=kini, diubah_at=kini,
    )  # fmt: skip
    BagianPaket.objects.create(paket=paket, kode="kontrak", uraian=t.nama("kata pejabat"), ditulis_at=kini)
    return {"pk": paket.pk, "kode": "kontrak", "berkas": "paket.pdf"}


SATU = "/kerja/pembinaan/kunjungan/<uuid:pk>/"
MEJA_BINAAN = (
    "/kerja/pembinaan/", "/kerja/pembinaan/kalender/", "/kerja/pembinaan/tim/", "/kerja/pembinaan/rujukan/",
    f"/kerja/pembinaan/tempat/{DESA}/", SATU, "/kerja/tindak-lanjut/",
)  # fmt: skip
RAHASIA = {
    "biodata": Rahasia(make_biodata, ("biodata",), (Biodata,), frozenset(PEMBACA_BIODATA)),
    "konsep kunjungan": Rahasia(
        make_konsep,
        (
            f"{SATU}temuan/<",
            f"{SATU}kesepakatan/<",
            f"{SATU}lampiran/<",
            f"{SATU}catatan.pdf",
            f"{SATU}catat/",
        ),
        (IsiKunjungan, JawabanPeriksa, Temuan, Kesepakatan, LampiranKunjungan),
        frozenset({P.DINAS_PMD}),
        MEJA_BINAAN,
    ),
    "dugaan pidana": Rahasia(
        make_rujukan,
        (f"{SATU}temuan/<", f"{SATU}lampiran/<"),
        (Temuan, LampiranKunjungan),
        frozenset({P.INSPEKTORAT}),
        (*MEJA_BINAAN, f"{SATU}catatan.pdf"),
    ),
    "paket serah terima": Rahasia(
        make_paket,
        ("/kerja/serah-terima/<uuid:pk>/",),
        (PaketSerahTerima, BagianPaket),
        frozenset({P.CAMAT, P.BUPATI, P.SEKDA, P.BAGIAN_PEMERINTAHAN}),
        ("/kerja/serah-terima/", "/kerja/laporan-jabatan/"),
    ),
}


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
        kunci = r.make(t)
    alamat = [
        _put(a, kunci)
        for a, p in POLA
        if any(x in a for x in r.rute) and set(p.pattern.converters) <= set(kunci)
    ]
    bersama = [
        "/beranda/",
        "/cari/?q=Pembakal",
        f"/cari/?q={next(iter(t.asal))}",
        *(_put(a, kunci) for a in r.bersama),
    ]
    for jenis, kode in strangers(r.pembaca):
        klien = Client()
        klien.force_login(get_pengguna(make_pelaku(jenis, kode)))
        for satu in alamat:
            # An address that only takes POST says so before it looks for the thing.
            status = {klien.get(satu).status_code, klien.post(satu).status_code}
            assert status <= {404, 405}, (jenis, kode, satu)
            assert status != {405}, (jenis, kode, satu)
        for satu in bersama:
            # A search repeats what was asked for; the second word of the mark stands only where the thing is shown.
            assert not t.find(read_all(klien.get(satu)).replace(_asked(satu), "")), (jenis, kode, satu)


def _asked(alamat: str) -> str:
    return alamat.partition("?q=")[2] or "\0"


def _put(pola: str, kunci: dict[str, Any]) -> str:
    for nama, nilai in kunci.items():
        pola = re.sub(rf"<(\w+:)?{nama}>", str(nilai), pola)
    return pola
