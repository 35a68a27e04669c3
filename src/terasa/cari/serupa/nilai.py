"""Skor kesamaan dan saran: gabung, tinjau, atau bukan.

Skor adalah sigmoid dari jumlah berbobot lima segi. Bobotnya bulat dan sedikit, masing-masing dengan alasannya:

- tempat dan pekerjaan sama berat (2): judul yang sama di dusun lain bukan usulan yang sama, dan lampu di jalan yang sama bukan
  jalan; keduanya harus cocok. Pada pasangan yang dinilai orang, regresi logistik memberi keduanya bobot yang hampir sama.
- pertentangan lebih berat daripada kecocokan (1,5 kali): dua dusun yang berbeda hampir pasti dua usulan, sedangkan satu dusun
  yang sama memuat banyak usulan.
- kata dan huruf separuhnya (1): kata yang sama mudah terjadi pada judul menu, dan yang sungguh sama sering ditulis berlainan.
- jumlah paling ringan (0,5): volume diisi "1 paket" untuk apa saja dan sering diperkirakan ulang.
- ambang 3: pekerjaan sama (2) dan separuh katanya sama (1) dengan tempat tidak diketahui bernilai 0,5.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from terasa.cari.serupa.banding import Segi, compare
from terasa.cari.serupa.ciri import Ciri

BOBOT_TEMPAT = 2.0
BOBOT_PEKERJAAN = 2.0
BOBOT_KATA = 1.0
BOBOT_HURUF = 1.0
BOBOT_JUMLAH = 0.5
BERAT_PERTENTANGAN = 1.5
AMBANG = 3.0

# A merge is only advised when nothing speaks against it and the place is one that both name.
SKOR_GABUNG = 0.75
SKOR_TINJAU = 0.4
# More than one containing the other, which is an overlap to look at.
SEGI_GABUNG = 0.6


class Saran(StrEnum):
    """What to do with a pair."""

    GABUNG = "gabung"
    TINJAU = "tinjau"
    BUKAN = "bukan"


@dataclass(frozen=True, slots=True)
class Penilaian:
    """The score in 0..1, the advice, and the comparisons behind both."""

    skor: float
    saran: Saran
    segi: Segi


def judge(a: Ciri, b: Ciri) -> Penilaian:
    """Score one pair. Symmetric."""
    segi = compare(a, b)
    skor = score(segi)
    return Penilaian(skor, advise(a, b, segi, skor), segi)


def score(segi: Segi) -> float:
    """The weighted sum through a sigmoid."""
    jumlah = (
        BOBOT_TEMPAT * _heavier(segi.tempat)
        + BOBOT_PEKERJAAN * _heavier(segi.pekerjaan)
        + BOBOT_KATA * segi.kata
        + BOBOT_HURUF * segi.huruf
        + BOBOT_JUMLAH * segi.jumlah
    )
    return 1.0 / (1.0 + math.exp(AMBANG - jumlah))


def advise(a: Ciri, b: Ciri, segi: Segi, skor: float) -> Saran:
    """Merging is for the same thing at a place shown twice over; what goes to single people a person always looks at."""
    if skor < SKOR_TINJAU:
        return Saran.BUKAN
    is_searah = segi.tempat >= SEGI_GABUNG and segi.pekerjaan >= SEGI_GABUNG and segi.jumlah >= 0.0
    is_perorangan = a.is_perorangan or b.is_perorangan
    if skor >= SKOR_GABUNG and is_searah and not is_perorangan and is_same_place(a, b, segi):
        return Saran.GABUNG
    return Saran.TINJAU


def is_same_place(a: Ciri, b: Ciri, segi: Segi) -> bool:
    """A shared number, two shared names, or one name with its RT or the same quantity. A hamlet alone holds many works
    of one kind: two mosques, two culverts."""
    if segi.pengenal or len(segi.nama) >= 2:
        return True
    return bool(segi.nama) and (bool(a.tempat.rt & b.tempat.rt) or segi.jumlah == 1.0)


def _heavier(segi: float) -> float:
    return segi * BERAT_PERTENTANGAN if segi < 0 else segi
