"""Pabrik data uji: pendek, dengan nilai yang masuk akal, semuanya di Hulu Sungai Selatan."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from terasa.akun.enums import JenisPeran, JenisUnit
from terasa.akun.models import Pengguna, Peran, Unit
from terasa.umum.pelaku import PelakuTetap

KABUPATEN = "63.06"
DESA = "63.06.04.2002"
DESA_LAIN = "63.06.04.2001"
KABUPATEN_LAIN = "34.01"
DESA_KABUPATEN_LAIN = "34.01.01.2011"
NOMOR = itertools.count(1)

JENIS_UNIT = {
    JenisPeran.OPERATOR_DESA: JenisUnit.DESA,
    JenisPeran.KADES: JenisUnit.DESA,
    JenisPeran.BPD: JenisUnit.DESA,
    JenisPeran.PENDAMPING: JenisUnit.DESA,
    JenisPeran.LURAH: JenisUnit.KELURAHAN,
    JenisPeran.CAMAT: JenisUnit.KECAMATAN,
    JenisPeran.OPERATOR_KECAMATAN: JenisUnit.KECAMATAN,
    JenisPeran.BAPPEDA: JenisUnit.BAPPEDA,
}


def load_reference() -> None:
    """What every installation has: regions of two kabupaten, nomenclature, built-in rules."""
    from terasa.aturan.services import load_katalog
    from terasa.nomenklatur.services import load_nomenklatur
    from terasa.wilayah.services import load_wilayah

    load_wilayah()
    load_nomenklatur()
    load_katalog()


def make_unit(kode: str = "", **kwargs: Any) -> Unit:
    """An office; `kode` is made up when not given."""
    kode = kode or f"unit-{next(NOMOR)}"
    isi: dict[str, Any] = {
        "kabupaten": KABUPATEN,
        "nama": f"Dinas {kode}",
        "jenis": JenisUnit.PERANGKAT_DAERAH,
        "kode_wilayah": KABUPATEN,
        **kwargs,
    }
    return Unit.objects.get_or_create(kabupaten=isi.pop("kabupaten"), kode=kode, defaults=isi)[0]


def make_peran(jenis: str, kode_wilayah: str = KABUPATEN, unit: Unit | None = None, **kwargs: Any) -> Peran:
    """A person with a post that is held since 2020."""
    nomor = next(NOMOR)
    pengguna = Pengguna.objects.create_user(f"uji{nomor}", nama=f"Orang Uji {nomor}")
    unit = unit or make_unit(
        f"unit-{jenis}-{kode_wilayah}".replace(".", "-").replace("_", "-"),
        kabupaten=".".join(kode_wilayah.split(".")[:2]),
        jenis=JENIS_UNIT.get(JenisPeran(jenis), JenisUnit.PERANGKAT_DAERAH),
        kode_wilayah=kode_wilayah,
    )
    isi = {"jabatan": f"{JenisPeran(jenis).label} {kode_wilayah}", "berlaku_dari": date(2020, 1, 1), **kwargs}
    peran = Peran(pengguna=pengguna, unit=unit, jenis=jenis, kode_wilayah=kode_wilayah, **isi)
    peran.set_akar()
    peran.save()
    return peran


def make_pelaku(jenis: str, kode_wilayah: str = KABUPATEN, unit: Unit | None = None, **kwargs: Any) -> PelakuTetap:
    return make_peran(jenis, kode_wilayah, unit, **kwargs).as_pelaku()


def get_pengguna(by: PelakuTetap) -> Pengguna:
    return Pengguna.objects.get(pk=by.pengguna_id)
