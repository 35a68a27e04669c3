"""The worked examples of docs/alokasi/serakah.md, phragmen.md and kekangan.md, on the table printed there."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran
from terasa.alokasi.hitung import CaraHitung, count
from terasa.alokasi.kekangan import Batas, Kekangan
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.phragmen import Phragmen
from tests.unit.alokasi.mesin.lambat import Lambat
from tests.unit.alokasi.mesin.perkara import Perkara, build

DOCS = Path(__file__).parents[3] / "docs" / "alokasi"
PAGU = 100
SERAKAH_BIAYA = CaraHitung(Aturan.GREEDY, Ukuran.BIAYA)
SERAKAH_JUMLAH = CaraHitung(Aturan.GREEDY, Ukuran.JUMLAH)
SETARA = CaraHitung(Aturan.MES, Ukuran.BIAYA)


def desa(pagu: int = PAGU) -> Perkara:
    """The election of the table: six, three and one ballots."""
    isi = (DOCS / "serakah.md").read_text(encoding="utf-8")
    orang = [int(n) for n in re.findall(r"(?:Hilir|Hulu|Seberang) \((\d)\)", isi)]
    baris = re.findall(r"^\| ([A-Z]{3}) \w+ \| (\d+) \| (.*) \| (\d) \|$", isi, re.MULTILINE)
    dukung = [sel.split(" | ") for _, _, sel, _ in baris]
    for pilih, (_, _, _, suara) in zip(dukung, baris, strict=True):
        assert sum(n for n, sel in zip(orang, pilih, strict=True) if sel == "ya") == int(suara)
    return Perkara(
        kode=tuple(kode for kode, _, _, _ in baris),
        biaya=tuple(int(biaya) for _, biaya, _, _ in baris),
        pagu=pagu,
        jenis=JenisSuara.PERSETUJUAN,
        surat=tuple(
            tuple(p for p, pilih in enumerate(dukung) if pilih[g] == "ya") for g in range(len(orang))
        ),
        bobot=tuple(orang),
    )


def winners(cara: CaraHitung, kasus: Perkara | None = None) -> tuple[list[str], int]:
    hasil = count(build(kasus or desa()), cara)
    return hasil.kode, hasil.sisa


def numbers(*kode: str) -> frozenset[int]:
    return frozenset(desa().kode.index(k) for k in kode)


# serakah.md


def test_greedy_by_cost_buys_the_road_and_the_health_post() -> None:
    assert winners(SERAKAH_BIAYA) == (["JLN", "POS"], 10)


def test_greedy_by_count_breaks_its_tie_by_code_and_spends_everything() -> None:
    assert winners(SERAKAH_JUMLAH) == (["POS", "PSR", "LMP"], 0)


def test_greedy_drops_a_winner_when_the_pagu_rises() -> None:
    assert winners(SERAKAH_JUMLAH, desa(130)) == (["POS", "PSR", "SMR"], 15)


# phragmen.md


def test_phragmen_stops_at_the_road_though_the_lamp_would_fit() -> None:
    assert winners(CaraHitung(Aturan.PHRAGMEN)) == (["POS", "PSR"], 25)


def test_loads_of_phragmen_are_those_worked_out_by_hand() -> None:
    hitungan = Phragmen(Lajur(build(desa()), Ukuran.JUMLAH))
    hitungan.run()
    hitungan.settle()
    assert [Fraction(b, hitungan.penyebut) for b in hitungan.beban] == [Fraction(15, 2)] * 2


def test_candidate_loads_of_phragmen_round_by_round() -> None:
    lambat = Lambat(desa(), Ukuran.JUMLAH)
    pertama = [lambat.load([6, 3, 1], [Fraction(0)] * 3, p) for p in range(5)]
    assert pertama == [10, Fraction(15, 2), Fraction(15, 2), Fraction(40, 3), 25]
    beban = [Fraction(15, 2)] * 3
    ketiga = {desa().kode[p]: lambat.load([6, 3, 1], beban, p) for p in (0, 3, 4)}
    assert ketiga == {"JLN": Fraction(35, 2), "SMR": Fraction(125, 6), "LMP": Fraction(65, 2)}


# kekangan.md


def lantai_air() -> Kekangan:
    return Kekangan((Batas("Air", numbers("SMR"), lantai=40),))


def test_a_ceiling_and_a_floor_change_what_greedy_buys() -> None:
    hilir = Batas("Hilir", numbers("JLN", "PSR"), langit=70)
    kekangan = Kekangan((hilir, *lantai_air().batas))
    assert winners(replace(SERAKAH_BIAYA, kekangan=kekangan)) == (["JLN", "SMR"], 0)


@pytest.mark.parametrize(
    ("pelengkap", "hasil"),
    [(Pelengkap.TANPA, (["JLN"], 40)), (Pelengkap.GREEDY, (["JLN", "SMR"], 0))],
)
def test_only_greedy_completion_is_sure_to_use_the_reserve(
    pelengkap: Pelengkap, hasil: tuple[list[str], int]
) -> None:
    assert winners(replace(SETARA, pelengkap=pelengkap, kekangan=lantai_air())) == hasil


def test_exclusive_groups_and_dependencies() -> None:
    lampu = {desa().kode.index("LMP"): numbers("JLN")}
    lahan = (numbers("POS", "PSR"),)
    for kekangan, kasus, menang in (
        (Kekangan(syarat=lampu), desa(), ["POS", "PSR"]),
        (Kekangan(eksklusif=lahan), desa(), ["POS", "JLN"]),
        (Kekangan(eksklusif=lahan, syarat=lampu), desa(115), ["POS", "JLN", "LMP"]),
    ):
        assert winners(replace(SERAKAH_JUMLAH, kekangan=kekangan), kasus)[0] == menang


def test_equal_entitlements_of_the_two_villages() -> None:
    assert winners(SETARA)[0] == ["JLN", "POS"]
    assert winners(SETARA, replace(desa(), hak=(2, 3, 3)))[0] == ["PSR", "POS"]


def test_the_code_of_the_page_on_constraints_runs() -> None:
    (kode,) = re.findall(
        r"```python\n(.*?)```", (DOCS / "kekangan.md").read_text(encoding="utf-8"), re.DOTALL
    )
    isi: dict[str, Any] = {}
    exec(kode, isi)
    # Floors and needs by number are those of the table.
    assert isi["kekangan"].batas[1].anggota == numbers("SMR")
    assert isi["kekangan"].syarat == {4: numbers("JLN")}
    assert winners(replace(SERAKAH_BIAYA, kekangan=isi["kekangan"])) == (["JLN", "SMR"], 0)
