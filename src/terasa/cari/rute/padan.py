"""Memadankan kata usulan dengan uraian resmi: nama, kinerja, dan definisi operasional sub kegiatan.

Bobot kata menurut BM25 (S. Robertson dan H. Zaragoza, "The Probabilistic Relevance Framework", 2009): kata yang langka menentukan,
kata yang diulang-ulang dalam definisi panjang tidak. Tersimpan sebagai larik dan JSON seperti model unit; memakainya hanya NumPy.
"""

from __future__ import annotations

import io
import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from terasa.cari.rute.ciri import BENDA, JUDUL, KATA, Contoh, make_ciri
from terasa.cari.rute.model import ALASAN, SARAN
from terasa.cari.serupa.istilah import known_stem, load_istilah
from terasa.cari.serupa.kata import split_kata

VERSI = 1
# The customary values of BM25.
JENUH, PANJANG = 1.2, 0.75
# The title says what is wanted; the rest of the text tells why.
BOBOT_JUDUL, BOBOT_KATA, BOBOT_BENDA = 1.0, 0.4, 0.6
# Of those whose bidang was chosen already, a match counts half as much again.
LEBIH_SEBIDANG = 1.5


@dataclass(frozen=True)
class Uraian:
    """One entry as its decree words it. `berat`: weight by text, the more telling texts heavier."""

    kunci: str
    nama: str
    berat: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class SaranPadan:
    """One entry with its score (only for order) and the words that it shares."""

    kunci: str
    nama: str
    skor: float
    alasan: list[str]


@dataclass(frozen=True)
class Padan:
    """An inverted index: of word n the entries are `letak[mulai[n]:mulai[n+1]]` with weights `nilai` there."""

    kunci: tuple[str, ...]
    nama: tuple[str, ...]
    kata: tuple[str, ...]
    mulai: NDArray[np.int64]
    letak: NDArray[np.int32]
    nilai: NDArray[np.float32]
    nomor: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nomor", {kata: n for n, kata in enumerate(self.kata)})

    def suggest(self, contoh: Contoh, *, awalan: Sequence[str] = (), jumlah: int = SARAN) -> list[SaranPadan]:
        """The entries that share the most telling words, best first; those below one of `awalan` count more."""
        tanya = _weigh_query(contoh)
        skor = np.zeros(len(self.kunci))
        bagian: dict[str, NDArray[np.float64]] = {}
        for kata, (bobot, _asli) in tanya.items():
            if (n := self.nomor.get(kata)) is not None:
                dari, sampai = self.mulai[n], self.mulai[n + 1]
                satu = np.zeros(len(self.kunci))
                satu[self.letak[dari:sampai]] = bobot * self.nilai[dari:sampai]
                bagian[kata] = satu
                skor += satu
        if awalan:
            skor *= [LEBIH_SEBIDANG if k.startswith(tuple(awalan)) else 1.0 for k in self.kunci]
        urut = np.lexsort((np.arange(len(skor)), -skor))[:jumlah]
        return [self._show(int(n), float(skor[n]), bagian, tanya) for n in urut if skor[n] > 0]

    def _show(
        self,
        n: int,
        skor: float,
        bagian: Mapping[str, NDArray[np.float64]],
        tanya: Mapping[str, tuple[float, str]],
    ) -> SaranPadan:
        ada = sorted((k for k in bagian if bagian[k][n] > 0), key=lambda k: (-bagian[k][n], k))
        alasan = list(dict.fromkeys(tanya[k][1] for k in ada))[:ALASAN]
        return SaranPadan(self.kunci[n], self.nama[n], skor, alasan)

    def dump(self) -> tuple[bytes, bytes]:
        """Arrays (npz) and names (JSON)."""
        larik = io.BytesIO()
        np.savez_compressed(larik, mulai=self.mulai, letak=self.letak, nilai=self.nilai)
        isi = {"versi": VERSI, "kunci": self.kunci, "nama": self.nama, "kata": self.kata}
        return larik.getvalue(), json.dumps(isi, ensure_ascii=False).encode()


def read_padan(larik: bytes, nama: bytes) -> Padan:
    """Read what `dump` gave. Raises ValueError when the parts do not fit together or the version is another."""
    isi = json.loads(nama)
    if isi.get("versi") != VERSI:
        raise ValueError(f"versi padanan {isi.get('versi')} tidak dikenal")
    with np.load(io.BytesIO(larik), allow_pickle=False) as semua:
        mulai, letak, nilai = semua["mulai"], semua["letak"], semua["nilai"]
    kunci, kata = tuple(isi["kunci"]), tuple(isi["kata"])
    if len(mulai) != len(kata) + 1 or len(letak) != len(nilai) or (len(letak) and letak.max() >= len(kunci)):
        raise ValueError("larik dan nama dalam padanan tidak cocok")
    return Padan(kunci, tuple(isi["nama"]), kata, mulai, letak, nilai)


def build_padan(uraian: Sequence[Uraian]) -> Padan:
    """Index the entries; words that stand in every second of them tell nothing and are left out."""
    isi = [_count(u) for u in uraian]
    panjang = [sum(c.values()) for c in isi]
    rata = sum(panjang) / max(1, len(panjang)) or 1.0
    pemakai: dict[str, list[int]] = defaultdict(list)
    for n, satu in enumerate(isi):
        for dasar in satu:
            pemakai[dasar].append(n)
    kata = sorted(k for k, semua in pemakai.items() if len(semua) * 2 <= max(2, len(isi)))
    letak, nilai, mulai = [], [], [0]
    for satu_kata in kata:
        semua = pemakai[satu_kata]
        idf = math.log(1 + (len(isi) - len(semua) + 0.5) / (len(semua) + 0.5))
        for n in semua:
            tf = isi[n][satu_kata]
            letak.append(n)
            nilai.append(idf * tf * (JENUH + 1) / (tf + JENUH * (1 - PANJANG + PANJANG * panjang[n] / rata)))
        mulai.append(len(letak))
    return Padan(
        tuple(u.kunci for u in uraian),
        tuple(u.nama for u in uraian),
        tuple(kata),
        np.array(mulai, dtype=np.int64),
        np.array(letak, dtype=np.int32),
        np.array(nilai, dtype=np.float32),
    )


def _count(uraian: Uraian) -> Counter[str]:
    hitung: Counter[str] = Counter()
    for teks, berat in uraian.berat:
        for kata in split_kata(teks):
            if kata.isalpha() and len(kata) > 1 and kata not in load_istilah().sambung:
                hitung[known_stem(kata)] += berat  # type: ignore[assignment]  # counts are weights here
    return hitung


def _weigh_query(contoh: Contoh) -> dict[str, tuple[float, str]]:
    """Weight and wording by stem: title, text, and the things that the terms name."""
    tanya: dict[str, tuple[float, str]] = {}
    bobot = {JUDUL: BOBOT_JUDUL, KATA: BOBOT_KATA}
    for nama, asli in make_ciri(contoh, dengan_urusan=False).items():
        jenis, dasar = nama[:2], nama[2:]
        if jenis in bobot:
            lama = tanya.get(dasar, (0.0, asli))
            tanya[dasar] = (max(lama[0], bobot[jenis]), asli)
        elif jenis == BENDA:
            for kata in split_kata(asli):
                tanya.setdefault(known_stem(kata), (BOBOT_BENDA, asli))
    return tanya
