"""Pokir di samping usulan: diulang tidak berubah, irisannya disebut, dan tidak masuk angka forum."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from terasa.musrenbang.models import Pokir, Usulan
from terasa.musrenbang.queries import eligible_usulan
from terasa.musrenbang.queries.pokir import find_irisan, find_pokir_of
from terasa.musrenbang.rules import CannotPropose
from terasa.musrenbang.rules.pokir import KOLOM_POKIR
from terasa.musrenbang.services import import_pokir
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Laporan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, KABUPATEN, make_pelaku
from tests.module.musrenbang.bahan import TAHUN, make_usulan

pytestmark = pytest.mark.usefixtures("sistem")
KEPALA = "ID Usulan,Pengusul,Usulan,Kode Desa,Anggaran"
SATU = f"P1,Nama Anggota Dewan,Perbaikan titian ulin RT 2,{DESA},75.000.000"
DUA = "P2,Nama Anggota Dewan,Bantuan bibit padi,,"


def run(now: datetime, *baris: str, uji: bool = False, by: Pelaku = SISTEM) -> Laporan:
    lembar = parse_lembar("\n".join([KEPALA, *baris]).encode(), KOLOM_POKIR)
    return import_pokir(lembar=lembar, kabupaten=KABUPATEN, tahun=TAHUN, by=by, now=now, uji=uji)


def test_a_second_import_changes_nothing_and_no_name_is_kept(now: datetime) -> None:
    assert [b.hasil for b in run(now, SATU, DUA, uji=True).baris] == [DITERIMA, DITERIMA]
    run(now, SATU, DUA)
    assert [b.alasan for b in run(now, SATU, DUA).baris] == [SAMA, SAMA]
    ubah = run(now, SATU.replace("75", "80"), SATU, "P3,,,,")
    assert [b.hasil for b in ubah.baris] == [DIUBAH, DILEWATI, DILEWATI]
    assert Pokir.objects.get(kode="P1").biaya == 80_000_000
    isi = "".join(str(v) for p in Pokir.objects.values() for v in p.values())
    assert "Anggota" not in isi
    with pytest.raises(CannotPropose):
        run(now, SATU, by=make_pelaku("setwan"))


def test_overlap_is_told_by_place_and_words_on_both_sides(now: datetime) -> None:
    mirip = make_usulan(now, judul="Perbaikan titian ulin di RT 02")
    make_usulan(now, judul="Pengadaan mobiler posyandu")
    make_usulan(now, judul="Perbaikan titian ulin di RT 02", desa="63.06.04.2001")
    run(now, SATU, DUA)
    pokir = Pokir.objects.get(kode="P1")
    irisan = find_irisan(Pokir.objects.all())
    assert {pk: [i.usulan for i in semua] for pk, semua in irisan.items()} == {pokir.pk: [mirip]}
    assert find_pokir_of(mirip) == [pokir]
    halaman = Client().get("/pokir/").content.decode()
    assert mirip.kode in halaman
    assert "Rp75.000.000" in halaman
    assert "1 belum dihitung" in halaman


def test_it_is_never_among_the_usulan_of_a_forum(now: datetime) -> None:
    run(now, SATU)
    siap = eligible_usulan("musrenbang_desa", kabupaten=KABUPATEN, tahun=TAHUN, cakupan=[DESA])
    assert not siap.exists()
    assert not Usulan.objects.exists()


def test_an_empty_list_says_where_it_comes_from() -> None:
    assert "Belum ada pokir" in Client().get("/pokir/").content.decode()
