"""The margins of all winners at once against those of one winner at a time."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings

from terasa.alokasi import (
    AturanBagi,
    Hasil,
    Kepuasan,
    Masukan,
    Pelengkap,
    Pemilih,
    Pilihan,
    find_kelonggaran,
    iter_kelonggaran,
    jalur,
    kelonggaran,
    share_pagu,
)
from terasa.alokasi.setara import Setara
from tests.unit.alokasi import contoh

ATURAN = [AturanBagi(kepuasan, pelengkap) for kepuasan in Kepuasan for pelengkap in Pelengkap]


def one_by_one(hasil: Hasil) -> list[tuple[str, int | None]]:
    return [(kode, find_kelonggaran(hasil, kode)) for kode in hasil.menang]


def make_masukan(benih: int) -> Masukan:
    """Costs without common divisors, so that hardly any sum is whole; half of the forums rank most items."""
    acak = random.Random(benih)
    kode = [f"U{n:02d}" for n in range(40)]
    pilihan = tuple(Pilihan(k, acak.randint(10**7, 4 * 10**8)) for k in kode)
    pemilih = tuple(
        Pemilih(
            f"F{n:02d}",
            Fraction(acak.randint(400, 6000)),
            {k: Fraction(acak.randint(1, 10)) for k in acak.sample(kode, acak.choice((4, 30)))},
        )
        for n in range(12)
    )
    return Masukan(pilihan, pemilih, sum(butir.biaya for butir in pilihan) // 3)


@settings(max_examples=150, deadline=None)
@given(contoh.masukan(), contoh.aturan)
def test_margins_are_those_of_one_winner_at_a_time(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    assert list(iter_kelonggaran(hasil)) == one_by_one(hasil)


@pytest.mark.parametrize("murni", [False, True])
@pytest.mark.parametrize("aturan", ATURAN, ids=str)
def test_margins_of_costs_that_hardly_tie(
    aturan: AturanBagi, murni: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jalur, "murni", murni)
    for benih in range(2):
        hasil = share_pagu(make_masukan(benih), aturan)
        assert list(iter_kelonggaran(hasil)) == one_by_one(hasil)


def test_enclosed_prices_are_enough_where_no_sum_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    hasil = share_pagu(make_masukan(0))
    monkeypatch.delattr(Setara, "settle")
    assert len(list(iter_kelonggaran(hasil))) == len(hasil.menang)


@pytest.mark.parametrize("presisi", [0, 30, 70])
def test_prices_enclosed_too_widely_are_settled_exactly(
    presisi: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kelonggaran, "PRESISI", presisi)
    hasil = share_pagu(make_masukan(1))
    assert list(iter_kelonggaran(hasil)) == one_by_one(hasil)


def test_sums_that_floats_cannot_tell_from_whole_ones_are_enclosed(monkeypatch: pytest.MonkeyPatch) -> None:
    # Floats are made so doubtful that every sum near the highest one is asked for in whole numbers.
    asli = kelonggaran.Neraca.estimate

    def estimate(self: kelonggaran.Neraca, *isi: object) -> object:
        taksiran = asli(self, *isi)  # type: ignore[arg-type]
        taksiran.galat[:] = 0.4
        return taksiran

    hasil = share_pagu(make_masukan(2))
    satu = one_by_one(hasil)
    monkeypatch.setattr(kelonggaran.Neraca, "estimate", estimate)
    monkeypatch.delattr(Setara, "settle")
    assert list(iter_kelonggaran(hasil)) == satu


def test_winners_that_are_known_already_are_left_out() -> None:
    hasil = share_pagu(contoh.contoh_tangan(), AturanBagi(pelengkap=Pelengkap.TANPA))
    assert list(iter_kelonggaran(hasil, kecuali={"JMB"})) == [("SMR", 2_666_666), ("DRN", 4_000_000)]
    assert list(iter_kelonggaran(hasil, kecuali=hasil.menang)) == []
