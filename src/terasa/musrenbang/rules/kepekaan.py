"""Kepekaan peringkat: apa yang berubah bila bobot sebuah kriteria digeser, dan seberapa penilai berbeda."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from operator import mul
from uuid import UUID

from terasa.musrenbang.rules.penilaian import (
    Calon,
    Cara,
    Kriteria,
    mean_nilai,
    measure_rata,
    rank,
    score_all,
)

Nilai = tuple[str, str, Decimal]


@dataclass(frozen=True)
class Geseran:
    """One weight moved by `faktor`, all renormalised: the ranks that result."""

    kriteria: str
    faktor: Fraction
    peringkat: Mapping[UUID, int]


@dataclass(frozen=True)
class Kepekaan:
    """Rank of each usulan, the range it takes under moved weights, and the range over single assessors.

    `masuk` and `keluar`: usulan that cross the line behind the first `batas` places under some move.
    """

    peringkat: Mapping[UUID, int]
    skor: Mapping[UUID, Fraction]
    rentang: Mapping[UUID, tuple[int, int]]
    rentang_penilai: Mapping[UUID, tuple[int, int]]
    geseran: Sequence[Geseran]
    batas: int
    masuk: frozenset[UUID]
    keluar: frozenset[UUID]

    @property
    def bergeser(self) -> int:
        """How many usulan change rank under some move."""
        return sum(a != b for a, b in self.rentang.values())


def measure_kepekaan(
    calon: Sequence[Calon],
    nilai: Mapping[UUID, Sequence[Nilai]],
    kriteria: Kriteria,
    *,
    geser: Fraction,
    batas: int,
) -> Kepekaan:
    """Move each weight up and down by the share `geser`. `nilai`: (assessor, criterion, score) per usulan.

    The score in `calon` is not read: it follows from `nilai`. Usulan without a full set of scores stay out.
    """
    rata = _means(calon, nilai, kriteria)
    ikut = [c for c in calon if c.usulan_id in rata]
    dasar = score_all(rata, kriteria)
    urut = _Urutan(ikut, measure_rata(rata, kriteria), kriteria)
    peringkat = rank(replace(c, skor=dasar[c.usulan_id]) for c in ikut)
    geseran = [
        Geseran(kode, faktor, urut.rank(move_weight(kriteria.bobot, kode, faktor)))
        for kode in kriteria.bobot
        # A product has no weights to move.
        if kriteria.cara is not Cara.KALI
        for faktor in (1 + geser, 1 - geser)
    ]
    semua = [peringkat, *(g.peringkat for g in geseran)]
    atas = {pk for pk, n in peringkat.items() if n <= batas}
    kunjungan = [{pk for pk, n in p.items() if n <= batas} for p in semua]
    return Kepekaan(
        peringkat=peringkat,
        skor=dasar,
        rentang=_ranges(semua),
        rentang_penilai=_ranges([p for p in _per_assessor(ikut, nilai, kriteria) if p]),
        geseran=geseran,
        batas=batas,
        masuk=frozenset().union(*kunjungan) - atas,
        keluar=frozenset(atas - frozenset(atas).intersection(*kunjungan)),
    )


def move_weight(bobot: Mapping[str, Fraction], kode: str, faktor: Fraction) -> dict[str, Fraction]:
    """One weight times `faktor`, then all of them so that their sum is as before."""
    baru = {k: b * faktor if k == kode else b for k, b in bobot.items()}
    kali = sum(bobot.values(), Fraction(0)) / sum(baru.values(), Fraction(0))
    return {k: b * kali for k, b in baru.items()}


def _means(
    calon: Iterable[Calon], nilai: Mapping[UUID, Sequence[Nilai]], kriteria: Kriteria
) -> dict[UUID, dict[str, Fraction]]:
    rata = {
        c.usulan_id: mean_nilai(((k, n) for _p, k, n in nilai.get(c.usulan_id, ())), kriteria) for c in calon
    }
    return {pk: satu for pk, satu in rata.items() if satu is not None}


class _Urutan:
    """Ranks of the same usulan under many weights, on whole numbers: fractions take a second for 600 of them."""

    def __init__(
        self, calon: Sequence[Calon], ukuran: Mapping[UUID, Mapping[str, Fraction]], kriteria: Kriteria
    ) -> None:
        # With equal scores the published order of ties is left.
        seri = rank(replace(c, skor=Fraction(0)) for c in calon)
        self.pk = sorted(seri, key=seri.__getitem__)
        self.kode = list(kriteria.bobot)
        penyebut = math.lcm(*(n.denominator for satu in ukuran.values() for n in satu.values()))
        self.baris = [[int(ukuran[pk][k] * penyebut) for k in self.kode] for pk in self.pk]

    def rank(self, bobot: Mapping[str, Fraction]) -> dict[UUID, int]:
        penyebut = math.lcm(*(b.denominator for b in bobot.values()))
        kali = [int(bobot[k] * penyebut) for k in self.kode]
        skor = [sum(map(mul, satu, kali)) for satu in self.baris]
        # The sort is stable, so that ties stay as they stand.
        urut = sorted(range(len(skor)), key=skor.__getitem__, reverse=True)
        return {self.pk[i]: n for n, i in enumerate(urut, start=1)}


def _per_assessor(
    calon: Sequence[Calon], nilai: Mapping[UUID, Sequence[Nilai]], kriteria: Kriteria
) -> list[dict[UUID, int]]:
    """The ranks each assessor alone would have given, over the usulan that this one scored in full."""
    hasil = []
    milik: dict[str, dict[UUID, list[Nilai]]] = {}
    for pk, isi in nilai.items():
        for satu in isi:
            milik.setdefault(satu[0], {}).setdefault(pk, []).append(satu)
    for penilai in sorted(milik):
        rata = _means(calon, milik[penilai], kriteria)
        ikut = [c for c in calon if c.usulan_id in rata]
        if kriteria.cara is Cara.KALI:
            skor = score_all(rata, kriteria)
            hasil.append(rank(replace(c, skor=skor[c.usulan_id]) for c in ikut))
        elif ikut:
            hasil.append(_Urutan(ikut, measure_rata(rata, kriteria), kriteria).rank(kriteria.bobot))
    return hasil


def _ranges(peringkat: Sequence[Mapping[UUID, int]]) -> dict[UUID, tuple[int, int]]:
    hasil: dict[UUID, tuple[int, int]] = {}
    for satu in peringkat:
        for pk, n in satu.items():
            rendah, tinggi = hasil.get(pk, (n, n))
            hasil[pk] = min(rendah, n), max(tinggi, n)
    return hasil
