"""Bahan uji RPJM Desa: draf dengan kegiatannya, dan rencana yang berlaku."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa
from terasa.musrenbang.rules.rpjmdes import IsiKegiatan
from terasa.musrenbang.services import IsiRpjm, adopt_rpjmdes, draft_rpjmdes, save_kegiatan_rpjm
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA

AWAL, AKHIR = 2026, 2033


def make_draf(now: datetime, *, desa: str = DESA, kegiatan: int = 1) -> RpjmDesa:
    """A draft of the period that runs now."""
    rencana = draft_rpjmdes(by=SISTEM, kode_desa=desa, isi=IsiRpjm(AWAL, visi="Desa terang"), now=now)
    for n in range(kegiatan):
        make_kegiatan(rencana, now, jenis=f"Semenisasi gang {n + 1}")
    return rencana


def make_kegiatan(rencana: RpjmDesa, now: datetime, **isi: Any) -> KegiatanRpjm:
    """A kegiatan of Rp90 juta over three years, unless told otherwise."""
    data = {
        "bidang": "pembangunan",
        "jenis": "Semenisasi gang",
        "tahun": (2026, 2027, 2028),
        "biaya": 90_000_000,
        "lokasi": "RT 02",
        **isi,
    }
    return save_kegiatan_rpjm(rencana=rencana, by=SISTEM, isi=IsiKegiatan(**data), now=now)


def adopt(rencana: RpjmDesa, now: datetime, nomor: str = "2 Tahun 2026") -> RpjmDesa:
    adopt_rpjmdes(rencana=rencana, by=SISTEM, nomor_perdes=nomor, ditetapkan_on=date(2026, 1, 14), now=now)
    return rencana


def make_berlaku(now: datetime, *, desa: str = DESA, kegiatan: int = 1) -> RpjmDesa:
    """A plan in force."""
    return adopt(make_draf(now, desa=desa, kegiatan=kegiatan), now)
