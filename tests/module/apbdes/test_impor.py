"""Impor APBDes: lembar kantor dengan judul dan jumlahnya, zip Siskeudes, dan impor kedua yang tidak mengubah apa pun."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest

from terasa.apbdes.models import Apbdes, PosApbdes
from terasa.apbdes.queries.apbdes import read_lembaran
from terasa.apbdes.services import change_apbdes, import_apbdes
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.laporan import Laporan
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA
from tests.module.apbdes.bahan import TAHUN, adopt, make_berlaku

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
LEMBAR = """Kode;Uraian;Volume;Sumber Dana;Anggaran (Rp)
;PENDAPATAN;;;
4.2.1;Dana Desa;;DDS;700.000.000,00
4.2.3;Alokasi Dana Desa;;ADD;300.000.000
;JUMLAH PENDAPATAN;;;1.000.000.000
;BELANJA;;;
;BIDANG PENYELENGGARAAN PEMERINTAHAN DESA;;;
1.1.01;Penghasilan tetap dan tunjangan;;ADD;290.000.000
;BIDANG PELAKSANAAN PEMBANGUNAN DESA;;;
2.3.10;Semenisasi gang RT 02;120 m;DDS;400.000.000
2.3.10;Semenisasi gang RT 02;120 m;ADD;10.000.000
2.2.02;Posyandu;;DDS;0
2.2.03;Salah;;DDS;dua juta
;JUMLAH BELANJA;;;710.000.000
"""
KEGIATAN = """Tahun,Kd_Desa,Kd_Bid,Kd_Keg,ID_Keg,Nama_Kegiatan,Pagu,Pagu_PAK,Lokasi,Waktu,Keluaran,Sumberdana
2026,04.2002.,04.2002.02.,04.2002.02.03.10.,02.03.10.,Pengerasan jalan desa,100000000,0,RT 02,3 bulan,250 m,DDS
2026,04.2002.,04.2002.04.,04.2002.04.02.01.,04.02.01.,Bibit padi,5000000,0,Seluruh desa,1 bulan,1 paket,ADD
"""
RINCI = """Tahun,Kd_Desa,Kd_Keg,Kd_Rincian,Kd_SubRinci,SumberDana,Anggaran,AnggaranStlhPAK
2026,04.2002.,04.2002.00.00.,4.2.1.01.,01,DDS,90000000.00,95000000.00
2026,04.2002.,04.2002.00.00.,4.2.3.01.,01,ADD,15000000.00,15000000.00
2026,04.2002.,04.2002.02.03.10.,5.3.5.01.,01,DDS,60000000.40,65000000.00
2026,04.2002.,04.2002.02.03.10.,5.3.5.02.,01,DDS,29999999.60,30000000.00
2026,04.2002.,04.2002.02.03.10.,5.3.5.02.,02,ADD,10000000.00,15000000.00
2026,04.2002.,04.2002.04.02.01.,5.2.1.01.,01,ADD,5000000.00,0
2025,04.2002.,04.2002.04.02.01.,5.2.1.01.,01,ADD,7000000.00,0
"""


def bring(data: bytes, now: datetime, **isi: object) -> Laporan:
    return import_apbdes(data=data, kode_desa=DESA, tahun=TAHUN, by=SISTEM, now=now, **isi)  # type: ignore[arg-type]


def make_zip(**tabel: str) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        for nama, isi in tabel.items():
            arsip.writestr(f"csv/{nama}.csv", isi)
    return wadah.getvalue()


def test_a_sheet_of_an_office_is_read_with_its_titles_and_its_sums_are_checked(now: datetime) -> None:
    laporan = bring(LEMBAR.encode(), now)
    assert (laporan.jumlah("diterima"), len(laporan.bermasalah)) == (5, 2)
    assert {b.alasan.split(":")[0] for b in laporan.bermasalah} == {
        "jumlah",
        "jumlah belanja dalam berkas Rp710.000.000, jumlah barisnya Rp700.000.000",
    }
    lembaran = read_lembaran(Apbdes.objects.get())
    assert (lembaran.neraca.pendapatan, lembaran.neraca.belanja) == (10**9, 7 * 10**8)
    pos = PosApbdes.objects.get(kode="2.3.10", sumber_dana="DD")
    assert (pos.bidang, pos.sub_bidang, str(pos.volume), pos.satuan) == (
        "pembangunan",
        "2.3 Pekerjaan umum dan penataan ruang",
        "120.00",
        "m",
    )


def test_a_second_import_changes_nothing_and_a_trial_stores_nothing(now: datetime) -> None:
    assert bring(LEMBAR.encode(), now, uji=True).jumlah("diterima") == 5
    assert not Apbdes.objects.exists()
    bring(LEMBAR.encode(), now)
    sebelum = list(PosApbdes.objects.order_by("pk").values())
    laporan = bring(LEMBAR.encode(), now)
    assert (laporan.jumlah("diterima"), laporan.jumlah("diubah")) == (0, 0)
    assert list(PosApbdes.objects.order_by("pk").values()) == sebelum


def test_a_siskeudes_zip_gives_kegiatan_by_source_to_the_rupiah(now: datetime) -> None:
    data = make_zip(Ta_Kegiatan=KEGIATAN, Ta_RABRinci=RINCI)
    laporan = bring(data, now)
    assert (laporan.jumlah("diterima"), laporan.bermasalah) == (5, ())
    neraca = read_lembaran(Apbdes.objects.get()).neraca
    assert (neraca.pendapatan, neraca.belanja, neraca.sisa) == (105_000_000, 105_000_000, 0)
    assert neraca.per_sumber == {"ADD": 15_000_000, "DD": 90_000_000}
    assert PosApbdes.objects.get(kode="4.2.1").uraian == "Dana Desa"
    assert bring(data, now).jumlah("diubah") == 0


def test_the_zip_of_a_change_brings_the_amounts_after_it(now: datetime) -> None:
    data = make_zip(Ta_Kegiatan=KEGIATAN, Ta_RABRinci=RINCI)
    bring(data, now)
    lama = adopt(Apbdes.objects.get(), now)
    assert {b.alasan for b in bring(data, now).baris} == {"sama"}
    baru = change_apbdes(apbdes=lama, by=SISTEM, alasan="Pagu Dana Desa naik.", now=now)
    laporan = bring(data, now)
    assert laporan.jumlah("diubah") == 4
    assert read_lembaran(baru).neraca.belanja == 110_000_000
    assert not baru.pos.filter(uraian="Bibit padi").exists()
    assert bring(data, now).jumlah("diubah") == 0


def test_what_is_in_force_is_only_compared(now: datetime) -> None:
    make_berlaku(now)
    laporan = bring(LEMBAR.encode(), now)
    assert laporan.jumlah("diterima") == 0
    assert PosApbdes.objects.count() == 3


def test_a_zip_without_the_year_or_of_another_desa_is_told(now: datetime) -> None:
    with pytest.raises(MasukanTakTerbaca, match="2026"):
        bring(
            make_zip(Ta_Kegiatan=KEGIATAN.replace("2026", "2024"), Ta_RABRinci=RINCI.replace("2026", "2024")),
            now,
        )
    lain = make_zip(
        Ta_Kegiatan=KEGIATAN.replace("04.2002", "04.2001"), Ta_RABRinci=RINCI.replace("04.2002", "04.2001")
    )
    assert all("desa lain" in b.alasan for b in bring(lain, now).baris)
    with pytest.raises(MasukanTakTerbaca):
        bring(b"PK\x03\x04rusak", now)
