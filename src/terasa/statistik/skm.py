"""The community satisfaction survey (SKM): mean per unsur, index, quality, and how many to ask.

PermenPANRB 14/2017: nine unsur, each answered 1 (tidak baik) to 4 (sangat baik). Answers are bound to the code of the
unsur, never to their place on the paper, because printed papers order them differently. All sums are exact fractions;
printed tables that write the weight as 0.111 lose up to 0.1 of the index. Definitions: docs/statistik.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

UNSUR = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9")
NAMA_UNSUR = {
    "U1": "Persyaratan",
    "U2": "Sistem, mekanisme, dan prosedur",
    "U3": "Waktu penyelesaian",
    "U4": "Biaya/tarif",
    "U5": "Produk spesifikasi jenis pelayanan",
    "U6": "Kompetensi pelaksana",
    "U7": "Perilaku pelaksana",
    "U8": "Sarana dan prasarana",
    "U9": "Penanganan pengaduan, saran, dan masukan",
}
NILAI = (1, 2, 3, 4)
BOBOT = Fraction(1, len(UNSUR))
# From the scale 1-4 to 25-100.
KONVERSI = 25
# An unsur that fewer of the respondents answered is shown with a warning.
PALING_SEDIKIT_DIJAWAB = Fraction(4, 5)
# Chi-square with one degree of freedom at 95 %, as the published table uses it.
CHI_KUADRAT = Fraction(3841, 1000)


class Mutu(StrEnum):
    """Quality of a service by its index."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


SEBUTAN = {Mutu.A: "Sangat Baik", Mutu.B: "Baik", Mutu.C: "Kurang Baik", Mutu.D: "Tidak Baik"}


class Pita(NamedTuple):
    """The quality that begins at an index of `bawah` (25-100, two decimals)."""

    mutu: Mutu
    bawah: Decimal


PITA = (
    Pita(Mutu.A, Decimal("88.31")),
    Pita(Mutu.B, Decimal("76.61")),
    Pita(Mutu.C, Decimal("65.00")),
    Pita(Mutu.D, Decimal("25.00")),
)


@dataclass(frozen=True, slots=True)
class Skm:
    """Index of `n` respondents. `dijawab` and `nrr` (1-4) in the order of UNSUR; an unsur nobody answered is None.

    `ikm` (25-100, two decimals) and `mutu` are None while an unsur of `kosong` is missing: it is never filled in.
    """

    n: int
    dijawab: tuple[int, ...]
    nrr: tuple[Fraction | None, ...]
    ikm: Decimal | None
    mutu: Mutu | None

    @property
    def kosong(self) -> tuple[str, ...]:
        """The unsur that nobody answered."""
        return tuple(u for u, banyak in zip(UNSUR, self.dijawab, strict=True) if not banyak)

    @property
    def jarang(self) -> tuple[str, ...]:
        """The unsur that some, but fewer than 80 % of the respondents answered."""
        batas = PALING_SEDIKIT_DIJAWAB * self.n
        return tuple(u for u, banyak in zip(UNSUR, self.dijawab, strict=True) if 0 < banyak < batas)


def measure_skm(jawaban: Iterable[Sequence[int | None]], pita: Sequence[Pita] = PITA) -> Skm:
    """Index of rows of nine answers, 1-4 or None, in the order of UNSUR. Raises ValueError.

    NRR_u = sum of answers / answers to u; IKM = 25 x sum of NRR_u / 9 (PermenPANRB 14/2017).
    """
    jumlah, dijawab, n = [0] * len(UNSUR), [0] * len(UNSUR), 0
    for baris in jawaban:
        n += 1
        for letak, nilai in enumerate(_checked(baris)):
            if nilai is not None:
                jumlah[letak] += nilai
                dijawab[letak] += 1
    return measure_jumlah(jumlah, dijawab, n, pita)


def measure_jumlah(jumlah: Sequence[int], dijawab: Sequence[int], n: int, pita: Sequence[Pita] = PITA) -> Skm:
    """The same from the sum of answers and the number of answers per unsur. Raises ValueError."""
    _require_sums(jumlah, dijawab, n)
    nrr = tuple(Fraction(j, d) if d else None for j, d in zip(jumlah, dijawab, strict=True))
    ada = [satu for satu in nrr if satu is not None]
    ikm = round_ikm(sum(ada, Fraction()) * BOBOT * KONVERSI) if len(ada) == len(UNSUR) else None
    return Skm(n, tuple(dijawab), nrr, ikm, None if ikm is None else judge_mutu(ikm, pita))


def round_ikm(nilai: Fraction) -> Decimal:
    """Half up to two decimals: what is printed is what the quality is read from."""
    return Decimal(int(nilai * 100 + Fraction(1, 2))).scaleb(-2)


def judge_mutu(ikm: Decimal, pita: Sequence[Pita] = PITA) -> Mutu:
    """The quality of an index that was already rounded to two decimals. Raises ValueError."""
    for satu in sorted(pita, key=lambda p: p.bawah, reverse=True):
        if ikm >= satu.bawah:
            return satu.mutu
    raise ValueError(f"IKM {ikm} di bawah pita mutu yang paling rendah.")


def krejcie_morgan(populasi: int) -> int:
    """How many of a population to ask, at 95 % and 5 % (Krejcie and Morgan 1970). Raises ValueError.

    s = X^2 N P(1-P) / (d^2 (N-1) + X^2 P(1-P)) with X^2 = 3.841, P = 1/2, d = 0.05, to the nearest whole.
    """
    if populasi < 0:
        raise ValueError(f"Populasi tidak dapat negatif: {populasi}.")
    ragam = CHI_KUADRAT / 4
    return int(ragam * populasi / (Fraction(1, 400) * (populasi - 1) + ragam) + Fraction(1, 2))


def _checked(baris: Sequence[int | None]) -> Sequence[int | None]:
    if len(baris) != len(UNSUR) or any(nilai is not None and nilai not in NILAI for nilai in baris):
        raise ValueError(f"Jawaban SKM terdiri atas {len(UNSUR)} nilai 1–4 atau kosong, bukan {baris!r}.")
    return baris


def _require_sums(jumlah: Sequence[int], dijawab: Sequence[int], n: int) -> None:
    if len(jumlah) != len(UNSUR) or len(dijawab) != len(UNSUR):
        raise ValueError(f"Jumlah dan banyaknya jawaban harus {len(UNSUR)} angka.")
    for j, d in zip(jumlah, dijawab, strict=True):
        if not (0 <= d <= n and d * NILAI[0] <= j <= d * NILAI[-1]):
            raise ValueError(f"Jumlah {j} tidak mungkin dari {d} jawaban oleh {n} orang.")
