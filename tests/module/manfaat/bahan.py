"""Bahan uji: gelombang yang terbuka, petugas dari desa lain, dan jawaban."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from terasa.akun.enums import JenisPeran
from terasa.config.peragaan.sampel import draw_wave
from terasa.manfaat.enums import Butir, Gelombang, Kelompok
from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.services import assign_surveyor, prepare_gelombang
from terasa.survei.models import Responden
from terasa.survei.services import record_jawaban
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA_LAIN, KABUPATEN, get_pengguna, make_pelaku, sebagai
from tests.module.program.bahan import make_diserahkan


def make_bappeda() -> PelakuTetap:
    return make_pelaku(JenisPeran.BAPPEDA, KABUPATEN)


def make_surveyor() -> PelakuTetap:
    """A pendamping of the neighbouring desa."""
    return make_pelaku(JenisPeran.PENDAMPING, DESA_LAIN)


def make_gelombang(
    *,
    now: datetime,
    by: PelakuTetap | None = None,
    gelombang: str = Gelombang.SERAH_TERIMA,
    rt: Mapping[str, int] | None = None,
    n: int = 12,
    kelompok: str = Kelompok.ACAK,
    **isi: Any,
) -> SurveiManfaat:
    """An open wave about a kegiatan handed over a week ago."""
    by = by or make_bappeda()
    kegiatan = isi.pop("kegiatan", None) or make_diserahkan(now=now, hari_lalu=7, **isi)
    pemeriksa = make_pelaku(JenisPeran.DINAS_PMD, KABUPATEN)
    penghitung = {desa: make_pelaku(JenisPeran.OPERATOR_DESA, desa) for desa in kegiatan.cakupan}
    with sebagai(by):
        return draw_wave(
            kegiatan=kegiatan,
            gelombang=gelombang,
            kelompok=kelompok,
            rt=rt or {"RT 01": 20, "RT 02": 25},
            n=n,
            by=by,
            penghitung=penghitung,
            pemeriksa=pemeriksa,
            now=now,
        )


def make_persiapan(
    *, now: datetime, n: int = 12, cara: str = "rt", kelompok: str = Kelompok.ACAK, **isi: Any
) -> SurveiManfaat:
    """A wave whose frame nobody has counted yet."""
    by = make_bappeda()
    kegiatan = isi.pop("kegiatan", None) or make_diserahkan(now=now, hari_lalu=7, **isi)
    with sebagai(by):
        return prepare_gelombang(
            kegiatan=kegiatan,
            gelombang=Gelombang.SERAH_TERIMA,
            kelompok=kelompok,
            n=n,
            cara=cara,
            by=by,
            now=now,
        )


def assign(survei_manfaat: SurveiManfaat, surveyor: PelakuTetap, *, now: datetime) -> None:
    bappeda = make_bappeda()
    with sebagai(bappeda):
        assign_surveyor(survei_manfaat=survei_manfaat, pengguna=get_pengguna(surveyor), by=bappeda, now=now)


def list_rumah(survei_manfaat: SurveiManfaat) -> list[Responden]:
    """Dwellings to be asked, in drawn order, with the system's eyes; sleeping reserves are left out."""
    with konteks.pakai(konteks.sistem()):
        return list(
            Responden.objects.filter(survei=survei_manfaat.survei, aktif=True).select_related(
                "unit", "survei"
            )
        )


def sama(jawab: str) -> dict[str, str]:
    """The same answer to all six questions."""
    return dict.fromkeys(Butir.values, jawab)


def answer(
    survei_manfaat: SurveiManfaat, semua: Iterable[Mapping[str, str]], *, now: datetime
) -> PelakuTetap:
    """Record these answers in the drawn order, by a surveyor who is assigned first."""
    surveyor = make_surveyor()
    assign(survei_manfaat, surveyor, now=now)
    nanti = now + timedelta(hours=1)
    with sebagai(surveyor):
        for rumah, isi in zip(list_rumah(survei_manfaat), semua, strict=False):
            record_jawaban(responden=rumah, by=surveyor, isi=isi, dijawab_at=nanti, now=nanti)
    return surveyor
