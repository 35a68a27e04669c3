"""Kamus usulan: disunting Bappeda, dimasukkan dari berkas, dicari dengan kata, dan tidak mengubah usulan."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.musrenbang.models import Kamus
from terasa.musrenbang.queries import list_kamus
from terasa.musrenbang.rules.kamus import KOLOM_KAMUS, CannotKamus, IsiKamus
from terasa.musrenbang.services import CannotPropose, import_kamus, retire_kamus, save_kamus
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Laporan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM
from tests.factories import KABUPATEN, KABUPATEN_LAIN, make_pelaku, make_unit
from tests.module.musrenbang.bahan import TAHUN, make_usulan

pytestmark = pytest.mark.usefixtures("sistem")
KEPALA = "Kode Kamus,Kamus Usulan,Satuan,Harga Satuan,SKPD"
JALAN = "K1,Jalan beton lebar 3 m,meter,1.250.000,Dinas PUPR"
BATU = "K2,Siring batu kali,meter,900000,Dinas Khayalan"


def run(now: datetime, *baris: str, uji: bool = False) -> Laporan:
    lembar = parse_lembar("\n".join([KEPALA, *(f"{b}" for b in baris)]).encode(), KOLOM_KAMUS)
    return import_kamus(lembar=lembar, kabupaten=KABUPATEN, tahun=TAHUN, by=SISTEM, now=now, uji=uji)


def make_kamus(now: datetime, **isi: object) -> Kamus:
    data = {"kode": "", "pekerjaan": "Jalan beton", "satuan": "m", "harga": 1_250_000, **isi}
    return save_kamus(by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, isi=IsiKamus(**data), now=now)  # type: ignore[arg-type]  # free fields


def test_a_sheet_comes_in_once_and_changes_are_told(now: datetime) -> None:
    make_unit("pupr", nama="Dinas PUPR")
    assert [b.hasil for b in run(now, JALAN, BATU, uji=True).baris] == [DITERIMA, DITERIMA]
    assert not Kamus.objects.exists()

    pertama = run(now, JALAN, BATU)
    assert Kamus.objects.get(kode="K1").unit.nama == "Dinas PUPR"  # type: ignore[union-attr]  # set above
    assert "Khayalan" in pertama.baris[1].perbaikan[-1]
    assert [b.alasan for b in run(now, JALAN, BATU).baris] == [SAMA, SAMA]

    ketiga = run(now, JALAN.replace("1.250.000", "1.300.000"), JALAN, "K3,,meter,1,")
    assert [b.hasil for b in ketiga.baris] == [DIUBAH, DILEWATI, DILEWATI]
    assert Kamus.objects.get(kode="K1").harga == 1_300_000


def test_only_bappeda_of_the_kabupaten_edits(now: datetime) -> None:
    for by in (make_pelaku("camat", "63.06.04"), make_pelaku("bappeda", KABUPATEN_LAIN)):
        with pytest.raises(CannotKamus):
            save_kamus(by=by, kabupaten=KABUPATEN, tahun=TAHUN, isi=IsiKamus("", "Jalan", "m", 5), now=now)


def test_a_code_is_used_once_a_year(now: datetime) -> None:
    satu = make_kamus(now, kode="A")
    with pytest.raises(CannotKamus) as salah:
        make_kamus(now, kode="A", pekerjaan="Lain")
    assert salah.value.code == "kode"
    save_kamus(
        by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, isi=IsiKamus("A", "Baru", "m", 7), now=now, kamus=satu
    )
    assert Kamus.objects.get().harga == 7


def test_search_finds_words_and_what_reads_alike(now: datetime) -> None:
    jalan = make_kamus(now, pekerjaan="Peningkatan jalan beton")
    make_kamus(now, pekerjaan="Sumur bor")
    assert list(list_kamus(KABUPATEN, TAHUN, "jalan")) == [jalan]
    assert list(list_kamus(KABUPATEN, TAHUN, "jalann betton")) == [jalan]
    assert not list_kamus(KABUPATEN, TAHUN + 1, "jalan")


def test_an_usulan_keeps_its_cost_when_its_entry_changes(now: datetime) -> None:
    kamus = make_kamus(now, kode="A")
    usulan = make_usulan(now, kamus=kamus)
    save_kamus(
        by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, isi=IsiKamus("A", "Jalan", "m", 7), now=now, kamus=kamus
    )
    retire_kamus(kamus=kamus, by=SISTEM, berlaku=False)
    usulan.refresh_from_db()
    assert (usulan.biaya, usulan.kamus) == (100_000_000, kamus)


def test_an_entry_of_another_kabupaten_cannot_be_chosen(now: datetime) -> None:
    asing = Kamus.objects.create(
        kabupaten=KABUPATEN_LAIN, tahun=TAHUN, kode="X", pekerjaan="Jalan", satuan="m", harga=1
    )
    with pytest.raises(CannotPropose):
        make_usulan(now, kamus=asing)
