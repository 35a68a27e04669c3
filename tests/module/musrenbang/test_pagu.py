"""Angka tiap desa, pagu kewilayahan yang ditetapkan, dan yang sudah terpakai."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.musrenbang.models import DataTempat, PosPagu
from terasa.musrenbang.queries.pagu import find_pagu, list_angka, list_riwayat_pagu, read_papan
from terasa.musrenbang.rules.pagu import CannotDivide
from terasa.musrenbang.services.pagu import KOLOM_DATA, import_data_tempat, set_pagu
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
TRILIUN = 10**12


def bring_in(teks: str, now: datetime, *, uji: bool = False) -> Laporan:
    return import_data_tempat(
        lembar=parse_lembar(teks.encode(), KOLOM_DATA),
        kabupaten=KABUPATEN,
        tahun=TAHUN,
        sumber="BPS 2026",
        by=SISTEM,
        now=now,
        uji=uji,
    )


def fill_all(now: datetime) -> None:
    """The same figures everywhere, so that the formula gives equal parts to equal places."""
    baris = [f"{a.kode},100,20,500,1.5" for a in list_angka(KABUPATEN, TAHUN)]
    bring_in("\n".join(["kode,penduduk,penduduk_miskin,luas_ha,kesulitan", *baris]), now)


def test_a_messy_sheet_comes_in_row_by_row(now: datetime) -> None:
    teks = f"""Kode Desa,Jumlah Penduduk,Miskin,Luas (km2),IKG
{DESA},"1.250",300,"12,5",2.25
{DESA_LAIN},100,200,,
{DESA_LAIN},seratus,,,
63.06.04.2999,5,,,
{DESA_LAIN},,,,
"""
    laporan = bring_in(teks, now)
    assert [b.hasil for b in laporan.baris] == ["diterima", *["dilewati"] * 4]
    assert "penduduk miskin lebih banyak" in laporan.baris[1].alasan
    assert "bukan angka" in laporan.baris[2].alasan
    assert "bukan desa atau kelurahan" in laporan.baris[3].alasan
    satu = DataTempat.objects.get()
    assert (satu.penduduk, satu.penduduk_miskin, satu.luas, str(satu.kesulitan)) == (1250, 300, 1250, "2.250")
    assert satu.sumber == "BPS 2026"


def test_an_empty_cell_changes_nothing_and_the_same_sheet_twice_neither(now: datetime) -> None:
    bring_in(f"kode,penduduk,penduduk_miskin\n{DESA},100,20\n", now)
    assert bring_in(f"kode,penduduk\n{DESA},100\n", now).baris[0].alasan == "sama"
    assert bring_in(f"kode,penduduk,penduduk_miskin\n{DESA},150,\n", now).baris[0].hasil == "diubah"
    satu = DataTempat.objects.get()
    assert (satu.penduduk, satu.penduduk_miskin) == (150, 20)
    assert bring_in(f"kode,penduduk\n{DESA},999\n", now, uji=True).baris[0].hasil == "diubah"
    satu.refresh_from_db()
    assert satu.penduduk == 150


def test_missing_figures_stop_the_division_and_are_named(now: datetime) -> None:
    with pytest.raises(CannotDivide, match="belum ada untuk"):
        set_pagu(kabupaten=KABUPATEN, tahun=TAHUN, total=TRILIUN, by=SISTEM, now=now)
    assert find_pagu(KABUPATEN, TAHUN) is None


def test_the_division_is_frozen_with_its_rule_and_adds_up(now: datetime) -> None:
    fill_all(now)
    pagu = set_pagu(kabupaten=KABUPATEN, tahun=TAHUN, total=TRILIUN + 7, by=SISTEM, now=now)
    desa = [p for p in pagu.pos.filter(bidang="") if p.kode_wilayah.count(".") == 3]
    assert sum(p.jumlah for p in desa) == TRILIUN + 7
    assert pagu.aturan["pagu-kewilayahan"]["isi"]["merata"] == "2/5"
    bring_in(f"kode,penduduk\n{DESA},9999\n", now)
    assert next(b for b in pagu.data if b[0] == DESA)[1] == 100
    assert PosPagu.objects.filter(bidang="fisik-prasarana").count() == 11


def test_a_second_division_says_why_and_the_first_stays(now: datetime) -> None:
    fill_all(now)
    satu = set_pagu(kabupaten=KABUPATEN, tahun=TAHUN, total=TRILIUN, by=SISTEM, now=now)
    with pytest.raises(CannotDivide, match="mengapa dibagi ulang"):
        set_pagu(kabupaten=KABUPATEN, tahun=TAHUN, total=2 * TRILIUN, by=SISTEM, now=now)
    dua = set_pagu(
        kabupaten=KABUPATEN, tahun=TAHUN, total=2 * TRILIUN, by=SISTEM, now=now, alasan="Transfer pusat naik"
    )
    assert find_pagu(KABUPATEN, TAHUN) == dua
    assert [p.pk for p in list_riwayat_pagu(KABUPATEN, TAHUN)] == [dua.pk, satu.pk]


def test_what_is_taken_counts_what_forums_agreed_for_the_kabupaten(now: datetime) -> None:
    fill_all(now)
    jalan = make_usulan(now, judul="Jalan tani", biaya=70, bidang="pertanian")
    belum = make_usulan(now, judul="Belum dihitung", biaya=None)
    desa = make_usulan(now, judul="Urusan desa", biaya=500, tujuan="desa")
    make_usulan(now, judul="Tidak disepakati", biaya=900)
    make_usulan(now, judul="Desa lain", biaya=800, desa=DESA_LAIN)
    agree(open_desa(now), [jalan, belum, desa], now)
    papan = read_papan(set_pagu(kabupaten=KABUPATEN, tahun=TAHUN, total=TRILIUN, by=SISTEM, now=now))
    kecamatan = DESA.rpartition(".")[0]
    satu = next(b for b in papan.desa[kecamatan] if b.kode == DESA)
    assert (satu.desa.biaya, satu.desa.usulan, satu.desa.belum_dihitung) == (70, 2, 1)
    assert satu.kecamatan.usulan == 0
    assert satu.sisa == satu.jumlah
    ekonomi = next(b for b in papan.bidang["ekonomi"] if b.kode == kecamatan)
    assert (ekonomi.desa.biaya, ekonomi.desa.usulan) == (70, 1)
    assert papan.jumlah.jumlah == TRILIUN
    assert papan.jumlah.desa.usulan == 2
