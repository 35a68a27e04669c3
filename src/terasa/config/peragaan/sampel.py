"""Satu gelombang dari hitungan RT sampai undian, seperti yang dikerjakan beberapa kantor berturut-turut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from terasa.manfaat.enums import Kelompok
from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.services import draw_gelombang, prepare_gelombang
from terasa.program.models import Kegiatan
from terasa.survei.services import check_rt, count_rt, lock_kerangka
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


def draw_wave(
    *,
    kegiatan: Kegiatan,
    gelombang: str,
    rt: Mapping[str, int],
    n: int,
    by: Pelaku,
    penghitung: Mapping[str, Pelaku],
    pemeriksa: Pelaku,
    now: datetime,
    kelompok: str = Kelompok.ACAK,
) -> SurveiManfaat:
    """Counted by each desa of `penghitung`, checked by another office, locked and drawn. `rt`: `{"RT 02": 41}`, or
    `{"63.06.04.2002 RT 02": 41}` with several desa."""
    sm = prepare_gelombang(kegiatan=kegiatan, gelombang=gelombang, kelompok=kelompok, n=n, by=by, now=now)
    for desa, orang in penghitung.items():
        hitungan = _of(desa, rt, list(penghitung))
        with konteks.pakai(konteks.untuk(orang)):
            count_rt(survei=sm.survei, desa=desa, hitungan=hitungan, by=orang, now=now)
        with konteks.pakai(konteks.untuk(pemeriksa)):
            check_rt(survei=sm.survei, desa=desa, hitungan=hitungan, by=pemeriksa, now=now)
    lock_kerangka(survei=sm.survei, by=by, now=now)
    return draw_gelombang(survei_manfaat=sm, by=by, now=now)


def _of(desa: str, rt: Mapping[str, int], semua: Sequence[str]) -> list[tuple[str, str, int]]:
    tunggal = len(semua) == 1
    return [
        ("", label.removeprefix(f"{desa} "), rumah)
        for label, rumah in rt.items()
        if label.startswith(f"{desa} ") or tunggal
    ]
