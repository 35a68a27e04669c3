"""Items dearer than the whole pagu, and items that cost nothing, as pabutools treats them."""

from __future__ import annotations

import pytest

from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran
from terasa.alokasi.hitung import CaraHitung, count
from tests.unit.alokasi.mesin.lambat import Lambat
from tests.unit.alokasi.mesin.perkara import Perkara, build

ADD1 = CaraHitung(Aturan.MES, Ukuran.BIAYA, Pelengkap.ADD1)
PHRAGMEN = CaraHitung(Aturan.PHRAGMEN)


def test_add1_stops_before_a_count_that_buys_what_is_dearer_than_the_pagu() -> None:
    # With 6 for each ballot both pay for MAHAL first, which is more than the pagu: the count before stands.
    kasus = _approvals(("MAHAL", "A"), (11, 6), 10, ((0, 1), (0,)))
    assert count(build(kasus), ADD1).kode == []
    assert Lambat(kasus, Ukuran.BIAYA).equal_shares(Pelengkap.ADD1, 2, 99) == ([], 0)


@pytest.mark.parametrize(
    ("biaya", "surat", "menang"),
    [
        # MAHAL has the least load and can never fit, so it takes no part.
        ((12, 3, 4), ((0,), (0,), (0, 1), (1, 2)), ["A", "B"]),
        # Nobody supports any of these; the dear one does not keep the others out.
        ((12, 3, 4), ((),), ["A", "B"]),
    ],
)
def test_phragmen_leaves_out_what_is_dearer_than_the_pagu(
    biaya: tuple[int, ...], surat: tuple[tuple[int, ...], ...], menang: list[str]
) -> None:
    kasus = _approvals(("MAHAL", "A", "B"), biaya, 10, surat)
    assert [kasus.kode[p] for p in Lambat(kasus, Ukuran.JUMLAH).phragmen()] == menang
    assert count(build(kasus), PHRAGMEN).kode == menang


def test_greedy_passes_over_it() -> None:
    kasus = _approvals(("MAHAL", "A"), (11, 6), 10, ((0, 1), (0,)))
    assert count(build(kasus), CaraHitung(Aturan.GREEDY)).kode == ["A"]


def _approvals(
    kode: tuple[str, ...], biaya: tuple[int, ...], pagu: int, surat: tuple[tuple[int, ...], ...]
) -> Perkara:
    return Perkara(kode, biaya, pagu, JenisSuara.PERSETUJUAN, surat, (1,) * len(surat))


# Items that cost nothing.


def test_with_cost_as_satisfaction_a_free_item_satisfies_nobody() -> None:
    kasus = _approvals(("GRATIS", "A"), (0, 6), 10, ((0, 1), (0,)))
    assert count(build(kasus), CaraHitung(Aturan.MES, Ukuran.BIAYA)).kode == []
    assert Lambat(kasus, Ukuran.BIAYA).share(10) == []


def test_with_every_other_measure_a_supported_free_item_is_bought_first() -> None:
    kasus = _approvals(("A", "GRATIS"), (5, 0), 10, ((0, 1), (0,)))
    assert count(build(kasus), CaraHitung(Aturan.MES, Ukuran.JUMLAH)).kode == ["GRATIS", "A"]
