"""Uang desa tetap tepat: jumlah APBDes adalah jumlah posnya lewat setiap versi, transfer adalah jumlah barisnya."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime

import pytest
from django.utils import timezone

from terasa.apbdes.enums import JenisTransfer, Kelompok
from terasa.apbdes.models import Apbdes, TahapTransfer
from terasa.apbdes.queries.apbdes import read_lembaran
from terasa.apbdes.queries.transfer import list_transfer, read_pagu
from terasa.apbdes.services import change_apbdes, remove_pos, save_pos
from terasa.apbdes.services.susun import isi_of
from terasa.musrenbang.enums import BidangDesa
from terasa.umum.bagi import split_exact
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN
from tests.module.apbdes.bahan import add_pos, adopt, make_draf
from tests.module.apbdes.test_transfer import bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def check_sums(apbdes: Apbdes) -> None:
    """Every total against its lines as they stand in the database."""
    lembaran = read_lembaran(apbdes)
    pos = list(apbdes.pos.all())
    belanja = [p for p in pos if p.kelompok == Kelompok.BELANJA]
    assert lembaran.neraca.belanja == sum(p.jumlah for p in belanja)
    for bidang in BidangDesa.values:
        assert lembaran.neraca.per_bidang[bidang] == sum(p.jumlah for p in belanja if p.bidang == bidang)
    assert [jumlah for _nama, jumlah, _pos in lembaran.per_bidang] == [
        sum(p.jumlah for p in isi) for _nama, _jumlah, isi in lembaran.per_bidang
    ]
    assert sum(lembaran.neraca.per_sumber.values()) == sum(
        p.jumlah for p in pos if p.kelompok in {Kelompok.BELANJA, Kelompok.PENGELUARAN}
    )


def balance(apbdes: Apbdes) -> None:
    """One line of income that makes the budget balance."""
    sisa = read_lembaran(apbdes).neraca.sisa
    if sisa < 0:
        add_pos(apbdes, kelompok="pendapatan", uraian=f"Penyeimbang {sisa}", jumlah=-sisa)
    elif sisa > 0:
        add_pos(apbdes, uraian=f"Penyeimbang {sisa}", jumlah=sisa, bidang="bencana")


@pytest.mark.parametrize("benih", range(3))
def test_a_budget_is_the_sum_of_its_lines_in_every_version(now: datetime, benih: int) -> None:
    acak = random.Random(benih)
    apbdes = make_draf(now)
    for versi in (1, 2):
        for n in range(8):
            pos = acak.choice(list(apbdes.pos.filter(kelompok="belanja")) or [None])
            if n % 4 == 3 and pos is not None:
                remove_pos(pos=pos, by=SISTEM)
            elif n % 2 and pos is not None:
                isi = replace(isi_of(pos), jumlah=acak.randint(1, 10**10))
                save_pos(apbdes=apbdes, by=SISTEM, pos=pos, isi=isi)
            else:
                bidang = acak.choice(BidangDesa.values)
                add_pos(apbdes, uraian=f"Pos {versi} {n}", jumlah=acak.randint(1, 10**10), bidang=bidang)
            check_sums(apbdes)
        balance(apbdes)
        check_sums(apbdes)
        assert read_lembaran(apbdes).neraca.sisa == 0
        adopt(apbdes, now, nomor=f"{versi} Tahun 2026")
        if versi == 1:
            awal = read_lembaran(apbdes).neraca
            baru = change_apbdes(
                apbdes=apbdes, by=SISTEM, alasan="Banjir memindahkan sebagian belanja.", now=now
            )
            assert read_lembaran(baru).neraca == awal
            apbdes = baru


@pytest.mark.parametrize("benih", range(3))
def test_transfers_are_the_sum_of_their_rows(now: datetime, benih: int) -> None:
    acak = random.Random(benih)
    baris, pagu, cair = ["kode_desa,jenis,uraian,pagu,tahap,jumlah,cair"], 0, 0
    for desa in (DESA, "63.06.04.2001"):
        for jenis in JenisTransfer.values:
            satu = acak.randint(4, 10**11)
            pagu += satu
            # The tranches need not take all of it.
            bagian = split_exact(
                satu - acak.randint(0, 1), [acak.randint(1, 9) for _ in range(acak.randint(1, 3))]
            )
            for n, jumlah in enumerate((b for b in bagian if b), start=1):
                sudah = acak.random() < 0.5
                cair += jumlah if sudah else 0
                baris.append(f"{desa},{jenis},Umum,{satu},{n},{jumlah},{'2026-02-02' if sudah else ''}")
    laporan = bring(now, "\n".join(baris))
    assert not laporan.bermasalah
    daftar = list_transfer(KABUPATEN, 2026, timezone.localdate(now))
    assert (daftar.pagu, daftar.cair) == (pagu, cair)
    assert (sum(p for _n, p, _c in daftar.per_jenis), sum(c for _n, _p, c in daftar.per_jenis)) == (
        pagu,
        cair,
    )
    assert sum(sum(read_pagu(d.desa.kode, 2026).values()) for d in daftar.desa) == pagu
    for d in daftar.desa:
        assert d.ruang.bebas <= d.pagu
        assert all(p.belum + p.cair == p.transfer.pagu for p in d.isi)
    assert sum(t.jumlah for t in TahapTransfer.objects.all()) <= pagu
