"""From answers to cells: how many answered, and how much, per kegiatan, kelompok and desa. One pass over the answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from terasa.statistik.larik import Bulat, Larik

# Up to this many possible cells a table of all of them is cheaper than sorting the answers.
TABEL_TERBESAR = 1 << 26
# Read in pieces, so that no temporary array is as long as the answers.
SEPENGGAL = 1 << 19


class Kelompok(StrEnum):
    """Who was asked: the intended, a drawn sample of the catchment, or whoever came forward. Never pooled."""

    SASARAN = "sasaran"
    ACAK = "acak"
    SUKARELA = "sukarela"


class Butir(StrEnum):
    """The questions of a felt-benefit survey, in their order."""

    TAHU = "tahu"
    TERJANGKAU = "terjangkau"
    PAKAI = "pakai"
    BERGUNA = "berguna"
    TERATASI = "teratasi"
    ADIL = "adil"


INTI = (Butir.PAKAI, Butir.BERGUNA, Butir.TERATASI)
IMD = "imd"
UKURAN = (*Butir, IMD)


@dataclass(frozen=True, slots=True)
class Jawaban:
    """Answers of N respondents: numbers of their kegiatan, kelompok and desa; `isi` is 6 x N.

    1 is yes, 0 is no or not sure, -1 was not answered.
    """

    kegiatan: NDArray[np.int32]
    kelompok: NDArray[np.int8]
    desa: NDArray[np.int32]
    isi: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Sel:
    """One row per (kegiatan, kelompok, desa) that occurs: `orang` asked; per measure (7 rows: six questions, then
    the index) answers `n`, their sum and their sum of squares, all 0-1 scores."""

    kegiatan: Bulat
    kelompok: Bulat
    desa: Bulat
    orang: Larik
    n: Larik
    jumlah: Larik
    kuadrat: Larik


def count_sel(jawaban: Jawaban) -> Sel:
    """Count answers into cells; whole numbers throughout, so the order of the answers changes nothing."""
    kunci, nomor = _number_cells(jawaban)
    banyak = len(kunci)
    hitung = np.zeros((len(Butir), banyak * 3), dtype=np.int64)
    skor = np.zeros(banyak * 5, dtype=np.int64)
    for awal in range(0, jawaban.isi.shape[1], SEPENGGAL):
        t = slice(awal, awal + SEPENGGAL)
        letak, isi = nomor[t].astype(np.int64), jawaban.isi[:, t]
        for butir, kolom in enumerate(isi):
            hitung[butir] += np.bincount(letak * 3 + (kolom + 1), minlength=banyak * 3)
        skor += np.bincount(letak * 5 + _score(isi), minlength=banyak * 5)
    return _build(jawaban, kunci, hitung.reshape(len(Butir), banyak, 3), skor.reshape(banyak, 5))


def _score(isi: NDArray[np.int8]) -> NDArray[np.int8]:
    """Yes among the three core questions, plus one; 0 when one of them was left out."""
    inti = [isi[list(Butir).index(satu)] for satu in INTI]
    lengkap = (inti[0] >= 0) & (inti[1] >= 0) & (inti[2] >= 0)
    return np.where(lengkap, inti[0] + inti[1] + inti[2] + 1, 0).astype(np.int8)


def _number_cells(jawaban: Jawaban) -> tuple[Bulat, NDArray[np.int32]]:
    """The keys that occur, ascending, and the position of each answer's key among them."""
    desa = int(jawaban.desa.max(initial=-1)) + 1
    kegiatan = int(jawaban.kegiatan.max(initial=-1)) + 1
    banyak = kegiatan * len(Kelompok) * desa
    kunci = jawaban.kegiatan.astype(np.int64)
    kunci *= len(Kelompok)
    kunci += jawaban.kelompok
    kunci *= desa
    kunci += jawaban.desa
    if banyak > TABEL_TERBESAR:
        ada, nomor = np.unique(kunci, return_inverse=True)
        return ada, nomor.astype(np.int32)
    terpakai = np.zeros(banyak, dtype=np.bool_)
    terpakai[kunci] = True
    ada = np.flatnonzero(terpakai)
    urut = np.zeros(banyak, dtype=np.int32)
    urut[ada] = np.arange(len(ada), dtype=np.int32)
    return ada.astype(np.int64), urut[kunci]


def _build(jawaban: Jawaban, kunci: Bulat, hitung: Bulat, skor: Bulat) -> Sel:
    desa = int(jawaban.desa.max(initial=0)) + 1
    nilai = np.arange(4)
    n = [*(hitung[:, :, 1] + hitung[:, :, 2]), skor[:, 1:].sum(axis=1)]
    ya = hitung[:, :, 2].astype(float)
    return Sel(
        kegiatan=kunci // desa // len(Kelompok),
        kelompok=kunci // desa % len(Kelompok),
        desa=kunci % desa,
        orang=skor.sum(axis=1).astype(float),
        n=np.array(n, dtype=float),
        jumlah=np.vstack([ya, skor[:, 1:] @ nilai / 3.0]),
        kuadrat=np.vstack([ya, skor[:, 1:] @ nilai**2 / 9.0]),
    )
