"""Kamus usulan: biaya yang diusulkan, kode dari kata, dan baris yang ditolak dengan sebabnya."""

from __future__ import annotations

from decimal import Decimal

import pytest

from terasa.musrenbang.rules.impor import BarisDilewati
from terasa.musrenbang.rules.kamus import make_kode, read_kamus, suggest_biaya
from terasa.umum.lembar import BarisLembar


@pytest.mark.parametrize(
    ("harga", "volume", "biaya"),
    [
        (1_250_000, Decimal("12.5"), 15_625_000),
        (3, Decimal("0.5"), 2),
        (1_250_000, None, None),
        (1_250_000, Decimal(0), None),
        (10**14, Decimal(11), None),
    ],
)
def test_cost_is_price_times_volume(harga: int, volume: Decimal | None, biaya: int | None) -> None:
    assert suggest_biaya(harga, volume) == biaya


def baris(**nilai: str) -> BarisLembar:
    return BarisLembar(2, {"pekerjaan": "Jalan beton", "satuan": "m", "harga": "1.250.000,00", **nilai})


def test_a_row_without_a_code_gets_one_from_its_words() -> None:
    isi = read_kamus(baris(bidang="Pekerjaan Umum"))
    assert (isi.kode, isi.harga, isi.bidang) == (
        "m-jalan-beton",
        1_250_000,
        "pekerjaan-umum-dan-penataan-ruang",
    )
    assert make_kode("Jalan beton", "m") == isi.kode


@pytest.mark.parametrize(
    ("nilai", "sebab"),
    [
        ({"harga": "kira-kira"}, "harga"),
        ({"harga": "0"}, "nol"),
        ({"satuan": ""}, "Satuan"),
        ({"pekerjaan": ""}, "huruf"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(nilai: dict[str, str], sebab: str) -> None:
    with pytest.raises(BarisDilewati, match=sebab):
        read_kamus(baris(**nilai))
