"""Padanan kode antar versi: banyak ke banyak, diulang tidak mengubah apa pun, terbaca dari kedua sisinya."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from terasa.nomenklatur.enums import Tingkat
from terasa.nomenklatur.models import Nomenklatur, Padanan, VersiNomenklatur
from terasa.nomenklatur.queries import list_padanan
from terasa.nomenklatur.services import KOLOM_PADANAN, import_padanan
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
KODE = ("1.03.02.2.01.0001", "1.03.02.2.01.0002")


@pytest.fixture(autouse=True)
def dua_versi() -> None:
    for versi, hari in (("uji-lama", date(2019, 1, 1)), ("uji-baru", date(2024, 1, 1))):
        VersiNomenklatur.objects.create(kode=versi, nama=f"Versi {versi}", dasar="uji", berlaku_dari=hari)
        for kode in KODE:
            Nomenklatur.objects.create(
                versi_id=versi, kode=kode, tingkat=Tingkat.SUB_KEGIATAN, nama=f"{versi} {kode}", asal="impor"
            )


def bring(*baris: str, uji: bool = False) -> Laporan:
    teks = "\n".join(["versi_lama,kode_lama,versi_baru,kode_baru,bobot,catatan", *baris])
    return import_padanan(lembar=parse_lembar(teks.encode(), KOLOM_PADANAN), by=SISTEM, uji=uji)


def test_one_code_becomes_two_and_is_found_from_both_sides() -> None:
    baris = [
        f'uji-lama,{KODE[0]},uji-baru,{k},"{b}",dipecah' for k, b in zip(KODE, ("60", "40,00"), strict=True)
    ]
    assert bring(*baris, uji=True).jumlah("diterima") == 2
    assert not Padanan.objects.exists()
    assert bring(*baris).jumlah("diterima") == 2
    kedua = bring(*baris)
    assert (kedua.jumlah("diterima"), kedua.jumlah("diubah"), kedua.bermasalah) == (0, 0, ())
    kini = list_padanan("uji-lama", KODE[0])
    assert [(p.kode, p.bobot, p.is_asal) for p in kini] == [
        (KODE[0], Decimal(60), False),
        (KODE[1], Decimal(40), False),
    ]
    assert [(p.kode, p.nama, p.is_asal) for p in list_padanan("uji-baru", KODE[1])] == [
        (KODE[0], f"uji-lama {KODE[0]}", True)
    ]
    assert list_padanan("uji-lama", KODE[1]) == []


def test_a_weight_is_changed_and_what_is_unknown_is_told() -> None:
    bring(f"uji-lama,{KODE[0]},uji-baru,{KODE[0]},,")
    laporan = bring(
        f"uji-lama,{KODE[0]},uji-baru,{KODE[0]},100,",
        f"uji-lama,{KODE[0]},uji-baru,{KODE[0]},50,",
        f"uji-lama,{KODE[0]},uji-lama,{KODE[1]},,",
        f"tidak-ada,{KODE[0]},uji-baru,{KODE[0]},,",
        f"uji-lama,9.99.99.2.99.9999,uji-baru,{KODE[0]},,",
        f"uji-lama,{KODE[1]},uji-baru,{KODE[0]},101,",
    )
    assert (laporan.jumlah("diubah"), len(laporan.bermasalah)) == (1, 5)
    assert Padanan.objects.get().bobot == Decimal(100)
