"""Bahan uji perangkat: satu jabatan kades dan yang memegangnya."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from terasa.akun.models import Unit
from terasa.perangkat.enums import CaraMenjabat
from terasa.perangkat.models import Jabatan, MasaJabatan, Orang
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, start_masa
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, make_unit

DILANTIK = date(2018, 12, 19)


def make_kantor() -> Unit:
    """The government of Bamban."""
    return make_unit("desa-bamban", jenis="desa", nama="Pemerintah Desa Bamban", kode_wilayah=DESA)


def make_jabatan(jenis: str = "kades", nama: str = "Pembakal", **isi: Any) -> Jabatan:
    return create_jabatan(
        by=SISTEM, unit=isi.pop("unit", None) or make_kantor(), jenis=jenis, nama=nama, **isi
    )


def make_orang(now: datetime, nama: str = "Abdul Uji", **isi: Any) -> Orang:
    return create_orang(by=SISTEM, kabupaten=KABUPATEN, nama=nama, now=now, **isi)


def make_masa(
    jabatan: Jabatan, now: datetime, mulai: date = DILANTIK, cara: str = CaraMenjabat.DEFINITIF, **isi: Any
) -> MasaJabatan:
    isi.setdefault("orang", None)
    isi["orang"] = isi["orang"] or make_orang(now)
    return start_masa(by=SISTEM, jabatan=jabatan, isi=IsiMasa(cara=cara, mulai_on=mulai, **isi), now=now)
