import random
from typing import Any

import numpy as np
import pytest

from terasa.statistik import Jawaban as Satu
from terasa.statistik import measure_manfaat
from terasa.statistik.hitung import Cara, Tabel, tabulate_desa, tabulate_kegiatan
from terasa.statistik.rekap import Butir, Jawaban, Kelompok, count_sel

Baris = tuple[int, int, int, tuple[int, ...]]


def draw(benih: int = 3, kegiatan: int = 5, n: tuple[int, int] = (4, 45)) -> list[Baris]:
    acak = random.Random(benih)
    isi = []
    for nomor in range(kegiatan):
        for kelompok in range(3):
            bagian = acak.betavariate(6, 3)
            for _ in range(acak.randint(*n)):
                jawab = tuple(
                    -1 if acak.random() < 0.05 else int(acak.random() < bagian) for _butir in range(6)
                )
                isi.append((nomor, kelompok, acak.randrange(4), jawab))
    return isi


def count(isi: list[Baris]) -> Any:
    kolom = list(zip(*isi, strict=True))
    return count_sel(
        Jawaban(
            np.array(kolom[0], dtype=np.int32),
            np.array(kolom[1], dtype=np.int8),
            np.array(kolom[2], dtype=np.int32),
            np.array(kolom[3], dtype=np.int8).T,
        )
    )


def find(tabel: Tabel, tempat: int, kelompok: int) -> int:
    return int(np.flatnonzero((tabel.tempat == tempat) & (tabel.kelompok == kelompok))[0])


def test_every_row_has_the_figures_of_its_own_people_only() -> None:
    isi = draw()
    tabel = tabulate_kegiatan(count(isi), Cara())
    for nomor in range(5):
        for kelompok in range(3):
            orang = [j for k, g, _d, j in isi if (k, g) == (nomor, kelompok)]
            manfaat = measure_manfaat(Satu(*(None if j < 0 else j == 1 for j in satu)) for satu in orang)
            baris = find(tabel, nomor, kelompok)
            assert tabel.orang[baris] == len(orang)
            assert tabel.terbit[baris] == (len(orang) >= 10)
            for nama, angka in [*((b.value, getattr(manfaat, b.value)) for b in Butir), ("imd", manfaat.imd)]:
                ukuran = tabel.ukuran[nama]
                assert ukuran.n[baris] == angka.n
                assert bool(ukuran.terbit[baris]) == (not angka.ditahan)
                if not angka.ditahan:
                    ujung = (100 * ukuran.bawah[baris], 100 * ukuran.atas[baris])
                    assert ujung == pytest.approx((angka.lo, angka.hi))


def test_desa_are_counted_over_all_kegiatan_and_never_over_kelompok() -> None:
    isi = draw()
    tabel = tabulate_desa(count(isi), Cara(berdesain=True))
    for desa in range(4):
        for kelompok in range(3):
            teratasi = [j[4] for _k, g, d, j in isi if (g, d) == (kelompok, desa) and j[4] >= 0]
            ukuran = tabel.ukuran["teratasi"]
            baris = find(tabel, desa, kelompok)
            assert (ukuran.x[baris], ukuran.n[baris]) == (sum(teratasi), len(teratasi))
            assert ukuran.n_efektif[baris] == len(teratasi)


def test_clusters_never_narrow_an_interval() -> None:
    sel = count(draw(5, kegiatan=8))
    biasa, gerombol = (tabulate_kegiatan(sel, Cara(berdesain=d)) for d in (False, True))
    for nama, ukuran in biasa.ukuran.items():
        lebar = gerombol.ukuran[nama]
        ada = ukuran.n > 0
        assert (lebar.n_efektif[ada] <= ukuran.n_efektif[ada] + 1e-9).all()
        assert ((lebar.atas - lebar.bawah)[ada] >= (ukuran.atas - ukuran.bawah)[ada] - 1e-9).all()


def test_only_published_rows_lend_and_borrow() -> None:
    isi = draw(9, kegiatan=9, n=(6, 16))
    tabel = tabulate_kegiatan(count(isi), Cara())
    for (nama, kelompok), (baris, _pinjam) in tabel.eb.items():
        assert tabel.ukuran[nama].terbit[baris].all()
        assert {list(Kelompok)[g] for g in tabel.kelompok[baris]} == {kelompok}
    sedikit = {(k, g) for k in range(9) for g in range(3) if sum(b[:2] == (k, g) for b in isi) < 10}
    assert sedikit
    tanpa = tabulate_kegiatan(count([b for b in isi if b[:2] not in sedikit]), Cara())
    for kunci, (_baris, pinjam) in tabel.eb.items():
        assert tanpa.eb[kunci][1].nilai == pytest.approx(pinjam.nilai)


def test_answers_of_another_kelompok_change_nothing() -> None:
    isi = draw(4)
    lain = [(k, g, d, (0,) * 6 if g == 2 else j) for k, g, d, j in isi]
    satu, dua = (tabulate_kegiatan(count(b), Cara(berdesain=True)) for b in (isi, lain))
    for kelompok in (Kelompok.SASARAN, Kelompok.ACAK):
        a, b = (t.eb["teratasi", kelompok][1] for t in (satu, dua))
        assert a.nilai == pytest.approx(b.nilai)
        assert a.bawah == pytest.approx(b.bawah)
