"""Seorang penyerang yang menjumlah dan mengurangkan semua angka yang terbit tidak sampai pada sel yang ditahan."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.statistik import BATAS_TERBIT, BatasTerbit
from terasa.statistik.tahan import cut_growing, is_publishable, is_revealing, sum_published

# Answers of each cell (place, unit, year): few enough that many are withheld.
TEMPAT, UNIT, TAHUN = ("a1", "a2", "b1"), ("u", "v"), (1, 2)
SEL = tuple(product(TEMPAT, UNIT, TAHUN))
isi_tabel = st.fixed_dictionaries({sel: st.integers(0, 24) for sel in SEL})


def list_tables() -> list[list[tuple[str, str, int]]]:
    """Every sum that some page shows: rows, columns and totals of each table, and the tables inside a kecamatan."""
    kecamatan = [{t for t in TEMPAT if t[0] == k} for k in "ab"]
    tempat = [{t} for t in TEMPAT] + kecamatan + [set(TEMPAT)]
    unit = [*({u} for u in UNIT), set(UNIT)]
    semua = [[s for s in SEL if s[0] in t and s[1] in u] for t in kecamatan for u in unit]
    semua += [[s for s in SEL if s[0] in t] for t in tempat] + [[s for s in SEL if s[1] in u] for u in unit]
    return semua + [[s for s in satu if s[2] == t] for satu in semua for t in TAHUN]


class Penyerang:
    """All that adding and subtracting shown sums can reach, exactly, by elimination."""

    def __init__(self, jumlah: list[set[tuple[str, str, int]]]) -> None:
        self.baris: list[tuple[int, list[Fraction]]] = []
        for satu in jumlah:
            self._reduce([Fraction(sel in satu) for sel in SEL], simpan=True)

    def reaches(self, kelompok: set[tuple[str, str, int]]) -> bool:
        return not any(self._reduce([Fraction(sel in kelompok) for sel in SEL], simpan=False))

    def _reduce(self, baris: list[Fraction], *, simpan: bool) -> list[Fraction]:
        for letak, ada in self.baris:
            if baris[letak]:
                kali = baris[letak] / ada[letak]
                baris = [a - kali * b for a, b in zip(baris, ada, strict=True)]
        if simpan and any(baris):
            self.baris.append((next(i for i, b in enumerate(baris) if b), baris))
        return baris


def leaks(n: dict[tuple[str, str, int], int], jumlah: list[set[tuple[str, str, int]]]) -> bool:
    """Whether any group of cells with fewer than ten answers can be reached."""
    terisi = [sel for sel in SEL if n[sel]]
    # That a place was asked nothing is no secret.
    penyerang = Penyerang([satu & set(terisi) for satu in jumlah])
    for banyak in range(1, 4):
        for satu in combinations(terisi, banyak):
            if sum(n[s] for s in satu) < 10 and penyerang.reaches(set(satu)):
                return True
    return False


@given(isi_tabel)
def test_no_few_answers_are_left_over_in_any_tables_together(n: dict[tuple[str, str, int], int]) -> None:
    # A page sums the parts that may be shown; what the attacker sees of a sum is exactly those cells.
    jumlah = [{s for s in satu if sum_published([(0, n[s])]).n} for satu in list_tables()]
    assert not leaks(n, jumlah)
    for satu, terbit in zip(list_tables(), jumlah, strict=True):
        hasil = sum_published((n[s] // 2, n[s]) for s in satu)
        assert (hasil.x, hasil.n) == (sum(n[s] // 2 for s in terbit), sum(n[s] for s in terbit))
        assert hasil.n + hasil.ditahan == sum(n[s] for s in satu)
        assert hasil.n == 0 or hasil.n >= 10


def test_the_attacker_finds_what_a_careless_page_gives_away() -> None:
    n = dict.fromkeys(SEL, 20) | {("a1", "u", 1): 7, ("a1", "v", 1): 0}
    # Each row is hidden where it has few answers, but totals hold all of them.
    ceroboh = [set(satu) for satu in list_tables() if sum(n[s] for s in satu) >= 10]
    assert leaks(n, ceroboh)


@given(
    st.lists(st.integers(0, 60), max_size=80).map(sorted),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from([1, 5, 10, 15])), max_size=6),
)
def test_two_days_of_a_growing_count_never_differ_by_a_few(
    menit: list[int], terbit: list[tuple[int, int]]
) -> None:
    awal = datetime(2027, 1, 1)
    datang = [awal + timedelta(minutes=m) for m in menit]
    urut = [(awal + timedelta(minutes=m), BatasTerbit(tahan, 30)) for m, tahan in sorted(terbit)]
    lama = 0
    for banyak, (saat, batas) in enumerate(urut, start=1):
        tampil = cut_growing(datang, urut[:banyak])
        assert tampil == lama or tampil - lama >= batas.tahan
        assert tampil <= sum(d <= saat for d in datang)
        lama = tampil
    assert cut_growing(datang, reversed(urut)) == lama


@pytest.mark.parametrize(("n", "boleh"), [(0, False), (9, False), (10, True)])
def test_parts_stand_by_themselves_from_ten_answers_on(n: int, boleh: bool) -> None:
    assert is_publishable(n, BATAS_TERBIT) is boleh
    assert not is_publishable(0, BatasTerbit(0, 0))
    assert [is_revealing(sisa) for sisa in (0, 1, 9, 10)] == [False, True, True, False]
    with pytest.raises(ValueError, match="11 dari 10"):
        sum_published([(11, 10)])
