"""Bahan uji APBDes: rancangan dengan posnya, yang disampaikan, dan yang berlaku."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from terasa.apbdes.models import Apbdes, EvaluasiApbdes, PosApbdes, TautanApbdes
from terasa.apbdes.rules.evaluasi import IsiCatatan
from terasa.apbdes.rules.transfer import KOLOM_TRANSFER
from terasa.apbdes.services import (
    IsiPos,
    adopt_apbdes,
    draft_apbdes,
    finish_evaluasi,
    import_transfer,
    remark_pos,
    save_pos,
    submit_apbdes,
)
from terasa.musrenbang.models import Usulan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA

TAHUN = 2026
PERDES = date(2026, 1, 5)


def make_draf(now: datetime, *, desa: str = DESA, tahun: int = TAHUN) -> Apbdes:
    """A balanced raperdes: Rp100 juta of Dana Desa for a road and a posyandu."""
    apbdes = draft_apbdes(by=SISTEM, kode_desa=desa, tahun=tahun, now=now)
    add_pos(apbdes, kelompok="pendapatan", uraian="Dana Desa", jumlah=100_000_000)
    add_pos(apbdes, uraian="Semenisasi gang RT 02", jumlah=75_000_000)
    add_pos(apbdes, uraian="Makanan tambahan posyandu", jumlah=25_000_000, bidang="pemberdayaan")
    return apbdes


def add_pos(apbdes: Apbdes, **isi: Any) -> PosApbdes:
    kelompok = isi.get("kelompok", "belanja")
    data = {
        "kelompok": kelompok,
        "uraian": "Semenisasi gang",
        "jumlah": 10_000_000,
        "sumber_dana": "DDS",
        "bidang": "pembangunan" if kelompok == "belanja" else "",
        **isi,
    }
    return save_pos(apbdes=apbdes, by=SISTEM, isi=IsiPos(**data))


def submit(apbdes: Apbdes, now: datetime) -> EvaluasiApbdes:
    return submit_apbdes(apbdes=apbdes, by=SISTEM, disepakati_on=timezone.localdate(now), now=now)


def adopt(apbdes: Apbdes, now: datetime, nomor: str = "1 Tahun 2026", **isi: Any) -> Apbdes:
    """In force by an evaluation on paper."""
    luar = {"evaluasi_luar": "188/12/EV/2025", **isi}
    adopt_apbdes(apbdes=apbdes, by=SISTEM, nomor_perdes=nomor, ditetapkan_on=PERDES, now=now, **luar)
    return apbdes


def make_berlaku(now: datetime, **isi: Any) -> Apbdes:
    return adopt(make_draf(now, **isi), now)


def budget_village(usulan: Usulan, tahun: int, now: datetime) -> UUID:
    """A budget in force that pays this usulan, a raperdes of the next year sent back, and the transfers of both.

    Returns the key of the raperdes.
    """
    berlaku = make_berlaku(now, tahun=tahun - 1)
    pos = berlaku.pos.filter(kelompok="belanja")[0]
    TautanApbdes.objects.create(
        usulan=usulan, kode_desa=DESA, tahun=tahun, pangkal=pos.pangkal, ditautkan_at=now, oleh="Desa"
    )
    draf = make_draf(now, tahun=tahun)
    evaluasi = submit(draf, now)
    gang = draf.pos.get(uraian__startswith="Semenisasi")
    kata = IsiCatatan(str(gang.pk), "perbaiki", "E04", "Volumenya tiga kali RKP Desa.")
    remark_pos(evaluasi=evaluasi, by=SISTEM, catatan=[kata], now=now)
    finish_evaluasi(
        evaluasi=evaluasi,
        by=SISTEM,
        nomor_hasil="188/7",
        hasil_on=timezone.localdate(now),
        now=now,
        sisa_setuju=True,
    )
    lembar = f"kode_desa,jenis,pagu,tahap,jumlah,rencana\n{DESA},DD,800000000,1,480000000,2026-01-15\n"
    import_transfer(
        lembar=parse_lembar(lembar.encode(), KOLOM_TRANSFER),
        kabupaten=DESA[:5],
        tahun=tahun - 1,
        by=SISTEM,
        now=now,
    )
    return draf.pk
