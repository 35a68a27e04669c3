"""Transfer ke desa: pagu dan tahap dari lembar, yang belum cair dengan harinya, dan ruang bebas menurut aturan."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client

from terasa.apbdes.models import TahapTransfer, TransferDesa
from terasa.apbdes.queries.transfer import list_transfer, read_pagu
from terasa.apbdes.rules.transfer import KOLOM_TRANSFER
from terasa.apbdes.services import CannotApbdes, import_transfer
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, KABUPATEN, KABUPATEN_LAIN, make_pelaku

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
LEMBAR = """kode_desa,jenis,uraian,pagu,tahap,jumlah,rencana,cair,nomor
63.06.04.2002,DDS,,800.000.000,1,480.000.000,15/02/2026,2026-02-20,SP2D-1
63.06.04.2002,DDS,,800.000.000,2,320.000.000,01/03/2026,,
63.06.04.2002,Alokasi Dana Desa,,300.000.000,,,,,
63.06.04.2001,BKK,Jembatan desa,50.000.000,1,50.000.000,,,
63.06.05.1001,ADD,,1.000,,,,,
63.06.04.2002,ADD,,400.000.000,1,10,,,
63.06.04.2001,DD,,100,1,200,,,
63.06.04.2001,Hibah,,100,,,,,
"""


def bring(now: datetime, teks: str = LEMBAR, by: Pelaku = SISTEM, **isi: bool) -> Laporan:
    lembar = parse_lembar(teks.encode(), KOLOM_TRANSFER)
    return import_transfer(lembar=lembar, kabupaten=KABUPATEN, tahun=2026, by=by, now=now, **isi)


def test_a_sheet_brings_pagu_and_tranches_once(now: datetime) -> None:
    assert bring(now, uji=True).jumlah("diterima") == 4
    assert not TransferDesa.objects.exists()
    laporan = bring(now)
    assert (laporan.jumlah("diterima"), len(laporan.bermasalah)) == (4, 4)
    assert (TransferDesa.objects.count(), TahapTransfer.objects.count()) == (3, 3)
    kedua = bring(now)
    assert (kedua.jumlah("diterima"), kedua.jumlah("diubah"), len(kedua.bermasalah)) == (0, 0, 4)
    assert read_pagu(DESA, 2026) == {"DD": 800_000_000, "ADD": 300_000_000}


def test_tranches_never_exceed_their_pagu(now: datetime) -> None:
    bring(now)
    lebih = "kode_desa,jenis,pagu,tahap,jumlah\n63.06.04.2002,DD,800000000,3,1\n"
    assert "melebihi pagu" in bring(now, lebih).bermasalah[0].alasan


def test_what_has_not_come_is_counted_in_days_and_the_locked_share_leaves_the_free_space(
    now: datetime,
) -> None:
    bring(now)
    d = list_transfer(KABUPATEN, 2026, date(2026, 3, 10))
    pertama = d.desa[0]
    assert (pertama.desa.kode, pertama.telat, d.telat) == (DESA, 9, 1)
    assert (d.pagu, d.cair) == (1_150_000_000, 480_000_000)
    # 58.03 per cent of the Dana Desa is spoken for.
    assert pertama.ruang.terkunci[0].jumlah == 464_240_000
    assert pertama.ruang.bebas == 1_100_000_000 - 464_240_000
    assert list_transfer("63.06.04", 2026, date(2026, 3, 1)).telat == 0


def test_only_dinas_pmd_and_bappeda_of_the_kabupaten_record_it(now: datetime) -> None:
    bring(now, by=make_pelaku("dinas_pmd", KABUPATEN))
    for jenis, kode in (("dinas_pmd", KABUPATEN_LAIN), ("camat", "63.06.04"), ("kades", DESA)):
        with pytest.raises(CannotApbdes) as galat:
            bring(now, by=make_pelaku(jenis, kode))
        assert galat.value.code == "bukan-wewenang"


def test_everyone_reads_it_by_region_and_takes_it_home(now: datetime) -> None:
    bring(now)
    klien = Client()
    assert "/transfer/63.06/" in klien.get("/transfer/").content.decode()
    halaman = klien.get("/transfer/63.06/", follow=True).content.decode()
    assert "Rp1.150.000.000" in halaman
    satu = klien.get(f"/transfer/{DESA}/2026/").content.decode()
    for kata in ("SP2D-1", "Koperasi Desa Merah Putih", "Rp635.760.000", "belum cair"):
        assert kata in satu
    csv = klien.get("/transfer/63.06.04/2026/transfer.csv").content.decode("utf-8-sig")
    assert csv.count("\n") == 5
    assert bring(now, csv).jumlah("diubah") == 0
    for salah in ("/transfer/63/", "/transfer/99.99/", f"/transfer/{DESA}/2031/", f"/transfer/{DESA}/2026/x"):
        assert klien.get(salah).status_code == 404
