import random
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.statistik import rekap
from terasa.statistik.rekap import Jawaban, Sel, count_sel

jawab = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 2), st.integers(0, 4), st.tuples(*[st.sampled_from([-1, 0, 1])] * 6)
    ),
    min_size=1,
    max_size=30,
)
Baris = tuple[int, int, int, tuple[int, ...]]


def build(isi: list[Baris]) -> Jawaban:
    return Jawaban(
        np.array([b[0] for b in isi], dtype=np.int32),
        np.array([b[1] for b in isi], dtype=np.int8),
        np.array([b[2] for b in isi], dtype=np.int32),
        np.array([b[3] for b in isi], dtype=np.int8).T,
    )


def as_dict(sel: Sel) -> dict[tuple[int, int, int], list[float]]:
    kunci = zip(sel.kegiatan.tolist(), sel.kelompok.tolist(), sel.desa.tolist(), strict=True)
    return {
        k: [sel.orang[i], *sel.n[:, i], *sel.jumlah[:, i], *sel.kuadrat[:, i]] for i, k in enumerate(kunci)
    }


def slow(isi: list[Baris]) -> dict[tuple[int, int, int], list[float]]:
    """The same, one answer after the other."""
    hasil: dict[tuple[int, int, int], list[float]] = defaultdict(lambda: [0.0] * 22)
    for kegiatan, kelompok, desa, jawab in isi:
        sel = hasil[kegiatan, kelompok, desa]
        sel[0] += 1
        skor: list[float] = [float(j) for j in jawab]
        skor.append(-1.0 if -1 in jawab[2:5] else sum(jawab[2:5]) / 3)
        for nomor, s in enumerate(skor):
            if s >= 0:
                sel[1 + nomor] += 1
                sel[8 + nomor] += s
                sel[15 + nomor] += s * s
    return hasil


@given(jawab)
@settings(max_examples=40)
def test_cells_are_those_of_counting_one_by_one(isi: list[Baris]) -> None:
    hasil, lambat = as_dict(count_sel(build(isi))), slow(isi)
    assert hasil.keys() == lambat.keys()
    for kunci, nilai in hasil.items():
        assert nilai == pytest.approx(lambat[kunci])


@given(jawab)
@settings(max_examples=25)
def test_order_of_answers_changes_nothing_at_all(isi: list[Baris]) -> None:
    kocok = list(isi)
    random.Random(1).shuffle(kocok)
    assert as_dict(count_sel(build(kocok))) == as_dict(count_sel(build(isi)))


def test_the_sorting_way_and_the_table_way_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    acak = random.Random(2)
    isi = [
        (acak.randrange(5), acak.randrange(3), acak.randrange(9), tuple(acak.choices((-1, 0, 1), k=6)))
        for _ in range(400)
    ]
    tabel = as_dict(count_sel(build(isi)))
    monkeypatch.setattr(rekap, "TABEL_TERBESAR", 1)
    monkeypatch.setattr(rekap, "SEPENGGAL", 37)
    assert as_dict(count_sel(build(isi))) == tabel
