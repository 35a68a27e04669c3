"""Satu kunjungan Dinas PMD ke sebuah desa, sampai keadaan yang diminta."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from terasa.pembinaan import services as s
from terasa.pembinaan.models import Kunjungan
from terasa.pembinaan.services import Catatan, Jawaban
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA, KABUPATEN, make_pelaku, sebagai

DAFTAR = "daftar-periksa-tata-kelola"
RAHASIA = "Selisih kas yang tidak dapat dijelaskan"
KONSEP = "Buku kas belum ditutup bulan lalu"


class Orang(NamedTuple):
    """Everyone who might look: those of this place, those of the next, and those above."""

    pmd: PelakuTetap
    bagian: PelakuTetap
    camat: PelakuTetap
    camat_lain: PelakuTetap
    kades: PelakuTetap
    operator: PelakuTetap
    kades_lain: PelakuTetap
    inspektorat: PelakuTetap
    inspektorat_lain: PelakuTetap
    bupati: PelakuTetap
    pendamping: PelakuTetap
    warga: PelakuTetap


def make_orang() -> Orang:
    return Orang(
        make_pelaku("dinas_pmd"),
        make_pelaku("bagian_pemerintahan"),
        make_pelaku("camat", "63.06.04"),
        make_pelaku("camat", "63.06.05"),
        make_pelaku("kades", DESA),
        make_pelaku("operator_desa", DESA),
        make_pelaku("kades", "63.06.04.2001"),
        make_pelaku("inspektorat"),
        make_pelaku("inspektorat", "34.01"),
        make_pelaku("bupati"),
        make_pelaku("pendamping", DESA),
        make_pelaku("warga", DESA),
    )


def plan(by: PelakuTetap, now: datetime, kode: str = DESA) -> Kunjungan:
    """A visit planned for that day; the usual relations are made first."""
    s.generate_hubungan(kabupaten=KABUPATEN, by=SISTEM, now=now)
    with sebagai(by):
        return s.plan_kunjungan(
            kode_wilayah=kode,
            rencana_on=now.date(),
            tujuan="rutin",
            daftar_kode=DAFTAR,
            by=by,
            now=now,
        )


def record(kunjungan: Kunjungan, by: PelakuTetap, now: datetime) -> None:
    isi = Catatan(
        dilaksanakan_on=date(now.year, now.month, now.day),
        ditemui=["Sekretaris Desa", "Kaur Keuangan"],
        ringkasan="Pemeriksaan buku kas.",
        jawaban={"keu-kas": Jawaban("sebagian", 60, "Belum ditutup"), "pel-standar": Jawaban("ada")},
        berikutnya_on=now.date() + timedelta(days=90),
    )
    with sebagai(by):
        s.record_kunjungan(kunjungan=kunjungan, isi=isi, by=by, now=now)
