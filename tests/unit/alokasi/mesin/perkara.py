"""Small elections for the engine, and every way in which the same one can be written down."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from terasa.alokasi import jalur
from terasa.alokasi.enums import JenisSuara, Ukuran
from terasa.alokasi.pemilihan import Pemilihan

# UJI_LUAS=20 tries twenty times as many elections as a daily run.
LUAS = int(os.environ.get("UJI_LUAS", "1"))
KODE = ("B", "10", "9", "A", "b", "Ä", "90")


def examples(banyak: int) -> settings:
    return settings(max_examples=banyak * LUAS, deadline=None)


@dataclass(frozen=True)
class Perkara:
    """Ballot g names items `surat[g]` with `poin[g]` beside them and was cast by `bobot[g]` people.

    `hak` is the entitlement of each of those people; None where all have the same.
    """

    kode: tuple[str, ...]
    biaya: tuple[int, ...]
    pagu: int
    jenis: JenisSuara
    surat: tuple[tuple[int, ...], ...]
    bobot: tuple[int, ...]
    poin: tuple[tuple[int, ...], ...] | None = None
    hak: tuple[int, ...] | None = None
    desimal: int = 0

    @property
    def ukuran(self) -> list[Ukuran]:
        """Measures that these ballots carry."""
        dasar = [Ukuran.BIAYA, Ukuran.JUMLAH]
        if self.jenis is JenisSuara.PERINGKAT:
            return [*dasar, Ukuran.BORDA]
        return [*dasar, Ukuran.SKOR, Ukuran.SKOR_BIAYA] if self.poin is not None else dasar

    @property
    def hak_orang(self) -> tuple[int, ...]:
        return self.hak or (1,) * len(self.surat)


def build(perkara: Perkara) -> Pemilihan:
    """As the engine takes it: one group for each ballot written down."""
    panjang = [len(s) for s in perkara.surat]
    poin = None if perkara.poin is None else np.array([n for p in perkara.poin for n in p], dtype=np.int64)
    hak = (
        None
        if perkara.hak is None
        else _whole([h * w for h, w in zip(perkara.hak, perkara.bobot, strict=True)])
    )
    return Pemilihan(
        proyek=perkara.kode,
        biaya=perkara.biaya,
        pagu=perkara.pagu,
        jenis=perkara.jenis,
        bobot=_whole(perkara.bobot),
        awal=_whole(np.cumsum([0, *panjang]).tolist()),
        isi=np.array([i for s in perkara.surat for i in s], dtype=np.int32),
        poin=poin,
        hak=hak,
        desimal=perkara.desimal,
    )


def _whole(isi: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(isi, dtype=np.int64)


def split(perkara: Perkara) -> Perkara:
    """Every person on a line of their own."""
    pilih = [g for g, banyak in enumerate(perkara.bobot) for _ in range(banyak)]
    return _take_ballots(replace(perkara, bobot=(1,) * len(perkara.bobot)), pilih)


def reorder_ballots(perkara: Perkara, urut: Sequence[int]) -> Perkara:
    return _take_ballots(perkara, urut)


def _take_ballots(perkara: Perkara, pilih: Sequence[int]) -> Perkara:
    return replace(
        perkara,
        surat=tuple(perkara.surat[g] for g in pilih),
        bobot=tuple(perkara.bobot[g] for g in pilih),
        poin=None if perkara.poin is None else tuple(perkara.poin[g] for g in pilih),
        hak=None if perkara.hak is None else tuple(perkara.hak[g] for g in pilih),
    )


def reorder_items(perkara: Perkara, urut: Sequence[int]) -> Perkara:
    """The same items on other lines."""
    baru = {lama: n for n, lama in enumerate(urut)}
    return replace(
        perkara,
        kode=tuple(perkara.kode[p] for p in urut),
        biaya=tuple(perkara.biaya[p] for p in urut),
        surat=tuple(tuple(baru[p] for p in s) for s in perkara.surat),
    )


def scale_money(perkara: Perkara, kali: int, desimal: int = 0) -> Perkara:
    return replace(
        perkara, biaya=tuple(b * kali for b in perkara.biaya), pagu=perkara.pagu * kali, desimal=desimal
    )


@contextmanager
def uncompiled() -> Iterator[None]:
    """The plain path, whatever was built."""
    lama, jalur.murni = jalur.murni, True
    try:
        yield
    finally:
        jalur.murni = lama


# Random elections. Most of them are drawn so that ties, or what only just is none, are common.


@st.composite
def perkara(draw: st.DrawFn, *, sempit: bool = False, hak: bool = True) -> Perkara:
    """`sempit`: a small budget in small money, so that one unit for each ballot is a large step."""
    banyak = draw(st.integers(1, 6))
    satuan = 1 if sempit else draw(st.sampled_from([1, 1, 10**6, 10**15 // 3, 10**15]))
    biaya = draw(st.lists(_costs(satuan), min_size=banyak, max_size=banyak))
    pagu = draw(_budget(biaya, satuan))
    jenis = draw(st.sampled_from([JenisSuara.PERSETUJUAN, JenisSuara.PERINGKAT, JenisSuara.NILAI]))
    pilihan = st.lists(st.integers(0, banyak - 1), unique=True, max_size=4)
    surat = draw(st.lists(pilihan, min_size=1, max_size=6))
    besar = st.integers(1, 3) if sempit else st.integers(1, 3) | st.integers(10**7, 10**7 + 2)
    bobot = draw(st.lists(besar, min_size=len(surat), max_size=len(surat)))
    poin = None
    if jenis is JenisSuara.NILAI:
        nilai = st.integers(0, 3) | st.integers(999, 1001)
        poin = tuple(tuple(draw(nilai) for _ in s) for s in surat)
    hak_orang = draw(st.none() | st.tuples(*[st.integers(1, 3)] * len(surat))) if hak else None
    return Perkara(
        kode=KODE[:banyak],
        # Dearer than the budget: see test_tepi.py.
        biaya=tuple(min(b, pagu) for b in biaya),
        pagu=pagu,
        jenis=jenis,
        surat=tuple(map(tuple, surat)),
        bobot=tuple(bobot),
        poin=poin,
        hak=hak_orang,
    )


def _costs(satuan: int) -> st.SearchStrategy[int]:
    """Multiples of one amount, one more or one less."""
    if satuan == 1:
        return st.integers(1, 12) | st.sampled_from([4, 6, 12])
    return st.builds(lambda n, d: n * satuan + d, st.sampled_from([1, 2, 3]), st.integers(-1, 1))


@st.composite
def _budget(draw: st.DrawFn, biaya: list[int], satuan: int) -> int:
    """Often what some of the items cost together, to the last unit."""
    tepat = sum(draw(st.sets(st.sampled_from(biaya), min_size=1)))
    return max(
        1, draw(st.just(tepat) | st.integers(tepat - 1, tepat + 1) | st.integers(1, 30).map(satuan.__mul__))
    )
