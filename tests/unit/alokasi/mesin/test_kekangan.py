"""Ceilings, floors, exclusive groups and dependencies, against the slow reference and by what they promise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran
from terasa.alokasi.errors import MasukanTidakSah
from terasa.alokasi.hitung import CaraHitung, HasilHitung, count
from terasa.alokasi.inti.kompilasi import FragmenKompilasi, IntiKompilasi
from terasa.alokasi.kekangan import Batas, Kekangan
from terasa.alokasi.lengkap import Langkah
from tests.unit.alokasi.mesin.lambat import Lambat
from tests.unit.alokasi.mesin.perkara import Perkara, build, examples, perkara, uncompiled

luas = examples(32)


@st.composite
def kekangan(draw: st.DrawFn, kasus: Perkara) -> Kekangan:
    """Two ceilings that may overlap, floors that may not, one exclusive group, needs that point backwards."""
    semua = list(range(len(kasus.kode)))
    kelompok = st.frozensets(st.sampled_from(semua), min_size=1)
    uang = st.builds(lambda n: kasus.pagu * n // 8, st.integers(0, 8)) | st.sampled_from(kasus.biaya)
    batas = [
        Batas(f"langit {n}", anggota, langit=draw(uang))
        for n, anggota in enumerate(draw(st.lists(kelompok, max_size=2)))
    ]
    if draw(st.booleans()):
        anggota, lantai = draw(kelompok), min(draw(uang), kasus.pagu)
        batas.append(Batas("lantai", anggota, lantai, kasus.pagu))
        if lain := frozenset(semua) - anggota:
            batas.append(Batas("lantai lain", lain, (kasus.pagu - lantai) // draw(st.integers(1, 4))))
    eksklusif = (draw(kelompok),) if draw(st.booleans()) else ()
    syarat = {p: frozenset({draw(st.integers(0, p - 1))}) for p in semua if p and draw(st.booleans())}
    return Kekangan(tuple(batas), eksklusif, syarat)


@pytest.fixture(autouse=True, scope="module")
def antrean_terjaga() -> Iterator[None]:
    """An item put back into a full queue of the compiled loops would be written past its end."""
    with pytest.MonkeyPatch.context() as ganti:
        for kelas, keadaan in ((IntiKompilasi, "_k"), (FragmenKompilasi, "_f")):
            ganti.setattr(kelas, "kembalikan", _guard(kelas.kembalikan, keadaan))
        yield


def _guard(asli: Callable[[Any, int, float], None], keadaan: str) -> Callable[[Any, int, float], None]:
    def kembalikan(inti: Any, p: int, kunci: float) -> None:
        tinggi, muat = getattr(inti, keadaan).tinggi, getattr(inti, keadaan).banyak_pilihan + 1
        # Nothing comes back twice, so the queue is full at most after this.
        assert tinggi < muat, f"antrean penuh: {tinggi} dari {muat}"
        asli(inti, p, kunci)

    return kembalikan


def test_an_item_that_opens_again_is_queued_once() -> None:
    # After A both B and D open, and the floor of the first group opens and closes what is queued still.
    kasus = Perkara(
        ("A", "B", "C", "D", "E", "F"), (1, 5, 5, 2, 1, 3), 9, JenisSuara.PERSETUJUAN,
        ((3, 2, 1, 4, 0, 5), (4, 2, 0, 3), (5,)), (1, 1, 1),
    )  # fmt: skip
    lantai = (Batas("lantai", frozenset({0, 1, 2, 3}), 8),)
    syarat = {p: frozenset({0}) for p in (1, 3, 4)}
    cara = CaraHitung(Aturan.MES, Ukuran.JUMLAH, kekangan=Kekangan(lantai, (), syarat))
    assert count(build(kasus), cara).menang


@luas
@given(perkara(), st.data())
def test_equal_shares_within_constraints(kasus: Perkara, data: st.DataObject) -> None:
    ukuran, aturan = data.draw(st.sampled_from(kasus.ukuran)), data.draw(kekangan(kasus))
    pelengkap = data.draw(st.sampled_from(Pelengkap))
    langkah = Langkah(max(1, kasus.pagu // data.draw(st.integers(1, 8))), 8)
    cara = CaraHitung(Aturan.MES, ukuran, pelengkap, langkah=langkah, kekangan=aturan)
    hasil = count(build(kasus), cara)
    lambat = Lambat(kasus, ukuran, kekangan=aturan)
    assert (list(hasil.menang), hasil.kenaikan) == lambat.equal_shares(pelengkap, langkah.besar, langkah.maks)
    with uncompiled():
        assert count(build(kasus), cara).menang == hasil.menang


@luas
@given(perkara(), st.data())
def test_greedy_within_constraints(kasus: Perkara, data: st.DataObject) -> None:
    ukuran, aturan = data.draw(st.sampled_from(kasus.ukuran)), data.draw(kekangan(kasus))
    hasil = count(build(kasus), CaraHitung(Aturan.GREEDY, ukuran, kekangan=aturan))
    assert list(hasil.menang) == Lambat(kasus, ukuran, kekangan=aturan).greedy()


@luas
@given(perkara(), st.sampled_from(Aturan), st.sampled_from(Pelengkap), st.data())
def test_no_constraint_is_ever_broken(
    kasus: Perkara, aturan: Aturan, pelengkap: Pelengkap, data: st.DataObject
) -> None:
    batasan, langkah = data.draw(kekangan(kasus)), Langkah(max(1, kasus.pagu // 4), 8)
    hasil = count(
        build(kasus), CaraHitung(aturan, Ukuran.JUMLAH, pelengkap, langkah=langkah, kekangan=batasan)
    )
    assert hasil.biaya <= kasus.pagu
    for batas in batasan.batas:
        assert batas.langit is None or _spent(kasus, hasil, batas.anggota) <= batas.langit
    for kelompok in batasan.eksklusif:
        assert len(kelompok & set(hasil.menang)) <= 1
    for n, p in enumerate(hasil.menang):
        assert batasan.syarat.get(p, frozenset()) <= set(hasil.menang[:n])


@luas
@given(perkara(), st.sampled_from(Aturan), st.data())
def test_what_floors_lack_is_never_spent_elsewhere(
    kasus: Perkara, aturan: Aturan, data: st.DataObject
) -> None:
    # An item that waits is not counted towards its floor until it opens, so without needs floors only shrink.
    batasan = replace(data.draw(kekangan(kasus)), syarat={})
    hasil = count(build(kasus), CaraHitung(aturan, Ukuran.JUMLAH, kekangan=batasan))
    kurang = Lambat(kasus, Ukuran.JUMLAH, kekangan=batasan).lacking(list(hasil.menang))
    assert sum(n for _, n in kurang) <= hasil.sisa


@luas
@given(perkara(), st.sampled_from([Aturan.MES, Aturan.GREEDY]), st.sampled_from(Pelengkap), st.data())
def test_constraints_that_bind_nobody_change_nothing(
    kasus: Perkara, aturan: Aturan, pelengkap: Pelengkap, data: st.DataObject
) -> None:
    semua = frozenset(range(len(kasus.kode)))
    # A ceiling of just the pagu would bind under add1: it keeps a count with more money from passing the pagu.
    longgar = Kekangan((Batas("semua", semua, langit=sum(kasus.biaya)),), (frozenset({0}),), {})
    langkah = Langkah(max(1, kasus.pagu // 4), 8)
    ukuran = data.draw(st.sampled_from(kasus.ukuran))
    hasil = [
        count(build(kasus), CaraHitung(aturan, ukuran, pelengkap, langkah=langkah, kekangan=k))
        for k in (None, Kekangan(), longgar)
    ]
    assert len({(h.menang, h.kenaikan) for h in hasil}) == 1


def test_constraints_that_bind_nobody_change_nothing_for_phragmen() -> None:
    kasus = Perkara(("A", "B"), (3, 4), 10, JenisSuara.PERSETUJUAN, ((0,),), (1,))
    longgar = Kekangan((Batas("semua", frozenset({0, 1}), langit=10),))
    hasil = [count(build(kasus), CaraHitung(Aturan.PHRAGMEN, kekangan=k)).kode for k in (None, longgar)]
    assert hasil == [["A", "B"], ["A", "B"]]


@luas
@given(perkara(), st.data())
def test_phragmen_has_its_own_ceiling_for_each_group(kasus: Perkara, data: st.DataObject) -> None:
    # An item that a constraint keeps out is passed over; only the pagu ends the count.
    aturan = data.draw(kekangan(kasus))
    hasil = count(build(kasus), CaraHitung(Aturan.PHRAGMEN, kekangan=aturan))
    with uncompiled():
        assert count(build(kasus), CaraHitung(Aturan.PHRAGMEN, kekangan=aturan)).menang == hasil.menang


@pytest.mark.parametrize(
    "salah",
    [
        lambda: Batas("X", frozenset({0}), lantai=5, langit=4),
        lambda: Batas("X", frozenset({0}), lantai=-1),
        lambda: Kekangan((Batas("X", frozenset({0, 1}), 1), Batas("Y", frozenset({1}), 1))),
        lambda: Kekangan(syarat={0: frozenset({1}), 1: frozenset({0})}),
    ],
)
def test_constraints_that_contradict_themselves_are_refused(salah: object) -> None:
    assert callable(salah)
    with pytest.raises(MasukanTidakSah):
        salah()


def test_floors_beyond_the_pagu_are_refused() -> None:
    kasus = Perkara(("A", "B"), (3, 4), 10, JenisSuara.PERSETUJUAN, ((0,),), (1,))
    lantai = Kekangan((Batas("X", frozenset({0}), 6), Batas("Y", frozenset({1}), 6)))
    with pytest.raises(MasukanTidakSah, match="lantai"):
        count(build(kasus), CaraHitung(Aturan.GREEDY, kekangan=lantai))


def _spent(kasus: Perkara, hasil: HasilHitung, anggota: frozenset[int]) -> int:
    return sum(kasus.biaya[p] for p in hasil.menang if p in anggota)
