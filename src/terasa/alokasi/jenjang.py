"""Several levels at once: each with its own money, its own voters and a ceiling; one count for all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from terasa.alokasi.errors import MasukanTidakSah
from terasa.alokasi.kekangan import Batas
from terasa.alokasi.pemilihan import TEPAT, Pemilihan


@dataclass(frozen=True)
class Jenjang:
    """A desa, a kecamatan or the kabupaten: its ceiling, the groups whose money it is, and its items."""

    nama: str
    pagu: int
    kelompok: frozenset[int]
    pilihan: frozenset[int]


def join_levels(pemilihan: Pemilihan, jenjang: Sequence[Jenjang]) -> tuple[Pemilihan, tuple[Batas, ...]]:
    """The election with all the money together, each voter entitled to their part of every level they belong to, and
    the ceilings that keep each level to its own items.

    The part of a level is divided by the number of ballots. Raises MasukanTidakSah when a level with money has no
    voters, an item belongs to no level or to two, or the entitlements need too many digits.
    """
    _require_one_level(pemilihan, jenjang)
    bagian = [Fraction(0)] * len(pemilihan.bobot)
    for satu in jenjang:
        suara = sum(int(pemilihan.bobot[g]) for g in satu.kelompok)
        if not suara:
            raise MasukanTidakSah(f"Jenjang {satu.nama} mempunyai pagu, tetapi tidak mempunyai pemilih.")
        for g in satu.kelompok:
            bagian[g] += Fraction(satu.pagu * int(pemilihan.bobot[g]), suara)
    penyebut = math.lcm(*(b.denominator for b in bagian))
    hak = [b.numerator * (penyebut // b.denominator) for b in bagian]
    bersama = math.gcd(*hak) or 1
    if sum(hak) // bersama > TEPAT:
        raise MasukanTidakSah(
            "Pembagian pagu antarjenjang memerlukan angka yang terlalu panjang; bulatkan pagunya."
        )
    gabung = replace(
        pemilihan,
        pagu=sum(satu.pagu for satu in jenjang),
        hak=np.array([h // bersama for h in hak], dtype=np.int64),
    )
    return gabung, tuple(Batas(satu.nama, satu.pilihan, langit=satu.pagu) for satu in jenjang)


def _require_one_level(pemilihan: Pemilihan, jenjang: Sequence[Jenjang]) -> None:
    jumlah = [0] * len(pemilihan.proyek)
    for satu in jenjang:
        for p in satu.pilihan:
            jumlah[p] += 1
    for p, banyak in enumerate(jumlah):
        if banyak != 1:
            apa = "tidak masuk jenjang mana pun" if not banyak else "masuk lebih dari satu jenjang"
            raise MasukanTidakSah(f"Pilihan {pemilihan.proyek[p]} {apa}.")
